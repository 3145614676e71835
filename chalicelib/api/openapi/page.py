"""The document as one page: no script, no request to anywhere, prints as it stands."""

import json
import re
from collections.abc import Iterator
from html import escape
from typing import Any

STYLE = """
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
code, pre { font: 14px/1.4 ui-monospace, monospace; }
pre { overflow-x: auto; padding: .5rem; border: 1px solid #8886; border-radius: .25rem; }
h2 code { font-size: 18px; } h2 { border-top: 1px solid #8886; padding-top: 1rem; } summary { cursor: pointer; }
@media (prefers-color-scheme: dark) { body { background: #111; color: #eee; } a { color: #8cf; } }
"""


def page(document: dict[str, Any]) -> str:
    """Every operation with who may call it, what it takes and answers, and how it refuses."""
    info = document["info"]
    parts = [
        "<!doctype html><html lang=en><meta charset=utf-8><meta name=viewport content='width=device-width'>",
        f"<title>{escape(info['title'])} API</title><style>{STYLE}</style>",
        f"<h1>{escape(info['title'])} {escape(info['version'])}</h1>",
        *(f"<p>{_with_code(text)}</p>" for text in info["description"].split("\n\n")),
        "<p>The same for programs: <a href=openapi.json>openapi.json</a></p><nav><ul>",
        *(f"<li><a href='#{escape(_id(*key))}'><code>{escape(' '.join(key))}</code></a>" for key, _ in _all(document)),
        "</ul></nav>",
        *(_operation(*key, found) for key, found in _all(document)),
        "<h2>Schemas</h2>",
        *(_opened(name, schema, name) for name, schema in sorted(document["components"]["schemas"].items())),
    ]
    return "\n".join(parts)


def _with_code(text: str) -> str:
    """What stands between backticks is code."""
    return re.sub("`([^`]*)`", r"<code>\1</code>", escape(text))


def _all(document: dict[str, Any]) -> Iterator[tuple[tuple[str, str], dict[str, Any]]]:
    for path, methods in document["paths"].items():
        for method, found in methods.items():
            yield (method.upper(), path), found


def _id(method: str, path: str) -> str:
    return f"{method}{path.replace('/', '-').replace('{', '').replace('}', '')}"


def _operation(method: str, path: str, found: dict[str, Any]) -> str:
    taken = [f"<li><code>{escape(p['name'])}</code> ({p['in']}{'' if p['required'] else ', may be left out'})"
             for p in found["parameters"]]  # fmt: skip
    body = found.get("requestBody")
    return (
        f"<h2 id='{escape(_id(method, path))}'><code>{method} {escape(path)}</code></h2>"
        f"<p>{escape(found['summary'])} {escape(found['description'])}</p>"
        f"<ul>{''.join(taken)}</ul>{_shape('Body', body) if body else ''}"
        f"{''.join(_answer(status, one) for status, one in found['responses'].items())}"
    )


def _answer(status: str, found: dict[str, Any]) -> str:
    shown = [one for content in found.get("content", {}).values() for one in content.get("examples", {}).values()]
    return _shape(f"{status} {found['description']}", found) + _refusals([one["value"] for one in shown])


def _refusals(problems: list[dict[str, Any]]) -> str:
    """Each code with its sentence in both languages."""
    lines = [
        f"<li><code>{escape(one['code'])}</code> {escape(one['reason'])} "
        f"<span lang=zh>{escape(one['reason_zh'])}</span>"
        for one in problems
        if "code" in one
    ]
    return f"<ul>{''.join(lines)}</ul>" if lines else ""


def _shape(title: str, found: dict[str, Any]) -> str:
    """What is taken or answered: its schemas, and an example to open."""
    contents = list(found.get("content", {}).values())
    names = [ref for content in contents for ref in _refs(content["schema"])]
    links = ", ".join(f"<a href='#{escape(name)}'>{escape(name)}</a>" for name in dict.fromkeys(names))
    shown = [_opened("example", content["example"]) for content in contents if isinstance(content.get("example"), dict)]
    return f"<p><b>{escape(title)}</b> {links}</p>{''.join(shown)}"


def _opened(title: str, value: Any, id_: str = "") -> str:
    text = json.dumps(value, ensure_ascii=False, indent=1)
    return f"<details id='{escape(id_)}'><summary>{escape(title)}</summary><pre>{escape(text)}</pre></details>"


def _refs(schema: Any) -> Iterator[str]:
    if isinstance(schema, dict):
        if "$ref" in schema:
            yield schema["$ref"].rpartition("/")[2]
        for value in schema.values():
            yield from _refs(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from _refs(value)
