"""The lock boards of one cabinet, simulated until SIGTERM; and what can be done to them while they run.

python -m iot.sim --config FILE          run; the control page is at the address it prints
python -m iot.sim fault A03 jam on       of the one simulator that runs, or give --config FILE or --url URL
"""

import argparse
import asyncio
import json
import signal
import sys
from pathlib import Path

from iot.config import loading as configuration
from iot.errors import ConfigError
from iot.loopback import serve
from iot.private_files import write_private
from iot.sim import commands
from iot.sim.control import control_api
from iot.sim.finding import announce
from iot.sim.simulator import Simulator


def main(arguments: list[str] | None = None) -> int:
    parser = _parser()
    options = parser.parse_args(arguments)
    if options.command:
        return commands.obey(options)
    if options.config is None:
        parser.error("the following arguments are required: --config")
    try:
        config = configuration.load(options.config)
    except ConfigError as error:
        print(f"configuration: {error}", file=sys.stderr)
        return 2
    asyncio.run(simulate(config))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m iot.sim", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    # Before the command and after it; the second must not undo the first.
    common = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    for where, default in ((parser, None), (common, argparse.SUPPRESS)):
        where.add_argument("--config", type=Path, default=default, help="the cabinet's configuration")
        where.add_argument("--url", default=default, help="the address that the simulator printed")
    commands.add_to(parser.add_subparsers(dest="command"), common)
    return parser


async def simulate(config: configuration.Config) -> None:
    simulator = Simulator(config)
    simulator.start()
    runner, url = await serve(control_api(simulator), config.sim.port)
    write_private(config.state / "sim.json", json.dumps({"url": url}))
    note = announce(url)
    print(f"ready {url}", flush=True)
    await _asked_to_stop()
    note.unlink(missing_ok=True)
    await runner.cleanup()
    simulator.stop()


async def _asked_to_stop() -> None:
    """Returns on SIGTERM or SIGINT; nothing is cut short, the caller cleans up."""
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    await stop.wait()


if __name__ == "__main__":
    sys.exit(main())
