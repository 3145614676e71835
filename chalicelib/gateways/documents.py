"""The documents bucket: uploads go straight to it, by a form that fixes key, type and size."""

from functools import cache
from urllib.parse import urlsplit

from botocore.exceptions import ClientError

from chalicelib.aws import client
from chalicelib.config import setting
from chalicelib.replies.documents import UploadForm

FORM_SECONDS = 15 * 60


def upload_form(key: str, type_: str, size: int) -> UploadForm:
    """A presigned POST: exactly this key and type, exactly this many bytes, for 15 minutes."""
    form = client("s3").generate_presigned_post(
        Bucket=setting("DOCUMENTS_BUCKET"),
        Key=key,
        Fields={"Content-Type": type_},
        Conditions=[{"Content-Type": type_}, ["content-length-range", size, size]],
        ExpiresIn=FORM_SECONDS,
    )
    return UploadForm(url=form["url"], fields=form["fields"])


@cache
def origin() -> str:
    """`scheme://host` of the addresses that forms and links name, for the pages' policy."""
    address = urlsplit(upload_form("any", "text/plain", 1).url)
    return f"{address.scheme}://{address.netloc}"


def stored_version(key: str, size: int) -> str | None:
    """The object's version once the announced file has been uploaded whole ("" in a bucket without versions)."""
    try:
        found = client("s3").head_object(Bucket=setting("DOCUMENTS_BUCKET"), Key=key)
    except ClientError as error:
        if error.response["ResponseMetadata"]["HTTPStatusCode"] == 404:
            return None
        raise
    return str(found.get("VersionId", "")) if found["ContentLength"] == size else None


def reading_link(key: str, version: str | None) -> str:
    """A link by which staff read one file, for five minutes; the very version that was submitted."""
    params = {"Bucket": setting("DOCUMENTS_BUCKET"), "Key": key} | ({"VersionId": version} if version else {})
    link = client("s3").generate_presigned_url("get_object", Params=params, ExpiresIn=300)
    return str(link)
