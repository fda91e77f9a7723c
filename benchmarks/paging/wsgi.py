"""The site as the web server runs it, with the bare page beside."""

import os

os.environ["DJANGO_SETTINGS_MODULE"] = "postroad.site.settings"

from django.conf import settings
from django.core.wsgi import get_wsgi_application

settings.ROOT_URLCONF = "benchmarks.paging.urls"
application = get_wsgi_application()
