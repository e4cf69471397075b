"""Every place where objects may lie: a folder, and a bucket of a real S3 server when one is named."""

import os
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import boto3
import pytest

from disclosure.storage import FolderObjects, Objects, S3Objects, S3Place


@pytest.fixture(params=["folder", "s3"])
def objects(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Objects]:
    """An empty place."""
    if request.param == "folder":
        yield FolderObjects(tmp_path / "objects")
        return
    place = s3_place()
    client = boto3.client(
        "s3",
        endpoint_url=place.endpoint,
        region_name=place.region,
        aws_access_key_id=place.key_id,
        aws_secret_access_key=place.secret,
    )
    client.create_bucket(Bucket=place.bucket)
    made = S3Objects(place)
    yield made
    for key in list(made.keys()):
        made.remove(key)
    client.delete_bucket(Bucket=place.bucket)


def s3_place() -> S3Place:
    """The server the test run was given, with a bucket of our own."""
    endpoint = os.environ.get("TEST_S3_ENDPOINT")
    if not endpoint:
        pytest.skip("no S3 server was started for this run")
    return S3Place(
        endpoint=endpoint,
        region="us-east-1",
        bucket=f"contract-{uuid4().hex}",
        key_id=os.environ["TEST_S3_SEALED_KEY_ID"],
        secret=os.environ["TEST_S3_SEALED_SECRET"],
    )
