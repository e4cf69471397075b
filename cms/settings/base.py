"""What every process shares. Nothing here reads the environment but through `ENVIRONMENT`."""

from datetime import time, timedelta
from pathlib import Path

import dj_database_url
from csp.constants import NONCE, NONE, SELF
from django.utils.translation import gettext_lazy as _

from cms.settings.environment import read_environment

ENVIRONMENT = read_environment()
SITE = ENVIRONMENT.yg_site
BASE_DIR = Path(__file__).resolve().parents[2]
STATE_FOLDER = (BASE_DIR / ENVIRONMENT.yg_state_folder).resolve()
COUNTY_FILE = (
    (BASE_DIR / ENVIRONMENT.yg_county_file).resolve() if ENVIRONMENT.yg_county_file else STATE_FOLDER / "county.json"
)
DISCLOSURE_SERVICES = "cms.composition.make_services"

INSTALLED_APPS = [
    "cms",
    "disclosure",
    "wagtail.contrib.routable_page",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "csp",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
]

_OFFICERS_MIDDLEWARE = ["cms.officers.second_factor.RequireSecondFactor", "cms.officers.failures.SayWhatToDo"]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "cms.languages.ChosenLanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    *([] if SITE == "public" else _OFFICERS_MIDDLEWARE),
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "cms.urls.public" if SITE == "public" else "cms.urls.officers"
WSGI_APPLICATION = "cms.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "wagtail.contrib.settings.context_processors.settings",
                "cms.public.display.display",
            ],
        },
    },
]

_DATABASE_URL = (
    ENVIRONMENT.database_url.get_secret_value()
    if ENVIRONMENT.database_url
    else f"sqlite:///{STATE_FOLDER / 'database.sqlite3'}"
)
DATABASES = {"default": dj_database_url.parse(_DATABASE_URL, conn_max_age=60, conn_health_checks=True)}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # IMMEDIATE takes the write lock at BEGIN: two workers then wait for each other instead of failing at commit.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CLIENT_ADDRESS_HEADER = ""
"""Which META key holds the asker's address; empty: the socket's. Only a proxy that overwrites it may be named."""
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "django_cache"}}

AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
    # A live role in a department opens the admin; what is seen inside is decided row by row.
    "cms.officers.membership.MembershipBackend",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_ADAPTER = "cms.accounts.OfficersOnlyAdapter"
# Ticking "remember me" would make a session last three weeks.
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_RATE_LIMITS = {"login": "20/m/ip", "login_failed": "5/5m/key,20/5m/ip"}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "wagtailadmin_home"
LOGOUT_REDIRECT_URL = "account_login"
REQUIRE_MFA = ENVIRONMENT.yg_require_mfa

SESSION_COOKIE_NAME = f"yg_{SITE}"
CSRF_COOKIE_NAME = f"yg_{SITE}_csrf"
SESSION_COOKIE_AGE = 30 * 60
SESSION_SAVE_EVERY_REQUEST = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
# Wagtail's admin shows a page's preview in a frame of its own site; nothing frames the public site.
CSRF_FAILURE_VIEW = "cms.public.views.errors.forbidden" if SITE == "public" else "cms.officers.failures.stale_form"
X_FRAME_OPTIONS = "DENY" if SITE == "public" else "SAMEORIGIN"
SILENCED_SYSTEM_CHECKS = [] if SITE == "public" else ["security.W019"]
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF, NONCE],
        # Wagtail's admin writes style attributes; the public pages do not need it.
        "style-src": [SELF] if SITE == "public" else [SELF, "'unsafe-inline'"],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE] if SITE == "public" else [SELF],
    }
}

LANGUAGE_CODE = "ko"
LANGUAGES = [("ko", _("한국어")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "cms" / "locale"]
TIME_ZONE = "Asia/Seoul"
USE_TZ = True
USE_I18N = True

STATIC_URL = "/static/"
STATIC_ROOT = STATE_FOLDER / "static"
STATICFILES_DIRS = [BASE_DIR / "cms" / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = STATE_FOLDER / "media"
# An upload may be a sealed paper: it waits encrypted, whatever its size.
FILE_UPLOAD_HANDLERS = ["cms.spooling.EncryptedUploadHandler"]
# Bounds every form field but files.
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024

EMAIL_SUBJECT_PREFIX = ""
DEFAULT_FROM_EMAIL = ENVIRONMENT.yg_mail_from
SERVER_EMAIL = ENVIRONMENT.yg_mail_from

LOG_FOLDER = ENVIRONMENT.yg_log_folder

# What the worker does by the clock, in Korea's time (disclosure.chores).
CHORES: dict[str, time | timedelta] = {
    "verify_audit": time(3, 20),
    "count_missed_words": time(3, 40),
    "search_check": time(4, 0),
    "send_alerts": time(7, 30),
}

WAGTAIL_SITE_NAME = "열린기록"
WAGTAILADMIN_BASE_URL = ENVIRONMENT.yg_officers_url
PUBLIC_BASE_URL = ENVIRONMENT.yg_public_url
OFFICIAL_MASTHEAD = ENVIRONMENT.yg_official_masthead
WAGTAIL_USER_TIME_ZONES = [TIME_ZONE]
"""One county, one clock: nobody is asked to choose among six hundred."""
WAGTAIL_I18N_ENABLED = False
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
# Nothing an editor types stays in a revision before somebody chose to save it.
WAGTAIL_AUTOSAVE_INTERVAL = 0
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAILEMBEDS_FINDERS: list[dict[str, str]] = []
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAILADMIN_PERMITTED_LANGUAGES = [("ko", "한국어"), ("en", "English")]
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
WAGTAILDOCS_EXTENSIONS = ["pdf", "hwp", "hwpx", "odt", "xlsx", "csv"]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    # A parser's warning may quote the paper it reads.
    "loggers": {
        "pypdf": {"handlers": [], "propagate": False, "level": "CRITICAL"},
        "pdfminer": {"handlers": [], "propagate": False, "level": "CRITICAL"},
        "pikepdf": {"handlers": [], "propagate": False, "level": "CRITICAL"},
        "fontTools": {"handlers": [], "propagate": False, "level": "CRITICAL"},
        "presidio-analyzer": {"handlers": [], "propagate": False, "level": "CRITICAL"},
        "botocore": {"level": "WARNING"},
        "elastic_transport": {"level": "WARNING"},
        # One line for each page and its tasks: the addresses of a first start would be lost among them.
        "wagtail": {"level": "WARNING"},
        "django_tasks": {"level": "WARNING"},
    },
}
