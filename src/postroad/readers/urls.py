"""The URLs of this room."""

from django.urls import path, re_path

from postroad.readers import views
from postroad.readers.views_staff import urls as staff

app_name = "readers"
urlpatterns = [
    *staff.urlpatterns,
    path("subscribe/<slug:slug>/", views.subscribe, name="subscribe"),
    path("subscribe/<slug:slug>/asked/", views.asked, name="asked"),
    path("subscribe/<slug:slug>/elsewhere/", views.embedded, name="embedded"),
    path("subscribe/<slug:slug>/form/", views.embed, name="embed"),
    path("confirm/<str:token>/", views.confirm, name="confirm"),
    path("leave/<str:token>/", views.leave, name="leave"),
    path("preferences/<str:token>/", views.preferences, name="preferences"),
    path("preferences/<str:token>/pause/", views.pause, name="pause"),
    path("preferences/<str:token>/fewer/", views.fewer, name="fewer"),
    path("preferences/<str:token>/discreet/", views.hide, name="hide"),
    path("preferences/<str:token>/link/", views.fresh_link, name="fresh-link"),
    path("manage/<str:token>/", views.manage_link, name="manage"),
    path("address/<str:token>/", views.address, name="address"),
    path("stop/<str:token>/", views.revoke, name="revoke"),
    path("choices/", views.choices, name="choices"),
    path("choices/close/", views.close, name="close"),
    path("choices/address/", views.own_address, name="own-address"),
    path("choices/held/", views.own_held, name="own-held"),
    re_path(r"^choices/held/held\.(?P<kind>json|csv)$", views.own_file, name="own-file"),
    path("choices/leave/", views.own_leave, name="own-leave"),
    path("choices/forget/", views.own_forget, name="own-forget"),
    path("choices/<slug:name>/", views.choose, name="choose"),
    path("exit/", views.leave_page, name="exit"),
]
