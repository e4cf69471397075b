"""The one place where the process environment is read: typed, complete, and strict about names.

A variable that is missing stops the start with its name; so does an unknown one that carries one of our prefixes,
because a mistyped name would otherwise leave a default standing in silence.
"""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from django.core.exceptions import ImproperlyConfigured
from pydantic import SecretStr, ValidationError, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

PREFIXES = ("YG_", "S3_", "ELASTICSEARCH_")
SEALED_SIDE = frozenset(
    {
        "YG_SEALED_MASTER_KEY",
        "YG_VALUE_HASH_KEY",
        "YG_PROOF_SIGNING_KEY",
        "S3_SEALED_BUCKET",
        "S3_SEALED_KEY_ID",
        "S3_SEALED_SECRET",
    }
)
Site = Literal["officers", "public", "worker"]


class Environment(BaseSettings):
    """What a process is told from outside. Names in the environment are the field names in capitals."""

    model_config = SettingsConfigDict(extra="ignore", frozen=True, env_ignore_empty=True)

    yg_site: Site = "officers"
    """Which site this process serves; `public` never receives a key of the sealed store."""
    yg_state_folder: Path = Path("var")
    yg_log_folder: Path | None = None
    """Where logs of this installation lie, the web server's too; read every night for values of sealed files."""
    yg_county_file: Path | None = None
    """The county's facts for the detector (cms.county); by default county.json in the state folder."""
    yg_secret_key: SecretStr | None = None
    yg_allowed_hosts: str = ""
    yg_officers_url: str = "http://127.0.0.1:8000"
    yg_public_url: str = "http://127.0.0.1:8001"
    yg_official_masthead: bool = False
    yg_require_mfa: bool = True
    yg_mail_host: str = ""
    yg_mail_port: int = 587
    yg_mail_user: str = ""
    yg_mail_password: SecretStr | None = None
    yg_mail_from: str = "openrecords@gurye.example"
    yg_sealed_master_key: SecretStr | None = None
    """Base64 of 32 bytes: wraps the data key of each sealed object."""
    yg_value_hash_key: SecretStr | None = None
    yg_proof_signing_key: SecretStr | None = None

    database_url: SecretStr | None = None

    s3_endpoint: str = ""
    s3_region: str = "us-east-1"
    s3_sealed_bucket: str = ""
    s3_sealed_key_id: str = ""
    s3_sealed_secret: SecretStr | None = None
    s3_public_bucket: str = ""
    s3_public_key_id: str = ""
    s3_public_secret: SecretStr | None = None

    elasticsearch_url: str = ""
    elasticsearch_api_key: SecretStr | None = None
    elasticsearch_ca_file: str = ""

    @model_validator(mode="after")
    def _s3_is_whole(self) -> "Environment":
        if self.s3_endpoint and not (self.s3_public_bucket and self.s3_public_key_id and self.s3_public_secret):
            raise ValueError("S3_ENDPOINT needs S3_PUBLIC_BUCKET, S3_PUBLIC_KEY_ID and S3_PUBLIC_SECRET")
        if self.s3_endpoint and self.yg_site != "public" and not (self.s3_sealed_bucket and self.s3_sealed_secret):
            raise ValueError("S3_ENDPOINT needs S3_SEALED_BUCKET, S3_SEALED_KEY_ID and S3_SEALED_SECRET")
        return self

    @model_validator(mode="after")
    def _public_holds_no_sealed_key(self) -> "Environment":
        if self.yg_site == "public" and (self.yg_sealed_master_key or self.s3_sealed_secret):
            raise ValueError("the public site must not be given YG_SEALED_MASTER_KEY or S3_SEALED_SECRET")
        return self


def read_environment(source: Mapping[str, str] = os.environ) -> Environment:
    """Read and check the environment. Raises `ImproperlyConfigured` that names the variable, never its value."""
    known = {name.upper() for name in Environment.model_fields}
    unknown = sorted(name for name in source if name.startswith(PREFIXES) and name not in known)
    if unknown:
        raise ImproperlyConfigured(f"unknown environment variables: {', '.join(unknown)}")
    try:
        return Environment()
    except ValidationError as error:
        problems = "; ".join(
            f"{'.'.join(str(part).upper() for part in item['loc'])} {item['msg']}".strip() for item in error.errors()
        )
        raise ImproperlyConfigured(f"environment: {problems}") from None


def required(value: SecretStr | None, name: str) -> str:
    """The secret's text, or a stop that names the missing variable."""
    if value is None:
        raise ImproperlyConfigured(f"environment: {name} is missing")
    return value.get_secret_value()


def environment_of(site: Site) -> dict[str, str]:
    """This process's environment for a child that serves `site`; the public one is handed no key of the sealed side."""
    handed = {name: value for name, value in os.environ.items() if site != "public" or name not in SEALED_SIDE}
    # What the index's analysis frees between deliveries goes back to the system at once.
    giving_back = {"MIMALLOC_PURGE_DELAY": "0"} if site == "worker" else {}
    return {**handed, **giving_back, "YG_SITE": site, "PYTHONUNBUFFERED": "1"}
