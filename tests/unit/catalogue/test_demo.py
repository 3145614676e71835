"""The demonstration centre says what the source documents say."""

import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from chalicelib.domain.catalogue.centre import CabinetPlan, CentreImport, Item, decode
from chalicelib.domain.catalogue.words import Handling, PartyKind, Position, Rank, Size, Source
from infra.centre.document import read


@cache
def demo() -> CentreImport:
    return decode(read(Path(__file__).parents[3] / "demo"))


def item(name: str) -> Item:
    return next(i for i in demo().items if i.id == name)


def test_the_five_sites_of_the_documents_with_one_cabinet_each() -> None:
    assert [s.name.zh for s in demo().sites] == ["综合服务大厅", "陆港大厦", "华南城", "中西部金融小镇", "保税大厦"]
    assert {s.position for s in demo().sites} == {Position.APPROXIMATE}
    assert [c.id for c in demo().cabinets] == [
        "cab-hall",
        "cab-lugang",
        "cab-huanancheng",
        "cab-jinrong",
        "cab-baoshui",
    ]


@pytest.mark.parametrize("cabinet", demo().cabinets, ids=lambda c: c.id)
def test_every_cabinet_has_every_size_within_reach_of_a_wheelchair(cabinet: CabinetPlan) -> None:
    assert 24 <= len(cabinet.compartments) <= 48
    assert {c.size for c in cabinet.compartments if c.within_reach} == set(Size)


def test_the_settings_of_the_documents() -> None:
    settings = demo().centre.settings
    assert (settings.pre_review_hours, settings.search_km) == (24, 5)


def test_enterprise_opening_has_four_steps_of_half_a_day() -> None:
    opening = item("enterprise-opening")
    assert [s.working_days for s in opening.steps] == [0.5] * 4
    assert [len([m for m in opening.materials if m.step == s.id]) for s in opening.steps] == [6, 0, 2, 2]
    assert "133号" in opening.fees[0].basis.zh
    assert opening.fees[0].amount_fen is None


def test_nobody_is_asked_for_the_licence_that_the_case_makes() -> None:
    opening = item("enterprise-opening")
    assert not {m.id for m in opening.asked} & {"licence-for-seal", "licence-for-bank"}
    assert set(opening.uploads) < set(opening.asked)


def test_simplified_deregistration_has_its_notice_and_no_fee() -> None:
    simple = item("simplified-deregistration")
    assert [s.working_days for s in simple.steps] == [0.5]
    assert (simple.notice_days, simple.fees, len(simple.materials)) == (45, (), 4)
    assert {p.number for p in simple.complaint_phones} == {"12345", "0911-2160672", "0911-2162600"}


def test_a_person_can_use_the_locker_too() -> None:
    card = item("senior-card")
    assert card.locker
    assert card.party_kinds == (PartyKind.PERSON,)


def test_what_was_made_up_says_so() -> None:
    assert {i.id for i in demo().items if i.source is Source.DOCUMENTS} == {
        "enterprise-opening",
        "simplified-deregistration",
    }


def test_all_channels_and_both_handlings_can_be_shown() -> None:
    assert {i.locker for i in demo().items} == {True, False}
    assert {i.handling for i in demo().items} == set(Handling)
    assert any(m.rank is Rank.MINOR for i in demo().items for m in i.asked)


PROBE = """
import sys
before = set(sys.modules)
import chalicelib.domain.catalogue.check
print(*set(sys.modules) - before)
"""


def test_the_catalogue_costs_a_cold_start_nothing_but_msgspec() -> None:
    root = Path(__file__).parents[3]
    paths = {"PYTHONPATH": f"{root}:{root / 'vendor'}"}
    loaded = subprocess.run([sys.executable, "-c", PROBE], capture_output=True, text=True, check=True, env=paths)
    tops = {name.partition(".")[0] for name in loaded.stdout.split()}
    # msgspec itself imports typing_extensions where it is installed.
    assert tops - set(sys.stdlib_module_names) - {"typing_extensions"} == {"msgspec", "chalicelib", "cabinet_contract"}
