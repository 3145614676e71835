"""The packaged template, as it goes to CloudFormation."""

import json
from pathlib import Path
from typing import Any

import pytest

from infra.deploy.package import package
from infra.paths import ROOT
from infra.say import Progress


@pytest.fixture(scope="session")
def built() -> Path:
    """The directory with template.json and the ZIPs; shared with `make run`, so that it is made once."""
    return package("local", ROOT / ".local" / "build", Progress(quiet=True))


@pytest.fixture(scope="session")
def template(built: Path) -> dict[str, Any]:
    return json.loads((built / "template.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def resources(template: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return template["Resources"]
