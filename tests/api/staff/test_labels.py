"""The label of an envelope: printed, looked at, scanned, and what was scanned found again."""

from collections.abc import Callable

import pypdfium2
import zxingcpp

from tests.api.client import Answer, refused
from tests.api.deployment import Person
from tests.api.town.small_centre import PERSON_ITEM
from tests.api.town.world import Town, good

Newcomer = Callable[..., Person]


def printed(town: Town, case: str, role: str = "duty-helper") -> Answer:
    return town.api.get(f"/staff/cases/{case}/label", town.tokens[role])


def scanned(answer: Answer) -> dict[str, str]:
    """What a scanner reads from the printed page, by the kind of code."""
    page = pypdfium2.PdfDocument(answer.body.encode())[0]
    image = page.render(scale=4).to_pil()
    return {str(code.format): code.text for code in zxingcpp.read_barcodes(image)}


def text_of(answer: Answer) -> str:
    return str(pypdfium2.PdfDocument(answer.body.encode())[0].get_textpage().get_text_bounded())


def test_both_codes_of_a_label_are_scanned_and_lead_to_the_case(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    case = town.handed_in(who, PERSON_ITEM)
    answer = printed(town, case)
    codes = scanned(answer)
    assert set(codes) == {"Code 128", "QR Code"}
    for code in codes.values():
        found = good(town.api.get("/staff/cases", town.tokens["helper"], number=code))
        assert found["case"] == case


def test_a_label_is_a_pdf_that_any_browser_gets_as_it_is(town: Town, newcomer: Newcomer) -> None:
    answer = printed(town, town.submitted(newcomer(), PERSON_ITEM))
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.body.startswith("%PDF-")
    assert answer.body.isascii()


def test_a_label_names_number_cabinet_and_door_and_nothing_personal(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    case = town.handed_in(who, PERSON_ITEM)
    seen = town.sees(who, case)
    text = text_of(printed(town, case))
    assert seen["case_number"] in text
    assert "综合服务大厅信包箱" in text
    assert seen["inbound"]["door"] in text
    assert seen["name"]["zh"] not in text
    assert not any(personal in text for personal in (who.phone, who.phone[-4:] + " ", who.party, case))


def test_a_case_without_an_envelope_has_a_label_without_a_place(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    case = town.submitted(who, PERSON_ITEM)
    assert text_of(printed(town, case)).split() == [town.sees(who, case)["case_number"]]


def test_the_label_of_what_was_taken_out_names_no_door(town: Town, newcomer: Newcomer) -> None:
    who = newcomer()
    case = town.handed_in(who, PERSON_ITEM)
    town.collected()
    assert text_of(printed(town, case)).split() == [town.sees(who, case)["case_number"]]


def test_a_case_of_before_numbers_is_labelled_and_found_by_its_id(town: Town, newcomer: Newcomer) -> None:
    case = town.draft(newcomer(), PERSON_ITEM)
    codes = scanned(printed(town, case))
    assert set(codes.values()) == {case}
    assert good(town.api.get("/staff/cases", town.tokens["helper"], number=case))["case"] == case


def test_another_centre_prints_no_label(town: Town, newcomer: Newcomer) -> None:
    case = town.submitted(newcomer(), PERSON_ITEM)
    refused(printed(town, case, "stranger"), 404, "NO_SUCH_CASE", "case")
