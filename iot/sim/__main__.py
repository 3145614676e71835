"""`python -m iot.sim --config FILE`: the lock boards of one cabinet, simulated until SIGTERM."""

import argparse
import asyncio
import json
import sys
from pathlib import Path

from iot import config as configuration
from iot.errors import ConfigError
from iot.identity import write_private
from iot.loopback import serve
from iot.program import wait_for_signal
from iot.sim.http import control
from iot.sim.simulator import Simulator


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m iot.sim", description=__doc__)
    parser.add_argument("--config", type=Path, required=True)
    try:
        config = configuration.load(parser.parse_args(arguments).config)
    except ConfigError as error:
        print(f"configuration: {error}", file=sys.stderr)
        return 2
    asyncio.run(simulate(config))
    return 0


async def simulate(config: configuration.Config) -> None:
    simulator = Simulator(config)
    simulator.start()
    runner, url = await serve(control(simulator), config.sim.port)
    write_private(config.state / "sim.json", json.dumps({"url": url}))
    print(f"ready {url}", flush=True)
    await wait_for_signal()
    await runner.cleanup()
    simulator.stop()


if __name__ == "__main__":
    sys.exit(main())
