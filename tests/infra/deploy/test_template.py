"""The one template: sound, portable, and nothing in it that an operator would miss in the night."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from chalicelib.gateways import metrics
from infra.paths import ROOT
from tests.infra.deploy.resolve import of_type, strings

Resources = dict[str, dict[str, Any]]
CONFIG = json.loads((ROOT / ".chalice" / "config.json").read_text(encoding="utf-8"))
SOURCES = [ROOT / "infra" / "resources.yaml", *sorted((ROOT / ".chalice").glob("policy-*.json"))]
# The names of services are the same in every partition.
_SERVICE = re.compile(r"\b(lambda|iot|apigateway)\.amazonaws\.com\b")


def test_cfn_lint_finds_nothing(built: Path) -> None:
    linter = Path(sys.executable).with_name("cfn-lint")
    done = subprocess.run([linter, built / "template.json"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.name)
def test_no_partition_account_or_region_is_written_down(source: Path) -> None:
    text = _SERVICE.sub("", source.read_text(encoding="utf-8"))
    assert re.findall(r"arn:aws[a-z-]*:|\b\d{12}\b|amazonaws\.com|\b(?:us|eu|ap|cn)-[a-z]+-\d\b", text) == []


def test_chalice_adds_none_either(template: dict[str, Any]) -> None:
    found = [_SERVICE.sub("", text) for text in strings(template)]
    assert [t for t in found if re.search(r"arn:aws|\b\d{12}\b|amazonaws\.com", t)] == []


def test_every_table_can_be_recovered_and_is_encrypted(resources: Resources) -> None:
    tables = of_type(resources, "AWS::DynamoDB::Table")
    assert len(tables) == 9
    for name, table in tables.items():
        assert table["PointInTimeRecoverySpecification"] == {"PointInTimeRecoveryEnabled": True}, name
        assert table["SSESpecification"] == {"SSEEnabled": True}, name
        assert table["BillingMode"] == "PAY_PER_REQUEST", name
        assert "TableName" not in table, name


def test_what_people_own_outlives_the_stack(resources: Resources) -> None:
    kinds = ("AWS::DynamoDB::Table", "AWS::S3::Bucket", "AWS::KMS::Key", "AWS::Cognito::UserPool")
    owned = {n: r for n, r in resources.items() if r["Type"] in kinds and n != "AccessTable"}
    assert {r.get("DeletionPolicy") for r in owned.values()} == {"RetainExceptOnCreate"}
    assert {r.get("UpdateReplacePolicy") for r in owned.values()} == {"Retain"}


def _queues(resources: Resources) -> tuple[Resources, Resources]:
    queues = of_type(resources, "AWS::SQS::Queue")
    dead = {name: queue for name, queue in queues.items() if name.endswith("DeadQueue")}
    return {name: queue for name, queue in queues.items() if name not in dead}, dead


def test_every_queue_is_encrypted_and_has_a_dead_letter_queue(resources: Resources) -> None:
    working, dead = _queues(resources)
    assert set(working) == {"MessagesQueue", "CabinetsQueue", "SweepQueue", "CabinetEventsQueue"}
    for name, queue in working.items():
        target = {"Fn::GetAtt": [name.replace("Queue", "DeadQueue"), "Arn"]}
        assert queue["RedrivePolicy"]["deadLetterTargetArn"] == target
    assert all(queue["SqsManagedSseEnabled"] for queue in (working | dead).values())


def test_every_dead_letter_queue_rings_an_alarm(resources: Resources) -> None:
    _working, dead = _queues(resources)
    alarms = of_type(resources, "AWS::CloudWatch::Alarm").values()
    of_queues = [alarm["Dimensions"][0] for alarm in alarms if alarm["Namespace"] == "AWS/SQS"]
    assert {dimension["Value"]["Fn::GetAtt"][0] for dimension in of_queues} == set(dead)


@pytest.mark.parametrize("figure", [metrics.OUT_OF_STEP, metrics.FAILED_SWEEPS])
def test_the_figure_of_deaf_banks_and_that_of_failed_sweeps_ring_an_alarm(
    resources: Resources, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], figure: str
) -> None:
    """The alarm's names are those of the line that a lambda writes."""
    monkeypatch.setenv("CABINETS_TABLE", "the-table")
    metrics.count(figure, 1)
    line = json.loads(capsys.readouterr().out)
    (shape,) = line["_aws"]["CloudWatchMetrics"]
    alarm = resources[f"{figure}Alarm"]["Properties"]
    (dimension,) = alarm["Dimensions"]
    assert (shape["Namespace"], shape["Dimensions"]) == (alarm["Namespace"], [[dimension["Name"]]])
    assert shape["Metrics"][0]["Name"] == alarm["MetricName"]
    assert (line[alarm["MetricName"]], line[dimension["Name"]]) == (1, "the-table")
    assert dimension["Value"] == {"Ref": "CabinetsTable"}


def test_every_lambda_has_a_policy_of_its_own_and_room(resources: Resources) -> None:
    functions = of_type(resources, "AWS::Serverless::Function")
    names = {
        "api_handler" if f["Handler"] == "app.app" else f["Handler"].removeprefix("app.") for f in functions.values()
    }
    assert names == set(CONFIG["lambda_functions"])
    files = [entry["iam_policy_file"] for entry in CONFIG["lambda_functions"].values()]
    assert len(set(files)) == len(files)
    assert sorted(files) == sorted(path.name for path in SOURCES[1:])
    assert all(f["MemorySize"] >= 512 for f in functions.values())


def test_logs_are_not_kept_for_ever(resources: Resources) -> None:
    groups = of_type(resources, "AWS::Logs::LogGroup")
    assert len(groups) == len(of_type(resources, "AWS::Serverless::Function"))
    assert all(group["RetentionInDays"] <= 90 for group in groups.values())


def test_a_queue_waits_six_times_as_long_as_its_lambda(resources: Resources) -> None:
    for name, source in _sources(resources, "SQS").items():
        queue = resources[source["Queue"]["Fn::GetAtt"][0]]["Properties"]
        assert queue["VisibilityTimeout"] >= 6 * resources[name]["Properties"]["Timeout"], name


def test_one_bad_record_does_not_hold_up_its_batch(resources: Resources) -> None:
    sources = _sources(resources, "SQS") | _sources(resources, "DynamoDB")
    assert len(sources) == 5
    assert all(s["FunctionResponseTypes"] == ["ReportBatchItemFailures"] for s in sources.values())


def test_what_the_stream_cannot_hand_over_is_kept(resources: Resources) -> None:
    (source,) = _sources(resources, "DynamoDB").values()
    assert source["DestinationConfig"]["OnFailure"]["Destination"] == {"Fn::GetAtt": ["OutboxDeadQueue", "Arn"]}
    assert source["BisectBatchOnFunctionError"]
    assert source["MaximumRetryAttempts"] < 100


def _sources(resources: Resources, kind: str) -> Resources:
    functions = of_type(resources, "AWS::Serverless::Function").items()
    return {
        name: event["Properties"]
        for name, f in functions
        for event in f.get("Events", {}).values()
        if event["Type"] == kind
    }


def test_documents_are_private_encrypted_and_kept_in_versions(resources: Resources) -> None:
    bucket = resources["DocumentsBucket"]["Properties"]
    assert set(bucket["PublicAccessBlockConfiguration"].values()) == {True}
    assert bucket["VersioningConfiguration"] == {"Status": "Enabled"}
    rule = bucket["BucketEncryption"]["ServerSideEncryptionConfiguration"][0]["ServerSideEncryptionByDefault"]
    assert rule == {"SSEAlgorithm": "aws:kms", "KMSMasterKeyID": {"Fn::GetAtt": ["DataKey", "Arn"]}}


def test_it_stands_where_there_is_no_cognito_and_no_edge(resources: Resources) -> None:
    """As in China: another issuer of staff tokens, and a regional API."""
    assert resources["RestAPI"]["Properties"]["EndpointConfiguration"] == "REGIONAL"
    pool = [name for name, r in resources.items() if r["Type"].startswith("AWS::Cognito")]
    assert len(pool) == 12
    assert {resources[name].get("Condition") for name in pool} == {"OwnPool", "CognitosOwnPage"}


def test_the_pools_page_is_the_one_that_asks_who_sits_there_now(resources: Resources) -> None:
    """Cognito heeds prompt=login on its newer page alone, which has to have a style."""
    assert resources["StaffPage"]["Properties"]["ManagedLoginVersion"]["Fn::If"][2] == 2
    assert resources["StaffPageStyle"]["Properties"]["ClientId"] == {"Ref": "StaffClient"}


def test_staff_cannot_choose_their_centre(resources: Resources) -> None:
    assert "custom:centre" not in resources["StaffClient"]["Properties"]["WriteAttributes"]
    assert resources["StaffPool"]["Properties"]["AdminCreateUserConfig"] == {"AllowAdminCreateUserOnly": True}


def test_every_setting_that_the_code_asks_for_is_in_the_template(template: dict[str, Any]) -> None:
    given = set(template["Globals"]["Function"]["Environment"]["Variables"])
    code = "\n".join(p.read_text(encoding="utf-8") for p in (ROOT / "chalicelib").rglob("*.py"))
    asked = set(re.findall(r"\"([A-Z]+(?:_[A-Z]+)*_(?:TABLE|KEY_ID|QUEUE_URL|BUCKET|SECRET_ID))\"", code))
    assert asked <= given
    assert {name for name in given if name.endswith("_TABLE")} <= asked
