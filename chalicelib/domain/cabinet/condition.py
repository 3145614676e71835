"""How a cabinet is, in words for everybody who thinks of going there."""

from enum import StrEnum

from chalicelib.domain.cabinet.cabinet import CabinetSnapshot, DoorUse, is_reachable
from chalicelib.domain.catalogue.items import Text


class Condition(StrEnum):
    IN_ORDER = "in_order"  # 正常
    PARTLY = "partly"  # 部分柜门停用
    OUT_OF_REACH = "out_of_reach"  # 无法联系
    OUT_OF_ORDER = "out_of_order"  # 停机
    NOT_INSTALLED = "not_installed"  # 尚未启用


WORDS: dict[Condition, Text] = {
    Condition.IN_ORDER: Text(zh="正常", en="in order"),
    Condition.PARTLY: Text(zh="部分柜门停用", en="some doors are out of use"),
    Condition.OUT_OF_REACH: Text(
        zh="暂时无法联系，已发的码仍可使用", en="out of reach; codes that were given out still work"
    ),
    Condition.OUT_OF_ORDER: Text(zh="停机，正在处理", en="out of order, being seen to"),
    Condition.NOT_INSTALLED: Text(zh="尚未启用", en="not in use yet"),
}
# Nobody can use them, whoever comes.
SHUT = (DoorUse.QUARANTINED, DoorUse.DISABLED)
IN_USE = (DoorUse.RESERVED, DoorUse.OCCUPIED, DoorUse.RELEASING)


def condition_of(snapshot: CabinetSnapshot, now: int) -> Condition:
    cabinet = snapshot.cabinet
    if not cabinet.seen:
        return Condition.NOT_INSTALLED
    down = {outage.bank for outage in cabinet.outages if outage.end is None}
    if "" in down or (snapshot.doors and all(door.use in SHUT for door in snapshot.doors)):
        return Condition.OUT_OF_ORDER
    if not is_reachable(cabinet, now):
        return Condition.OUT_OF_REACH
    partly = down or any(door.use in SHUT for door in snapshot.doors)
    return Condition.PARTLY if partly else Condition.IN_ORDER


def count(snapshot: CabinetSnapshot, *uses: DoorUse) -> int:
    return sum(door.use in uses for door in snapshot.doors)
