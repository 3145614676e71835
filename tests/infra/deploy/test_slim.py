"""What is left out of a package is never needed, and what is left loads without the environment around it."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import botocore
import pytest

from infra.deploy.slim import is_needed, slim

BASE = "python/lib/python3.11/site-packages"


@pytest.mark.parametrize(
    "path",
    [
        "botocore/data/ec2/2016-11-15/service-2.json.gz",
        "twilio/rest/video/__init__.py",
        "stdnum/nl/bsn.py",
        "aiohttp/client.py",
        "msgspec/__init__.pyi",
        "typing_extensions.py",
        "botocore/",
    ],
)
def test_what_is_never_called_is_left_out(path: str) -> None:
    assert not is_needed(f"{BASE}/{path}")


@pytest.mark.parametrize(
    "path",
    [
        "botocore/data/endpoints.json",
        "botocore/data/dynamodb/2012-08-10/service-2.json.gz",
        "botocore/session.py",
        "twilio/rest/__init__.py",
        "twilio/rest/api/v2010/__init__.py",
        "stdnum/cn/uscc.py",
        "stdnum/util.py",
        "attrs-26.1.0.dist-info/METADATA",
    ],
)
def test_what_may_be_called_stays(path: str) -> None:
    assert is_needed(f"{BASE}/{path}")


def test_our_own_files_stay() -> None:
    assert is_needed("chalicelib/domain/case/case.py")
    assert is_needed("app.py")


def _zip(path: Path, time: tuple[int, int, int, int, int, int]) -> None:
    with zipfile.ZipFile(path, "w") as target:
        for name in ("app.py", f"{BASE}/aiohttp/web.py"):
            target.writestr(zipfile.ZipInfo(name, time), "ANSWER = 42\n")


def test_the_same_content_gives_the_same_package(tmp_path: Path) -> None:
    one, two = tmp_path / "one.zip", tmp_path / "two.zip"
    _zip(one, (2001, 1, 1, 0, 0, 0))
    _zip(two, (2020, 2, 2, 2, 2, 2))
    slim(one)
    slim(two)
    assert one.read_bytes() == two.read_bytes()
    names = set(zipfile.ZipFile(one).namelist())
    assert "app.py" in names
    assert not any("aiohttp" in name for name in names)
    assert any(name.startswith("__pycache__/app.") for name in names)


IMPORT_ALL = """
import importlib, pathlib, sys
for path in sorted(pathlib.Path("chalicelib").rglob("*.py")):
    importlib.import_module(".".join(path.with_suffix("").parts).removesuffix(".__init__"))
import app, twilio.request_validator
from twilio.rest import Client
Client("AC" + "0" * 32, "x").messages
import botocore.session
for service in ("dynamodb", "iot-data", "kms", "s3", "secretsmanager", "sqs"):
    botocore.session.get_session().create_client(service)
print("awscrt" in sys.modules, "boto3" in sys.modules)
"""


def test_the_lambdas_need_nothing_but_their_package(built: Path, tmp_path: Path) -> None:
    for name in ("deployment.zip", "layer-deployment.zip"):
        with zipfile.ZipFile(built / name) as package:
            package.extractall(tmp_path)
    (layer,) = tmp_path.glob("python/lib/*/site-packages")
    # -S: without the site-packages of the interpreter itself.
    command = [sys._base_executable, "-S", "-c", IMPORT_ALL]  # type: ignore[attr-defined]  # CPython's
    environment = {"PYTHONPATH": os.pathsep.join((".", str(layer))), "AWS_DEFAULT_REGION": "us-east-1", "PATH": ""}
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert done.stdout == "False False\n", done.stderr


WHERE = """
import json, botocore.session
session = botocore.session.get_session()
def at(service, region):
    client = session.create_client(service, region)
    models = [client.meta.service_model.operation_model(name) for name in client.meta.service_model.operation_names]
    answers = {model.name: sorted(model.output_shape.members) for model in models if model.output_shape}
    signer = client._request_signer
    asked = client.generate_presigned_url(*services[service]).split("?")[0]
    return [client.meta.endpoint_url, asked, signer.region_name, signer.signature_version, answers]
services = {
    "dynamodb": ["list_tables"],
    "iot-data": ["get_thing_shadow", {"thingName": "cab-1", "shadowName": "bank-A"}],
    "kms": ["list_keys"],
    "s3": ["get_object", {"Bucket": "b", "Key": "k"}],
    "secretsmanager": ["list_secrets"],
    "sqs": ["list_queues"],
    "sts": ["get_caller_identity"],
}
regions = ("us-east-1", "eu-central-1", "ap-east-1", "cn-north-1", "cn-northwest-1", "us-gov-west-1", "xx-new-1")
print(json.dumps({f"{s} {r}": at(s, r) for s in services for r in regions}))
"""


def test_lighter_descriptions_say_of_every_service_and_region_what_the_whole_ones_say(
    built: Path, tmp_path: Path
) -> None:
    with zipfile.ZipFile(built / "layer-deployment.zip") as package:
        package.extractall(tmp_path)
    (layer,) = tmp_path.glob("python/lib/*/site-packages")
    whole = Path(botocore.__file__).parents[1]
    assert said(layer) == said(whole)
    assert (layer / "botocore/data/endpoints.json").stat().st_size < 100_000


def said(libraries: Path) -> Any:
    keys = {"AWS_ACCESS_KEY_ID": "none", "AWS_SECRET_ACCESS_KEY": "none"}
    command = [sys._base_executable, "-S", "-c", WHERE]  # type: ignore[attr-defined]  # CPython's
    env = {"PYTHONPATH": str(libraries), "PATH": ""} | keys
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)
