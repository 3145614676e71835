"""The page that shows what each phone received. 手机短信页面。"""

from datetime import datetime, timedelta, timezone
from html import escape
from typing import Any

# As in the texts themselves, whatever the clock of this machine shows.
CHINA = timezone(timedelta(hours=8))
_STATES = {
    "queued": "排队 queued",
    "sent": "已发送 sent",
    "delivered": "已送达 delivered",
    "undelivered": "未送达 undelivered",
    "failed": "发送失败 failed",
}
_STYLE = """
body{font-family:system-ui,"Noto Sans CJK SC","Microsoft YaHei",sans-serif;margin:2rem;background:#f4f5f7;color:#1c1e21}
main{display:flex;flex-wrap:wrap;gap:1.5rem}
section{background:#fff;border:1px solid #d0d4da;border-radius:1.2rem;padding:1rem;width:20rem}
h2{font-size:1rem;margin:0 0 .6rem}
article{background:#e7f1ff;border-radius:.8rem;padding:.6rem .8rem;margin:.5rem 0;overflow-wrap:anywhere}
footer{color:#59606b;font-size:.8rem;margin-top:.3rem}
"""


def _message(message: dict[str, Any]) -> str:
    at = datetime.fromtimestamp(message["at"], CHINA).strftime("%H:%M:%S")
    state = _STATES.get(message["status"], message["status"])
    return f"<article>{escape(message['body'])}<footer>{at} · {escape(state)}</footer></article>"


def _phone(number: str, messages: list[dict[str, Any]]) -> str:
    return f"<section><h2>{escape(number)}</h2>{''.join(_message(m) for m in messages[::-1])}</section>"


def html(phones: dict[str, list[dict[str, Any]]]) -> str:
    latest = sorted(phones, key=lambda number: phones[number][-1]["at"], reverse=True)
    body = "".join(_phone(number, phones[number]) for number in latest)
    empty = "<p>还没有短信。 No messages yet.</p>"
    return (
        '<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta http-equiv="refresh" content="3">'
        '<meta name="viewport" content="width=device-width"><title>信包：手机短信 · Xinbao: phones</title>'
        f"<style>{_STYLE}</style><h1>手机短信 <small>What each phone received</small></h1>"
        "<p>本页代替真实的短信网络，仅用于演示；时间为北京时间，最新的在前。 "
        "This page stands in for the real network, for demonstration only. Beijing time, newest first.</p>"
        f"<main>{body or empty}</main></html>"
    )
