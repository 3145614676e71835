"""The page that shows what each phone received. 手机短信页面。"""

import re
from datetime import datetime, timedelta, timezone
from html import escape
from typing import Any

# As in the texts themselves, whatever the clock of this machine shows.
CHINA = timezone(timedelta(hours=8))
POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'"
)
# Six digits to sign in, nine in groups to open a door.
_CODE = re.compile(r"(?<!\d)(?:\d{3}[- ]\d{3}[- ]\d{3}|\d{9}|\d{6})(?!\d)")
_STATES = {
    "queued": "排队 queued",
    "sent": "已发送 sent",
    "delivered": "已送达 delivered",
    "undelivered": "未送达 undelivered",
    "failed": "发送失败 failed",
}


def _message(message: dict[str, Any]) -> str:
    at = datetime.fromtimestamp(message["at"], CHINA).strftime("%H:%M:%S")
    state = _STATES.get(message["status"], message["status"])
    return f"<li><p>{_body(message['body'])}</p>{_copies(message['body'])}<small>{at} · {escape(state)}</small></li>"


def _body(text: str) -> str:
    """With its codes as one looks for them."""
    return _CODE.sub(lambda found: f'<strong class="digits">{found[0]}</strong>', escape(text))


def _copies(text: str) -> str:
    """A button for each code, which the script brings to life."""
    return "".join(
        f'<button type="button" class="button plain small" data-copy="{code}" data-done="已复制 copied" hidden>'
        f"复制 copy {code}</button>"
        for code in _CODE.findall(text)
    )


def _phone(number: str, messages: list[dict[str, Any]]) -> str:
    texts = "".join(_message(m) for m in messages[::-1])
    return f'<section class="card"><h2 class="digits">{escape(number)}</h2><ul>{texts}</ul></section>'


def html(phones: dict[str, list[dict[str, Any]]], start: str = "") -> str:
    """`start` is the address of the start page, where there is one."""
    latest = sorted(phones, key=lambda number: phones[number][-1]["at"], reverse=True)
    body = "".join(_phone(number, phones[number]) for number in latest)
    empty = '<p class="card">还没有短信。 No messages yet.</p>'
    back = f'<p><a href="{escape(start)}">‹ 演示起始页 start page</a></p>' if start else ""
    return (
        '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        "<title>信包：手机短信 · Xinbao: phones</title>"
        '<link rel="icon" href="/icon.svg"><link rel="stylesheet" href="/look.css">'
        '<link rel="stylesheet" href="/page.css"><script type="module" src="/page.js"></script></head><body>'
        f'<header>{back}<h1>手机短信 <span class="muted">What each phone received</span></h1>'
        '<p class="muted">本页代替真实的短信网络，仅用于演示；时间为北京时间，最新的在前，自动更新。 '
        "This page stands in for the real network, for demonstration only. Beijing time, newest first, kept up to date."
        '</p><p role="status" class="visually-hidden" id="news"></p></header>'
        f'<main id="phones">{body or empty}</main></body></html>'
    )
