"""Which stories are walked, where, and what runs side by side: one lane per cabinet, so that none disturbs another."""

from collections.abc import Callable, Sequence
from typing import Any

from infra.proof.walk.live_cabinet import LiveCabinet
from infra.proof.walk.stories import (
    anybody,
    channels,
    codes,
    corrections,
    doubts,
    elsewhere,
    erasing,
    letters,
    mistakes,
    network,
    newer_cabinet,
    outages,
    persons,
    queues,
    race,
    refusals,
    sensors,
    signing_in,
    straight,
)
from infra.proof.walk.story import Story
from infra.proof.walk.world import World

Tale = Callable[[Story], Any]
Lane = Sequence[tuple[str, Tale]]
# Words for the catalogue's search: 有限责任公司设立登记, 老年人优待证, 证照领取.
ENTERPRISE_ITEM, PERSON_ITEM, SMALL_ITEM = "设立登记", "老年", "证照领取"
PERSON, UNRULY = "个人 person", "乱序 unruly"


def first(world: World) -> Lane:
    """Everybody signs in."""
    return [("登录 sign-in", lambda s: signing_in.everybody(s, world))]


def longest(world: World) -> Lane:
    """Two minutes of waiting, which begin at once."""
    *_, depot = _orderly(world)
    return [("过时 too late", lambda s: network.order_that_comes_too_late(s, depot))]


def _town(world: World) -> LiveCabinet:
    """The unruly cabinet; where there is none, which is a failure, any."""
    return world.cabinets[(world.unruly or list(world.cabinets))[-1]]


def _orderly(world: World) -> list[LiveCabinet]:
    return [cabinet for cabinet in world.cabinets.values() if cabinet is not _town(world)]


def lanes(world: World) -> list[Lane]:
    """Cabinets by their place in the centre's list, the unruly one apart."""
    world.checks.true("the stack has a cabinet that sends every event twice and out of order", world.unruly)
    town, (hall, tower, plaza, _) = _town(world), _orderly(world)
    agent, person, rival = (world.people[name] for name in signing_in.PEOPLE)
    return [
        [
            ("企业 enterprise", lambda s: straight.loop(s, agent, ENTERPRISE_ITEM, hall)),
            ("断网 cable cut", lambda s: network.hands_in_while_cut_off(s, agent, SMALL_ITEM, hall)),
            ("补正 correction", lambda s: corrections.returned_and_corrected(s, person, PERSON_ITEM, hall)),
            ("卡门 jammed door", lambda s: doubts.jammed_door(s, agent, SMALL_ITEM, hall)),
            ("断网新码 unheard code", lambda s: doubts.issued_while_cut_off(s, agent, SMALL_ITEM, hall)),
            ("不失聪 no deaf bank", lambda s: doubts.freed_while_codes_are_old(s, agent, SMALL_ITEM, hall)),
        ],
        [
            (PERSON, lambda s: straight.loop(s, person, PERSON_ITEM, tower)),
            ("召回 recall", lambda s: channels.stored_and_recalled(s, agent, SMALL_ITEM, tower)),
            ("远程 from afar", lambda s: network.order_in_time(s, tower)),
            ("领办 in hand", lambda s: persons.taken_in_hand(s, person, PERSON_ITEM, tower)),
            ("改放 elsewhere", lambda s: elsewhere.next_one_then_by_consent(s, person, SMALL_ITEM, tower)),
            ("参数 settings", lambda s: network.settings_from_afar(s, tower)),
            ("传感器 sensor", lambda s: sensors.closed_is_not_taken(s, person, SMALL_ITEM, tower)),
        ],
        [
            ("停用 outage", lambda s: outages.board_without_power(s, rival, SMALL_ITEM, plaza)),
            ("找件 found", lambda s: queues.worked_by_its_number(s, rival, SMALL_ITEM, plaza)),
            ("召回落空 late recall", lambda s: channels.picked_up_before_the_recall(s, rival, SMALL_ITEM, plaza)),
            ("新程序 newer cabinet", lambda s: newer_cabinet.says_what_nobody_knows(s, plaza)),
            ("开箱码 codes", lambda s: codes.at_the_keypad(s, rival, SMALL_ITEM, plaza)),
        ],
        [
            (UNRULY, lambda s: straight.loop(s, rival, PERSON_ITEM, town)),
            ("抢格口 race", lambda s: race.for_the_last_compartment(s, [person, rival], SMALL_ITEM, town)),
        ],
        [
            ("邮寄 mail", lambda s: channels.in_by_mail_out_at_the_window(s, rival, SMALL_ITEM)),
            ("不予受理 refused", lambda s: refusals.refused_on_a_ground(s, rival, SMALL_ITEM)),
            ("无需登录 anybody", lambda s: anybody.asks_without_signing_in(s, rival, SMALL_ITEM)),
            ("删除 erased", lambda s: erasing.words_are_erased(s, rival, SMALL_ITEM)),
            ("失败消息 dead letters", letters.come_back_or_end),
            ("差错 mistakes", lambda s: mistakes.of_all_kinds(s, person, rival, words=SMALL_ITEM, cabinet=tower)),
        ],
    ]
