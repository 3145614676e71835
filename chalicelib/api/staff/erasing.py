"""Erasing what was written freely about a case."""

from typing import Annotated

from msgspec import Meta

from chalicelib.api.bodies import Body
from chalicelib.api.call import Call
from chalicelib.api.routing import By, route
from chalicelib.api.staff.steps import step
from chalicelib.domain.base.free_text import ErasureGround
from chalicelib.domain.people.staff import Permission
from chalicelib.replies.desk import TextsErased
from chalicelib.usecases.staff import erasing


class Erasure(Body, frozen=True, kw_only=True):
    """`lines`: numbers of the timeline whose texts shall go; all of the case's where they are left out."""

    ground: ErasureGround
    lines: Annotated[tuple[int, ...], Meta(min_length=1, max_length=100)] | None = None


@route(
    "POST", "/staff/cases/{case}/erasure", By.STAFF, may=Permission.ERASE, body=Erasure, reply=TextsErased,
    errors=("NO_SUCH_ENVELOPE",),
)  # fmt: skip
def erase(call: Call, given: Erasure) -> TextsErased:
    """删除: texts beside the chain and their copies are gone for good; hash, who, when and the ground stay."""
    return step(
        call,
        TextsErased,
        lambda case: erasing.erase(case, given.lines, given.ground, call.staff, call.now),
        shared=True,
    )
