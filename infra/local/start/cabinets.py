"""The simulated cabinets: their screens, and what can go wrong with them."""

from infra.local.addresses import Addresses
from infra.local.start.levers import CabinetSeen
from infra.local.start.markup import Markup, tag
from infra.local.start.parts import button
from infra.local.start.parts import section as section_of
from infra.local.start.words import Words


def section(stack: Addresses, seen: list[CabinetSeen], words: Words) -> Markup:
    cards = [_cabinet(stack, one, words) for one in seen]
    inside = tag("ul", cards, class_="cards wide-cards") if cards else tag("p", words("no_cabinets"))
    return section_of("cabinets", words("cabinets"), words("cabinets_lead"), inside)


def _cabinet(stack: Addresses, one: CabinetSeen, words: Words) -> Markup:
    of = stack["cabinets"][one.thing]
    links = tag(
        "p",
        tag("a", words("kiosk"), href=f"{of['keypad']}/", class_="button small", **words.new_tab),
        tag("a", words("simulator"), href=f"{of['board']}/", class_="button plain small", **words.new_tab),
        class_="row",
    )
    name = of.get("name", {}).get(words.language) or one.thing
    title = tag("h3", name, " ", tag("span", one.thing, class_="muted digits"))
    rows = [*_power(one, words), *_line(one, words), *_hand(one, words), *_doors(one, words)]
    return tag("li", title, links, tag("dl", rows, class_="facts levers"), id=one.thing, class_="card stack")


def _power(one: CabinetSeen, words: Words) -> list[Markup]:
    said, kind = (words("power_on"), "good") if one.powered else (words("power_off"), "bad")
    lever = button(
        words("pull" if one.powered else "plug"), f"/cabinets/{one.thing}/power", on="no" if one.powered else "yes"
    )
    return _row(words("power"), said, kind, lever)


def _line(one: CabinetSeen, words: Words) -> list[Markup]:
    if one.up is None:
        return _row(words("line"), words("silent"), "bad")
    said, kind = (words("line_up"), "good") if one.up else (words("line_down"), "warn")
    lever = button(words("cut" if one.up else "join"), f"/cabinets/{one.thing}/line", up="no" if one.up else "yes")
    return _row(words("line"), said, kind, lever)


def _hand(one: CabinetSeen, words: Words) -> list[Markup]:
    if one.hand_away is None:
        return _row(words("hand"), words("silent"), "bad")
    said, kind = (words("hand_away"), "warn") if one.hand_away else (words("hand_here"), "good")
    label = words("call_back" if one.hand_away else "send_away")
    lever = button(label, f"/cabinets/{one.thing}/hand", away="no" if one.hand_away else "yes")
    return _row(words("hand"), said, kind, lever)


def _doors(one: CabinetSeen, words: Words) -> list[Markup]:
    if not one.doors:
        return _row(words("door"), words("silent"), "bad")
    said, kind = (words("jammed", doors=", ".join(one.broken)), "bad") if one.broken else (words("no_jam"), "good")
    path = f"/cabinets/{one.thing}/door"
    mend = [button(words("mend", door=door), path, door=door, on="no") for door in one.broken]
    return _row(words("door"), said, kind, _jam(one, path, words), *mend)


def _jam(one: CabinetSeen, path: str, words: Words) -> Markup:
    choices = [tag("option", door, value=door) for door in one.doors if door not in one.broken]
    choice = tag("select", choices, name="door", aria_label=words("door"), class_="input")
    send = tag("button", words("jam"), type="submit", class_="button plain small")
    on = tag("input", type="hidden", name="on", value="yes")
    return tag("form", choice, on, send, method="post", action=path, class_="row")


def _row(name: str, said: str, kind: str, *levers: Markup) -> list[Markup]:
    state = tag("span", said, class_=f"tag {kind}")
    return [tag("dt", name), tag("dd", state, *levers, class_="row")]
