"""python -m iot calibrate --config FILE     find boards, polarity and doors, and write them into FILE
python -m iot doctor --config FILE        say what is wrong with the buses, and what to do
python -m iot open-all --config FILE --bank A     open every door of a bank at once, after asking

Exit code of the doctor: 0 nothing wrong, 1 something to mend, 2 it could not be asked.
"""

import argparse
import sys
from pathlib import Path

from iot.config import loading as configuration
from iot.errors import CabinetError
from iot.installer.calibrate import Calibration
from iot.installer.dialogue import Terminal, can_ask, language
from iot.installer.doctor import Doctor, document, tell
from iot.installer.maintenance import SENTENCES as WARNINGS
from iot.installer.maintenance import open_all
from iot.installer.sentences_calibrate import SENTENCES
from iot.installer.sentences_doctor import SAYINGS


def main(arguments: list[str] | None = None) -> int:
    options = _parser().parse_args(arguments)
    options.lang = language(options.lang)
    try:
        return COMMANDS[options.command](options)
    except CabinetError as error:
        print(f"{type(error).__name__}: {error}", file=sys.stderr)
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m iot", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = parser.add_subparsers(dest="command", required=True)
    calibrate = commands.add_parser("calibrate", help="find boards, polarity and doors, and write them down")
    doctor = commands.add_parser("doctor", help="say what is wrong with the buses, and what to do")
    every = commands.add_parser("open-all", help="open every door of a bank at once: the maintenance mode")
    every.add_argument("--bank", action="append", required=True, help="its letter; may be given again")
    for each in (calibrate, doctor, every):
        each.add_argument("--config", type=Path, required=True, help="the cabinet's configuration")
        each.add_argument("--lang", choices=("zh", "en"), help="else as the machine is set")
    doctor.add_argument("--json", action="store_true", help="one document for a program; asks nobody")
    doctor.add_argument("--all-shut", action="store_true", help="every door is shut: judge the sensors")
    doctor.add_argument("--open", nargs="*", default=[], metavar="DOOR", help="open these doors, watch their sensors")
    return parser


def _calibrate(options: argparse.Namespace) -> int:
    talk = Terminal(SENTENCES, options.lang)
    try:
        return Calibration(options.config, talk).run()
    except (KeyboardInterrupt, EOFError):
        print()
        talk.say("interrupted")
        return 1


def _doctor(options: argparse.Namespace) -> int:
    config = configuration.load(options.config)
    talk = Terminal(SAYINGS, options.lang)
    asking = talk if can_ask() and not options.json else None
    results = Doctor(config.banks, asking, options.all_shut, options.open).examine()
    if options.json:
        print(document(results))
    else:
        tell(results, talk, options.lang == "zh")
    return 1 if any(findings for _, findings in results) else 0


def _open_all(options: argparse.Namespace) -> int:
    talk = Terminal(WARNINGS, options.lang)
    try:
        return 0 if open_all(configuration.load(options.config).banks, options.bank, talk) else 1
    except (KeyboardInterrupt, EOFError):
        print()
        return 1


COMMANDS = {"calibrate": _calibrate, "doctor": _doctor, "open-all": _open_all}


if __name__ == "__main__":
    sys.exit(main())
