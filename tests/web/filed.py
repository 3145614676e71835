"""Cases that were filed by somebody else, through the interface, before a test begins at its own step."""

from dataclasses import dataclass

import pytest

from infra import typed
from infra.local.addresses import Addresses
from infra.proof.http import send_form
from infra.proof.walk.checks import Checks
from infra.proof.walk.portal_user import PortalUser
from infra.proof.walk.world import World
from tests.web import papers

ITEM = "医疗"
PICTURE = "image/png"


@dataclass(frozen=True)
class Filed:
    """A case that waits for its pre-review, and who filed it."""

    owner: PortalUser
    case: str
    item: typed.Record

    def seen(self) -> typed.Record:
        return self.owner.api.get(f"/cases/{self.case}")

    @property
    def number(self) -> str:
        return typed.text(self.seen(), "case_number")


def world(town: Addresses) -> World:
    return World(town, Checks(pytest.fail))


def filed(town: Addresses) -> Filed:
    """With a PDF for the first material, a photo for the next, and so on; the result shall come to a locker."""
    owner = world(town).applicant()
    owner.signs_in()
    owner.identifies()
    item = owner.finds(ITEM)
    case = owner.opens_case(typed.text(item, "item"))
    uploaded = [one for one in typed.records(item, "materials") if one["upload"] and one["id"] in item["asked"]]
    for number, material in enumerate(uploaded):
        _upload(owner, case, typed.text(material, "id"), picture=bool(number % 2))
    choice = {"channel": "locker", "cabinet": owner.nearest_cabinet()}
    owner.api.post(f"/cases/{case}/submission", {"collecting": choice})
    return Filed(owner, case, item)


def _upload(owner: PortalUser, case: str, material: str, *, picture: bool) -> None:
    content = papers.photo() if picture else papers.pdf(material)
    name, kind = (f"{material}.png", PICTURE) if picture else (f"{material}.pdf", "application/pdf")
    new = {"material": material, "name": name, "type": kind, "size": len(content)}
    form = owner.api.post(f"/cases/{case}/documents", new, same=lambda answer: answer["document"])["upload"]
    assert send_form(form["url"], form["fields"], content).status == 204
