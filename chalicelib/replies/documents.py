"""Uploading a document, and reading it."""

from chalicelib.replies.base import Reply


class DocumentAnnounced(Reply, frozen=True, kw_only=True):
    """`key` is where the bucket will have it."""

    document: str
    key: str


class UploadForm(Reply, frozen=True, kw_only=True):
    """A form for one POST of exactly the announced file; every field goes with it, the file last."""

    url: str
    fields: dict[str, str]


class DocumentAdded(Reply, frozen=True, kw_only=True):
    document: str
    upload: UploadForm


class DocumentRemoved(Reply, frozen=True, kw_only=True):
    document: str


class DocumentLink(Reply, frozen=True, kw_only=True):
    """`url` reads the file for five minutes."""

    document: str
    name: str
    type: str
    url: str
