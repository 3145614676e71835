"""docs/trying.md does what it says, pasted block by block into one shell, and names nothing of the demonstration."""

import re
import subprocess
from pathlib import Path

import pytest

from infra.local.stack import LocalStack
from infra.paths import ROOT
from infra.proof.walk.checks import Checks, until
from infra.proof.walk.world import World

pytestmark = pytest.mark.stack
BLOCK = re.compile(r"^```sh\n(.*?)^```", re.MULTILINE | re.DOTALL)
# What a person reads off the page of the phones.
TYPED = re.compile(r"^CODE=123456.*$", re.MULTILINE)
READ = r"""
CODE=$(until curl -s $SMS/phones | python3 -c '
import json, re, sys
print(re.search(r"(?<!\d)\d{6}(?!\d)", json.load(sys.stdin)["+8613800138000"][-1]["body"])[0])' 2> /dev/null
do sleep 1; done)
"""


def _blocks() -> str:
    return "\n".join(BLOCK.findall((ROOT / "docs" / "trying.md").read_text(encoding="utf-8")))


def test_no_block_names_the_demonstration() -> None:
    names = [path.stem for path in (ROOT / "demo" / "items").iterdir()] + ["xian-itl", "cab-"]
    assert [name for name in names if name in _blocks()] == []


def is_reachable(stack: LocalStack) -> bool:
    """The cabinet of the page; a code that is issued before is derived, and its deposit heard of later."""
    desk = World(stack.addresses, Checks(pytest.fail)).sign_in("administrator").api
    return bool(desk.get(f"/staff/cabinets/{next(iter(stack.addresses['cabinets']))}")["reachable"])


def test_the_blocks_bring_an_envelope_into_the_cabinet(stack: LocalStack, tmp_path: Path) -> None:
    home = Path(next(iter(stack.addresses["cabinets"].values()))["config"]).parent.parent
    (tmp_path / ".local").symlink_to(home)
    until("the cabinet of the page is reachable", lambda: is_reachable(stack), seconds=60, pause=1)
    script, found = TYPED.subn(lambda _: READ, _blocks())
    assert found == 1
    done = subprocess.run(
        ["bash", "-e", "-c", script], cwd=tmp_path, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "the answer was" not in done.stdout + done.stderr
    assert re.search(r"^\w\S* 204$", done.stdout, re.MULTILINE)
    assert '"result": "opened"' in done.stdout
    assert "deposit_receipt" in done.stdout
    assert '"taken_by":{"role":"helper"' in done.stdout
    assert '"desk":"window"' in done.stdout
    assert (tmp_path / "label.pdf").read_bytes().startswith(b"%PDF")
