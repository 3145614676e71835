"""make deb: the cabinet's program as a Debian package, in dist/.

ARCH=all      no libraries inside: they are fetched when it is installed, each by its hash
ARCH=amd64    with the libraries for Debian 12 on that machine inside: installs without network
ARCH=arm64    the same for 64-bit ARM
ARCH=armhf    32-bit ARM: awscrt has no wheel there; --wheels DIR takes those that were built on such a machine
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import infra.vendor_path  # noqa: F401

# isort: split
from infra.deb.build import ARCHITECTURES, build
from infra.deb.wheels import fetch
from infra.paths import ROOT
from infra.say import Stop, complain


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m infra.deb", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--arch", choices=ARCHITECTURES, default="all")
    parser.add_argument("--wheels", type=Path, help="a folder of wheels that takes the place of fetching them")
    parser.add_argument("--out", type=Path, default=ROOT / "dist")
    options = parser.parse_args(argv)
    try:
        wheels = options.wheels
        if wheels is None and options.arch != "all":
            wheels = fetch(options.arch, options.out / f"wheels-{options.arch}")
        print(build(options.out, options.arch, wheels))
    except Stop as error:
        return complain(error)
    return 0


if __name__ == "__main__":
    sys.exit(main())
