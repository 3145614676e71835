"""The cabinet's program.

python -m iot --config FILE              run the cabinet until SIGTERM
python -m iot provision --config FILE …  give it an identity, by claim, once
python -m iot recordings --config FILE   which sentences of its screen nobody has spoken yet
python -m iot calibrate --config FILE    find its boards, polarity and doors, and write them down
python -m iot doctor --config FILE       say what is wrong with its buses, and what to do
python -m iot open-all --config FILE --bank A   open every door of a bank at once, after asking: for maintenance
"""

import argparse
import asyncio
import logging
import sys
from pathlib import Path

from iot.config import loading as configuration
from iot.config.loading import Config
from iot.errors import CabinetError
from iot.fleet.fleet import RECENT_LOG
from iot.journal import Journal, grants
from iot.machine import identity
from iot.machine.provision import provision
from iot.running import run

CLAIM = ("claim_cert", "claim_key", "template", "serial")
# Programs of their own, so that the cabinet's never carries them in memory.
FOR_INSTALLERS = ("calibrate", "doctor", "open-all")


def main(arguments: list[str] | None = None) -> int:
    words = sys.argv[1:] if arguments is None else arguments
    if words[:1] and words[0] in FOR_INSTALLERS:
        from iot.installer.__main__ import main as installer

        return installer(words)
    parser = _parser()
    options = parser.parse_args(words)
    if options.command == "provision" and not all(getattr(options, name) for name in CLAIM):
        parser.error("provision needs --claim-cert, --claim-key, --template and --serial")
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    logging.getLogger().addHandler(RECENT_LOG)
    try:
        config = configuration.load(options.config)
        if options.command == "provision":
            return asyncio.run(_provision(config, options))
        if options.command == "recordings":
            return _recordings(config)
        asyncio.run(run(config))
    except CabinetError as error:
        print(f"{type(error).__name__}: {error}", file=sys.stderr)
        return 2
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m iot", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("command", nargs="?", choices=("run", "provision", "recordings"), default="run")
    parser.add_argument("--config", type=Path, required=True, help="the cabinet's configuration, JSON or TOML")
    claim = parser.add_argument_group("provision")
    claim.add_argument("--claim-cert", type=Path)
    claim.add_argument("--claim-key", type=Path)
    claim.add_argument("--template", help="name of the provisioning template")
    claim.add_argument("--serial", help="the serial number on the box")
    claim.add_argument("--again", action="store_true", help="replace the identity that this cabinet has")
    return parser


async def _provision(config: Config, options: argparse.Namespace) -> int:
    from iot.cloud.claiming import claim

    if identity.exists(config.state) and not options.again:
        print(f"{config.thing} has its identity already (--again replaces it)")
        return 0
    again = identity.exists(config.state)
    await provision(
        config, claim,
        certificate=options.claim_cert, key=options.claim_key, template=options.template, serial=options.serial,
    )  # fmt: skip
    if again:
        forget_versions(config.state)
    print(f"provisioned {config.thing}")
    return 0


def _recordings(config: Config) -> int:
    from iot.local.recordings import listed

    lines = list(listed(config.local.screen.recordings))
    print("\n".join([*lines, f"{len(lines)} to be recorded by a person"]))
    return 0


def forget_versions(state: Path) -> None:
    """A cabinet given anew to a cloud that counts its shadows' versions from 1 again must listen to it."""
    journal = Journal(state)
    with journal.transaction() as db:
        grants.forget_versions(db)
    journal.close()


if __name__ == "__main__":
    sys.exit(main())
