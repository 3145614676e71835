"""YAML files of a centre: the values, and the line on which each of them stands."""

from pathlib import Path
from typing import Any, NamedTuple

import yaml

from infra.centre.faults import FileFault, Unreadable
from infra.centre.tables import read_utf8


class Page(NamedTuple):
    """One file: `value` is what it says, `root` knows the lines."""

    file: str
    value: Any
    root: yaml.Node

    def line(self, path: list[str]) -> int:
        """The line of the value at `path`, or of the deepest part of the path that is there."""
        node = self.root
        line = node.start_mark.line
        for step in path:
            inner = _child(node, step)
            if inner is None:
                break
            line, node = inner
        return line + 1


def read_yaml(folder: Path, name: str) -> tuple[Page, list[FileFault]]:
    """The page and its repeated fields; raises Unreadable for anything that is not one YAML document."""
    text = read_utf8(folder, name)
    loader = yaml.SafeLoader(text)
    try:
        root = loader.get_single_node()
        if root is None:
            raise Unreadable(FileFault(name, 1, None, "the file is empty", "文件是空的", True))
        value = loader.construct_document(root)
    except yaml.MarkedYAMLError as error:
        raise Unreadable(_not_yaml(name, error)) from error
    except (yaml.YAMLError, ValueError) as error:
        reason = f"is not YAML: {error}"
        raise Unreadable(FileFault(name, None, None, reason, f"不是有效的 YAML：{error}", True)) from error
    finally:
        loader.dispose()
    return Page(name, value, root), _repeated(name, root)


def _not_yaml(name: str, error: yaml.MarkedYAMLError) -> FileFault:
    mark = error.problem_mark or error.context_mark
    line = mark.line + 1 if mark else None
    return FileFault(name, line, None, f"is not YAML: {error.problem}", f"不是有效的 YAML：{error.problem}", True)


def _child(node: yaml.Node, step: str) -> tuple[int, yaml.Node] | None:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == step:
                return key.start_mark.line, value
    if isinstance(node, yaml.SequenceNode) and step.isdigit() and int(step) < len(node.value):
        return node.value[int(step)].start_mark.line, node.value[int(step)]
    return None


def _repeated(name: str, node: yaml.Node) -> list[FileFault]:
    """YAML lets the last of two equal fields win in silence; a clerk meant one of them."""
    found: list[FileFault] = []
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            if isinstance(key, yaml.ScalarNode) and key.value in seen:
                line = key.start_mark.line + 1
                found.append(FileFault(name, line, key.value, "this field is there twice", "这一项重复"))
            seen.add(str(key.value))
            found += _repeated(name, value)
    if isinstance(node, yaml.SequenceNode):
        found += [fault for inner in node.value for fault in _repeated(name, inner)]
    return found
