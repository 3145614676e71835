"""Look after cabinets from afar, through AWS IoT jobs.

python -m infra.fleet logs cab-hall                       the newest lines of its log
python -m infra.fleet restart cab-hall                    when nobody stands at a door
python -m infra.fleet rotate cab-hall                     a new certificate, the old one taken away
python -m infra.fleet key --out DIR                       the key that releases are signed with, once
python -m infra.fleet release --key DIR/release.key --out DIR     a signed release of this checkout
python -m infra.fleet update cab-hall --release DIR/0.2.0.json --url https://…/0.2.0.zip
"""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

import infra.vendor_path  # noqa: F401

# isort: split
from infra.aws import AwsAccount
from infra.fleet import jobs, release
from infra.fleet.rotate import rotate
from infra.say import Stop, complain

UPDATE_S = 600


def main(argv: Sequence[str] | None = None) -> int:
    options = _parser().parse_args(argv)
    try:
        _do(options)
    except Stop as error:
        return complain(error)
    return 0


def _do(options: argparse.Namespace) -> None:
    if options.what == "key":
        print(f"{release.new_key(options.out)[1]} goes into the cabinets; keep the other one safe")
        return
    if options.what == "release":
        print(json.dumps(release.build(options.key, options.out), indent=2))
        return
    iot = AwsAccount(options.endpoint_url, options.region).client("iot")
    for thing in options.cabinets:
        print(_one(iot, thing, options))


def _one(iot: object, thing: str, options: argparse.Namespace) -> str:
    match options.what:
        case "logs":
            details = jobs.ask(iot, thing, {"operation": "logs"})
            return "".join(details[name] for name in sorted(details)).replace(" | ", "\n")
        case "restart":
            return f"{thing} has begun again, start {jobs.ask(iot, thing, {'operation': 'restart'}, 1200)['boot']}"
        case "rotate":
            return f"{thing} uses {rotate(iot, thing, print)}"
        case _:
            document = json.loads(options.release.read_text()) | {"url": options.url}
            return f"{thing} runs {jobs.ask(iot, thing, document, UPDATE_S)['version']}"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m infra.fleet", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--region")
    parser.add_argument("--endpoint-url", help="of a local stack")
    what = parser.add_subparsers(dest="what", required=True)
    for name in ("logs", "restart", "rotate", "update"):
        one = what.add_parser(name)
        one.add_argument("cabinets", nargs="+")
        if name == "update":
            one.add_argument("--release", type=Path, required=True)
            one.add_argument("--url", required=True)
    for name in ("key", "release"):
        one = what.add_parser(name)
        one.add_argument("--out", type=Path, required=True)
        if name == "release":
            one.add_argument("--key", type=Path, required=True)
    return parser


if __name__ == "__main__":
    sys.exit(main())
