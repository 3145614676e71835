"""What a cabinet's shadows shall say, each document read as the cabinet will read it before anybody writes it."""

import json
from typing import Any, NamedTuple

from cabinet_contract.errors import ContractError, require
from cabinet_contract.names import CABINET_SHADOW, bank_shadow
from cabinet_contract.shadow import BankDesired, CabinetDesired
from chalicelib.domain.cabinet.cabinet import CabinetSnapshot, desired_banks, desired_cabinet


class Wanted(NamedTuple):
    """By the shadow's name: the documents that a cabinet can read, and why another must not be written."""

    documents: dict[str, dict[str, Any]]
    unreadable: dict[str, str]


def wanted(snapshot: CabinetSnapshot) -> Wanted:
    """Banks first: codes are more urgent than the ack. Raises ContractError where a bank has too many doors."""
    found = Wanted({}, {})
    banks = {bank_shadow(bank): desired for bank, desired in desired_banks(snapshot).items()}
    for name, desired in (banks | {CABINET_SHADOW: desired_cabinet(snapshot.cabinet)}).items():
        try:
            found.documents[name] = _read_back(desired)
        except ContractError as error:
            found.unreadable[name] = str(error)
    return found


def _read_back(desired: BankDesired | CabinetDesired) -> dict[str, Any]:
    wire = desired.to_wire()
    again = type(desired).from_wire(json.loads(json.dumps(wire)))
    require(again == desired, "desired", "reads back as something else")
    return wire
