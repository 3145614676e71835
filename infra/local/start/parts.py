"""Pieces that several sections show."""

from infra.local.start.markup import Markup, tag
from infra.local.start.words import Words


def button(words: str, action: str, *, kind: str = "plain small", new_tab: bool = False, **fields: str) -> Markup:
    """A form of one button; `fields` go along."""
    hidden = [tag("input", type="hidden", name=name, value=value) for name, value in fields.items()]
    away = {"target": "_blank", "rel": "noopener"} if new_tab else {}
    return tag(
        "form",
        hidden,
        tag("button", words, type="submit", class_=f"button {kind}"),
        method="post",
        action=action,
        **away,
    )


def be(who: str, label: str, kind: str = "small") -> Markup:
    """Opens that person's page, signed in."""
    return button(label, f"/be/{who}", kind=kind, new_tab=True)


def copied(text: str, what: str, words: Words) -> Markup:
    """A text with its copy button, which the script brings to life."""
    label = f"{words('copy')}：{what}" if words.language == "zh" else f"{words('copy')}: {what}"
    copy = tag(
        "button", words("copy"), type="button", class_="link-button", data_copy=text, data_done=words("copied"),
        aria_label=label, hidden=True,
    )  # fmt: skip
    return tag("span", tag("span", text, class_="digits"), copy, class_="copied")


def section(name: str, title: str, lead: str, *inside: Markup | None) -> Markup:
    return tag(
        "section", tag("h2", title), tag("p", lead, class_="muted"), *inside, id=name, class_="stack part"
    )  # fmt: skip
