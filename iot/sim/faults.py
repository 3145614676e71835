"""Everything that can be broken in the simulated cabinet, with the words for whoever switches it."""

from dataclasses import dataclass

DOOR, BOARD, BUS = "door", "board", "bus"


@dataclass(frozen=True, slots=True)
class SimFault:
    """`only`: the family of boards that can have it; empty: every family."""

    name: str
    of: str
    en: str
    zh: str
    only: str = ""


FAULTS = (
    SimFault("jam", DOOR, "the lock does not let go", "锁卡住，打不开"),
    SimFault("stuck", DOOR, "the door switch keeps saying what it said", "门锁微动开关卡死"),
    SimFault("left_open", DOOR, "nobody closes it", "开门后无人关门"),
    SimFault("item_stuck", DOOR, "the item sensor keeps saying what it said", "物品传感器卡死", "kerong"),
    SimFault("dead", BOARD, "no power: hears nothing, does nothing", "锁控板断电"),
    SimFault("no_reply", BOARD, "does as told and says nothing", "只执行不应答"),
    SimFault("bad_checksum", BOARD, "answers with a wrong checksum", "应答校验错误"),
    SimFault("short_reply", BOARD, "answers are cut off", "应答被截断"),
    SimFault("late_reply", BOARD, "answers when nobody waits any more", "应答迟到"),
    SimFault("flaky", BOARD, "every third answer is lost", "每三次丢一次应答"),
    SimFault("swapped", BOARD, "tells the doors in the wrong order", "状态顺序颠倒"),
    SimFault("busy", BOARD, "stays busy after it opened a door", "开锁后一直忙"),
    SimFault("noise", BOARD, "noise after each answer", "应答后有干扰字节"),
    SimFault("flood", BOARD, "speaks without end, unasked", "不停主动上报", "wkly"),
    SimFault("unplugged", BUS, "the USB adapter is pulled out", "拔掉 USB 转接器"),
    SimFault("garbled", BUS, "wrong rate or no termination: letters nobody can read", "波特率不符或无终端电阻，乱码"),
    SimFault("echo", BUS, "the adapter hears itself", "转接器回显"),
    SimFault("crossed", BUS, "A and B are exchanged: nobody hears anybody", "A/B 线接反"),
)
BY_NAME = {fault.name: fault for fault in FAULTS}


def check(name: str, of: str, family: str) -> None:
    """Raises ValueError for a fault that such a part cannot have."""
    fault = BY_NAME.get(name)
    if fault is None or fault.of != of or fault.only not in ("", family):
        fitting = [f.name for f in FAULTS if f.of == of and f.only in ("", family)]
        raise ValueError(f"fault of a {of} must be one of {', '.join(fitting)}")
