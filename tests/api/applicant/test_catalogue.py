"""What anybody sees: health, catalogue, centres."""

import pytest

from tests.api.client import Api
from tests.api.deployment import demo, imported


def test_health_says_name_and_version(api: Api) -> None:
    answer = api.get("/health")
    assert (answer.status, answer.body["name"]) == (200, "xinbao")


def test_a_search_finds_chinese_and_english_words(api: Api, bare_centre: str) -> None:
    for words in ("企业 开办", "opening ENTERPRISE", "XITL-0001"):
        found = api.get("/catalogue", centre=bare_centre, q=words).body["items"]
        assert "enterprise-opening" in [line["item"] for line in found]


def test_a_search_finds_departments_and_kinds_of_applicants(api: Api, bare_centre: str) -> None:
    found = api.get("/catalogue", centre=bare_centre, q="审批", party_kind="person", limit=100).body["items"]
    assert found
    assert all("person" in line["party_kinds"] for line in found)


def test_pages_follow_each_other_without_gap_or_repetition(api: Api, bare_centre: str) -> None:
    whole = api.get("/catalogue", centre=bare_centre, limit=100).body
    seen, cursor = [], ""
    while cursor is not None:
        page = api.get("/catalogue", centre=bare_centre, limit=7, **({"cursor": cursor} if cursor else {})).body
        seen += page["items"]
        cursor = page["next"]
    assert whole["next"] is None
    assert seen == whole["items"]


def test_a_cursor_of_another_list_is_refused(api: Api, bare_centre: str) -> None:
    for cursor in ("x", "e30", api.get("/catalogue", centre=bare_centre, limit=1).body["next"][:-3]):
        assert api.get("/catalogue", centre=bare_centre, cursor=cursor).code == "BAD_CURSOR"


def test_the_guide_of_an_item_holds_all_that_an_applicant_asks(api: Api, bare_centre: str) -> None:
    guide = api.get("/catalogue/enterprise-opening", centre=bare_centre).body
    assert {"materials", "steps", "legal_days", "promised_days", "fees", "complaint_phones", "asked"} <= set(guide)
    assert "application" in guide["asked"]


def test_a_guide_says_whose_list_it_is_what_was_added_to_it_and_whose_telephones_it_prints(
    api: Api, bare_centre: str
) -> None:
    guide = api.get("/catalogue/enterprise-opening", centre=bare_centre).body
    assert guide["list_of"]["zh"] == "延安市"
    assert "legal_days" in guide["added"]
    assert {p["number"]: (p.get("of") or {}).get("zh") for p in guide["complaint_phones"]} == {
        "12345": None,
        "0911-2160672": "延安市",
        "0911-2162600": "延安市",
    }


def test_what_does_not_exist_is_said_by_name(api: Api, bare_centre: str) -> None:
    assert api.get("/catalogue/no-such-item", centre=bare_centre).code == "NO_SUCH_ITEM"
    assert api.get("/catalogue", centre="nowhere").code == "NO_SUCH_CENTRE"
    assert api.get("/catalogue").code == "CENTRE_NEEDED"
    assert api.get("/centres/nowhere").status == 404


def test_odd_queries_are_refused_with_their_field(api: Api, bare_centre: str) -> None:
    assert api.get("/catalogue", centre=bare_centre, party_kind="robot").body["field"] == "party_kind"
    assert api.get("/catalogue", centre=bare_centre, limit="1000").body["field"] == "limit"


def test_a_centre_tells_its_settings_but_not_its_texts(api: Api, bare_centre: str) -> None:
    found = api.get(f"/centres/{bare_centre}").body
    assert found["settings"]["pre_review_hours"] == 24
    assert "sms" not in found["settings"]


@pytest.mark.parametrize(
    "typed",
    ["yiliao", "ylbx", "yiliaobaoxian", "yiliaobx", "YLBX", "医保报销", "ybbx", "yibao", "shbx", "医疗 lxbx", "shehui"],
)
def test_an_item_is_found_by_pinyin_by_initials_by_both_and_by_what_people_call_it(
    api: Api, bare_centre: str, typed: str
) -> None:
    found = api.get("/catalogue", centre=bare_centre, q=typed, limit=100).body["items"]
    assert "medical-reimbursement" in [line["item"] for line in found]
    assert len(found) < 10


def test_letters_that_begin_no_syllables_of_a_name_find_nothing(api: Api, bare_centre: str) -> None:
    for typed in ("yzbx", "iliao", "ylbxq", "yiliaoo"):
        assert api.get("/catalogue", centre=bare_centre, q=typed).body["items"] == []


def test_a_centre_tells_its_departments_and_a_search_keeps_to_one(api: Api, bare_centre: str) -> None:
    first = api.get(f"/centres/{bare_centre}").body["departments"][0]
    for name in first["name"].values():
        found = api.get("/catalogue", centre=bare_centre, department=name, limit=100).body["items"]
        assert len(found) == first["items"] > 1
        assert {line["department"]["zh"] for line in found} == {first["name"]["zh"]}


def test_a_centre_tells_whom_to_call_where_to_complain_and_in_which_languages_it_speaks(
    api: Api, bare_centre: str
) -> None:
    found = api.get(f"/centres/{bare_centre}").body
    assert [phone["number"] for phone in found["phones"]] == ["12345"]
    assert {"12345", "12393"} <= {phone["number"] for phone in found["complaint_phones"]}
    assert found["languages"] == ["zh", "en"]


def test_a_catalogue_of_before_pinyin_and_aliases_is_read_as_it_is(api: Api, aws: dict[str, str]) -> None:
    old = demo() | {"cabinets": []}
    old["items"] = [{k: v for k, v in item.items() if k not in ("pinyin", "aliases")} for item in old["items"]]
    old["centre"] = {k: v for k, v in old["centre"].items() if k != "phones"}
    centre = imported(old)
    assert [line["aliases"] for line in api.get("/catalogue", centre=centre, q="医疗").body["items"]] == [[]]
    assert api.get("/catalogue", centre=centre, q="ylbx").body["items"] == []
    assert api.get(f"/centres/{centre}").body["phones"][0]["number"] == "12345"


def test_the_centres_of_the_deployment_are_listed_by_their_names(api: Api, bare_centre: str) -> None:
    lines = {line["centre"]: line["name"] for line in api.get("/centres").body["items"]}
    assert lines[bare_centre] == api.get(f"/centres/{bare_centre}").body["name"]
