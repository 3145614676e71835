"""The timeline that a person can follow: when, which case, what, whose turn it is, where the paper is."""

import threading
import time
from typing import Any

ROLES = {
    "applicant": "申请人 applicant",
    "reviewer": "预审人员 reviewer",
    "helper": "帮办人员 helper",
    "duty-helper": "帮办当天负责人 duty helper",
    "window-clerk": "窗口人员 window clerk",
    "front-desk": "前台帮办 front desk",
}
HOLDERS = {
    "applicant": "申请人 applicant",
    "staff": "工作人员 staff",
    "cabinet": "箱柜 cabinet",
    "window": "窗口 window",
    "courier": "邮寄 courier",
}
HEAD = """
Stories run side by side; each line: time, since the start, story | step | → whose turn | ✉ where the paper is | (took)
多条线并行；每行：时刻、已用时、线 | 步骤 | → 责任人 | ✉ 材料在哪里、在谁手里 | （本步用时）
"""


class Timeline:
    """One for the whole walk; lines of stories that run side by side are told apart by their label."""

    def __init__(self) -> None:
        self._start = time.monotonic()
        self._lock = threading.Lock()

    @property
    def elapsed(self) -> float:
        return time.monotonic() - self._start

    def line(self, label: str, text: str) -> None:
        with self._lock:
            print(f"{time.strftime('%H:%M:%S')} {self.elapsed:7.1f} s  {label}  {text}", flush=True)

    def plain(self, text: str) -> None:
        with self._lock:
            print(text, flush=True)


class Teller:
    """Tells one story's steps; the seconds are since its step before."""

    def __init__(self, timeline: Timeline, label: str) -> None:
        self._timeline = timeline
        self.label = label
        self._last = time.monotonic()

    def __call__(self, step: str, case: dict[str, Any] | None = None, paper: dict[str, Any] | None = None) -> None:
        now = time.monotonic()
        parts = [step]
        if case:
            parts += [f"→ {_role(case['responsible'])}", f"✉ {_place(paper)}"]
        self._timeline.line(self.label, f"{' | '.join(parts)} | ({now - self._last:.1f} s)")
        self._last = now


class SilentTeller(Teller):
    """For programs that walk to where they begin and have nothing to tell of the way."""

    def __init__(self) -> None:
        super().__init__(Timeline(), "")

    def __call__(self, step: str, case: dict[str, Any] | None = None, paper: dict[str, Any] | None = None) -> None:
        return


def _role(name: str) -> str:
    return ROLES.get(name, name)


def _place(held: dict[str, Any] | None) -> str:
    """Where the one custody call says the paper is."""
    if held is None:
        return "尚未交件 not handed in"
    holder = held["custodian"]
    kind = HOLDERS.get(holder["kind"], holder["kind"])
    return f"{kind} {holder['who']}" if holder["kind"] in ("cabinet", "window", "courier") else kind
