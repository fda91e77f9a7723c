"""The URLs of this room. A name in an address is kept for ever."""

from django.urls import path

from postroad.archive.views import events, feeds, issues, looks, machines, newsletters, prints

app_name = "archive"
urlpatterns = [
    path("", newsletters.home, name="home"),
    path("robots.txt", machines.robots, name="robots"),
    path("sitemap.xml", machines.sitemap, name="sitemap"),
    path("<slug:newsletter>/", newsletters.newsletter, name="newsletter"),
    path("<slug:newsletter>/theme.css", looks.theme, name="theme"),
    path("<slug:newsletter>/feed.xml", feeds.feed, name="feed"),
    path("<slug:newsletter>/calendar.ics", feeds.calendar, name="calendar"),
    path("<slug:newsletter>/events/", events.events, name="events"),
    path("<slug:newsletter>/<slug:issue>/", issues.issue, name="issue"),
    path("<slug:newsletter>/<slug:issue>/calendar.ics", prints.calendar, name="issue-calendar"),
    path("<slug:newsletter>/<slug:issue>/issue.pdf", prints.pdf, name="issue-pdf"),
    path("<slug:newsletter>/<slug:issue>/issue.md", prints.markdown, name="issue-markdown"),
    path("<slug:newsletter>/<slug:issue>/issue.json", prints.document, name="issue-document"),
    path("<slug:newsletter>/<slug:issue>/<slug:key>.ics", prints.item_calendar, name="item-calendar"),
    path("<slug:newsletter>/<slug:issue>/<slug:key>", issues.item, name="item"),
]
