"""docs/asyncapi.json: printed from the contract, valid by AsyncAPI's own schema, and what the readers really accept."""

import re
from collections.abc import Iterator
from typing import Any

import cfnlint.decode
import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cabinet_contract import topics
from cabinet_contract.bodies import BODIES, ONE_CAUSE, body_of
from cabinet_contract.errors import ContractError
from cabinet_contract.events import Batch, Event, PresenceNote
from cabinet_contract.shadow import BankDesired, CabinetDesired
from cabinet_contract.structs import fields_of, to_wire
from cabinet_contract.words import EventType
from infra.paths import ROOT
from infra.printed import asyncapi, asyncapi_official
from infra.printed import asyncapi_examples as example
from infra.printed.asyncapi_channels import CHANNELS
from infra.say import Progress
from tests.contract.drawing import structs
from tests.contract.test_bodies import STRANGE

DOCUMENT = asyncapi.document()
FILE = ROOT / "docs" / "asyncapi.json"
OWN = "${iot:Connection.Thing.ThingName}"


def valid(schema: Any) -> jsonschema.Draft7Validator:
    """Of a part of the document, whose references lead through the whole of it."""
    return jsonschema.Draft7Validator(schema | {"components": DOCUMENT["components"]})


def test_the_printed_file_is_the_contract() -> None:
    said = "run: python -m infra.printed.asyncapi > docs/asyncapi.json"
    assert FILE.read_text(encoding="utf-8") == asyncapi.text(), said


def test_it_is_asyncapi_by_asyncapi_s_own_schema() -> None:
    official = asyncapi_official.schema(Progress(quiet=True))
    faults = [error.message for error in jsonschema.Draft7Validator(official).iter_errors(DOCUMENT)]
    assert faults == []


def references(part: Any) -> Iterator[str]:
    if isinstance(part, dict):
        if isinstance(part.get("$ref"), str):
            yield part["$ref"]
        for inner in part.values():
            yield from references(inner)
    elif isinstance(part, list):
        for inner in part:
            yield from references(inner)


def test_every_reference_leads_somewhere() -> None:
    for reference in references(DOCUMENT):
        place: Any = DOCUMENT
        for step in reference.removeprefix("#/").split("/"):
            place = place[step]
        assert place


@pytest.mark.parametrize("name", DOCUMENT["components"]["messages"])
def test_every_message_has_examples_that_fit(name: str) -> None:
    message = DOCUMENT["components"]["messages"][name]
    assert message["examples"]
    for one in message["examples"]:
        valid(message["payload"]).validate(one["payload"])


def test_everything_is_explained() -> None:
    for name, schema in DOCUMENT["components"]["schemas"].items():
        assert len(schema["description"]) > 10, name
        assert not schema["description"].startswith(f"{name}("), name


def test_the_examples_are_what_the_programs_read() -> None:
    batches = DOCUMENT["components"]["messages"]["events"]["examples"]
    read = [Batch.from_wire(one["payload"]) for one in batches]
    assert {event.type for batch in read for event in batch.events} == set(EventType)
    assert all(body_of(event) for batch in read for event in batch.events)
    assert BankDesired.from_wire(example.BANK_WANTED) == example.WANTED
    assert CabinetDesired.from_wire(example.CABINET_WANTED).ack
    for one in DOCUMENT["components"]["messages"]["presence"]["examples"]:
        PresenceNote.from_wire(one["payload"])


@pytest.mark.parametrize("shadow", ["bank", "cabinet"])
def test_a_cabinet_reports_its_own_half_only_and_all_of_it(shadow: str) -> None:
    message = DOCUMENT["components"]["messages"][f"{shadow}Report"]
    said = message["examples"][0]["payload"]["state"]["reported"]
    for state in ({"desired": {}}, {"reported": dict(list(said.items())[1:])}):
        assert not valid(message["payload"]).is_valid({"state": state}), state


def test_nothing_that_a_shadow_holds_is_null() -> None:
    for name in ("bankFound", "cabinetFound"):
        (found,) = DOCUMENT["components"]["messages"][name]["examples"]
        assert None not in found["payload"]["state"]["reported"].values()


# ---- the schemas say what the readers do


def as_told(type_: EventType, body: dict[str, Any]) -> dict[str, Any]:
    return Event(1, 1.5, type_, body).to_wire()


def is_read(wire: dict[str, Any]) -> bool:
    try:
        event = Event.from_wire(wire)
        body_of(event)
        _ = event.was
    except ContractError:
        return False
    return True


@given(st.sampled_from(EventType), st.data())
def test_an_event_fits_its_schema_exactly_if_it_is_read(type_: EventType, data: st.DataObject) -> None:
    body = to_wire(data.draw(structs(BODIES[type_])))
    field = data.draw(st.sampled_from(fields_of(BODIES[type_]))).wire
    change = data.draw(st.sampled_from(["nothing", "missing", "strange"]))
    if change == "missing":
        body.pop(field, None)
    elif change == "strange":
        body[field] = data.draw(STRANGE.filter(lambda value: not isinstance(value, float) or value % 1 != 0))
    wire = as_told(type_, body)
    schema = {"$ref": f"#/components/schemas/event_{type_}"}
    assert valid(schema).is_valid(wire) == is_read(wire), wire


def test_an_opening_has_exactly_one_cause_in_the_schemas_too() -> None:
    for type_, struct in BODIES.items():
        schema = DOCUMENT["components"]["schemas"][f"event_{type_}"]
        assert ("oneOf" in schema) is (struct in ONE_CAUSE)


GOOD = example.BANK_WANTED


@pytest.mark.parametrize(
    "change",
    [
        {"grants": [["g_2"]]},
        {"grants": [[*GOOD["grants"][0], "more"]]},
        {"grants": [[*GOOD["grants"][0][:1], ["a01"], *GOOD["grants"][0][2:]]]},
        {"grants": [[*GOOD["grants"][0][:1], [], *GOOD["grants"][0][2:]]]},
        {"grants": [[*GOOD["grants"][0][:2], "open", *GOOD["grants"][0][3:]]]},
        {"grants": [[*GOOD["grants"][0][:3], "short", *GOOD["grants"][0][4:]]]},
        {"grants": [[*GOOD["grants"][0][:5], True]]},
        {"grants": 5},
        {"orders": [["o_1", "A01", "soon"]]},
        {"orders": [["", "A01", 5]]},
        {"clearing": ["A01"]},
        {"clearing": [["A01"]]},
    ],
)
def test_a_damaged_document_is_refused_by_schema_and_reader(change: dict[str, Any]) -> None:
    schema = valid({"$ref": "#/components/schemas/BankWanted"})
    assert schema.is_valid(GOOD)
    assert not schema.is_valid(GOOD | change)
    with pytest.raises(ContractError):
        BankDesired.from_delta(GOOD | change)


# ---- the topics are those that the policies allow


def allowed(action: str) -> set[str]:
    """Topics that a cabinet or a claim may use, from the template's policies, with the document's parameters."""
    whole, _ = cfnlint.decode.decode(str(ROOT / "infra" / "resources.yaml"))
    policies = [r for r in whole["Resources"].values() if r.get("Type") == "AWS::IoT::Policy"]
    statements = [s for p in policies for s in p["Properties"]["PolicyDocument"]["Statement"]]
    return {topic for s in statements if s["Action"] == action for topic in _topics(s["Resource"])}


def _topics(resource: Any) -> Iterator[str]:
    if isinstance(resource, list):
        for one in resource:
            yield from _topics(one)
    elif "Fn::Split" in resource:
        text, names = resource["Fn::Split"][1]["Fn::Sub"]
        for name, value in names.items():
            text = text.replace(f"${{{name}}}", value["Fn::Sub"])
        yield from (_plain(arn) for arn in text.split(" "))
    else:
        yield _plain(resource["Fn::Sub"])


def _plain(arn: str) -> str:
    topic = re.split("AccountId}:topic(?:filter)?/", arn)[1].replace("${!iot:", "${iot:").replace(OWN, "{thing}")
    topic = topic.replace("${CabinetTemplate}", "{template}")
    return re.sub(r"/bank-[A-F]/", "/bank-{bank}/", topic)


def addresses(action: str) -> set[str]:
    """With the fixed name under which a cabinet's jobs are given, as the policies must write it."""
    operations = {n: o for n, o in DOCUMENT["operations"].items() if o["action"] == action}
    return {DOCUMENT["channels"][name]["address"] for name in operations}


@pytest.mark.parametrize(("action", "policy"), [("send", "iot:Publish"), ("receive", "iot:Receive")])
def test_the_topics_are_exactly_those_that_the_policies_allow(action: str, policy: str) -> None:
    assert addresses(action) == allowed(policy)


def test_the_filters_are_exactly_those_that_the_policies_allow() -> None:
    assert {c.subscription for c in CHANNELS if not c.sends} == allowed("iot:Subscribe")


def test_a_claim_connects_under_a_name_that_its_policy_allows() -> None:
    assert topics.claim_client_id("cab-hall") == "claim-cab-hall"
    assert topics.client_id("cab-hall") == "cab-hall"
    assert "client/claim-cab-*" in (ROOT / "infra" / "resources.yaml").read_text(encoding="utf-8")
