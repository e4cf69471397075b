"""A real office: every secret comes from the environment, TLS in front, nothing embedded by accident."""

from django.core.exceptions import ImproperlyConfigured

from cms.settings.base import *  # noqa: F403
from cms.settings.base import ENVIRONMENT, SITE
from cms.settings.environment import required

DEBUG = False
SECRET_KEY = required(ENVIRONMENT.yg_secret_key, "YG_SECRET_KEY")
ALLOWED_HOSTS = [host for host in ENVIRONMENT.yg_allowed_hosts.split(",") if host]
if not ALLOWED_HOSTS:
    raise ImproperlyConfigured("environment: YG_ALLOWED_HOSTS is missing")
if ENVIRONMENT.database_url is None:
    raise ImproperlyConfigured("environment: DATABASE_URL is missing")

SEALED_MASTER_KEY = VALUE_HASH_KEY = PROOF_SIGNING_KEY = None
if SITE != "public":
    SEALED_MASTER_KEY = required(ENVIRONMENT.yg_sealed_master_key, "YG_SEALED_MASTER_KEY")
    VALUE_HASH_KEY = required(ENVIRONMENT.yg_value_hash_key, "YG_VALUE_HASH_KEY")
    PROOF_SIGNING_KEY = required(ENVIRONMENT.yg_proof_signing_key, "YG_PROOF_SIGNING_KEY")

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST = ENVIRONMENT.yg_mail_host
EMAIL_PORT = ENVIRONMENT.yg_mail_port
EMAIL_HOST_USER = ENVIRONMENT.yg_mail_user
EMAIL_HOST_PASSWORD = ENVIRONMENT.yg_mail_password.get_secret_value() if ENVIRONMENT.yg_mail_password else ""
EMAIL_USE_TLS = True
EMAIL_TIMEOUT = 20

CLIENT_ADDRESS_HEADER = "HTTP_X_REAL_IP"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = True
SECURE_HSTS_SECONDS = 365 * 24 * 3600
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
CSRF_TRUSTED_ORIGINS = [ENVIRONMENT.yg_officers_url, ENVIRONMENT.yg_public_url]
