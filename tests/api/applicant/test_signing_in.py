"""Signing in by a code to one's phone."""

import json
import time
from collections.abc import Callable

import pytest

from chalicelib.domain.messages.message import MessageState
from chalicelib.errors import BadInput, Lost, TooMany
from chalicelib.gateways import keys
from chalicelib.store import messages
from chalicelib.store.rows import MessageRow
from chalicelib.store.transaction import commit
from chalicelib.usecases.applicant import signing_in
from tests.api import cloud
from tests.api.client import Answer, Api

PHONE = "138 0013 8000"
E164 = "+8613800138000"


def ask(api: Api, centre: str, phone: str = PHONE, key: str | None = None) -> Answer:
    return api.post("/sign-in/codes", {"phone": phone, "centre": centre}, key=key)


def last_code() -> str:
    """As the phone would show it; here from the intent, which only the sending lambda can open."""
    newest = max(MessageRow.scan(), key=lambda row: json.loads(row.body)["until"])
    return keys.decrypted(json.loads(newest.body)["code_ct"], keys.Context.CODE)


def _empty_the_phone() -> None:
    for row in MessageRow.scan():
        row.delete()


def wrong(code: str) -> str:
    return f"{(int(code) + 1) % 10**6:06d}"


def enter(api: Api, challenge: str, code: str, key: str | None = None) -> Answer:
    return api.post("/sign-in", {"challenge": challenge, "code": code}, key=key)


def test_the_right_code_signs_in_and_the_token_is_accepted(api: Api, bare_centre: str) -> None:
    asked = ask(api, bare_centre).body
    answer = enter(api, asked["challenge"], last_code())
    assert answer.status == 200
    assert answer.body["expires"] - time.time() == pytest.approx(12 * 3600, abs=5)
    me = api.get("/me", answer.body["token"])
    assert (me.body["party"], me.body["phone"]) == (answer.body["party"], "+86138****8000")


def test_a_phone_stays_one_person_however_it_is_written(api: Api, bare_centre: str) -> None:
    people = set()
    for written in (PHONE, "13800138000", "+86 138-0013-8000", "００８６１３８００１３８０００"):
        challenge = ask(api, bare_centre, written).body["challenge"]
        people.add(enter(api, challenge, last_code()).body["party"])
        _empty_the_phone()
    assert len(people) == 1


def test_after_five_wrong_codes_the_right_one_does_not_help(api: Api, bare_centre: str) -> None:
    challenge = ask(api, bare_centre).body["challenge"]
    code = last_code()
    for _ in range(5):
        assert enter(api, challenge, wrong(code)).code == "SIGN_IN_REFUSED"
    assert enter(api, challenge, code).code == "SIGN_IN_REFUSED"


def test_four_wrong_codes_leave_one_try(api: Api, bare_centre: str) -> None:
    challenge = ask(api, bare_centre).body["challenge"]
    code = last_code()
    for _ in range(4):
        enter(api, challenge, wrong(code))
    assert enter(api, challenge, code).status == 200


def test_two_guesses_at_a_time_cannot_share_a_try(api: Api, bare_centre: str) -> None:
    challenge, now = ask(api, bare_centre).body["challenge"], int(time.time())
    guess = wrong(last_code())
    first, second = signing_in.enter(challenge, guess, now), signing_in.enter(challenge, guess, now)
    commit(first.writes)
    with pytest.raises(Lost):
        commit(second.writes)


def test_the_right_and_a_wrong_code_at_a_time_cannot_both_count(api: Api, bare_centre: str) -> None:
    challenge, now = ask(api, bare_centre).body["challenge"], int(time.time())
    code = last_code()
    good, bad = signing_in.enter(challenge, code, now), signing_in.enter(challenge, wrong(code), now)
    commit(bad.writes)
    with pytest.raises(Lost):
        commit(good.writes)


def test_a_code_signs_in_once(api: Api, bare_centre: str) -> None:
    challenge = ask(api, bare_centre).body["challenge"]
    code = last_code()
    assert enter(api, challenge, code).status == 200
    assert enter(api, challenge, code).code == "SIGN_IN_REFUSED"


def test_a_repeated_request_gets_the_same_token(api: Api, bare_centre: str) -> None:
    challenge = ask(api, bare_centre).body["challenge"]
    code = last_code()
    first, again = (enter(api, challenge, code, key="the-same-key") for _ in range(2))
    assert first.status == 200
    assert first.body == again.body


def test_a_repeated_wrong_request_costs_one_try(api: Api, bare_centre: str) -> None:
    challenge = ask(api, bare_centre).body["challenge"]
    code = last_code()
    for _ in range(6):
        assert enter(api, challenge, wrong(code), key="the-same-key").code == "SIGN_IN_REFUSED"
    assert enter(api, challenge, code).status == 200


def test_a_repeated_request_for_a_code_sends_one(api: Api, bare_centre: str) -> None:
    first, again = (ask(api, bare_centre, key="the-same-key") for _ in range(2))
    assert first.body == again.body
    assert len(list(MessageRow.scan())) == 1


def test_a_key_serves_one_request_only(api: Api, bare_centre: str) -> None:
    ask(api, bare_centre, key="the-same-key")
    assert ask(api, bare_centre, "13900139000", key="the-same-key").code == "IDEMPOTENCY_KEY_REUSED"


def test_a_code_lives_for_the_minutes_of_the_centre(api: Api, bare_centre: str) -> None:
    now = int(time.time())
    decision = signing_in.ask(PHONE, bare_centre, "203.0.113.7", now)
    commit(decision.writes)
    challenge, code = decision.answer.challenge, last_code()
    assert decision.answer.expires == now + 10 * 60
    with pytest.raises(BadInput):
        signing_in.enter(challenge, code, decision.answer.expires)
    assert signing_in.enter(challenge, code, decision.answer.expires - 1).answer.party


def test_known_and_unknown_phones_are_answered_alike(
    api: Api, bare_centre: str, applicant: Callable[..., object]
) -> None:
    applicant(E164)
    known, unknown = ask(api, bare_centre), ask(api, bare_centre, "13900139000")
    assert (known.status, set(known.body)) == (unknown.status, set(unknown.body))
    never = enter(api, "s_never-issued", "123456")
    missed = enter(api, known.body["challenge"], wrong(last_code()))
    assert (never.status, never.body) == (missed.status, missed.body)


def test_a_phone_gets_five_codes_an_hour(api: Api, bare_centre: str) -> None:
    assert [ask(api, bare_centre).status for _ in range(6)] == [200] * 5 + [429]
    assert ask(api, bare_centre, "13900139000").status == 200


def test_a_phone_gets_ten_codes_a_day(api: Api, bare_centre: str) -> None:
    midnight = 20000 * 24 * 3600
    for hour in (0, 1):
        for _ in range(5):
            commit(signing_in.ask(PHONE, bare_centre, "203.0.113.7", midnight + hour * 3600).writes)
    with pytest.raises(TooMany):
        signing_in.ask(PHONE, bare_centre, "203.0.113.7", midnight + 2 * 3600)
    assert signing_in.ask(PHONE, bare_centre, "203.0.113.7", midnight + 24 * 3600).writes


def test_an_address_gets_as_many_codes_as_the_deployment_says(
    api: Api, bare_centre: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SIGN_IN_CODES_PER_ADDRESS", "2")
    answers = [ask(api, bare_centre, f"1390000000{n}") for n in range(3)]
    assert [(a.status, a.code) for a in answers] == [(200, None), (200, None), (429, "TOO_MANY_CODES")]


def test_the_spend_breaker_stops_codes_to_everybody(
    api: Api, bare_centre: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SIGN_IN_CODES_PER_HOUR", "2")
    now = int(time.time())
    for n in range(2):
        commit(signing_in.ask(f"1390000000{n}", bare_centre, f"203.0.113.{n}", now).writes)
    with pytest.raises(TooMany):
        signing_in.ask("13900000009", bare_centre, "203.0.113.9", now)


def test_a_refused_code_leaves_nothing_behind(api: Api, bare_centre: str) -> None:
    for _ in range(5):
        ask(api, bare_centre)
    before = sorted(map(str, cloud.rows()))
    assert ask(api, bare_centre).status == 429
    assert sorted(map(str, cloud.rows())) == before


@pytest.mark.parametrize("phone", ["12345678901", "+8602988888888", "+1 900 555 0100", "1380013800", "not a phone"])
def test_other_numbers_get_no_code(api: Api, bare_centre: str, phone: str) -> None:
    answer = ask(api, bare_centre, phone)
    assert (answer.status, answer.code, answer.body["field"]) == (400, "BAD_PHONE", "phone")


@pytest.mark.parametrize(
    "body", [{}, {"phone": PHONE}, {"phone": 1, "centre": "x"}, {"phone": PHONE, "centre": "xian-itl", "more": 1}]
)
def test_a_malformed_body_is_refused_by_field(api: Api, bare_centre: str, body: dict[str, object]) -> None:
    assert api.post("/sign-in/codes", body).code == "BAD_FIELD"


def test_every_write_needs_a_key(api: Api, bare_centre: str) -> None:
    assert ask(api, bare_centre, key="").code == "IDEMPOTENCY_KEY_NEEDED"


def test_no_table_holds_a_phone_a_code_or_a_token_that_can_be_read(api: Api, bare_centre: str) -> None:
    challenge = ask(api, bare_centre).body["challenge"]
    code = last_code()
    enter(api, challenge, wrong(code))
    token = enter(api, challenge, code).body["token"]
    for secret in ("13800138000", "138 0013 8000", f'"{code}"', token.rpartition(".")[2]):
        assert not [row for row in cloud.rows() if secret in str(row)]


def test_the_message_waits_for_its_queue(api: Api, bare_centre: str) -> None:
    ask(api, bare_centre)
    row = next(iter(MessageRow.scan()))
    message = messages.load(row.pk)
    assert message is not None
    assert message.state is MessageState.WAITING
