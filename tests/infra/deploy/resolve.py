"""What CloudFormation would make of a value, with made-up but realistic names."""

import re
from collections.abc import Iterator
from typing import Any

# Long ones, so that whatever fits here fits anywhere.
PSEUDO = {
    "AWS::Partition": "aws-us-gov",
    "AWS::Region": "ap-northeast-1",
    "AWS::AccountId": "123456789012",
    "AWS::StackName": "xinbao-of-a-rather-long-name",
    "AWS::URLSuffix": "amazonaws.com.cn",
}
_VARIABLE = re.compile(r"\$\{([^!][^}]*)\}")


def resolve(value: Any, **names: str) -> Any:
    if isinstance(value, list):
        return [resolve(item, **names) for item in value]
    if not isinstance(value, dict):
        return value
    if len(value) == 1:
        ((key, argument),) = value.items()
        if key == "Ref":
            return PSEUDO.get(argument, f"xinbao-{argument}-1A2B3C4D5E6F")
        if key == "Fn::GetAtt":
            return f"arn:of:{argument[0]}.{argument[1]}"
        if key == "Fn::Sub":
            return _sub(argument, names)
        if key == "Fn::Split":
            return resolve(argument[1], **names).split(argument[0])
    return {key: resolve(item, **names) for key, item in value.items()}


def _sub(argument: Any, names: dict[str, str]) -> str:
    text, own = argument if isinstance(argument, list) else (argument, {})
    known = PSEUDO | names | {name: resolve(value, **names) for name, value in own.items()}
    filled = _VARIABLE.sub(lambda m: known.get(m[1], f"<{m[1]}>"), text)
    return filled.replace("${!", "${")


def of_type(resources: dict[str, dict[str, Any]], kind: str) -> dict[str, dict[str, Any]]:
    """Logical id → properties."""
    return {name: r.get("Properties", {}) for name, r in resources.items() if r["Type"] == kind}


def strings(value: Any) -> Iterator[str]:
    """Every text below `value`, keys too."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield key
            yield from strings(item)
    elif isinstance(value, list):
        for item in value:
            yield from strings(item)
    elif isinstance(value, str):
        yield value


def statements(document: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """A policy's statements, with action and resource as lists."""
    for statement in document["Statement"]:
        listed = {key: _listed(statement[key]) for key in ("Action", "Resource") if key in statement}
        yield statement | listed


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
