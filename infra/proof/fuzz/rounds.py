"""One round: schemathesis as one caller, with one part of the document, for a bounded time."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from infra import typed
from infra.paths import ROOT
from infra.proof.fuzz.callers import Caller
from infra.proof.fuzz.known import Known
from infra.proof.fuzz.report import Outcome, outcome

# 5xx, whatever the document says of it; a status that it does not name; a body, or a kind of one, that it does not
# describe.
CHECKS = ("not_a_server_error", "status_code_conformance", "content_type_conformance", "response_schema_conformance")
# How often one of the stack's own ids stands where schemathesis would invent one.
OFTEN = 0.8
# A lambda's cold start is behind some answers.
ANSWER_S = 60
# Hypothesis' tables of Unicode take seconds to make: kept from round to round, where the tests have theirs.
TABLES = {"HYPOTHESIS_STORAGE_DIRECTORY": str(ROOT / ".hypothesis")}
# To get ready before its time, and to find the smallest request that fails after it.
GRACE_S = 180


@dataclass(frozen=True)
class Round:
    """A `glance` tries each operation twice and has no share of the time: the caller is turned away at the door."""

    caller: Caller
    document: typed.Record
    glance: bool = False


@dataclass(frozen=True)
class Effort:
    """What one run of schemathesis may take: a time, or so many requests of each kind for each operation."""

    seconds: float
    examples: int | None = None

    def options(self) -> list[str]:
        if self.examples is not None:
            return ["--max-examples", str(self.examples)]
        return ["--max-time", f"{self.seconds:.0f}"]


def run(one: Round, api: str, known: Known, *, effort: Effort, seed: int) -> Outcome:
    token = one.caller.token()
    signed = ["--header", f"Authorization: {token}"] if token else []
    bound = ["--phases", "fuzzing", "--max-examples", "2"] if one.glance else effort.options()
    with TemporaryDirectory(prefix="xinbao-fuzz-") as scratch:
        folder = Path(scratch)
        (folder / "openapi.json").write_text(json.dumps(one.document), encoding="utf-8")
        (folder / "fuzz.toml").write_text(_config(known), encoding="utf-8")
        said = _said([*_command(api, seed), *bound, *signed], folder, effort.seconds + GRACE_S)
        return outcome(one.caller.name, folder, said, token)


def _said(command: Sequence[str], folder: Path, seconds: float) -> str:
    try:
        return subprocess.run(
            command, cwd=folder, env=os.environ | TABLES, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
            check=False, timeout=seconds,
        ).stdout  # fmt: skip
    except subprocess.TimeoutExpired:
        return f"schemathesis has not ended within {seconds:.0f} s\n"


def _command(api: str, seed: int) -> list[str]:
    program = Path(sys.executable).with_name("schemathesis")
    return [
        str(program), "--no-color", "--config-file", "fuzz.toml", "run", "openapi.json", "--url", api,
        "--checks", ",".join(CHECKS), "--seed", str(seed), "--request-timeout", str(ANSWER_S),
        "--report-json-path", "report.json", "--report-ndjson-path", "events.ndjson", "--output-sanitize", "false",
        "--generation-database", "none", "--continue-on-failure",
    ]  # fmt: skip


def _config(known: Known) -> str:
    """TOML, in which a JSON string or list of strings is one too."""
    # A method that has no route never comes to us: the gateway refuses it.
    lines = ["warnings = false", "[phases.coverage]", "unexpected-methods = []"]
    for name, values in known.items():
        lines += [f"[dictionaries.{json.dumps(name)}]", f"values = {json.dumps(values)}"]
        lines += [f"[parameters.{json.dumps(name)}]", f"dictionary = {json.dumps(name)}", f"probability = {OFTEN}"]
    return "\n".join(lines) + "\n"
