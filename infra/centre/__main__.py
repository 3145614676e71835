"""Checks a centre's folder.

python -m infra.centre demo            counts, or every fault with file, row and column (and exit status 1)
python -m infra.centre demo --json     the document itself
"""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from infra.centre.document import read
from infra.centre.faults import CentreFilesError


def counts(document: dict[str, Any]) -> str:
    doors = sum(len(cabinet["compartments"]) for cabinet in document["cabinets"])
    parts = [f"{len(document[section])} {section}" for section in ("sites", "cabinets", "items")]
    return f"{document['centre']['id']}: {', '.join(parts)}, {doors} compartments, 0 faults 没有错误"


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m infra.centre", description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--json", action="store_true", help="print the document")
    options = parser.parse_args(arguments)
    if not options.folder.is_dir():
        parser.error(f"there is no folder {options.folder} 没有这个文件夹")
    try:
        document = read(options.folder)
    except CentreFilesError as error:
        for fault in error.faults:
            print(f"{fault.sentence()}\n    {fault.sentence_zh()}", file=sys.stderr)
        print(f"{len(error.faults)} faults 个错误", file=sys.stderr)
        return 1
    print(json.dumps(document, ensure_ascii=False, indent=1) if options.json else counts(document))
    return 0


if __name__ == "__main__":
    sys.exit(main())
