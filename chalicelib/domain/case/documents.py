"""Uploaded materials: what may be uploaded, and what is still missing before a submission."""

from collections.abc import Iterable

from chalicelib.domain.base.entity import Entity
from chalicelib.domain.catalogue.centre import Item, Settings
from chalicelib.errors import BadInput, TooLarge

MIME = {"pdf": "application/pdf", "jpg": "image/jpeg", "png": "image/png"}
MEGABYTE = 1024 * 1024


class Document(Entity, frozen=True, kw_only=True):
    """One file for one material of a case; the bytes lie in the documents bucket under `key`.

    `submitted` is the bucket's version that counts: what is uploaded over it later changes nothing.
    `removed` by the applicant before the case was submitted anew: nobody sees it or counts it any more.
    """

    id: str
    case: str
    material: str
    name: str
    type: str
    size: int
    key: str
    at: int
    submitted: str | None = None
    removed: bool = False


def check(settings: Settings, item: Item, material: str, type_: str, size: int) -> None:
    """Raises BadInput or TooLarge; staff and applicants may use only the materials that the item names."""
    if material not in {m.id for m in item.uploads}:
        raise BadInput("UNKNOWN_MATERIAL", "material")
    allowed = {MIME[t] for t in settings.upload.types if t in MIME}
    if type_ not in allowed:
        raise BadInput("BAD_TYPE", "type", names=", ".join(sorted(allowed)))
    most = settings.upload.max_megabytes
    if not 0 < size <= most * MEGABYTE:
        raise TooLarge("FILE_TOO_LARGE", "size", most=most)


def missing(item: Item, uploaded: Iterable[str]) -> list[str]:
    """The materials that still need a file, in the order of the item's list."""
    there = set(uploaded)
    return [m.id for m in item.uploads if m.id not in there]
