"""What a person can do to a running simulator from the command line: be the hand, break things, look."""

import argparse
import json
import sys
import urllib.error
import urllib.request
from collections.abc import Callable
from typing import Any

from iot.errors import ConfigError
from iot.sim.finding import url_of

Ask = Callable[[str, dict[str, Any] | None], Any]


def add_to(parsers: "argparse._SubParsersAction[argparse.ArgumentParser]", common: argparse.ArgumentParser) -> None:
    fault = parsers.add_parser("fault", parents=[common], help="fault A03 jam on; fault A dead off")
    fault.add_argument("target", help="a door, a bank or a bus")
    fault.add_argument("fault")
    fault.add_argument("switch", choices=("on", "off"), nargs="?", default="on")
    door = parsers.add_parser("door", parents=[common], help="door A03 open (by force) or close")
    door.add_argument("door")
    door.add_argument("move", choices=("open", "close"))
    item = parsers.add_parser("item", parents=[common], help="item A03 in or out")
    item.add_argument("door")
    item.add_argument("where", choices=("in", "out"))
    hand = parsers.add_parser("hand", parents=[common], help="hand 800: somebody closes each door after 800 ms")
    hand.add_argument("after", help="milliseconds, or off")
    parsers.add_parser("show", parents=[common], help="doors that are not simply shut, and every fault")
    parsers.add_parser("faults", parents=[common], help="what can be broken")


def obey(options: argparse.Namespace) -> int:
    """Exit code: 0 done, 1 refused, 2 no simulator."""
    try:
        url = url_of(options.config, options.url)
        answer = DO[options.command](options, lambda path, body: _ask(url + path, body))
    except ConfigError as error:
        print(error, file=sys.stderr)
        return 2
    except urllib.error.HTTPError as error:
        with error:
            said = json.load(error)
        print(f"{said['field']}: {said['reason']} · {said['reason_zh']}", file=sys.stderr)
        return 1
    except urllib.error.URLError as error:
        print(f"the simulator does not answer: {error.reason}", file=sys.stderr)
        return 2
    print(json.dumps(answer, ensure_ascii=False))
    return 0


def _fault(options: argparse.Namespace, ask: Ask) -> Any:
    return ask("/faults", {"target": options.target, "fault": options.fault, "on": options.switch == "on"})


def _door(options: argparse.Namespace, ask: Ask) -> Any:
    return ask(f"/doors/{options.door}/{options.move}", {})


def _item(options: argparse.Namespace, ask: Ask) -> Any:
    return ask(f"/doors/{options.door}/item", {"present": options.where == "in"})


def _hand(options: argparse.Namespace, ask: Ask) -> Any:
    return ask("/hand", {"after_ms": int(options.after) if options.after.isdigit() else None})


def _show(options: argparse.Namespace, ask: Ask) -> Any:
    doors = {name: door for name, door in ask("/doors", None).items() if door["open"] or door["item"] or door["faults"]}
    return {"doors": doors, "faults": ask("/faults", None)}


def _known(options: argparse.Namespace, ask: Ask) -> Any:
    return {fault["name"]: f"{fault['of']}: {fault['en']} · {fault['zh']}" for fault in ask("/state", None)["known"]}


DO: dict[str, Callable[[argparse.Namespace, Ask], Any]] = {
    "fault": _fault, "door": _door, "item": _item, "hand": _hand, "show": _show, "faults": _known,
}  # fmt: skip


def _ask(url: str, body: dict[str, Any] | None) -> Any:
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(url, data, {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=10) as answer:
        return json.load(answer)
