"""No permission is wider than it must be. What must be wide is listed here, each with its reason."""

import json
from collections.abc import Iterator
from typing import Any

from infra.paths import ROOT
from tests.infra.deploy.resolve import PSEUDO, of_type, resolve, statements

Resources = dict[str, dict[str, Any]]

# (Sid or policy, what holds the wildcard) → why.
REASONS = {
    ("OwnLog", "resource"): "a log group's streams; its name ends in what CloudFormation makes up, and naming it here"
    " would be a circle: group → lambda → role → group",
    ("FindStream", "resource"): "a stream is named after the time when it was made",
    ("Documents", "resource"): "objects of one bucket; their keys are made by the use cases",
    ("Shadows", "resource"): "cabinets are things that are made after the stack; only their prefix is known",
    ("CodesAtOnce", "resource"): "the API writes a code into any cabinet's shadow right behind its commit, and cabinets"
    " are things that are made after the stack",
    ("Effects", "action"): "MiniStack asks for sqs:SendMessageBatch where AWS asks for sqs:SendMessage",
    ("Replay", "action"): "MiniStack asks for sqs:SendMessageBatch where AWS asks for sqs:SendMessage",
    ("HandOver", "action"): "MiniStack asks for sqs:SendMessageBatch where AWS asks for sqs:SendMessage",
    ("register-cabinets", "resource"): "things and certificates that are made while provisioning; RegisterThing and"
    " the two attachments know no resource that could be named",
    ("AccountDecides", "action"): "a key's own policy: without the account as its owner nobody could ever change it",
    ("AccountDecides", "resource"): "in a key's own policy, * is that key",
    ("OnlyOverTls", "action"): "a denial: the wider the better",
    ("OnlyOverTls", "resource"): "a denial: the wider the better",
}


def _wide(statement: dict[str, Any], name: str) -> Iterator[tuple[str, str]]:
    for key, kind in (("Action", "action"), ("Resource", "resource")):
        texts = resolve(statement.get(key, []))
        if any("*" in str(text) for text in texts):
            yield statement.get("Sid", name), kind


def _policies(resources: Resources) -> Iterator[tuple[str, dict[str, Any]]]:
    for role in of_type(resources, "AWS::IAM::Role").values():
        yield from ((p["PolicyName"], p["PolicyDocument"]) for p in role.get("Policies", []))
    for key in of_type(resources, "AWS::KMS::Key").values():
        yield "key", key["KeyPolicy"]
    for bucket in of_type(resources, "AWS::S3::BucketPolicy").values():
        yield "bucket", bucket["PolicyDocument"]


def test_every_wildcard_has_a_reason_and_every_reason_a_wildcard(resources: Resources) -> None:
    found = {w for name, document in _policies(resources) for s in statements(document) for w in _wide(s, name)}
    assert found == set(REASONS)


def test_no_role_takes_over_a_policy_of_somebody_else(resources: Resources) -> None:
    assert [n for n, role in of_type(resources, "AWS::IAM::Role").items() if role.get("ManagedPolicyArns")] == []


def test_no_permission_is_given_by_leaving_something_out(resources: Resources) -> None:
    keys = {k for _n, document in _policies(resources) for s in document["Statement"] for k in s}
    assert not keys & {"NotAction", "NotResource", "NotPrincipal"}


def test_only_the_deployment_hook_may_be_invoked_from_outside(resources: Resources) -> None:
    permissions = of_type(resources, "AWS::Lambda::Permission").values()
    principals = {p["Principal"] for p in permissions}
    assert principals == {"apigateway.amazonaws.com", "iot.amazonaws.com"}
    assert all("SourceArn" in p or "SourceAccount" in p for p in permissions)


def test_whoever_signs_a_link_to_a_version_may_read_that_version(resources: Resources) -> None:
    """A link carries the right of who signed it (S3: a versionId asks for GetObjectVersion), and only to its bucket."""
    roles = of_type(resources, "AWS::IAM::Role")
    policies = (p["PolicyDocument"] for name, role in roles.items() if "ApiHandler" in name for p in role["Policies"])
    objects = [s for document in policies for s in statements(document) if s.get("Sid") == "Documents"]
    assert [sorted(s["Action"]) for s in objects] == [["s3:GetObject", "s3:GetObjectVersion", "s3:PutObject"]]


# ---- cabinets ------------------------------------------------------------------------------------------------------

THING = "${iot:Connection.Thing.ThingName}"
MOST_CHARACTERS, MOST_POLICIES = 2048, 10


def _iot(resources: Resources) -> dict[str, dict[str, Any]]:
    return {n: resolve(p["PolicyDocument"]) for n, p in of_type(resources, "AWS::IoT::Policy").items()}


def _template_body(resources: Resources) -> dict[str, Any]:
    names = {name: name for name in of_type(resources, "AWS::IoT::Policy")}
    return json.loads(resolve(resources["CabinetTemplate"]["Properties"]["TemplateBody"], **names))


def _attached(resources: Resources) -> list[str]:
    found = _template_body(resources)["Resources"].values()
    return [r["Properties"]["PolicyName"] for r in found if r["Type"] == "AWS::IoT::Policy"]


def test_a_certificate_can_hold_the_cabinet_s_policies(resources: Resources) -> None:
    attached = _attached(resources)
    assert len(attached) == len(set(attached)) <= MOST_POLICIES
    assert set(attached) == set(_iot(resources)) - {"ClaimPolicy"}


def test_each_iot_policy_fits_the_limit_of_aws(resources: Resources) -> None:
    lengths = {name: len(json.dumps(d, separators=(",", ":"))) for name, d in _iot(resources).items()}
    assert {name: n for name, n in lengths.items() if n > MOST_CHARACTERS} == {}


def test_cabinets_name_their_topics(resources: Resources) -> None:
    for name in _attached(resources):
        for statement in statements(_iot(resources)[name]):
            for resource in statement["Resource"]:
                assert not set("*#?") & set(resource), (name, resource)
                assert THING in resource, (name, resource)


def test_a_cabinet_may_not_tell_itself_what_the_cloud_wants(resources: Resources) -> None:
    published = [
        r for name in _attached(resources) for s in statements(_iot(resources)[name])
        if s["Action"] == ["iot:Publish"] for r in s["Resource"]
    ]  # fmt: skip
    assert {r.rsplit("/", 1)[1] for r in published} == {"get", "update", "events", "presence", "start-next"}


def test_a_connection_needs_the_thing_and_its_certificate(resources: Resources) -> None:
    connect = next(s for s in statements(_iot(resources)["CabinetPolicy"]) if s["Action"] == ["iot:Connect"])
    assert connect["Condition"] == {"Bool": {"iot:Connection.Thing.IsAttached": "true"}}


def test_a_claim_may_do_nothing_but_claim(resources: Resources) -> None:
    (connect, *rest) = statements(_iot(resources)["ClaimPolicy"])
    assert connect["Resource"][0].endswith(":client/claim-cab-*")
    topics = {r.split("/", 1)[1] for s in rest for r in s["Resource"]}
    base = ("$aws/certificates/create/json", "$aws/provisioning-templates/<CabinetTemplate>/provision/json")
    assert topics == {topic + end for topic in base for end in ("", "/accepted", "/rejected")}


def test_the_hook_fills_in_what_no_cabinet_may_choose(resources: Resources) -> None:
    body = _template_body(resources)
    assert set(body["DeviceConfiguration"]) == {"Centre", "Epoch", "Key", "Salt"}
    assert set(body["Parameters"]) >= set(body["DeviceConfiguration"]) | {"ThingName", "SerialNumber"}


def test_what_a_cabinet_says_is_kept_if_the_queue_refuses_it(resources: Resources) -> None:
    rules = of_type(resources, "AWS::IoT::TopicRule")
    assert len(rules) == 2
    for rule in rules.values():
        payload = rule["TopicRulePayload"]
        assert payload["ErrorAction"]["Sqs"]["QueueUrl"] == {"Ref": "RuleDeadQueue"}
        assert "topic(2) AS topic_thing" in payload["Sql"]


def test_the_policies_name_no_file_that_nobody_uses() -> None:
    config = json.loads((ROOT / ".chalice" / "config.json").read_text(encoding="utf-8"))
    named = {entry["iam_policy_file"] for entry in config["lambda_functions"].values()}
    assert named == {path.name for path in (ROOT / ".chalice").glob("policy-*.json")}
    assert PSEUDO["AWS::Partition"] not in json.dumps(config)
