"""infra/resources.yaml as data: what the tests create is what the deployment creates."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

RESOURCES = Path(__file__).parents[2] / "infra" / "resources.yaml"


class _Loader(yaml.SafeLoader):
    """Reads CloudFormation's short forms as their long ones: `!Ref X` is `{"Ref": "X"}`."""


def _long_form(loader: _Loader, suffix: str, node: yaml.Node) -> dict[str, Any]:
    if isinstance(node, yaml.ScalarNode):
        value: Any = loader.construct_scalar(node)
    elif isinstance(node, yaml.SequenceNode):
        value = loader.construct_sequence(node, deep=True)
    else:
        value = loader.construct_mapping(node, deep=True)
    return {suffix: value}


_Loader.add_multi_constructor("!", _long_form)


@cache
def template() -> dict[str, Any]:
    return yaml.load(RESOURCES.read_text(encoding="utf-8"), _Loader)  # noqa: S506  a safe loader of our own


def of_type(kind: str) -> dict[str, dict[str, Any]]:
    """Logical id → properties."""
    return {id_: r.get("Properties", {}) for id_, r in template()["Resources"].items() if r.get("Type") == kind}


def variables() -> dict[str, Any]:
    """What each lambda finds in its environment, as the template says it."""
    return template()["Globals"]["Function"]["Environment"]["Variables"]
