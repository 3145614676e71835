"""The two lists of Yan'an stand word for word, and everything else in their items says that it was added."""

import re
from functools import cache
from pathlib import Path

import msgspec
import pytest

from chalicelib.domain.catalogue.centre import CentreImport, Item, decode
from infra.centre.document import read

HERE = Path(__file__).parent
OPENING, ENDING = "enterprise-opening", "simplified-deregistration"
CIRCLED = "①②③④"


@cache
def published() -> list[str]:
    """The lines of the source, without the spaces that only its layout has."""
    lines = (HERE / "yanan_lists.txt").read_text(encoding="utf-8").splitlines()
    return [line.replace(" ", "") for line in lines if not line.startswith("#")]


@cache
def demo() -> CentreImport:
    return decode(read(HERE.parents[2] / "demo"))


def item(name: str) -> Item:
    return next(i for i in demo().items if i.id == name)


def part(beginning: str, end: str) -> list[str]:
    """The lines between two headings, each without its number."""
    lines = published()
    start = lines.index(beginning) + 1
    return [re.sub(r"^\d\.", "", line) for line in lines[start : lines.index(end, start)]]


def names(found: Item, step: str | None) -> list[str]:
    return [material.name.zh for material in found.materials if material.step == step]


def steps(found: Item, *, printed_offices: tuple[str, ...]) -> str:
    """As the list prints them: 审批服务局 and 税务局 are named, the maker of seals and the bank are not."""
    offices = [s.responsible.zh if s.id in printed_offices else "" for s in found.steps]
    lines = zip(CIRCLED, offices, found.steps, strict=False)
    return "；".join(f"{n}{office}{s.name.zh}（{s.working_days:g}个工作日）" for n, office, s in lines)


def test_the_materials_of_enterprise_opening_are_the_list_s() -> None:
    found = item(OPENING)
    assert names(found, "licence") == part("（一）营业执照办理申请材料", "（二）公章刻制办理申请材料")
    assert names(found, "seal") == part("（二）公章刻制办理申请材料", "（三）银行开户办理申请材料")
    assert names(found, "bank") == part("（三）银行开户办理申请材料", "（四）环节及时限")


def test_who_signs_which_resolution_is_said() -> None:
    (appointment,) = [m.name for m in item(OPENING).materials if m.id == "representative"]
    assert "股东会决议由股东签署，董事会决议由公司董事签字" in appointment.zh
    assert "signed by the shareholders" in appointment.en
    assert "by the directors" in appointment.en


def test_the_steps_of_enterprise_opening_are_the_list_s() -> None:
    printed = steps(item(OPENING), printed_offices=("licence", "tax"))
    assert part("（四）环节及时限", "（五）收费依据") == [f"企业开办四个环节：{printed}。"]


def test_the_fee_s_basis_is_the_list_s() -> None:
    (fee,) = item(OPENING).fees
    assert [fee.basis.zh] == part("（五）收费依据", "·延安市企业简易注销清单")


def test_simplified_deregistration_is_the_list_s() -> None:
    found = item(ENDING)
    assert names(found, None) == part("(一)申请材料", "（二）环节及时限")
    printed = steps(found, printed_offices=("deregister",))
    assert part("（二）环节及时限", "（三）收费依据：不收费") == [f"企业简易注销一个环节：{printed}"]
    assert found.fees == ()


def test_its_notice_and_its_result_are_those_of_the_flow_chart() -> None:
    found = item(ENDING)
    assert f"公示{found.notice_days}天" in published()
    assert f"受理、审核、打印{found.result.zh}" in published()


@pytest.mark.parametrize("name", [OPENING, ENDING])
def test_yan_an_s_telephones_say_whose_they_are_and_the_centre_s_own_stands_with_them(name: str) -> None:
    found = item(name)
    foreign = [phone for phone in found.complaint_phones if phone.of]
    assert [f"{p.office.zh.removesuffix('投诉电话')}" for p in foreign] == ["市营商办", "延安市行政审批服务局"]
    assert {p.of.zh for p in foreign if p.of} == {"延安市"}
    assert [p.number for p in foreign] == [line.split("：")[1] for line in published() if "0911-" in line]
    assert [p.number for p in found.complaint_phones if not p.of] == ["12345"]


@pytest.mark.parametrize("name", [OPENING, ENDING])
def test_whose_list_it_is_and_what_was_added_to_it_is_named(name: str) -> None:
    found = item(name)
    assert found.list_of is not None
    assert found.list_of.zh == "延安市"
    # The list has neither a code nor a legal limit, and knows no ranks and no levels of trust.
    assert {"code", "legal_days", "materials.rank", "materials.trust", "complaint_phones.12345"} <= set(found.added)


@pytest.mark.parametrize("name", [OPENING, ENDING])
def test_every_word_is_either_the_list_s_or_named_as_added(name: str) -> None:
    found, source = item(name), "".join(published())
    added = set(found.added)
    offices = [(f"steps.{s.id}.responsible", s.responsible.zh) for s in found.steps]
    texts = [("department", found.department.zh), ("result", found.result.zh), *offices]
    assert [path for path, words in texts if words not in source and path not in added] == []


@pytest.mark.parametrize("name", [OPENING, ENDING])
def test_every_field_that_the_list_does_not_have_is_named_as_added(name: str) -> None:
    of_the_list = {"name", "materials", "steps", "fees", "complaint_phones", "notice_days", "result", "promised_days"}
    ours = {"id", "source", "version", "added", "list_of", "aliases", "pinyin"}
    fields = {field.name for field in msgspec.structs.fields(Item)} - of_the_list - ours
    assert fields <= set(item(name).added)
