"""From figures to findings: pure rules, each a fault that an electrician can go and mend."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from iot.config.families import ACTIVE, PASSIVE
from iot.installer.examining import AdapterHealth, BoardReport, BusReport, Tested
from iot.installer.questions import Heard
from iot.installer.scanning import FoundBoard
from iot.installer.sentences_doctor import FINDINGS

# What is heard of a board → the finding, if none of its answers was good.
BY_SOUND = {
    Heard.GARBLED: "garbled",
    Heard.CHECKSUM: "checksum",
    Heard.SHORT: "short",
    Heard.DECLINED: "declined",
}


@dataclass(frozen=True, slots=True)
class Finding:
    code: str
    bus: str
    bank: str | None
    fill: dict[str, Any]

    def to_wire(self) -> dict[str, Any]:
        what, what_zh, do, do_zh = (text.format(**self.fill) for text in FINDINGS[self.code])
        place = {"code": self.code, "bus": self.bus, "bank": self.bank}
        return place | {"what": what, "what_zh": what_zh, "do": do, "do_zh": do_zh}


def diagnose(report: BusReport, *, all_shut: bool = False) -> list[Finding]:
    """`all_shut`: somebody says that every door is shut, so whatever the sensors call open is wrong."""
    bus = report.path.name
    if report.adapter is not AdapterHealth.OK:
        return [Finding(f"adapter_{report.adapter}", bus, None, {"bus": bus})]
    if any(board.heard.get(Heard.ECHO) for board in report.boards):
        return [Finding("echo", bus, None, {"bus": bus})]
    if all(board.all(Heard.SILENT) for board in report.boards) and not report.others:
        return [_nobody(report)]
    others = list(report.others)
    return [finding for board in report.boards for finding in _of_board(bus, board, others, all_shut)]


def _nobody(report: BusReport) -> Finding:
    banks = ", ".join(f"{b.bank.bank} ({b.bank.driver} {b.bank.address})" for b in report.boards)
    fill = {"bus": report.path.name, "banks": banks, "baud": report.boards[0].bank.baud}
    return Finding("nobody_answers", report.path.name, None, fill)


def _of_board(bus: str, board: BoardReport, others: list[FoundBoard], all_shut: bool) -> Iterator[Finding]:
    bank = board.bank
    fill: dict[str, Any] = {
        "bus": bus, "bank": bank.bank, "address": bank.address, "driver": bank.driver, "baud": bank.baud,
        "channels": bank.channels, "found": board.channels,
        "asked": board.asked, "good": board.heard.get(Heard.GOOD, 0),
    }  # fmt: skip
    code = _sound(board, others)
    if code == "wrong_settings":
        fill["other"] = others.pop(0)
    if code:
        yield Finding(code, bus, bank.bank, fill)
    if all_shut:
        yield from _of_sensors(bus, board, fill)
    for tested in board.tested:
        yield from _of_opening(bus, board, tested)


def _sound(board: BoardReport, others: list[FoundBoard]) -> str | None:
    good = board.heard.get(Heard.GOOD, 0)
    if good == board.asked:
        return None if board.channels in (None, board.bank.channels) else "wrong_channels"
    if good:
        return "lossy"
    if others and board.all(Heard.SILENT, Heard.GARBLED):
        return "wrong_settings"
    if board.all(Heard.SILENT):
        return "board_silent"
    spoiled = {kind: board.heard.get(kind, 0) for kind in BY_SOUND}
    return BY_SOUND[max(spoiled, key=lambda kind: spoiled[kind])]


def _of_sensors(bus: str, board: BoardReport, fill: dict[str, Any]) -> Iterator[Finding]:
    if not board.open_doors:
        return
    if len(board.open_doors) == len(board.bank.doors) > 1:
        other = ACTIVE if board.bank.open_is == PASSIVE else PASSIVE
        yield Finding("all_open", bus, board.bank.bank, fill | {"other": f"{other:02x}"})
    else:
        yield Finding("some_open", bus, board.bank.bank, fill | {"doors": ", ".join(board.open_doors)})


def _of_opening(bus: str, board: BoardReport, tested: Tested) -> Iterator[Finding]:
    """Three facts: the board acknowledged, the sensor changed, a person saw it. Without a person only the first two."""
    fill = {"door": tested.door, "channel": board.bank.doors[tested.door]}
    code = None
    if tested.person and not tested.sensor_changed:
        code = "sensor_blind"
    elif not tested.acked and not tested.sensor_changed:
        code = "not_acked"
    elif not tested.sensor_changed:
        code = "not_seen" if tested.person is None else "lock_dead"
    if code:
        yield Finding(code, bus, board.bank.bank, fill)
