"""What programs that take turns are told apart by."""

from typing import Any, cast

from infra.proof.bench_cabinet.measure import opened_at
from infra.proof.bench_cabinet.rivals import Rival, figures


def rival(taken: list[float], start: float, memory: float) -> Rival:
    return Rival("a program", cast("Any", None), taken=taken, starts=[start], memory=memory)


OURS, FLOOR = rival([2.0, 3.0, 4.0], 0.3, 50.0), rival([1.0], 0.1, 30.0)
FRAMES = [(1.0, True, "8A 01"), (2.0, True, "80 01"), (3.0, False, "8A 02"), (4.0, True, "8A 02")]


def test_each_figure_stands_beside_the_floor_s() -> None:
    found = figures(OURS, FLOOR, None)
    assert [figure.value for figure in found] == [3.0, 4.0, 0.3, 50.0]
    assert found[0].note == "3.00 x the floor's 1.00"
    assert all(figure.met for figure in found)


def test_slower_than_the_program_beside_is_a_goal_not_met_but_for_the_slowest_order() -> None:
    slower = figures(OURS, FLOOR, rival([1.5, 2.0, 2.0], 0.4, 60.0))[4:]
    assert [round(figure.value, 2) for figure in slower] == [1.5, 2.0, 0.75, 0.83]
    assert [figure.met for figure in slower] == [False, True, True, True]


def test_the_open_frame_that_counts_is_the_first_after_the_order() -> None:
    heard = [{"at": at, "to_board": to_board, "data": data} for at, to_board, data in FRAMES]
    assert opened_at(heard, 1.5) == 4.0
    assert opened_at(heard, 5.0) is None
