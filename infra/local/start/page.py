"""The start page as HTML: the guide, the faces, the people, the cabinets, the time."""

from typing import NamedTuple

from infra.local.addresses import Addresses
from infra.local.start import cabinets, clock, loop, people_shown
from infra.local.start.levers import CabinetSeen
from infra.local.start.markup import Markup, tag
from infra.local.start.people import VISITOR, origin_of
from infra.local.start.words import Words

SAID = ("line", "power", "hand", "door", "time", "refused")


class Shown(NamedTuple):
    """Everything that the page tells of this moment; `done` of the guide's steps."""

    stack: Addresses
    file: str
    cabinets: list[CabinetSeen]
    done: int
    said: str


def html(shown: Shown, words: Words) -> str:
    """`said`: what the button before has done, one of SAID or nothing."""
    stack = shown.stack
    body = tag(
        "main",
        _said(shown.said, words),
        loop.guide(stack, shown.done, words),
        tag(
            "div",
            _faces(stack, words),
            people_shown.applicants(words),
            people_shown.staff(stack, words),
            cabinets.section(stack, shown.cabinets, words),
            clock.section(words),
            _about(stack, shown.file, words),
            class_="sections",
        ),
        id="content",
    )
    return document(words, words("title"), _header(words), body)


def document(words: Words, title: str, *body: Markup) -> str:
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("title", title),
        tag("link", rel="icon", href="/icon.svg"),
        tag("link", rel="stylesheet", href="/look.css"),
        tag("link", rel="stylesheet", href="/start.css"),
        tag("script", type="module", src="/start.js"),
    )
    skip = tag("a", words("skip"), class_="skip", href="#content")
    return (
        f"<!doctype html>{tag('html', head, tag('body', skip, *body, data_working=words('working')), lang=words.tag)}"
    )


def refused(words: Words, why: str) -> str:
    """The page that stands where a sign-in has failed."""
    back = tag("p", tag("a", words("back"), href="/", class_="button"))
    said = tag("main", tag("h1", words("not_signed_in")), tag("p", why), back, id="content", class_="stack alone")
    return document(words, words("not_signed_in"), said)


def _header(words: Words) -> Markup:
    switch = tag(
        "a", words("language"), href=f"/language/{words.other}", lang=words("language_tag"), class_="button plain small"
    )
    title = tag("div", tag("h1", words("title")), tag("p", words("lead"), class_="lead"))
    note = tag("p", words("only_here"), class_="only-here")
    return tag("header", title, tag("nav", switch, aria_label=words("language")), note)


def _said(said: str, words: Words) -> Markup | None:
    if said not in SAID:
        return None
    kind = "bad" if said == "refused" else "good"
    return tag("p", words(f"said_{said}"), class_=f"notice {kind} said", role="status")


def _faces(stack: Addresses, words: Words) -> Markup:
    visitor = origin_of(stack["start"], VISITOR)
    places = {
        "portal": f"{visitor}/portal",
        "board": f"{visitor}/board",
        "phones": f"{stack['sms']}/",
        "docs": f"{visitor}/docs",
    }
    cards = [
        tag(
            "li",
            tag("a", tag("strong", words(name)), tag("span", words(f"{name}_what")), href=place, **words.new_tab),
            class_="card face",
        )
        for name, place in places.items()
    ]
    return tag("section", tag("h2", words("faces"), id="faces"), tag("ul", cards, class_="cards faces"))


def _about(stack: Addresses, file: str, words: Words) -> Markup:
    lines = [
        tag("li", words("about_file") + " ", tag("code", file)),
        tag("li", words("about_hand")),
        tag("li", words("about_mqtt", port=str(stack["mqtt_port"]))),
        tag("li", words("about_end")),
    ]
    return tag("section", tag("h2", words("about"), id="about"), tag("ul", lines, class_="about"))
