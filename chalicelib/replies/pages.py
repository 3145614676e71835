"""Files of the faces, as a browser gets them."""

from chalicelib.replies.base import Reply


class PageFile(Reply, frozen=True, kw_only=True):
    """`text` of the media type `kind`, with the headers that are its own."""

    text: str
    kind: str
    headers: dict[str, str]
