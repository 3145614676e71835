"""A measured figure beside its goal."""

import math
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    name: str
    value: float
    unit: str
    goal: float | None = None
    note: str = ""

    @property
    def met(self) -> bool:
        return self.goal is None or self.value <= self.goal

    def line(self) -> str:
        goal = "" if self.goal is None else f"goal {self.goal:g} {self.unit}" + ("" if self.met else "   NOT MET")
        return f"  {self.name:42} {self.value:9.2f} {self.unit:4} {goal:18} {self.note}".rstrip()

    def short(self) -> str:
        name = self.name.replace(" ", "_")
        return f"{name}={self.value:.2f}{self.unit}" + ("" if self.goal is None else f"(goal {self.goal:g})")


def percentile(values: Sequence[float], percent: float) -> float:
    """The nearest-rank percentile: a value that was really measured."""
    ranked = sorted(values)
    return ranked[max(0, math.ceil(len(ranked) * percent / 100) - 1)]
