"""The test suite: fixed keys, a throw-away state folder, mails in memory. DATABASE_URL and S3_* choose the stores."""

import base64

from cms.settings.base import *  # noqa: F403
from cms.settings.base import DATABASES, STATE_FOLDER

DEBUG = False
SECRET_KEY = "tests-only-key-that-protects-nothing-but-must-be-long-enough"  # noqa: S105
SEALED_MASTER_KEY = base64.b64encode(b"m" * 32).decode()
VALUE_HASH_KEY = base64.b64encode(b"v" * 32).decode()
PROOF_SIGNING_KEY = base64.b64encode(b"p" * 32).decode()
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
REQUIRE_MFA = False
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # A file, not memory: faults and worker tests open it from several processes.
    DATABASES["default"]["TEST"] = {"NAME": str(STATE_FOLDER / "tests.sqlite3")}
STATE_FOLDER.mkdir(parents=True, exist_ok=True)
