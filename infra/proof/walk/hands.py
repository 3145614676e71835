"""Who had a case's papers, first to last: what the chains say, as the applicant reads it."""

from typing import Any

from infra.proof.walk.story import Story, WalkedCase


def held_by(story: Story, case: WalkedCase, direction: str, expected: list[list[str]]) -> None:
    """Who had each envelope of one direction, first to last, as the chain says; the last one has it now."""
    custody = case.custody()
    lines = [link for link in custody["chain"] if link["direction"] == direction]
    story.world.checks.equal(f"who had what, {direction}", expected, [_kinds(link["holders"]) for link in lines])
    named = [one["who"] for link in lines for one in link["holders"] if one["kind"] == "staff"]
    story.world.checks.equal("applicants read no member of staff", [None] * len(named), named)
    now = {one["envelope"]: one["custodian"]["kind"] for one in custody["now"]}
    last = {link["envelope"]: link["holders"][-1]["kind"] for link in lines}
    story.world.checks.equal(f"who has it now, {direction}", last, {id_: now[id_] for id_ in last})


def _kinds(holders: list[dict[str, Any]]) -> list[str]:
    return [str(one["kind"]) for one in holders]
