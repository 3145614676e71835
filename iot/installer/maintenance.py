"""`python -m iot open-all`: the staff's maintenance mode. At the box only, with its program stopped, bank by bank.

Doors that still stand open when the program starts again are told as opened without a cause: a task for each.
"""

from collections.abc import Callable, Sequence

from cabinet_contract.words import DoorState
from iot.boards.bus import Bus
from iot.boards.buses import Buses
from iot.boards.driver import Driver
from iot.config.banks import BankConfig
from iot.errors import BoardError, ConfigError, PortLost
from iot.installer import sentences_adapter
from iot.installer.dialogue import Dialogue
from iot.installer.examining import health_of
from iot.installer.waits import REPLY_S

SENTENCES = {
    **sentences_adapter.SENTENCES,
    "sure": (
        "This opens ALL {count} doors of bank {bank} at once, whatever lies behind them. Type {bank} to go on, "
        "Enter not to:",
        "将同时打开副柜 {bank} 的全部 {count} 个柜门，无论里面有什么。输入 {bank} 继续，直接回车放弃：",
    ),
    "kept": ("Bank {bank} was left shut.", "副柜 {bank} 未打开。"),
    "opened": (
        "Bank {bank}: {seen} of {count} doors are seen open. Leave them open until the cabinet's program runs again: "
        "staff then get a task for each.",
        "副柜 {bank}：{count} 个柜门中已见 {seen} 个打开。请在箱柜程序重新运行之前保持柜门打开，"
        "届时每个柜门都会生成一项任务。",
    ),
    "failed": (
        "Bank {bank}: the board did not confirm the order ({error}). {seen} of {count} doors are seen open: "
        "look at all of them.",
        "副柜 {bank}：锁控板未确认指令（{error}）。{count} 个柜门中已见 {seen} 个打开：请逐个查看。",
    ),
}


def open_all(
    banks: Sequence[BankConfig], wanted: Sequence[str], talk: Dialogue, make_bus: Callable[..., Bus] = Bus
) -> bool:
    """Whether every bank that was confirmed has opened. Raises ConfigError for a bank that does not exist."""
    known = {bank.bank: bank for bank in banks}
    if unknown := [name for name in wanted if name not in known]:
        raise ConfigError("--bank", f"there is no bank {', '.join(unknown)}; there are {', '.join(known)}")
    buses = Buses(make_bus)
    try:
        done = [_opened(known[name], buses, talk) for name in dict.fromkeys(wanted)]
    finally:
        buses.close()
    return all(done)


def _opened(bank: BankConfig, buses: Buses, talk: Dialogue) -> bool:
    if talk.ask("sure", bank=bank.bank, count=len(bank.doors)) != bank.bank:
        talk.say("kept", bank=bank.bank)
        return True
    driver, failed = buses.driver(bank, REPLY_S), None
    try:
        driver.open_all(maintenance=True)
    except PortLost as error:
        talk.say(f"adapter_{health_of(error)}", bus=bank.serial.name)
        return False
    except BoardError as error:
        failed = error
    seen = _seen_open(driver, bank)
    talk.say("failed" if failed else "opened", bank=bank.bank, error=failed, seen=seen, count=len(bank.doors))
    return failed is None


def _seen_open(driver: Driver, bank: BankConfig) -> int | str:
    """By the sensors; a question mark where nothing can be read."""
    try:
        states = driver.snapshot()
    except BoardError:
        return "?"
    return sum(states[channel] is DoorState.OPEN for channel in bank.doors.values())
