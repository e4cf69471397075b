"""Makes the two buckets of a test run, each by its own identity, from the S3_* variables."""

import os

import boto3

for side in ("SEALED", "PUBLIC"):
    boto3.client(
        "s3",
        endpoint_url=os.environ["S3_ENDPOINT"],
        region_name="us-east-1",
        aws_access_key_id=os.environ[f"S3_{side}_KEY_ID"],
        aws_secret_access_key=os.environ[f"S3_{side}_SECRET"],
    ).create_bucket(Bucket=os.environ[f"S3_{side}_BUCKET"])
