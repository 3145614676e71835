"""A page asks every few seconds; where nothing has changed it gets no body."""

import pytest

from chalicelib.api.edge import tag_of
from tests.api.client import Answer, Api


def asked(api: Api, path: str, tag: str) -> Answer:
    return api.request("GET", path, headers={"If-None-Match": tag})


def test_an_answer_that_has_not_changed_is_not_sent_again(api: Api, bare_centre: str) -> None:
    path = f"/catalogue?centre={bare_centre}"
    tag = api.get(path).headers["ETag"]
    again = asked(api, path, tag)
    assert (again.status, again.body, again.headers["ETag"]) == (304, None, tag)


def test_another_answer_is_sent_whole(api: Api, bare_centre: str) -> None:
    tag = api.get(f"/catalogue?centre={bare_centre}").headers["ETag"]
    assert asked(api, f"/catalogue?centre={bare_centre}&party_kind=person", tag).status == 200
    assert asked(api, f"/catalogue?centre={bare_centre}", 'W/"another"').status == 200


def test_a_refusal_has_no_tag(api: Api, aws: dict[str, str]) -> None:
    assert "ETag" not in api.get("/catalogue/none?centre=none").headers


@pytest.mark.parametrize(("one", "other", "same"), [
    ('{"age":1,"left":5,"case":"c"}', '{"age":99,"left":-3,"case":"c"}', True),
    ('{"age":1,"case":"c"}', '{"age":1,"case":"d"}', False),
    ('{"until":1}', '{"until":2}', False),
])  # fmt: skip
def test_what_only_time_moves_is_no_change(one: str, other: str, same: bool) -> None:
    assert (tag_of(one) == tag_of(other)) is same
