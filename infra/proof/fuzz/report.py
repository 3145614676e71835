"""What came of a round, read from schemathesis' own reports."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from infra import typed

_REPLAY = re.compile(r"^ *st replay .*\n", re.MULTILINE)


@dataclass(frozen=True)
class Outcome:
    """`reached` and `accepted` (2xx at least once) are operations; `said` are the failures, each with its curl."""

    name: str
    requests: int
    failed: int
    reached: frozenset[str]
    accepted: frozenset[str]
    said: str


def outcome(name: str, folder: Path, said: str, token: str | None) -> Outcome:
    """A round that could not run to its end, or asked nothing, is a failed one."""
    if not (folder / "report.json").is_file():
        return Outcome(name, 0, 1, frozenset(), frozenset(), said)
    report = typed.read(folder / "report.json")
    answers = list(_answers(folder / "events.ndjson"))
    failed = typed.whole(report, "test_cases", "unique_failures")
    failed += sum(typed.whole(error, "count") for error in typed.records(report, "errors"))
    failed += not report["complete"] or not answers
    return Outcome(
        name,
        len(answers),
        failed,
        frozenset(operation for operation, _ in answers),
        frozenset(operation for operation, status in answers if 200 <= status < 300),
        _failures(said, token) if failed else "",
    )


def _answers(events: Path) -> Iterator[tuple[str, int]]:
    """Each answered request: its operation (`GET /cases/{case}`) and the status."""
    with events.open(encoding="utf-8") as lines:
        for line in lines:
            if scenario := typed.loaded(line).get("ScenarioFinished"):
                yield from _of_scenario(typed.record(scenario, "recorder"))


def _of_scenario(recorder: typed.Record) -> Iterator[tuple[str, int]]:
    """What was skipped has no interactions; what nobody answered has no response."""
    for case, interaction in recorder.get("interactions", {}).items():
        asked = typed.record(recorder, "cases", case, "value")
        if interaction.get("response"):
            yield f"{asked['method'].upper()} {asked['path']}", typed.whole(interaction, "response", "status_code")


def _failures(said: str, token: str | None) -> str:
    """From the first heading of a failure or error to the summary; all of it where there is no such heading."""
    lines = said.splitlines(keepends=True)
    headings = [line.strip("= \n") for line in lines]
    start = next((n for n, heading in enumerate(headings) if heading in ("FAILURES", "ERRORS")), 0)
    end = headings.index("SUMMARY") if "SUMMARY" in headings else len(lines)
    # The folder that a replay needs is gone.
    found = _REPLAY.sub("", "".join(lines[start:end]))
    if token:
        found = found.replace(f"'Authorization: {token}'", '"Authorization: $TOKEN"')
    return f"TOKEN={token}\n{found}" if token else found
