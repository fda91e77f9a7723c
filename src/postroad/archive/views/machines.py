"""What search engines are told: all public pages, and what is not for them."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe
from lxml import etree

from postroad.archive.places import absolute
from postroad.archive.shelf import shelf_of
from postroad.network.access import anyone
from postroad.network.models import Newsletter

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"


@anyone
@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Keep machines out of what is not public; name the site map."""
    closed = ("desk", "reader", "catcher")
    lines = ["User-agent: *", *(f"Disallow: /{part}/" for part in closed), "", f"Sitemap: {absolute('sitemap')}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@anyone
@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """List each newsletter's page and issues."""
    root = etree.Element(f"{{{SITEMAP}}}urlset", nsmap={None: SITEMAP})  # type: ignore[dict-item]  # lxml takes None for the default namespace
    for newsletter in Newsletter.objects.all():
        shelf = shelf_of(newsletter)
        _add(root, absolute("newsletter", newsletter.slug), shelf.changed_at)
        for issue in shelf.issues:
            _add(root, absolute("issue", newsletter.slug, issue.slug), issue.changed_at)
    return HttpResponse(etree.tostring(root, encoding="utf-8", xml_declaration=True), content_type="application/xml")


def _add(root: etree._Element, address: str, changed_at: datetime | None) -> None:
    url = etree.SubElement(root, f"{{{SITEMAP}}}url")
    etree.SubElement(url, f"{{{SITEMAP}}}loc").text = address
    if changed_at is not None:
        etree.SubElement(url, f"{{{SITEMAP}}}lastmod").text = changed_at.strftime("%Y-%m-%d")
