"""The bill of a tree, from a process of its own."""

import json
import os
import subprocess
from pathlib import Path

from infra import programs
from infra.paths import ROOT
from infra.proof.bench.money.bill import Line, bill
from infra.say import Stop


def measure(tree: Path = ROOT) -> list[Line]:
    """Raises Stop where the case does not come to its end."""
    command = programs.measured("infra.proof.bench.money.case", tree)
    env = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    if done.returncode:
        raise Stop(f"The case could not be counted in {tree}: {(done.stderr.strip().splitlines() or ['?'])[-1]}")
    return bill(json.loads(done.stdout.splitlines()[-1]))
