"""Where objects lie: a folder or an S3 bucket behind one protocol. The only file that knows boto3.

Keys are `agency/owner/sha256`: no name, nothing private. Failing is loud: `ObjectMissing` when the object is not there,
`StoreUnavailable` when the store does not answer in time; never an empty answer.
"""

import contextlib
import os
import re
import secrets
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from disclosure.errors import ObjectMissing, StoreUnavailable

_KEY = re.compile(r"[a-z0-9][a-z0-9-]{0,39}/[a-z2-7]{26}/[0-9a-f]{64}")
_FOLDER = re.compile(r"[a-z0-9][a-z0-9-]{0,39}/[a-z2-7]{26}")
_DRAFT_SUFFIX = ".draft"
_CONNECT_SECONDS = 3
_READ_SECONDS = 8
_ATTEMPTS = 2


class Objects(Protocol):
    """Bytes under keys. One contract test suite (tests/contract) runs against each implementation."""

    def put(self, key: str, content: bytes) -> None:
        """Store whole or not at all, durable on return; the same key again replaces."""

    def get(self, key: str) -> bytes:
        """The bytes as they lie there; the caller checks them. Raises `ObjectMissing`."""

    def keys(self, folder: str = "") -> Iterator[str]:
        """Every key, or those of one `agency/owner` folder, in any order."""

    def remove(self, key: str) -> None:
        """Remove one object with its versions; unknown is ignored."""

    def remove_folder(self, folder: str) -> None:
        """Remove every object (and version) under `agency/owner`; none left on return; unknown is ignored."""


def _checked(key: str, pattern: re.Pattern[str]) -> str:
    if not pattern.fullmatch(key):
        raise ValueError("malformed key of a store")
    return key


@dataclass(frozen=True, slots=True)
class FolderObjects:
    """A folder of one machine. Writes go to a draft beside the target, are flushed to disk, and are renamed."""

    root: Path

    def put(self, key: str, content: bytes) -> None:
        """Store whole or not at all."""
        target = self.root / _checked(key, _KEY)
        draft = target.with_name(f"{target.name}.{secrets.token_hex(8)}{_DRAFT_SUFFIX}")
        try:
            target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            _write_durably(draft, content)
            draft.replace(target)
            _flush_folder(target.parent)
        except OSError as error:
            with contextlib.suppress(OSError):
                draft.unlink(missing_ok=True)
            raise StoreUnavailable(f"errno {error.errno}") from error

    def get(self, key: str) -> bytes:
        """The bytes as they lie there."""
        try:
            return (self.root / _checked(key, _KEY)).read_bytes()
        except FileNotFoundError as error:
            raise ObjectMissing from error
        except OSError as error:
            raise StoreUnavailable(f"errno {error.errno}") from error

    def keys(self, folder: str = "") -> Iterator[str]:
        """Every key; drafts of killed writers are not objects."""
        base = self.root / _checked(folder, _FOLDER) if folder else self.root
        try:
            found = [path for path in base.rglob("*") if path.is_file() and path.suffix != _DRAFT_SUFFIX]
        except OSError as error:
            raise StoreUnavailable(f"errno {error.errno}") from error
        return iter(path.relative_to(self.root).as_posix() for path in found)

    def remove(self, key: str) -> None:
        """Remove one object."""
        try:
            (self.root / _checked(key, _KEY)).unlink(missing_ok=True)
        except OSError as error:
            raise StoreUnavailable(f"errno {error.errno}") from error

    def remove_folder(self, folder: str) -> None:
        """Remove every object under `agency/owner`, drafts too."""
        try:
            shutil.rmtree(self.root / _checked(folder, _FOLDER))
        except FileNotFoundError:
            return
        except OSError as error:
            raise StoreUnavailable(f"errno {error.errno}") from error


def _write_durably(path: Path, content: bytes) -> None:
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as target:
        target.write(content)
        target.flush()
        os.fsync(target.fileno())


def _flush_folder(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@dataclass(frozen=True, slots=True)
class S3Place:
    """Which bucket, and who asks."""

    endpoint: str
    region: str
    bucket: str
    key_id: str
    secret: str = field(repr=False)


class S3Objects:
    """A bucket. Time-outs and tries are bounded so that a silent store fails within 20 seconds."""

    def __init__(self, place: S3Place) -> None:
        self._bucket = place.bucket
        self._client = boto3.client(
            "s3",
            endpoint_url=place.endpoint,
            region_name=place.region,
            aws_access_key_id=place.key_id,
            aws_secret_access_key=place.secret,
            config=Config(
                connect_timeout=_CONNECT_SECONDS,
                read_timeout=_READ_SECONDS,
                retries={"mode": "standard", "total_max_attempts": _ATTEMPTS},
                s3={"addressing_style": "path"},
                # Older stores refuse the trailing checksums that newer clients send by default.
                request_checksum_calculation="when_required",
                response_checksum_validation="when_required",
            ),
        )

    def put(self, key: str, content: bytes) -> None:
        """Store whole or not at all: S3 shows an object only once all of it has arrived."""
        try:
            self._client.put_object(Bucket=self._bucket, Key=_checked(key, _KEY), Body=content)
        except (ClientError, BotoCoreError) as error:
            raise _unavailable(error) from error

    def get(self, key: str) -> bytes:
        """The bytes as they lie there."""
        try:
            content: bytes = self._client.get_object(Bucket=self._bucket, Key=_checked(key, _KEY))["Body"].read()
        except ClientError as error:
            if _code(error) in {"NoSuchKey", "404"}:
                raise ObjectMissing from error
            raise _unavailable(error) from error
        except BotoCoreError as error:
            raise _unavailable(error) from error
        return content

    def keys(self, folder: str = "") -> Iterator[str]:
        """Every key."""
        prefix = f"{_checked(folder, _FOLDER)}/" if folder else ""
        pages = self._client.get_paginator("list_objects_v2").paginate(Bucket=self._bucket, Prefix=prefix)
        try:
            for page in pages:
                yield from (item["Key"] for item in page.get("Contents", ()))
        except (ClientError, BotoCoreError) as error:
            raise _unavailable(error) from error

    def remove(self, key: str) -> None:
        """Remove one object with its versions."""
        self._remove(_checked(key, _KEY))

    def remove_folder(self, folder: str) -> None:
        """Remove every object under `agency/owner`, older versions too where the bucket keeps them."""
        self._remove(f"{_checked(folder, _FOLDER)}/")

    def _remove(self, prefix: str) -> None:
        try:
            for key, version in list(self._versions(prefix)):
                if version in {"", "null"}:
                    self._client.delete_object(Bucket=self._bucket, Key=key)
                else:
                    self._client.delete_object(Bucket=self._bucket, Key=key, VersionId=version)
        except (ClientError, BotoCoreError) as error:
            raise _unavailable(error) from error

    def _versions(self, prefix: str) -> Iterator[tuple[str, str]]:
        pages = self._client.get_paginator("list_object_versions").paginate(Bucket=self._bucket, Prefix=prefix)
        try:
            for page in pages:
                yield from ((item["Key"], item.get("VersionId", "")) for item in page.get("Versions", ()))
                yield from ((item["Key"], item.get("VersionId", "")) for item in page.get("DeleteMarkers", ()))
        except ClientError as error:
            if _code(error) not in {"NotImplemented", "501", "VersioningNotConfigured"}:
                raise
            # A store without versions lists the objects themselves.
            for page in self._client.get_paginator("list_objects_v2").paginate(Bucket=self._bucket, Prefix=prefix):
                yield from ((item["Key"], "") for item in page.get("Contents", ()))


def _code(error: ClientError) -> str:
    return str(error.response.get("Error", {}).get("Code", ""))


def _unavailable(error: ClientError | BotoCoreError) -> StoreUnavailable:
    return StoreUnavailable(_code(error) if isinstance(error, ClientError) else type(error).__name__)
