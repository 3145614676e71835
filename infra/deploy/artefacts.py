"""Puts what was packaged into a bucket, under names made of their content."""

import hashlib
import json
from pathlib import Path
from typing import Any

from botocore.exceptions import ClientError

from infra.aws import AwsAccount
from infra.say import Progress
from infra.typed import Record


def ensure_bucket(aws: AwsAccount, bucket: str) -> None:
    """A private bucket of this account for packages; S3 keeps new buckets closed and encrypted by itself."""
    client = aws.client("s3")
    try:
        client.head_bucket(Bucket=bucket)
    except ClientError as error:
        if error.response["Error"]["Code"] not in ("404", "NoSuchBucket"):
            raise
        region = {"LocationConstraint": aws.region_name}
        # S3 refuses to be told its own default region.
        extra = {} if aws.region_name == "us-east-1" else {"CreateBucketConfiguration": region}
        client.create_bucket(Bucket=bucket, **extra)


def _upload(aws: AwsAccount, bucket: str, name: str, content: bytes) -> str:
    key = f"{hashlib.sha256(content).hexdigest()[:32]}-{name}"
    client = aws.client("s3")
    if not client.list_objects_v2(Bucket=bucket, Prefix=key).get("KeyCount"):
        client.put_object(Bucket=bucket, Key=key, Body=content)
    return key


def _pointed_to(template: Any, places: dict[str, str]) -> Any:
    """The template with each `./file` of CodeUri and ContentUri replaced by its place in the bucket."""
    if isinstance(template, dict):
        return {
            key: places.get(value, value) if key in ("CodeUri", "ContentUri") else _pointed_to(value, places)
            for key, value in template.items()
        }
    if isinstance(template, list):
        return [_pointed_to(value, places) for value in template]
    return template


def upload(aws: AwsAccount, bucket: str, out: Path, say: Progress) -> Record:
    """The template, whose lambdas point into the bucket. `out` is what `package` returned."""
    say(f"uploading the packages to the bucket {bucket}")
    ensure_bucket(aws, bucket)
    places = {
        f"./{path.name}": f"s3://{bucket}/{_upload(aws, bucket, path.name, path.read_bytes())}"
        for path in sorted(out.glob("*.zip"))
    }
    template: Record = _pointed_to(json.loads((out / "template.json").read_text(encoding="utf-8")), places)
    return template


def put_template(aws: AwsAccount, bucket: str, template: Record) -> str:
    """Its URL."""
    key = _upload(aws, bucket, "template.json", json.dumps(template, separators=(",", ":")).encode())
    return address(aws, bucket, key)


def address(aws: AwsAccount, bucket: str, key: str) -> str:
    if aws.endpoint:
        return f"{aws.endpoint}/{bucket}/{key}"
    suffix = "amazonaws.com.cn" if aws.region_name.startswith("cn-") else "amazonaws.com"
    return f"https://{bucket}.s3.{aws.region_name}.{suffix}/{key}"
