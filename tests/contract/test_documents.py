"""What travels beside the events' bodies: read and written alike, and what the cabinet really reports fits it."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cabinet_contract.errors import ContractError
from cabinet_contract.job_documents import JobReport, NextJob
from cabinet_contract.provision_documents import CertificateMade, Provisioned, ProvisionRequest
from cabinet_contract.shadow_documents import BankReport, BankReported, MachineHealth
from cabinet_contract.structs import parsed, to_wire
from infra.printed import asyncapi
from tests.contract.drawing import structs
from tests.device.rig import Rig, in_loop, until

COMPONENTS = asyncapi.document()["components"]
DOCUMENTS = [
    BankReported,
    BankReport,
    MachineHealth,
    CertificateMade,
    ProvisionRequest,
    Provisioned,
    NextJob,
    JobReport,
]


@pytest.mark.parametrize("struct", DOCUMENTS)
@given(data=st.data())
def test_a_document_comes_back_as_it_went(struct: Any, data: st.DataObject) -> None:
    sent = data.draw(structs(struct))
    wire = json.loads(json.dumps(to_wire(sent)))
    assert parsed(struct, wire) == sent
    jsonschema.Draft7Validator({"$ref": f"#/components/schemas/{struct.__name__}", "components": COMPONENTS}).validate(
        wire
    )


@pytest.mark.parametrize(
    ("wire", "field"),
    [
        (
            {"thingName": "cab-hall", "deviceConfiguration": {"Centre": "c", "Epoch": "1", "Key": "short", "Salt": ""}},
            "Key",
        ),
        ({"thingName": "hall", "deviceConfiguration": {}}, "Centre"),
        ({"thingName": "cab-hall", "deviceConfiguration": []}, ""),
    ],
)
def test_a_fault_deep_inside_is_refused_by_its_place(wire: dict[str, Any], field: str) -> None:
    with pytest.raises(ContractError) as refused:
        parsed(Provisioned, wire)
    assert refused.value.field == f"deviceConfiguration.{field}".rstrip(".")


def test_a_map_is_refused_by_the_name_of_what_does_not_fit() -> None:
    with pytest.raises(ContractError) as refused:
        parsed(BankReported, {"rev": "", "doors": {"A01": "ajar"}})
    assert refused.value.field == "doors.A01"


@in_loop
async def test_what_a_cabinet_reports_fits_the_document(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    async with rig.plugged_in(), rig.powered() as cabinet:
        code, grant = rig.grant(1)
        await rig.want("A", grant)
        await cabinet.keypad.type(code)
        for shadow, struct in (("bank-A", "BankReported"), ("bank-B", "BankReported"), ("cabinet", "CabinetReported")):
            await until(lambda shadow=shadow: rig.cloud.reported(shadow))
            schema = {"$ref": f"#/components/schemas/{struct}", "components": COMPONENTS}
            jsonschema.Draft7Validator(schema).validate(rig.cloud.reported(shadow))
