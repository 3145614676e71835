"""Every rule of an import, one broken document each; the demonstration centre is the good one."""

import copy
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from chalicelib.domain.catalogue.check import check
from infra.centre.document import read

DEMO = Path(__file__).parents[3] / "demo"
Document = dict[str, Any]
Change = Callable[[Document], Any]


@cache
def _demo() -> Document:
    return read(DEMO)


@pytest.fixture
def document() -> Document:
    return copy.deepcopy(_demo())


def _sms(kind: str, text: str) -> Change:
    return lambda d: d["centre"]["settings"]["sms"][kind].update(en=text)


def _setting(**values: Any) -> Change:
    return lambda d: d["centre"]["settings"].update(values)


def _cell(index: int, **values: Any) -> Change:
    return lambda d: d["cabinets"][0]["compartments"][index].update(values)


def _item(**values: Any) -> Change:
    return lambda d: d["items"][0].update(values)


def _material(**values: Any) -> Change:
    return lambda d: d["items"][0]["materials"][0].update(values)


SMS = "centre.settings.sms"
BROKEN: dict[str, tuple[Change, str]] = {
    "negative limit": (_setting(pre_review_hours=-1), "centre.settings.pre_review_hours"),
    "sign-in code that lives too long": (_setting(sign_in_code_minutes=60), "centre.settings.sign_in_code_minutes"),
    "text for a number": (_setting(search_km="5"), "centre.settings.search_km"),
    "true for a number": (_setting(deposit_code_hours=True), "centre.settings.deposit_code_hours"),
    "missing setting": (lambda d: d["centre"]["settings"].pop("search_km"), "centre.settings.search_km"),
    "misspelt field": (_setting(serch_km=5), "centre.settings.serch_km"),
    "missing sms": (lambda d: d["centre"]["settings"]["sms"].pop("returned"), f"{SMS}.returned"),
    "unknown sms": (lambda d: d["centre"]["settings"]["sms"].update(advert={"zh": "广告", "en": "x"}), f"{SMS}.advert"),
    "link in an sms": (_sms("returned", "See https://a.cn/x"), f"{SMS}.returned.en"),
    "bare domain in an sms": (_sms("returned", "See zwfw.xian.gov.cn please"), f"{SMS}.returned.en"),
    "name in an sms": (_sms("pickup_code", "{name}: {code} {place} {until}"), f"{SMS}.pickup_code.en"),
    "sms without its code": (_sms("pickup_code", "Come to {place} by {until}"), f"{SMS}.pickup_code.en"),
    "lone brace": (_sms("pickup_code", "{code} {place} {until"), f"{SMS}.pickup_code.en"),
    "attribute in a brace": (_sms("pickup_code", "{code.x} {place} {until}"), f"{SMS}.pickup_code.en"),
    "nameless brace": (_sms("pickup_code", "{} {code} {place} {until}"), f"{SMS}.pickup_code.en"),
    "format in a brace": (_sms("pickup_code", "{code:>99999} {place} {until}"), f"{SMS}.pickup_code.en"),
    "sms too long at the longest cabinet": (
        lambda d: d["cabinets"][0]["name"].update(zh="箱" * 170),
        f"{SMS}.pickup_code.zh",
    ),
    "endless sms": (_sms("returned", "x" * 460), f"{SMS}.returned.en"),
    "site twice": (lambda d: d["sites"][1].update(id="hall"), "sites.1.id"),
    "swapped coordinates": (lambda d: d["sites"][0].update(latitude=109.0, longitude=34.3), "sites.0.latitude"),
    "unknown site": (lambda d: d["cabinets"][0].update(site="nowhere"), "cabinets.0.site"),
    "cabinet twice": (lambda d: d["cabinets"][1].update(id="cab-hall"), "cabinets.1.id"),
    "serial twice": (lambda d: d["cabinets"][1].update(serial="XB-2018-0001"), "cabinets.1.serial"),
    "bad cabinet id": (lambda d: d["cabinets"][0].update(id="hall/#"), "cabinets.0.id"),
    "empty cabinet": (lambda d: d["cabinets"][0].update(compartments=[]), "cabinets.0.compartments"),
    "door twice": (_cell(1, door="A01"), "cabinets.0.compartments.1.door"),
    "door of another bank": (_cell(1, door="B99"), "cabinets.0.compartments.1.door"),
    "channel twice": (_cell(1, channel=1), "cabinets.0.compartments.1.channel"),
    "bank on two boards": (_cell(1, board=7), "cabinets.0.compartments.1.board"),
    "board of two banks": (_cell(24, board=1, channel=40), "cabinets.0.compartments.24.board"),
    "upside-down door": (_cell(0, top_mm=150), "cabinets.0.compartments.0.top_mm"),
    "inside higher than the door": (_cell(0, height_mm=101), "cabinets.0.compartments.0.height_mm"),
    "overlapping heights": (_cell(1, bottom_mm=240), "cabinets.0.compartments.1.bottom_mm"),
    "a door across all below it": (_cell(2, bottom_mm=40), "cabinets.0.compartments.2.bottom_mm"),
    "the same height twice": (_cell(1, bottom_mm=150, top_mm=250, height_mm=90), "cabinets.0.compartments.1.bottom_mm"),
    "unknown size": (_cell(0, size="huge"), "cabinets.0.compartments.0.size"),
    "item twice": (lambda d: d["items"][1].update(id=d["items"][0]["id"]), "items.1.id"),
    "code twice": (lambda d: d["items"][1].update(code=d["items"][0]["code"]), "items.1.code"),
    "no item": (lambda d: d.update(items=[]), "items"),
    "no party": (_item(party_kinds=[]), "items.0.party_kinds"),
    "no step": (_item(steps=[]), "items.0.steps"),
    "no main material": (lambda d: [m.update(rank="minor") for m in d["items"][0]["materials"]], "items.0.materials"),
    "locker without no-meeting": (_item(locker=True, no_meeting=False), "items.0.locker"),
    "promise longer than the law": (_item(legal_days=0.5), "items.0.promised_days"),
    "steps longer than the promise": (_item(promised_days=0.5), "items.0.promised_days"),
    "slow immediate item": (_item(handling="immediate", legal_days=9, promised_days=9), "items.0.handling"),
    "a third of a day": (_item(promised_days=1 / 3), "items.0.promised_days"),
    "negative notice": (_item(notice_days=-45), "items.0.notice_days"),
    "material twice": (lambda d: d["items"][0]["materials"][1].update(id="application"), "items.0.materials.1.id"),
    "unknown step": (_material(step="nowhere"), "items.0.materials.0.step"),
    "unknown maker": (_material(upload=False, made_by="nowhere"), "items.0.materials.0.made_by"),
    "upload of what the case makes": (_material(made_by="licence"), "items.0.materials.0.upload"),
    "a fee that is a number": (_item(fees=[30000]), "items.0.fees.0"),
    "unknown trust level": (_material(trust="E"), "items.0.materials.0.trust"),
    "empty name": (_material(name={"zh": " ", "en": "x"}), "items.0.materials.0.name.zh"),
    "line break": (_material(name={"zh": "甲\n", "en": "x"}), "items.0.materials.0.name.zh"),
    "no Chinese name": (_material(name={"en": "x"}), "items.0.materials.0.name.zh"),
    "nothing of what was added": (_item(added=["materials.colour"]), "items.0.added.0"),
    "nobody's telephone": (
        lambda d: d["items"][0].update(list_of={"zh": "延安市", "en": "Yan'an"}, added=[]),
        "items.0.complaint_phones.0.of",
    ),
    "not a list": (lambda d: d.update(sites={}), "sites"),
    "not a record": (lambda d: d["items"].__setitem__(0, "enterprise-opening"), "items.0"),
}


def test_the_demonstration_centre_has_no_fault(document: Document) -> None:
    assert check(document) == []


@pytest.mark.parametrize(("change", "path"), BROKEN.values(), ids=BROKEN)
def test_a_broken_rule_is_named_with_its_place(document: Document, change: Change, path: str) -> None:
    change(document)
    assert path in [fault.path for fault in check(document)]


def test_every_fault_of_the_whole_import_is_found_at_once(document: Document) -> None:
    for change, _ in (BROKEN[name] for name in ("link in an sms", "unknown site", "channel twice", "negative notice")):
        change(document)
    assert {fault.path for fault in check(document)} == {
        "centre.settings.sms.returned.en",
        "cabinets.0.site",
        "cabinets.0.compartments.1.channel",
        "items.0.notice_days",
    }


def test_a_misfit_drags_no_consequences_behind_it(document: Document) -> None:
    document["sites"][0]["latitude"] = "north"
    assert [fault.path for fault in check(document)] == ["sites.0.latitude"]


def test_a_bank_holds_no_more_doors_than_its_shadow(document: Document) -> None:
    cells = document["cabinets"][0]["compartments"]
    cells[:] = [cells[0] | {"door": f"A{n:02d}", "channel": n} for n in range(1, 27)]
    assert [(f.path, f.reason) for f in check(document)] == [
        ("cabinets.0.compartments", "bank A has 26 doors, 25 is the most")
    ]


@pytest.mark.parametrize(
    "nonsense", [None, [], "x", 1, {}, {"centre": None, "sites": None, "cabinets": 3, "items": [[]]}]
)
def test_nonsense_is_a_fault_and_never_a_crash(nonsense: Any) -> None:
    assert check(nonsense)


def test_reasons_are_sentences_for_clerks_in_both_languages(document: Document) -> None:
    document["items"][0]["id"] = "Not A Slug"
    document["items"][0]["legal_days"] = "three"
    found = {f.path: f for f in check(document)}
    assert found["items.0.id"].reason == "must be 2-40 of a-z, 0-9 and -"
    assert found["items.0.legal_days"].reason == "must be a number, this is text"
    assert found["items.0.legal_days"].reason_zh == "应为数字，现为文字"
