"""Imports a centre's folder into a deployed stack: everything in it, or nothing.

python -m infra.centre.load demo --stack xinbao [--region R | --endpoint-url U]
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from infra.aws import AwsAccount
from infra.centre.document import read
from infra.centre.faults import CentreFilesError
from infra.deploy import cloudformation
from infra.deploy.deploying import invoke
from infra.say import Progress, Stop, complain


def document_of(folder: Path) -> dict[str, Any]:
    """Raises Stop with every fault that the folder has."""
    try:
        return read(folder)
    except CentreFilesError as error:
        raise Stop(f"{folder} cannot be imported:\n{error}") from error


def import_document(aws: AwsAccount, function: str, document: dict[str, Any]) -> Any:
    """The lambda checks once more, since it alone decides what goes live; raises Stop with its reasons."""
    answer = invoke(aws, function, {"document": document})
    if isinstance(answer, dict) and answer.get("faults"):
        raise Stop(f"The cloud refuses the centre: {answer['faults']}")
    return answer


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m infra.centre.load", description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--stack", default="xinbao")
    parser.add_argument("--region")
    parser.add_argument("--endpoint-url")
    args = parser.parse_args(argv)
    say = Progress()
    try:
        document = document_of(args.folder)
        aws = AwsAccount(args.endpoint_url, args.region)
        answer = import_document(aws, cloudformation.outputs(aws, args.stack)["ImportCentreName"], document)
    except Stop as error:
        return complain(error)
    say(f"the centre {document['centre']['id']} is live: {answer}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
