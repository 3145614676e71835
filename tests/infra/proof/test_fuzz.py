"""The fuzzer finds what is planted, says how to ask for it again, and is content where nothing is."""

import re

import pytest

from infra.local.ports import free_port
from infra.proof.fuzz.callers import NOBODY, Caller
from infra.proof.fuzz.document import closed_to, fetched, open_to, operations
from infra.proof.fuzz.fuzz import LEAST_S, Budget, fuzz, sum_up
from infra.proof.fuzz.report import Outcome
from infra.proof.fuzz.rounds import Effort
from infra.say import Stop
from tests.infra.proof.planted import DOCUMENT, TOKEN, serving

CALLERS = (
    NOBODY,
    Caller("applicant", "applicant", lambda: f"applicant-{TOKEN}"),
    Caller("reviewer", "staff", lambda: f"staff-{TOKEN}"),
)
# Not a time: what is found must not depend on how busy the machine is.
EFFORT = Effort(seconds=60, examples=5)
KNOWN = {"path.case": ["c_known"]}
REQUESTS = re.compile(r"fuzz: ([1-9]\d*) requests, (\d+) failed\n$")


def fuzzed(api: str) -> bool:
    return fuzz(api, fetched(api), CALLERS, KNOWN, effort=EFFORT, seed=1)


def test_an_api_that_keeps_to_its_document_passes(capsys: pytest.CaptureFixture[str]) -> None:
    """Also where the gateway refuses in a form of its own."""
    with serving() as api:
        assert fuzzed(api)
    said = capsys.readouterr().out
    found = REQUESTS.search(said)
    assert found is not None
    assert int(found[1]) > 20
    assert found[2] == "0"
    assert "3 of 3 operations were reached, 3 answered 2xx" in said


def test_what_is_planted_is_found_and_can_be_asked_for_again(capsys: pytest.CaptureFixture[str]) -> None:
    """A fault of the service also where the document names its status."""
    with serving("5xx", "status", "body") as api:
        assert not fuzzed(api)
    said = capsys.readouterr().out
    nobody, applicant, reviewer = (_about(said, name) for name in ("nobody", "applicant", "reviewer"))
    assert "Undocumented status code" in nobody
    assert f"curl -X GET {api}/health" in nobody
    assert "Response violates schema" in applicant
    assert f'curl -X GET -H "Authorization: $TOKEN" {api}/cases/' in applicant
    assert f"TOKEN=applicant-{TOKEN}" in applicant
    assert "Server error" in reviewer
    assert '{"stars": 3' in reviewer
    found = REQUESTS.search(said)
    assert found is not None
    assert int(found[2]) >= 3


def _about(said: str, name: str) -> str:
    """What was said of one caller's failures."""
    return said.split(f"\nas {name}:\n", 1)[1].split("requests, ", 1)[0]


def test_an_operation_that_nobody_reaches_is_a_failure(capsys: pytest.CaptureFixture[str]) -> None:
    asked = Outcome("nobody", 5, 0, frozenset({"GET /health"}), frozenset({"GET /health"}), "")
    assert sum_up({"GET /health"}, [asked])
    assert not sum_up({"GET /health", "GET /me"}, [asked])
    assert capsys.readouterr().out.endswith("fuzz: 5 requests, 1 failed\n")


def test_a_round_that_cannot_run_is_a_failure(capsys: pytest.CaptureFixture[str]) -> None:
    assert not fuzz(f"http://127.0.0.1:{free_port()}", DOCUMENT, [NOBODY], {}, effort=EFFORT, seed=1)
    assert "as nobody:" in capsys.readouterr().out


def test_late_rounds_get_what_is_left() -> None:
    budget = Budget(Effort(seconds=24), rounds=4)
    assert [round(budget.share().seconds) for _ in range(3)] == [10, 14, 22]
    late = Budget(Effort(seconds=0), rounds=1)
    assert late.share().seconds == LEAST_S


def test_a_stack_without_a_document_says_so() -> None:
    with serving() as api, pytest.raises(Stop, match="expected 200 and an OpenAPI document, found 404"):
        fetched(f"{api}/nowhere")


def test_each_caller_has_a_part_of_the_document() -> None:
    assert operations(open_to(DOCUMENT, None)) == {"GET /health"}
    assert operations(open_to(DOCUMENT, "applicant")) == {"GET /cases/{case}"}
    assert operations(closed_to(DOCUMENT, "applicant")) == {"POST /staff/cases/{case}/rating"}
    assert len(operations(closed_to(DOCUMENT, None))) == 2


def test_only_a_documented_refusal_may_have_the_gateway_s_form() -> None:
    answers = open_to(DOCUMENT, "applicant")["paths"]["/cases/{case}"]["get"]["responses"]
    forms = answers["403"]["content"]["application/json"]["schema"]["anyOf"]
    assert {"$ref": "#/components/schemas/Problem"} in forms
    assert len(forms) == 2
    assert answers["404"] == {"$ref": "#/components/responses/Problem"}
    assert "401" not in open_to(DOCUMENT, None)["paths"]["/health"]["get"]["responses"]
