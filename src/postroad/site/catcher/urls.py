"""The URLs of the catcher."""

from django.urls import path

from postroad.site.catcher import views

app_name = "catcher"
urlpatterns = [
    path("", views.mails, name="mails"),
    path("clearing/", views.clear, name="clear"),
    path("<int:pk>/", views.mail, name="mail"),
    path("<int:pk>/html/", views.mail_html, name="mail-html"),
    path("<int:pk>/source/", views.mail_source, name="mail-source"),
    path("<int:pk>/attachments/<int:number>/", views.attachment, name="attachment"),
]
