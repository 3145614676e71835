"""python -m infra.local: the whole of Xinbao on this machine, until Ctrl-C."""

import argparse
import contextlib
import signal
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from types import FrameType

from infra.local.ports import Ports, free_ports
from infra.local.stack import LocalStack, StackOptions, running
from infra.paths import ROOT
from infra.say import Progress, Stop, complain

GUIDE = """
Xinbao is running. 信包已启动。

  Start here 从这里开始    {start}/

Every page, person, cabinet and phone is there; their addresses and accounts are in {file}, too.
所有页面、人员、箱柜和手机都在那里；地址和账号也在上述文件中。

HTTP listens on this machine only (127.0.0.1). MQTT does not: it listens on port {mqtt_port} of EVERY address of this
machine, for clients with a certificate of this stack. Do not run it with real data on a network that you share.
仅 MQTT（{mqtt_port} 端口）监听本机所有地址，只接受本系统的证书：请勿在共用网络上用真实数据运行。

Ctrl-C ends it. 按 Ctrl-C 结束。"""


def guide(stack: LocalStack, file: Path) -> str:
    return GUIDE.format(**stack.addresses, file=file)


def _end(_number: int, _frame: FrameType | None) -> None:
    # Once is enough: a second Ctrl-C must not interrupt the cleaning up.
    _on_signals(signal.SIG_IGN)
    raise KeyboardInterrupt


def _on_signals(handler: Callable[[int, FrameType | None], None] | signal.Handlers) -> None:
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, handler)


def _options(args: argparse.Namespace) -> StackOptions:
    chosen = free_ports() if args.ports == "auto" else Ports()
    return StackOptions(args.home.resolve(), chosen, args.centre, args.cabinets)


def _watch(stack: LocalStack) -> None:
    while True:
        stack.children.check()
        time.sleep(1)


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m infra.local", description=__doc__)
    parser.add_argument("--ports", choices=("known", "auto"), default="known", help="auto: free ones")
    parser.add_argument("--home", type=Path, default=ROOT / ".local", help="where its files go")
    parser.add_argument("--centre", type=Path, default=ROOT / "demo", help="folder of the centre")
    parser.add_argument("--cabinets", type=int, help="how many of the centre's cabinets (all)")
    args = parser.parse_args(argv)
    # Set, not left to the default: a shell lets what it starts in the background ignore Ctrl-C.
    _on_signals(_end)
    try:
        with contextlib.suppress(KeyboardInterrupt), running(_options(args), Progress()) as stack:
            print(guide(stack, args.home / "stack.json"), flush=True)
            _watch(stack)
    except Stop as error:
        return complain(error)
    print("Xinbao has ended.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
