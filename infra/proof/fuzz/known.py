"""What exists in the stack: requests about things that nobody has would all end at the same `404`."""

from infra.local.addresses import Addresses
from infra.proof.walk import steps
from infra.proof.walk.checks import Unexpected
from infra.proof.walk.plan import SMALL_ITEM
from infra.proof.walk.portal_user import PortalUser
from infra.proof.walk.story import Story, WalkedCase
from infra.proof.walk.timeline import SilentTeller
from infra.proof.walk.world import World

# The name of a parameter, or of a field of a body, and the values that it may take instead of an invented one.
Known = dict[str, list[str]]


def applicant(world: World) -> PortalUser:
    who = world.applicant()
    who.signs_in()
    who.identifies()
    return who


def cases(world: World, who: PortalUser) -> list[WalkedCase]:
    """One in each of the first states of the loop; staff must have signed in."""
    story = Story(world, SilentTeller())
    return [
        steps.drafts(story, who, SMALL_ITEM),
        steps.files(story, who, SMALL_ITEM, {"channel": "locker"}),
        steps.passed_case(story, who, SMALL_ITEM),
    ]


def known(addresses: Addresses, own: list[WalkedCase]) -> Known:
    things = list(addresses["cabinets"])
    items = sorted({case.item["item"] for case in own})
    return {
        "path.case": [case.id for case in own],
        "path.cabinet": things,
        "path.item": items,
        "path.centre": [addresses["centre"]],
        "query.centre": [addresses["centre"]],
        "body.cabinet": things,
        "body.centre": [addresses["centre"]],
        "body.item": items,
    }


def give_up(own: list[WalkedCase]) -> None:
    """Leaves no open case behind; what was asked of them may have ended some already."""
    for case in own:
        try:
            case.writes("withdrawal", {"reason": "fuzz"})
        except Unexpected:
            continue
