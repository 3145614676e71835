"""What requests are made of, with the limits of each text; a body with a field too many is refused."""

from typing import Annotated, ClassVar

import msgspec
from msgspec import Meta

from chalicelib.api.written import IN_WORDS
from chalicelib.domain.custody.envelope import Channel
from chalicelib.usecases.parts.compartments import Wish

Slug = Annotated[str, Meta(pattern=r"^[a-z0-9][a-z0-9-]{1,39}$")]
SAID = {"description": "With a letter or a digit; invisible characters and blanks around it are taken out."}
ShortText = Annotated[str, Meta(min_length=1, max_length=200, extra=IN_WORDS, extra_json_schema=SAID)]
# A reason that only some answers need: left out or empty it is the rule's to refuse.
Reason = Annotated[str, Meta(max_length=2000, extra=IN_WORDS, extra_json_schema=SAID)]
LongText = Annotated[str, Meta(max_length=2000)]
MAX_PAGE = 100


class Body(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A request's JSON, strictly."""


class ChannelChoice(Body, frozen=True, kw_only=True):
    """How papers travel; a locker needs its cabinet. `size` small | medium | large, `reach` any | low."""

    channel: Channel
    cabinet: Slug | None = None
    size: str = "small"
    reach: str = "any"

    @property
    def wish(self) -> Wish | None:
        return Wish(self.cabinet, self.size, self.reach) if self.cabinet else None


class ReadUpTo(Body, frozen=True, kw_only=True):
    """`upto` is the id of a notice."""

    upto: Annotated[str, Meta(min_length=1, max_length=40)]


class Query(msgspec.Struct, frozen=True, kw_only=True):
    """What stands behind the ? of an address; what it does not name is ignored.

    `BOUNDS`: the least and the most of each number, for the sentence that refuses it. `NEEDED`: what has no default,
    and whose absence has a sentence of its own.
    """

    BOUNDS: ClassVar[dict[str, tuple[float, float]]] = {}
    NEEDED: ClassVar[tuple[str, ...]] = ()


class PageQuery(Query, frozen=True, kw_only=True):
    """`cursor` is the `next` of the page before."""

    limit: Annotated[int, Meta(ge=1, le=MAX_PAGE)] = 20
    cursor: str | None = None
