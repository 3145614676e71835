"""What AWS IoT refuses and an emulator takes: no writer of ours makes it, and what would be of it is not sent."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cabinet_contract.errors import ContractError
from cabinet_contract.names import CABINET_SHADOW, bank_shadow
from cabinet_contract.settings import BOUNDS
from cabinet_contract.shadow import MAX_DESIRED_BYTES, Ack, BankDesired, CabinetDesired
from cabinet_contract.shadow_limits import require_shadow
from tests.contract.test_shadow import BANKS

ROOT = Path(__file__).parents[2]
SETTINGS = st.dictionaries(st.sampled_from(sorted(BOUNDS)), st.integers(1, 7200) | st.floats(1, 7200))
CABINETS = st.builds(CabinetDesired, st.none() | st.builds(Ack, st.just("a" * 16), st.integers(0)), SETTINGS)


@given(BANKS)
def test_a_bank_s_document_keeps_to_them(bank: BankDesired) -> None:
    require_shadow(bank_shadow("A"), bank.to_wire(), MAX_DESIRED_BYTES)
    assert not _holds_a_bool(bank.to_wire())


@given(CABINETS)
def test_a_cabinet_s_document_keeps_to_them(cabinet: CabinetDesired) -> None:
    require_shadow(CABINET_SHADOW, cabinet.to_wire(), MAX_DESIRED_BYTES)
    assert not _holds_a_bool(cabinet.to_wire())


def _holds_a_bool(value: Any) -> bool:
    """MiniStack finds no difference between 1 and true, and neither does the writer that compares before it writes."""
    if isinstance(value, Mapping):
        return any(map(_holds_a_bool, value.values()))
    return isinstance(value, bool) or (isinstance(value, list | tuple) and any(map(_holds_a_bool, value)))


@pytest.mark.parametrize(
    ("name", "half"),
    [
        ("bank A", {}),
        ("", {}),
        ("b" * 65, {}),
        ("柜", {}),
        ("bank-A", {"rows": "x" * MAX_DESIRED_BYTES}),
        ("bank-A", {"a": {"b": {"c": {"d": {"e": {"f": 1}}}}}}),
        ("bank-A", {"a": [[[[[1]]]]]}),
        ("bank-A", {"rows": [1, None]}),
        ("bank-A", {"rows": {"deep": [[None]]}}),
    ],
)
def test_what_the_service_would_refuse_is_refused_before(name: str, half: dict[str, Any]) -> None:
    with pytest.raises(ContractError):
        require_shadow(name, half, MAX_DESIRED_BYTES)


def test_a_null_beside_others_takes_a_field_away_and_is_no_null_in_a_list() -> None:
    require_shadow("bank-A", {"gone": None, "rows": [[1, ["A01"]]]}, MAX_DESIRED_BYTES)


def test_the_cloud_reads_and_writes_shadows_and_asks_nothing_else_of_them() -> None:
    """Nothing rests on lists of shadows or on deleted ones, which the emulator has differently; of the metadata, only
    on when `rev` was written."""
    sources = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "chalicelib").rglob("*.py"))
    assert set(re.findall(r'client\("iot-data"\)\.(\w+)', sources)) == {"get_thing_shadow", "update_thing_shadow"}
    assert "clientToken" not in sources
    gateway = (ROOT / "chalicelib/gateways/shadows.py").read_text(encoding="utf-8")
    assert set(re.findall(r'document\.get\("(\w+)"', gateway)) == {"state", "version", "metadata"}
    assert re.findall(r'"metadata".*', gateway) == [
        '"metadata", {}).get("desired", {}).get("rev", {}).get("timestamp", 0)'
    ]
