"""Malformed, oversized, unauthorised, out of turn: a 4xx with code, field and reason, and nothing has changed."""

import json
import uuid
from typing import Any

from infra.proof.http import HttpAnswer, send_form
from infra.proof.walk import standings, steps
from infra.proof.walk.api import Refusal
from infra.proof.walk.live_cabinet import LiveCabinet
from infra.proof.walk.numbers import credit_code, identity_number, with_wrong_check
from infra.proof.walk.phone import now
from infra.proof.walk.portal_user import PAPER, PDF, PortalUser
from infra.proof.walk.story import Story, WalkedCase

HUGE = 70 * 1024


def of_all_kinds(story: Story, who: PortalUser, stranger: PortalUser, *, words: str, cabinet: LiveCabinet) -> None:
    case = steps.drafts(story, who, words)
    before = case.seen()
    _malformed(story, case)
    _oversized(story, case)
    _unauthorised(story, case, stranger)
    _out_of_turn(story, case)
    _numbers(story, who)
    _at_the_keypad(story, cabinet)
    story.world.checks.equal("after all these mistakes the case is as it was", before, case.seen())
    _not_for_the_locker(story, who)
    _wrong_upload(story, case)
    _sms_down(story, case, cabinet)


def _malformed(story: Story, case: WalkedCase) -> None:
    api, submission = case.owner.api, f"/cases/{case.id}/submission"
    api.refused("no JSON", Refusal(400, "BAD_JSON"), submission, b'{"collecting": ')
    api.refused("a word outside the list", Refusal(400, "BAD_FIELD"), submission, {"collecting": {"channel": "pigeon"}})
    api.refused("a missing field", Refusal(400, "BAD_FIELD"), "/cases", {"item": "senior-card"})
    unknown = {"stars": 5, "colour": "red"}
    api.refused("an unknown field", Refusal(400, "BAD_FIELD"), f"/cases/{case.id}/rating", unknown)
    wrong = {"material": "shoe-size", "name": "x", "type": PDF, "size": 10}
    api.refused("a material not on the list", Refusal(400, "UNKNOWN_MATERIAL"), f"/cases/{case.id}/documents", wrong)
    _keys(story, case, submission)
    _query(story, case)
    nowhere = {"collecting": {"channel": "locker"}}
    api.refused("a locker without its cabinet", Refusal(400, "CABINET_NEEDED"), submission, nowhere)
    story.say("格式错误 malformed requests: refused")


def _keys(story: Story, case: WalkedCase, path: str) -> None:
    body = {"collecting": {"channel": "window"}}
    none = case.owner.api.write_once("POST", path, body, None)
    _refused_once(story, "no Idempotency-Key", none, Refusal(400, "IDEMPOTENCY_KEY_NEEDED"))
    key = str(uuid.uuid4())
    document = {"material": case.item["asked"][0], "name": "a.pdf", "type": PDF, "size": 10}
    first = case.owner.api.write_once("POST", "/me/enterprises", {"uscc": credit_code(), "name": "钥匙"}, key)
    story.world.checks.equal("a key used for a good request", 200, first.status)
    reused = case.owner.api.write_once("POST", f"/cases/{case.id}/documents", document, key)
    _refused_once(story, "a key used for two requests", reused, Refusal(409, "IDEMPOTENCY_KEY_REUSED"))


def _query(story: Story, case: WalkedCase) -> None:
    for name, query in {
        "lat": {"lat": "north", "lon": "109"},
        "lon": {"lat": "34.3", "lon": "nan"},
        "size": {"lat": "34.3", "lon": "109", "size": "huge"},
    }.items():
        answer = case.owner.api.ask("GET", "/cabinets", centre=story.world.centre, **query)
        _refused_once(story, f"a bad {name}", answer, Refusal(400))
        story.world.checks.equal(f"a bad {name} is named", name, answer.body.get("field"))
    answer = case.owner.api.ask("GET", "/cases", cursor="AAAA")
    _refused_once(story, "a cursor of no list", answer, Refusal(400, "BAD_CURSOR"))


def _oversized(story: Story, case: WalkedCase) -> None:
    long = json.dumps({"reason": "长" * HUGE}).encode()
    case.owner.api.refused("an oversized body", Refusal(413, "BODY_TOO_LARGE"), f"/cases/{case.id}/withdrawal", long)
    file = {"material": case.item["asked"][0], "name": "a.pdf", "type": PDF, "size": 10**9}
    case.owner.api.refused("an oversized file", Refusal(413, "FILE_TOO_LARGE"), f"/cases/{case.id}/documents", file)
    story.say("过大 oversized requests: refused")


def _unauthorised(story: Story, case: WalkedCase, stranger: PortalUser) -> None:
    world, submission = story.world, f"/cases/{case.id}/submission"
    body = {"collecting": {"channel": "window"}}
    world.anybody.refused("nobody signed in", Refusal(401), submission, body)
    forged = world.anybody.signed_in("eyJhbGciOiJub25lIn0.eyJzdWIiOiJwX3gifQ.")
    _turned_away(story, "a forged token", forged.ask("GET", f"/cases/{case.id}"))
    _turned_away(story, "an applicant at the desk", case.owner.api.ask("GET", "/staff/queues/window"))
    _turned_away(story, "staff as an applicant", world.staff("reviewer").api.ask("GET", "/me"))
    stranger.api.refused("another's case", Refusal(404, "NO_SUCH_CASE"), submission, body)
    world.staff("helper").may_not(case.id, "pre-review", Refusal(403, "ROLE_MISSING"), {"verdict": "pass"})
    world.staff("courier").may_not(case.id, "check", Refusal(403, "ROLE_MISSING"), {"present": []})
    story.say("无权 unauthorised requests: refused")


def _turned_away(story: Story, what: str, answer: HttpAnswer) -> None:
    """By the gateway, in whose words it is."""
    story.world.checks.true(f"{what} is turned away", answer.status in (401, 403), answer)


def _out_of_turn(story: Story, case: WalkedCase) -> None:
    api = case.owner.api
    body = {"collecting": {"channel": "window"}}
    api.refused("submitting without materials", Refusal(400, "MATERIAL_MISSING"), f"/cases/{case.id}/submission", body)
    api.refused("rating a draft", Refusal(409, "OUT_OF_TURN"), f"/cases/{case.id}/rating", {"stars": 1})
    api.refused("handing in a draft", Refusal(409, "OUT_OF_TURN"), f"/cases/{case.id}/handing-in", {"channel": "mail"})
    staff = story.world.staff
    staff("reviewer").may_not(case.id, "pre-review", Refusal(409, "OUT_OF_TURN"), {"verdict": "pass"})
    staff("window-clerk").may_not(case.id, "acceptance", Refusal(409, "NOT_AT_WINDOW"), {"verdict": "accept"})
    staff("duty-helper").may_not(case.id, "store-code", Refusal(409, "NOT_PREPARED"))
    story.say("顺序错误 out of turn: refused")


def _numbers(story: Story, who: PortalUser) -> None:
    api = who.api
    wrong: dict[str, Any] = {"uscc": with_wrong_check(credit_code()), "name": "某某公司"}
    api.refused("a mistyped credit code", Refusal(400, "USCC_CHECK_CHARACTER"), "/me/enterprises", wrong)
    wrong = {"name": who.name, "id_number": with_wrong_check(identity_number())}
    api.refused(
        "a mistyped identity number", Refusal(400, "ID_NUMBER_CHECK_CHARACTER"), "/me/identity", wrong, method="PUT"
    )
    asked = {"phone": "110", "centre": who.centre}
    story.world.anybody.refused("no telephone number", Refusal(400), "/sign-in/codes", asked | {"phone": "12345678"})
    guess = {"challenge": "s_aaaaaaaaaaaaaaaa", "code": "123456"}
    story.world.anybody.refused("a guessed sign-in", Refusal(400, "SIGN_IN_REFUSED"), "/sign-in", guess)
    story.say("号码有误 mistyped numbers: refused")


def _at_the_keypad(story: Story, cabinet: LiveCabinet) -> None:
    answer = cabinet.post_code({"kode": "123"})
    _refused_once(story, "a malformed request at the keypad", answer, Refusal(400, "BAD_REQUEST"))


def _not_for_the_locker(story: Story, who: PortalUser) -> None:
    """Only items marked for it may use the locker (不见面审批)."""
    case = steps.drafts(story, who, "密码")
    body = {"collecting": {"channel": "locker"}}
    who.api.refused("an item not for the locker", Refusal(400, "NOT_FOR_LOCKER"), f"/cases/{case.id}/submission", body)
    steps.withdraws(story, case)


def _sms_down(story: Story, case: WalkedCase, cabinet: LiveCabinet) -> None:
    """The SMS service is out of reach: the write succeeds, the code is in the personal centre, the text comes later."""
    for material in case.item["asked"]:
        case.owner.uploads(case.id, material)
    steps.submits(story, case, {"channel": "locker"})
    steps.passes(story, case)
    story.world.sms.goes_down()
    began = now()
    try:
        answer = case.writes("handing-in", {"channel": "locker", "cabinet": cabinet.thing})
        held = steps.personal_code(story, case, "deposit", answer["grant"])
        story.stands(case, "短信中断 reserves while the SMS service is down", standings.RESERVED)
        story.world.checks.true("no text has come", not case.owner.phone.shows(held.code))
    finally:
        story.world.sms.comes_back()
    case.owner.phone.receives("交件码", held.code, since=began, seconds=60)
    story.say(f"短信恢复 the text came {now() - began:.0f} s later, by itself")
    steps.withdraws(story, case, cabinet, held.door)


def _refused_once(story: Story, what: str, answer: HttpAnswer, refusal: Refusal) -> None:
    story.world.checks.equal(f"{what}: status", refusal.status, answer.status)
    found = answer.body if isinstance(answer.body, dict) else {}
    if refusal.code:
        story.world.checks.equal(f"{what}: code", refusal.code, found.get("code"))
    story.world.checks.true(f"{what}: a reason", found.get("reason") and found.get("reason_zh"), answer)


def _wrong_upload(story: Story, case: WalkedCase) -> None:
    """The form fixes the size: one byte more and the bucket refuses."""
    new = {"material": case.item["asked"][0], "name": "a.pdf", "type": PDF, "size": len(PAPER)}
    form = case.owner.api.post(f"/cases/{case.id}/documents", new, same=lambda a: a["document"])["upload"]
    refused = send_form(form["url"], form["fields"], PAPER + b"x")
    story.world.checks.equal("the bucket refuses a file that is not as announced", 400, refused.status)
