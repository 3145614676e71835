"""python -m infra.proof.bench.money.case TREE: prints what one straight case asks of AWS in TREE, as JSON.

In a process of its own, because the lambdas of TREE, which may be an older checkout, are loaded into it.
"""

import importlib
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import boto3
from moto import mock_aws

from infra.proof.bench.money import deployment, texts
from infra.proof.bench.money.clock import Clock
from infra.proof.bench.money.lambdas import Lambdas
from infra.proof.bench.money.meter import Meter
from infra.proof.bench.money.rows import Tables

if TYPE_CHECKING:
    from infra.proof.bench.money.story import Story

CABINET = "cab-hall"
API_URL = "https://api.example.test/api"


def main() -> int:
    tree = Path(sys.argv[1]).resolve()
    sys.path[:0] = [str(tree), str(tree / "vendor")]
    os.environ |= deployment.CREDENTIALS
    with mock_aws(), texts.taken() as service:
        os.environ |= deployment.environment(tree, service.account)
        print(json.dumps(_counted(_document(tree), service)))
    return 0


def _document(tree: Path) -> dict[str, Any]:
    """The demonstration centre, as the tree itself reads it."""
    env = os.environ | {"PYTHONPATH": f"{tree}{os.pathsep}{tree / 'vendor'}"}
    command = [sys.executable, "-m", "infra.centre", "demo", "--json"]
    done = subprocess.run(command, cwd=tree, env=env, capture_output=True, text=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def _counted(centre: dict[str, Any], service: texts.Texts) -> dict[str, Any]:
    """The second case is counted: the first has warmed the lambdas."""
    meter = Meter(Tables(boto3.client("dynamodb")), os.environ["OUTBOX_TABLE"])
    meter.install()
    clock = Clock()
    clock.install()
    story = _told(centre, service, meter, clock)
    story.goes()
    meter.begin()
    story.goes()
    return meter.found()


def _told(centre: dict[str, Any], service: texts.Texts, meter: Meter, clock: Clock) -> "Story":
    app = importlib.import_module("app")
    app.import_centre({"document": centre}, None)
    app.import_centre({"deployment": {"api_url": API_URL}}, None)
    from infra.proof.bench.money.cabinet import Cabinet  # these two with the tree's own contract
    from infra.proof.bench.money.story import Story

    lambdas = Lambdas(app, dict(os.environ), meter, clock)
    banks = {c["bank"] for plan in centre["cabinets"] if plan["id"] == CABINET for c in plan["compartments"]}
    cabinet = Cabinet(CABINET, sorted(banks), lambdas, meter)
    cabinet.starts()
    return Story(lambdas, cabinet, service, centre=centre, bucket=os.environ["DOCUMENTS_BUCKET"])


if __name__ == "__main__":
    sys.exit(main())
