"""Dead letters have their way back: an administrator sees them, sends one round again, gives another up, and says why.

The accident itself is put into the queues by hand: waiting until eight tries have failed would take ten minutes.
"""

import json

from infra.proof.walk.api import Refusal
from infra.proof.walk.checks import until
from infra.proof.walk.story import Story
from infra.typed import Record, records

PATH = "/staff/dead-letters"
MENDED, GONE = "短信账户已续费", "该消息已不存在"
NOBODY = {"id": "m_aaaaaaaaaaaaaaaa"}


def come_back_or_end(story: Story) -> None:
    for queue in ("outbox", "messages", "rule"):
        _dies(story, queue, NOBODY)
    _goes_round(story, "messages")
    _goes_round(story, "outbox")
    _is_given_up(story, "rule")
    story.say("失败消息 one letter goes round again, one is given up; who and why are shown")


def _dies(story: Story, queue: str, body: Record) -> None:
    world = story.world
    url = world.outputs[f"{queue.capitalize()}DeadQueueUrl"]
    world.aws.client("sqs").send_message(QueueUrl=url, MessageBody=json.dumps(body))
    until(f"a dead letter waits for {queue}", lambda: _seen(story, queue))


def _seen(story: Story, queue: str) -> list[Record]:
    return records(story.world.staff("administrator").api.get(f"{PATH}/{queue}"), "items")


def _goes_round(story: Story, queue: str) -> None:
    admin = story.world.staff("administrator")
    answer = admin.api.post(f"{PATH}/{queue}/replay", {"reason": MENDED})
    story.world.checks.equal(f"the letter of {queue} goes round again, once", 1, answer["moved"])
    _is_recorded(story, queue, "replay", MENDED)


def _is_given_up(story: Story, queue: str) -> None:
    admin = story.world.staff("administrator")
    story.world.checks.equal(
        "no rule can have meant it", 1, admin.api.post(f"{PATH}/{queue}/replay", {"reason": MENDED})["unreadable"]
    )
    (letter,) = until(f"the letter of {queue} is there again", lambda: _seen(story, queue))
    admin.api.refused(
        "a letter that is not there", Refusal(404, "NO_SUCH_LETTER"), f"{PATH}/{queue}/giving-up",
        {"letters": ["nobody"], "reason": GONE},
    )  # fmt: skip
    admin.api.post(f"{PATH}/{queue}/giving-up", {"letters": [letter["letter"]], "reason": GONE})
    _is_recorded(story, queue, "give-up", GONE)


def _is_recorded(story: Story, queue: str, action: str, reason: str) -> None:
    admin = story.world.staff("administrator")
    newest = next(admin.api.pages(f"{PATH}/{queue}/dealt-with"))
    found = newest["action"], newest["by"], newest["reason"]
    story.world.checks.equal(f"{queue}: who and why are kept", (action, admin.id, reason), found)
    until(f"nothing waits for {queue} any more", lambda: story.world.dead_letters()[queue] == 0)
