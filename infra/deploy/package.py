"""Packages the lambdas and writes the one template, in a directory of its own that is keyed by content.

Chalice writes beside the sources that it packages; a copy keeps the checkout clean, lets two runs go side by side,
and makes the second run a matter of reading hashes.
"""

import argparse
import fcntl
import hashlib
import json
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import yaml

from infra.deploy.slim import slim
from infra.paths import BUILDS, ROOT
from infra.say import Progress, Stop, complain
from infra.web import build as pages

SOURCES = (
    "app.py",
    "chalicelib",
    "vendor",
    "requirements.txt",
    ".chalice",
    "infra/resources.yaml",
    "infra/deploy/slim.py",
)
ARCHITECTURES = {"aarch64": "arm64", "arm64": "arm64", "x86_64": "x86_64", "amd64": "x86_64"}
# Enough for several checkouts of the past to be at work still.
KEPT_BUILDS = 6
# Where the API lambda finds the faces that it serves.
PAGES = "chalicelib/pages"
# What Python and Chalice leave beside the sources.
_LEFT = ("__pycache__", "deployments", "deployed")


def _files(root: Path) -> Iterator[Path]:
    for source in SOURCES:
        path = root / source
        found = sorted(path.rglob("*")) if path.is_dir() else [path]
        yield from (f for f in found if f.is_file() and f.parent.name not in _LEFT)


def fingerprint(root: Path, stage: str) -> str:
    """The same for the same sources, stage and interpreter (which decides the runtime and the wheels)."""
    digest = hashlib.sha256(f"{stage} {sys.version_info[:2]} {platform.machine()} {pages.fingerprint()}".encode())
    for path in _files(root):
        digest.update(str(path.relative_to(root)).encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


def _copy(root: Path, target: Path) -> None:
    for source in SOURCES:
        origin, copy = root / source, target / source
        copy.parent.mkdir(parents=True, exist_ok=True)
        if origin.is_dir():
            shutil.copytree(origin, copy, ignore=shutil.ignore_patterns(*_LEFT), dirs_exist_ok=True)
        elif origin.is_file():
            shutil.copy2(origin, copy)
        else:
            raise Stop(f"{source} is missing: this is no complete checkout of Xinbao.")


def _fit_to_this_machine(config: Path) -> None:
    """The local stage runs on this very processor, whatever it is."""
    content = json.loads(config.read_text(encoding="utf-8"))
    architecture = ARCHITECTURES.get(platform.machine().lower(), "x86_64")
    content["stages"]["local"]["lambda_architecture"] = architecture
    config.write_text(json.dumps(content, indent=2), encoding="utf-8")


def _chalice(project: Path, stage: str) -> None:
    chalice = Path(sys.executable).with_name("chalice")
    command = [str(chalice), "package", "--stage", stage, "--merge-template", "infra/resources.yaml", "out"]
    environment = os.environ | {"AWS_DEFAULT_REGION": "us-east-1", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    run = subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True, check=False)
    if run.returncode:
        said = (run.stderr or run.stdout).strip().splitlines() or ["no reason was given"]
        raise Stop(f"Chalice could not package the lambdas: {said[-1]}")


def _write_json(out: Path) -> None:
    """CloudFormation knows no YAML aliases, which Chalice's YAML is full of."""
    template = yaml.safe_load((out / "sam.yaml").read_text(encoding="utf-8"))
    (out / "template.json").write_text(json.dumps(template, separators=(",", ":")), encoding="utf-8")


def _slim(out: Path, cache: Path) -> None:
    """The layer changes with the dependencies only, so its slim form is kept."""
    slim(out / "deployment.zip")
    layer = out / "layer-deployment.zip"
    rules = Path(__file__).with_name("slim.py").read_bytes()
    kept = cache / f"{hashlib.sha256(rules + layer.read_bytes()).hexdigest()[:32]}.zip"
    if not kept.is_file():
        shutil.rmtree(cache, ignore_errors=True)
        cache.mkdir()
        slim(layer)
        shutil.copy2(layer, kept)
    shutil.copy2(kept, layer)


@contextmanager
def _alone(work: Path) -> Iterator[None]:
    """Tests, `make run` and the walk may package at the same time; the second finds what the first has made."""
    work.mkdir(parents=True, exist_ok=True)
    with (work / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def package(stage: str, work: Path, say: Progress, root: Path = ROOT) -> Path:
    """The directory with template.json, deployment.zip and layer-deployment.zip for `stage`.

    `work` keeps one build per fingerprint; Chalice's own cache of dependencies is kept from build to build.
    Raises Stop if the packaging fails.
    """
    out = work / f"{stage}-{fingerprint(root, stage)}"
    with _alone(work):
        if not (out / "template.json").is_file():
            say("packaging the lambdas (under a minute the first time, seconds later)")
            _build(stage, work, root, pages.built(say)).rename(out)
            _forget_old(work, stage)
    return out


def _build(stage: str, work: Path, root: Path, faces: Path) -> Path:
    project, made = work / "project", work / "made"
    for folder in (project, made):
        shutil.rmtree(folder, ignore_errors=True)
    _copy(root, project)
    shutil.copytree(faces, project / PAGES)
    _fit_to_this_machine(project / ".chalice" / "config.json")
    _with_cache(work / "dependencies", project, stage)
    _slim(project / "out", work / "slim")
    _write_json(project / "out")
    (project / "out").rename(made)
    return made


def _forget_old(work: Path, stage: str) -> None:
    builds = sorted(work.glob(f"{stage}-*"), key=lambda path: path.stat().st_mtime)
    for old in builds[:-KEPT_BUILDS]:
        shutil.rmtree(old, ignore_errors=True)


def _with_cache(cache: Path, project: Path, stage: str) -> None:
    deployments = project / ".chalice" / "deployments"
    if cache.is_dir():
        shutil.copytree(cache, deployments)
    _chalice(project, stage)
    shutil.rmtree(cache, ignore_errors=True)
    shutil.copytree(deployments, cache, ignore=lambda _d, names: [n for n in names if "layer" not in n])


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m infra.deploy.package", description=__doc__.splitlines()[0])
    parser.add_argument("--stage", default="prod", help="stage of .chalice/config.json (prod)")
    args = parser.parse_args(argv)
    try:
        print(package(args.stage, BUILDS, Progress()))
    except Stop as error:
        return complain(error)
    return 0


if __name__ == "__main__":
    sys.exit(main())
