"""The walk's own tools: a walk that counts wrongly, or invents people whom the rules refuse, proves nothing."""

from datetime import date

import pytest

from chalicelib.domain.people.identity_numbers import normalise_id_number, normalise_uscc
from chalicelib.domain.people.phone import normalise_phone
from chalicelib.errors import BadInput
from infra.proof.http import HttpAnswer
from infra.proof.published import Published
from infra.proof.walk import numbers
from infra.proof.walk.checks import Checks, Unexpected, until
from infra.proof.walk.phone import LINK
from infra.proof.walk.stories.codes import mistyped, wrong_code
from tests.infra.proof.planted import serving


def test_invented_enterprises_and_people_pass_their_standards() -> None:
    for _ in range(200):
        assert normalise_uscc(number := numbers.credit_code()) == number
        assert normalise_id_number(number := numbers.identity_number(), date(2026, 1, 1)) == number
        assert normalise_phone(number := numbers.mobile(), []) == f"+86{number}"


def test_a_wrong_check_character_is_refused() -> None:
    with pytest.raises(BadInput):
        normalise_uscc(numbers.with_wrong_check(numbers.credit_code()))


def test_a_failed_check_says_what_was_expected_and_what_was_found() -> None:
    said: list[str] = []
    checks = Checks(said.append)
    assert checks.equal("state", "passed", "passed")
    assert not checks.equal("state", "passed", "returned")
    assert (checks.done, checks.failed) == (2, 1)
    assert "state: expected 'passed', found 'returned'" in said[0]


def test_patience_ends_with_the_last_thing_seen() -> None:
    with pytest.raises(Unexpected, match="the door opens: expected within 0 s, last seen ''"):
        until("the door opens", lambda: "", seconds=0, pause=0)


def test_a_wrong_code_is_well_formed_and_a_mistyped_one_is_not() -> None:
    from cabinet_contract.codes import is_well_formed, normalise

    code = wrong_code()
    assert is_well_formed(normalise(code))
    assert not is_well_formed(normalise(mistyped(code)))


@pytest.mark.parametrize("text", ["see https://x.example", "www.example.org", "example.cn"])
def test_links_in_texts_are_noticed(text: str) -> None:
    assert LINK.search(text)


def test_a_fault_of_the_service_is_one_also_where_it_is_documented() -> None:
    with serving() as api:
        published = Published(api)
        assert published.fault("GET", "/health", HttpAnswer(200, {"case": "none"})) is None
        found = published.fault("POST", "/staff/cases/c_1/rating", HttpAnswer(500, {"code": "BROKEN"}))
    assert found is not None
    assert "a fault of the service" in found
