"""docs/writing-a-controller.md: every number, vector and example in it is that of the contract."""

import hashlib
import hmac
import json
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cabinet_contract import codes, offline
from cabinet_contract.bodies import BODIES, CAUSES, ONE_CAUSE
from cabinet_contract.events import MAX_BATCH, MAX_PAYLOAD_BYTES, Batch
from cabinet_contract.names import MAX_DOORS_PER_BANK
from cabinet_contract.provision_documents import ProvisionRequest
from cabinet_contract.settings import BOUNDS
from cabinet_contract.shadow import MAX_DESIRED_BYTES, BankDesired, CabinetDesired
from cabinet_contract.structs import fields_of, parsed
from cabinet_contract.words import EventType, Outcome, Purpose, Refusal
from infra.paths import ROOT
from infra.printed import asyncapi_examples as example
from infra.printed.asyncapi_channels import CHANNELS

TEXT = (ROOT / "docs" / "writing-a-controller.md").read_text(encoding="utf-8")
FENCED = re.findall(r"^ *```(?:json)?\n(.*?)^ *```", TEXT, re.DOTALL | re.MULTILINE)
ROWS = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in TEXT.splitlines() if "|" in line]


def blocks() -> list[Any]:
    """Everything fenced that is JSON, in order."""
    return [json.loads(text) for text in FENCED if text.strip().startswith(("{", "["))]


def row(name: str) -> list[str]:
    return next(row for row in ROWS if row[0].strip("`") == name)


def test_the_documents_in_it_are_read_by_the_programs() -> None:
    asked, configuration, bank, content, damm, batch = blocks()
    assert parsed(ProvisionRequest, asked).parameters.thing == example.THING
    assert set(configuration) == set(example.configuration())
    assert BankDesired.from_wire(bank) == example.WANTED
    assert [len(line) for line in damm] == [10] * 10
    assert [event.number for event in Batch.from_wire(batch).events] == [1, 2]
    assert content == {name: bank[name] for name in ("clearing", "grants", "orders")}


def test_the_rev_is_the_hash_of_the_line_that_is_shown() -> None:
    line = next(text for text in FENCED if text.startswith('{"clearing"')).strip()
    assert hashlib.sha256(line.encode()).hexdigest()[:12] == example.WANTED.rev
    assert f"the rev `{BankDesired().rev}`" in TEXT


def test_the_cabinet_document_is_read() -> None:
    found = re.search(r'`({"ack".*?})`', TEXT, re.DOTALL)
    assert found
    assert CabinetDesired.from_wire(json.loads(" ".join(found[1].split()))) == CabinetDesired.from_wire(
        example.CABINET_WANTED
    )


@given(st.integers(0, codes.SPACE - 1))
def test_the_table_gives_the_check_digit(number: int) -> None:
    table, interim = blocks()[4], 0
    for digit in codes.code_from(number):
        interim = table[interim][int(digit)]
    assert interim == 0


def test_the_verifier_s_vector_is_right() -> None:
    key, salt, keyed, known = (
        row(name)[1].strip("`").split("`")[0] for name in ("Key", "Salt", "HMAC-SHA256", "verifier")
    )
    code = re.findall(r"\d{9}", row("code")[1])[0]
    assert code == codes.code_from(12_345_678)
    assert hmac.digest(bytes.fromhex(key), code.encode(), "sha256").hex() == keyed
    assert codes.verifier(bytes.fromhex(key), bytes.fromhex(salt), code).hex() == known
    assert example.GRANT.to_wire()[3] in row("verifier")[1]
    assert f"N = {codes.SCRYPT['n']}, r = {codes.SCRYPT['r']}, p = {codes.SCRYPT['p']}" in TEXT


def test_the_vector_of_codes_without_network_is_right() -> None:
    derived = offline.derived_key(example.KEY, example.LINEAGE)
    assert f"`{derived.hex()}`" in TEXT
    slot = offline.slot_of(example.GRANT.until)
    assert f"slot {slot}" in TEXT
    for attempt in (0, 1):
        made = offline.made(derived, "A01", Purpose.DEPOSIT, slot, attempt)
        assert f"`{made.code}`" in TEXT
        assert f"`{made.grant}`" in TEXT
        assert f"until is {made.until}" in TEXT
    assert f"the {offline.HORIZON_SLOTS + 1} slots" in TEXT
    assert str(offline.SLOT_SECONDS) in TEXT


@pytest.mark.parametrize("type_", EventType)
def test_every_event_stands_there_with_its_fields(type_: EventType) -> None:
    struct = BODIES[type_]
    fields = [f for f in fields_of(struct) if struct not in ONE_CAUSE or f.wire not in CAUSES]
    wanted = {f"`{f.wire}{'' if f.required else '?'}`" for f in fields} | ({"c"} if struct in ONE_CAUSE else set())
    assert set(row(type_)[1].split(", ")) == wanted


def test_the_words_and_bounds_in_it_are_the_contract_s() -> None:
    for word in (*Purpose, *Outcome, *Refusal):
        assert f"`{word}`" in TEXT
    assert {name: tuple(map(int, row(name)[1:3])) for name in BOUNDS} == dict(BOUNDS)
    for number in (MAX_BATCH, MAX_DOORS_PER_BANK, f"{MAX_PAYLOAD_BYTES:,}", f"{MAX_DESIRED_BYTES:,}"):
        assert str(number) in TEXT


def test_the_filters_in_it_are_those_of_the_policies() -> None:
    shown = {
        line.split()[0].replace("<thing>", "{thing}").replace("<shadow>", "cabinet")
        for text in FENCED
        for line in text.splitlines()
        if line.strip().startswith("$aws/things/<thing>/shadow")
    }
    assert shown == {c.subscription for c in CHANNELS if not c.sends and "/shadow/name/cabinet/" in c.address}
