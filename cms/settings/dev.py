"""`make run`: everything embedded, keys made at first start, mails printed, loopback only."""

from datetime import timedelta

from cms.settings.base import *  # noqa: F403
from cms.settings.base import CHORES, ENVIRONMENT, SITE, STATE_FOLDER
from cms.settings.local_keys import local_key

_KEYS = STATE_FOLDER / "keys"


def _secret(given: object, name: str) -> str:
    return given.get_secret_value() if given else local_key(_KEYS, name)


DEBUG = False
SECRET_KEY = _secret(ENVIRONMENT.yg_secret_key, f"django-{'public' if SITE == 'public' else 'officers'}")
SEALED_MASTER_KEY = None if SITE == "public" else _secret(ENVIRONMENT.yg_sealed_master_key, "sealed-master")
VALUE_HASH_KEY = None if SITE == "public" else _secret(ENVIRONMENT.yg_value_hash_key, "value-hash")
PROOF_SIGNING_KEY = None if SITE == "public" else _secret(ENVIRONMENT.yg_proof_signing_key, "proof-signing")
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]", *filter(None, ENVIRONMENT.yg_allowed_hosts.split(","))]
REQUIRE_MFA = False
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 3600
# Nobody keeps a trial running until the morning.
CHORES = {**CHORES, "send_alerts": timedelta(minutes=2), "count_missed_words": timedelta(hours=1)}
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = STATE_FOLDER / "mail"
