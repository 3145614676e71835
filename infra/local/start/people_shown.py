"""Applicants and staff, each with the button that makes one of them of whoever sits here."""

from infra.local.addresses import Addresses
from infra.local.start.markup import Markup, tag
from infra.local.start.parts import be, copied, section
from infra.local.start.people import APPLICANTS, STAFF, Applicant
from infra.local.start.words import Words


def name_of(person: Applicant, words: Words) -> str:
    return person.name if words.language == "zh" else person.name_en


def applicants(words: Words) -> Markup:
    cards = tag("ul", [_applicant(person, words) for person in APPLICANTS], class_="cards")
    return section("applicants", words("applicants"), words("applicants_lead"), cards)


def _applicant(person: Applicant, words: Words) -> Markup:
    shown = {"phone": person.phone, "number": person.number, "enterprise": person.enterprise, "uscc": person.uscc}
    facts = [
        part
        for key, value in shown.items()
        if value
        for part in (tag("dt", words(key)), tag("dd", copied(value, words(key), words)))
    ]
    agent = tag("p", words("agent_of", name=person.enterprise), class_="muted") if person.enterprise else None
    name = name_of(person, words)
    also = f"（{person.name}）" if words.language != "zh" else ""
    button = be(person.who, words("do", who=name), "")
    return tag("li", tag("h3", name + also), agent, tag("dl", facts, class_="facts"), button, class_="card stack")


def staff(stack: Addresses, words: Words) -> Markup:
    """Reads better in the order of the loop than in that of the accounts."""
    buttons = tag("ul", [tag("li", be(who, words("do", who=words(who)))) for who in _ORDER], class_="row")
    return section("staff", words("staff"), words("staff_lead"), buttons, _accounts(stack, words))


_LOOP = ("reviewer", "duty-helper", "helper", "window-clerk", "front-desk", "front-desk-2")
_ORDER = (*_LOOP, *(who for who in STAFF if who not in _LOOP))


def _accounts(stack: Addresses, words: Words) -> Markup:
    head = tag("tr", [tag("th", words(key), scope="col") for key in ("role", "account", "password")])
    rows = [
        tag(
            "tr",
            tag("th", words(one["username"]), scope="row"),
            tag("td", copied(one["username"], words("account"), words)),
            tag("td", copied(one["password"], words("password"), words)),
        )
        for one in sorted(stack["staff"], key=lambda one: _ORDER.index(one["username"]))
    ]
    table = tag("div", tag("table", tag("thead", head), tag("tbody", rows)), class_="wide")
    return tag("details", tag("summary", words("accounts")), table)
