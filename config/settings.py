"""One file of settings. What differs between laptop and server comes from `config.environment`."""

import sys
import warnings
from typing import Any
from urllib.parse import urlsplit

import dj_database_url
import pghistory
from django.utils.csp import CSP

from config.environment import (
    BASE_DIR,
    DATA_DIR,
    LOCAL_HOSTS,
    THREADS_PER_WORKER,
    local_secret_key,
    read_environment,
)

environment = read_environment()

DEBUG = environment.DEBUG
SECRET_KEY = environment.SECRET_KEY or local_secret_key()
SITE_URL = environment.SITE_URL
ALLOWED_HOSTS = environment.ALLOWED_HOSTS or LOCAL_HOSTS
CSRF_TRUSTED_ORIGINS = [SITE_URL]

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.redirects",
    "django.contrib.sites",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django_filters",
    "pgtrigger",
    "pghistory",
    "themes",
    "speakers",
    "proceedings",
    "proceedings.search",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "config.languages.LanguageOfTheAddress",
    "proceedings.views.page_cache.PageCacheMiddleware",  # what is below, a page that is kept does without
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "pghistory.middleware.HistoryMiddleware",  # who changed what
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.contrib.redirects.middleware.RedirectFallbackMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
SITE_ID = 1

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "proceedings.templatetags.drawing",
                "proceedings.templatetags.languages",
            ],
        },
    },
    # What a page has by the hundred; what may be called there is in `config.jinja`.
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [BASE_DIR / "templates/macros"],
        "OPTIONS": {"environment": "config.jinja.environment"},
    },
]

# --- Database -------------------------------------------------------------------------------------------

if environment.DATABASE_URL:
    database: dict[str, Any] = {**dj_database_url.parse(environment.DATABASE_URL, conn_health_checks=True)}
else:
    database = {
        "ENGINE": "config.embedded_postgres",
        "NAME": "postgres",
        "DATA_DIRECTORY": DATA_DIR / "postgres",
        "TEST": {"DATA_DIRECTORY": DATA_DIR / "postgres-for-tests"},
    }
# psycopg's own pool: a connection is kept and checked rather than opened for every page.
database.setdefault("OPTIONS", {})["pool"] = {
    "min_size": 1,
    "max_size": THREADS_PER_WORKER,
    "timeout": 10,
}
DATABASES = {"default": database}

# Functions, triggers and views, applied after every `migrate`; see docs/triggers.md.
SQL_FOLDERS = [
    BASE_DIR / "themes/sql",
    BASE_DIR / "speakers/sql",
    BASE_DIR / "proceedings/editorial/sql",
    BASE_DIR / "proceedings/search/sql",
]

# Pages as rendered, in each worker's own memory; see `proceedings.views.page_cache`.
PAGE_CACHE_BYTES = 64 * 2**20
# A visitor may get a page this much older than the latest edit; an editor who is logged in never does.
PAGE_CACHE_STAMP_SECONDS = 0.02

# --- History --------------------------------------------------------------------------------------------

# Of a change the row as it was before is kept: with the record itself that is all there is to know, also of rows
# that are older than their history.
PGHISTORY_DEFAULT_TRACKERS = (
    pghistory.InsertEvent(),
    pghistory.UpdateEvent(row=pghistory.Old),
    pghistory.DeleteEvent(),
)
PGHISTORY_APPEND_ONLY = True
PGHISTORY_CREATED_AT_FUNCTION = "clock_timestamp()"  # so that changes of one transaction have an order
PGHISTORY_FOREIGN_KEY_FIELD = pghistory.ForeignKey(db_index=False)
PGHISTORY_OBJ_FIELD = pghistory.ObjForeignKey(related_name="+", db_index=True)
# With the row and not in a table of their own, where every statement of a long transaction would update one row.
PGHISTORY_CONTEXT_FIELD = pghistory.ContextJSONField()
PGHISTORY_CONTEXT_ID_FIELD = pghistory.ContextUUIDField(db_index=True)
PGHISTORY_MIDDLEWARE_METHODS = ("POST",)
PGTRIGGER_MIGRATIONS = False  # its triggers are made after `migrate`, with our own: see docs/triggers.md

# --- Words, time, files ---------------------------------------------------------------------------------

# English at bare addresses, the others behind their code; each by its own name. See `config.languages`.
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("uk", "Українська"), ("ja", "日本語")]
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = "config.formats"  # how each writes days and numbers
TIME_ZONE = "UTC"
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = BASE_DIR / "static-collected"
STATICFILES_DIRS = [BASE_DIR / "static"]
HASHED_STATIC = STATIC_ROOT.exists()  # `collectstatic` was run, as the Dockerfile does
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if HASHED_STATIC
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = not HASHED_STATIC
if not HASHED_STATIC:
    warnings.filterwarnings("ignore", "No directory at", UserWarning)  # whitenoise, of the folder not yet collected

# --- Security -------------------------------------------------------------------------------------------

SECURE_CSP = {
    "default-src": [CSP.SELF],
    "img-src": [CSP.SELF, "data:"],  # the admin's own icons
    "object-src": [CSP.NONE],
    "base-uri": [CSP.NONE],
    "form-action": [CSP.SELF],
    "frame-ancestors": [CSP.NONE],
}
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

# A site served under https:// says so to browsers; one on a laptop has no certificate to insist on.
IS_HTTPS = urlsplit(SITE_URL).scheme == "https"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = IS_HTTPS
SECURE_SSL_REDIRECT = IS_HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]  # asked from inside, over plain http
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if IS_HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = IS_HTTPS

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "admin:login"

# An edition's form carries a panel of 200 statements.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000
# A report of 5 MB may be pasted as well as uploaded, and a larger one gets its sentence.
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line", "stream": sys.stderr}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"embedded_postgres": {"level": "CRITICAL"}},  # what it says comes back as an exception
}
