"""Answers without types are narrowed where they come in, or refused there."""

from pathlib import Path

import pytest

from infra import typed

ANSWER = {"Stacks": [{"StackStatus": "CREATE_COMPLETE", "Tries": 2, "Tags": ["a", "b"]}]}


def test_a_value_is_found_by_its_way() -> None:
    assert typed.text(ANSWER, "Stacks", 0, "StackStatus") == "CREATE_COMPLETE"
    assert typed.whole(ANSWER, "Stacks", 0, "Tries") == 2
    assert typed.texts(ANSWER, "Stacks", 0, "Tags") == ["a", "b"]
    assert typed.records(ANSWER, "Stacks") == ANSWER["Stacks"]


def test_a_value_of_another_kind_is_refused_with_its_way() -> None:
    with pytest.raises(TypeError, match=r"Stacks\.0\.Tries: expected str, found 2"):
        typed.text(ANSWER, "Stacks", 0, "Tries")
    with pytest.raises(TypeError, match="answer: expected dict, found 'x'"):
        typed.records({"rows": ["x"]}, "rows")


def test_json_that_is_no_object_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "answer.json"
    file.write_text('{"url": "http://here"}')
    assert typed.read(file) == {"url": "http://here"}
    with pytest.raises(TypeError, match="expected dict, found \\[1\\]"):
        typed.loaded("[1]")
