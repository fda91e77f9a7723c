"""The URLs of this room that also stand on the discreet domain: those that a mail leads to, and no newsletter's name."""

from postroad.readers import urls

app_name = "readers"
urlpatterns = [pattern for pattern in urls.urlpatterns if "slug:slug" not in str(pattern.pattern)]
