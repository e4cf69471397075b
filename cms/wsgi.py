"""The WSGI entry of both web sites; YG_SITE says which."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from disclosure.wiring import services

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.dev")

application = get_wsgi_application()

if settings.SITE == "public":
    # Loading the Korean analysis takes a second or two: before the first reader asks, not while they wait.
    services().engine.warm_up(completing=True)
