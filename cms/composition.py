"""Builds what stands behind the doors of the other packages, from settings: stores, search engine, workshop.

`disclosure.wiring.services()` calls `make_services` once a process, at first use.
"""

import base64
from pathlib import Path

from django.conf import settings
from django.utils import timezone
from pydantic import SecretStr

from cms.county import read_county
from disclosure.sealing import PublicStore, SealedStore, Vault
from disclosure.storage import FolderObjects, Objects, S3Objects, S3Place
from disclosure.wiring import Services
from redaction.config import RedactionConfig
from redaction.workshop import Workshop
from search.config import SearchConfig
from search.engine import Engine
from search.opening import open_engine


def make_services() -> Services:
    """The services of this process. The public site gets engine and public store only."""
    if settings.SITE == "public":
        return Services(engine=_engine(), public=_public_store(), clock=timezone.now)
    vault = Vault(base64.b64decode(settings.SEALED_MASTER_KEY))
    return Services(
        engine=_engine(),
        public=_public_store(),
        clock=timezone.now,
        sealed=SealedStore(_objects("sealed"), vault),
        vault=vault,
        open_workshop=open_workshop,
        chores=settings.CHORES,
        logs=settings.LOG_FOLDER,
    )


def open_workshop() -> Workshop:
    """A workshop of its own sandboxed child; used as a context manager."""
    return Workshop(
        RedactionConfig(
            value_hash_key=base64.b64decode(settings.VALUE_HASH_KEY),
            signing_key=base64.b64decode(settings.PROOF_SIGNING_KEY),
            lexicon=read_county(settings.COUNTY_FILE),
        )
    )


def _engine() -> Engine:
    given = settings.ENVIRONMENT
    if not given.elasticsearch_url:
        return open_engine(SearchConfig(engine="tantivy", at=str(Path(settings.STATE_FOLDER) / "index")))
    return open_engine(
        SearchConfig(
            engine="elasticsearch",
            at=given.elasticsearch_url,
            api_key=_plain(given.elasticsearch_api_key),
            ca_certs=given.elasticsearch_ca_file or None,
        )
    )


def _public_store() -> PublicStore:
    return PublicStore(_objects("public"))


def _objects(name: str) -> Objects:
    given = settings.ENVIRONMENT
    if not given.s3_endpoint:
        return FolderObjects(Path(settings.STATE_FOLDER) / name)
    return S3Objects(
        S3Place(
            bucket=getattr(given, f"s3_{name}_bucket"),
            endpoint=given.s3_endpoint,
            region=given.s3_region,
            key_id=getattr(given, f"s3_{name}_key_id"),
            secret=_plain(getattr(given, f"s3_{name}_secret")) or "",
        )
    )


def _plain(secret: SecretStr | None) -> str | None:
    return secret.get_secret_value() if secret else None
