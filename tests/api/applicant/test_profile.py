"""The applicant about himself."""

from collections.abc import Callable
from typing import Any

import pytest

from chalicelib.domain.people.personal import Notice
from chalicelib.store import personal
from chalicelib.store.transaction import commit
from tests.api import cloud
from tests.api.client import Api

NAME, ID_NUMBER = "王小明", "11010519491231002X"
USCC = "91350100M000100Y43"


def test_a_new_person_is_a_phone_and_nothing_else(api: Api, applicant: Callable[..., Any]) -> None:
    person = applicant("+8613800138000")
    assert api.get("/me", person.token).body == {
        "party": person.party, "phone": "+86138****8000", "name": None, "id_number": None,
        "enterprises": [], "unread": 0,
    }  # fmt: skip


def test_an_identity_is_shown_masked_and_stored_encrypted(api: Api, applicant: Callable[..., Any]) -> None:
    token = applicant().token
    given = {"name": f" {NAME}\x07 ", "id_number": "１１０１０５ 19491231 002x"}
    assert api.put("/me/identity", given, token).body == {"name": "王**", "id_number": "1101**********002X"}
    me = api.get("/me", token).body
    assert (me["name"], me["id_number"]) == ("王**", "1101**********002X")
    assert not [row for row in cloud.rows() if NAME in str(row) or ID_NUMBER[6:] in str(row)]


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"name": NAME, "id_number": "110105194912310021"}, "ID_NUMBER_CHECK_CHARACTER"),
        ({"name": NAME, "id_number": "110105194902310020"}, "ID_NUMBER_BIRTH_DATE"),
        ({"name": "  x  ", "id_number": ID_NUMBER}, "BAD_NAME"),
        ({"name": "王\x07", "id_number": ID_NUMBER}, "BAD_NAME"),
        ({"name": NAME}, "BAD_FIELD"),
        ({"name": NAME, "id_number": ID_NUMBER, "age": 7}, "BAD_FIELD"),
    ],
)
def test_an_impossible_identity_is_refused_and_changes_nothing(
    api: Api, applicant: Callable[..., Any], given: dict[str, Any], code: str
) -> None:
    token = applicant().token
    assert api.put("/me/identity", given, token).code == code
    assert api.get("/me", token).body["name"] is None


def test_an_enterprise_is_registered_once_however_often_it_is_given(api: Api, applicant: Callable[..., Any]) -> None:
    token = applicant().token
    for name in ("西安甲公司", "西安甲公司", "西安甲有限公司"):
        assert api.post("/me/enterprises", {"uscc": USCC.lower(), "name": name}, token).status == 200
    assert api.get("/me", token).body["enterprises"] == [{"uscc": USCC, "name": "西安甲有限公司"}]


def test_a_wrong_credit_code_is_refused_by_field(api: Api, applicant: Callable[..., Any]) -> None:
    answer = api.post("/me/enterprises", {"uscc": USCC[:-1] + "4", "name": "甲"}, applicant().token)
    assert (answer.status, answer.body["field"]) == (400, "uscc")


def test_notices_come_newest_first_and_page_by_page(api: Api, applicant: Callable[..., Any]) -> None:
    person = applicant()
    told = [Notice(id=f"n_{n}", holder=person.party, at=1000 + n, kind="returned", case="c_1") for n in range(5)]
    commit([personal.plan_notice(notice, 2**31) for notice in told])
    first = api.get("/me/notices", person.token, limit=3).body
    rest = api.get("/me/notices", person.token, limit=3, cursor=first["next"]).body
    assert [n["id"] for n in first["items"] + rest["items"]] == ["n_4", "n_3", "n_2", "n_1", "n_0"]


def test_a_cursor_does_not_lead_into_another_persons_notices(api: Api, applicant: Callable[..., Any]) -> None:
    one, other = applicant(), applicant()
    told = [Notice(id=f"n_{n}", holder=one.party, at=1000 + n, kind="returned", case="c_1") for n in range(3)]
    commit([personal.plan_notice(notice, 2**31) for notice in told])
    cursor = api.get("/me/notices", one.token, limit=1).body["next"]
    assert api.get("/me/notices", other.token, cursor=cursor).code == "BAD_CURSOR"
