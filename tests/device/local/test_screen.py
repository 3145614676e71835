"""The box's own interface: what a screen hears and says, in which language; and nobody from elsewhere."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cabinet_contract.words import Answer
from iot.local import hub as hubs
from iot.local.hub import Hub, TooManyScreens
from iot.rules.answering import Phase
from iot.texts import ANSWERS, AT_THE_DOOR
from tests.device.local.screens import listening, post, screen
from tests.device.rig import Rig, in_loop, until


@in_loop
async def test_a_screen_hears_a_whole_visit_in_order(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    async with screen(rig) as client, listening(client) as heard:
        code, grant = rig.grant(1)
        await rig.want("A", grant)
        assert (await heard.next())[0] == "state"
        _, answer = await post(client, "/codes", {"code": code})
        assert (await heard.next("session"))[1]["state"] == "opening"
        opened = (await heard.next("session"))[1]
        assert (opened["state"], opened["door"], opened["answers"][0]) == ("open", "A01", "put_in")
        both = dict([await heard.next("answer", "doors"), await heard.next("answer", "doors")])
        assert both == {"answer": answer, "doors": {"A01": "open"}}
        status, session = await post(
            client, f"/sessions/{answer['session']}/answers", {"door": "A01", "answer": "put_in"}
        )
        assert (status, session["answered"]) == (200, "put_in")
        rig.door("A01").open = False
        assert (await heard.next("session"))[1]["answered"] == "put_in"
        assert (await heard.next("session"))[1]["state"] == "closed"


@in_loop
async def test_a_screen_that_blinked_misses_nothing(tmp_path: Path) -> None:
    async with screen(Rig(tmp_path)) as client:
        async with listening(client) as heard:
            await heard.next("state")
            await post(client, "/preferences", {"language": "en"})
            await heard.next("preferences")
        await post(client, "/preferences", {"large_type": True})
        await post(client, "/preferences", {"reach": "low"})
        async with listening(client, heard.last) as again:
            assert (await again.next("preferences", "state"))[1]["large_type"]
            assert (await again.next("preferences", "state"))[1]["reach"] == "low"
        async with listening(client, "another-life-17") as anew:
            kind, state = await anew.next()
            assert (kind, state["preferences"]) == ("state", {"language": "en", "large_type": True, "reach": "low"})


@in_loop
async def test_network_and_lock_out_are_heard_and_counted_down(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    async with screen(rig) as client, listening(client) as heard:
        await until(lambda: rig.cabinet.state()["network"] == "online")
        rig.cloud.cut()
        await heard.next("state")
        while (await heard.next("network"))[1] != {"network": "offline"}:
            pass
        for n in range(5):
            await post(client, "/codes", {"code": rig.grant(n)[0]})
        while not (locked := (await heard.next("lockout"))[1])["retry_after"]:
            pass
        rig.time.advance(10)
        assert (await heard.next("lockout"))[1]["retry_after"] == locked["retry_after"] - 10


@pytest.mark.parametrize(
    ("headers", "field"),
    [
        ({"Host": "evil.example"}, "Host"),
        ({"Origin": "http://evil.example"}, "Origin"),
        ({"Sec-Fetch-Site": "cross-site"}, "Sec-Fetch-Site"),
        ({"Sec-Fetch-Site": "no such word"}, "Sec-Fetch-Site"),
    ],
)
def test_pages_from_elsewhere_hear_and_say_nothing(tmp_path: Path, headers: dict[str, str], field: str) -> None:
    @in_loop
    async def story() -> None:
        async with screen(Rig(tmp_path)) as client:
            for path in ("/events", "/state"):
                async with client.get(path, headers=headers) as answer:
                    assert (answer.status, (await answer.json())["field"]) == (403, field)
            async with client.get("/state", headers={"Sec-Fetch-Site": "same-origin"}) as answer:
                assert answer.status == 200

    story()


@pytest.mark.parametrize(
    ("path", "body", "status", "field"),
    [
        ("/sessions/nobody/answers", {"door": "A01", "answer": "put_in"}, 409, "answer"),
        ("/sessions/nobody/answers", {"answer": "put_in"}, 400, "door"),
        ("/sessions/nobody/answers", {"door": "A01", "answer": "maybe"}, 400, "answer"),
        ("/sessions/nobody/answers", {"door": "A01", "answer": ["put_in"]}, 400, "answer"),
        ("/sessions/nobody/answers", {"door": "A01", "answer": "too_small", "reach": "high"}, 400, "reach"),
        ("/preferences", {"language": "fr"}, 400, "language"),
        ("/preferences", {"large_type": 1}, 400, "large_type"),
        ("/preferences", {"language": ["zh"]}, 400, "language"),
        ("/preferences", {"colour": "red"}, 400, "colour"),
    ],
)
def test_what_makes_no_sense_is_explained(tmp_path: Path, path: str, body: Any, status: int, field: str) -> None:
    @in_loop
    async def story() -> None:
        async with screen(Rig(tmp_path)) as client:
            got, answer = await post(client, path, body)
            assert (got, answer["field"]) == (status, field)
            assert answer["reason"]
            assert answer["reason_zh"]

    story()


@in_loop
async def test_a_session_speaks_the_language_of_its_person_and_tells_the_cloud_the_reach(tmp_path: Path) -> None:
    rig = Rig(tmp_path)
    async with screen(rig) as client:
        code, grant = rig.grant(1)
        await rig.want("A", grant)
        await post(client, "/preferences", {"language": "en", "reach": "low"})
        _, answer = await post(client, "/codes", {"code": code})
        _, session = await post(
            client, f"/sessions/{answer['session']}/answers", {"door": "A01", "answer": "too_small"}
        )
        assert session["text"] == session["message"]
        await until(lambda: rig.events("answered"))
        assert rig.events("answered")[0]["reach"] == "low"


@in_loop
async def test_the_next_person_finds_the_screen_as_it_was(tmp_path: Path) -> None:
    rig = Rig(tmp_path, local={"visit_s": 0.05})
    async with screen(rig) as client:
        await post(client, "/preferences", {"language": "en", "large_type": True})
        await until(lambda: rig.cabinet.screen.preferences.language == "zh")
        assert not rig.cabinet.screen.preferences.large_type


def test_a_listener_that_never_reads_is_let_go_and_there_are_not_many() -> None:
    hub = Hub(lambda: {"whole": True})
    with hub.listening(None) as queue:
        for n in range(hubs.KEPT + 5):
            hub.tell("door", {"n": n})
        assert not hub.heard
        told = [queue.get_nowait() for _ in range(queue.qsize())]
        assert told[-1] is None
    crowd = [hub.listening(None) for _ in range(hubs.MOST_LISTENERS)]
    for one in crowd:
        one.__enter__()
    with pytest.raises(TooManyScreens), hub.listening(None):
        pass
    for one in crowd:
        one.__exit__(None, None, None)


@given(st.lists(st.booleans(), max_size=300), st.integers(0, 300))
def test_after_any_id_a_listener_gets_all_that_followed_or_everything_anew(steps: list[bool], blink: int) -> None:
    hub, last, count = Hub(dict), None, 0
    for n, kept in enumerate(steps):
        if kept:
            hub.tell("x", {"n": n})
            count += 1
        else:
            hub.mention("x", {"n": n})
        if n == blink:
            last, count = hub._id(), 0
    with hub.listening(last) as queue:
        told = [queue.get_nowait() for _ in range(queue.qsize())]
    anew = last is None or count > hubs.KEPT
    assert [event.kind for event in told if event] == (["state"] if anew else ["x"] * count)


def test_every_answer_and_every_moment_has_its_words_in_both_languages() -> None:
    assert ANSWERS.keys() == set(Answer)
    kinds = {f"{phase}_{kind}" for phase in ("open", "closed") for kind in ("putting", "taking")}
    named = kinds | {str(phase) for phase in Phase} - {"open", "closed"}
    assert named <= AT_THE_DOOR.keys()
    for english, chinese in [*ANSWERS.values(), *AT_THE_DOOR.values()]:
        assert english.isascii()
        assert not chinese.isascii()
