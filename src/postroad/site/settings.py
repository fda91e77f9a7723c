"""Django's settings, from the installation's own (see :mod:`postroad.site.config`)."""

from pathlib import Path
from urllib.parse import urlsplit

from csp.constants import NONE, SELF

from postroad.site.config import load_config
from postroad.site.database import database_settings

CONFIG = load_config()
HERE = Path(__file__).parent

DEBUG = CONFIG.debug
SECRET_KEY = CONFIG.secret_key
POSTROAD_URL = CONFIG.url.rstrip("/")
POSTROAD_HOME = CONFIG.home
POSTROAD_CATCHER = CONFIG.catcher
_HOST = urlsplit(POSTROAD_URL).hostname or "localhost"
ALLOWED_HOSTS = sorted({_HOST, "localhost", "127.0.0.1", "[::1]", *filter(None, [CONFIG.discreet_domain])})
ROOT_URLCONF = "postroad.site.urls"
WSGI_APPLICATION = "postroad.site.wsgi.application"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.forms",
    "django_htmx",
    "csp",
    "django_tasks",
    "django_tasks_db",
    "postroad.network",
    "postroad.gather",
    "postroad.readers",
    "postroad.desk",
    "postroad.delivery",
    "postroad.archive",
    "postroad.site",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "postroad.site.discreet.discreet_host",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    # Closed by default: a view is open only where it says so (see network.access).
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [HERE / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "postroad.site.context.site",
            ],
        },
    },
]

FORM_RENDERER = "postroad.site.forms.Renderer"
CSRF_FAILURE_VIEW = "postroad.site.errors.csrf_failure"

DATABASES = {"default": database_settings(CONFIG.database, CONFIG.home)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

AUTH_USER_MODEL = "network.Person"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = "desk:issues"
LOGOUT_REDIRECT_URL = "archive:home"

LANGUAGE_CODE = "en"
USE_TZ = True
TIME_ZONE = CONFIG.zone
USE_I18N = True
# The interface speaks the languages that it is translated into; a newsletter's pages name their own on `<html>`.
LANGUAGES = [("en", "English")]

STATIC_URL = "static/"
STATICFILES_DIRS = [HERE / "static"]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "postroad.site.finders.PressFinder",
]
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG
WHITENOISE_ALLOW_ALL_ORIGINS = False
MEDIA_ROOT = CONFIG.home / "media"

# The pages load nothing from elsewhere, run no inline script and stand in nobody's frame.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "frame-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
_HTTPS = POSTROAD_URL.startswith("https://")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _HTTPS
SESSION_COOKIE_HTTPONLY = True
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _HTTPS else None
CSRF_TRUSTED_ORIGINS = [POSTROAD_URL] if _HTTPS else []
if _HTTPS and CONFIG.discreet_domain:
    CSRF_TRUSTED_ORIGINS.append(f"https://{CONFIG.discreet_domain}")
DATA_UPLOAD_MAX_MEMORY_SIZE = 5_000_000

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"discreet": {"()": "postroad.site.logs.DiscreetFormatter"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "discreet"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
