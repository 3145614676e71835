"""Signs a person in as their browser would, with the SMS or the password, and keeps the cookie to hand it on."""

import asyncio
import html
import re
import secrets
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from aiohttp import ClientResponse, ClientSession

from infra.local.addresses import Addresses
from infra.local.start.people import Applicant, origin_of

PATIENCE_S = 20
SIX_DIGITS = re.compile(r"(?<!\d)\d{6}(?!\d)")


class CannotSignIn(Exception):
    """What the API or the issuer says, in Chinese and English."""

    def __init__(self, zh: str, en: str) -> None:
        self.said = {"zh": zh, "en": en}
        super().__init__(en)


class Cookies:
    """The cookie of each person, as the API set it; asked for again while it is good."""

    def __init__(self, client: ClientSession, stack: Addresses) -> None:
        self._client = client
        self._stack = stack
        self._kept: dict[str, str] = {}

    async def of_applicant(self, person: Applicant) -> str:
        """A Set-Cookie line. Raises CannotSignIn."""
        if kept := await self._still_good(person.who, "session"):
            return kept
        before = {text["sid"] for text in await self._texts(person)}
        asked = await self._post("/sign-in/codes", {"phone": person.phone, "centre": self._stack["centre"]})
        challenge = (await _read(asked))["challenge"]
        entered = await self._post("/session", {"challenge": challenge, "code": await self._code(person, before)})
        await _read(entered)
        return self._keep(person.who, entered)

    async def of_staff(self, who: str) -> str:
        """A Set-Cookie line. Raises CannotSignIn."""
        if kept := await self._still_good(who, "staff-session"):
            return kept
        begun = await self._get("/staff-session/begin", {"at": origin_of(self._stack["start"], who) + "/"})
        back = dict(parse_qsl(urlsplit(await self._at_issuer(who, begun.headers.get("Location", ""))).query))
        arrived = await self._get("/staff-session/arrival", back, begun.headers.get("Set-Cookie", "").split(";")[0])
        return self._keep(who, arrived)

    async def asked(self, who: str, path: str) -> dict[str, Any]:
        """What the API answers to an applicant who is signed in. Raises CannotSignIn."""
        renewed = await self._post("/session/renewal", None, self._kept.get(who, "").split(";")[0])
        token = (await _read(renewed))["token"]
        if token is None:
            raise CannotSignIn("尚未登录", "Not signed in.")
        async with self._client.get(self._stack["api"] + path, headers={"Authorization": token}) as answer:
            return await _read(answer)

    async def _at_issuer(self, who: str, page: str) -> str:
        """Where the issuer sends the browser back to, once its form was sent with the password."""
        password = next(one["password"] for one in self._stack["staff"] if one["username"] == who)
        form = {**dict(parse_qsl(urlsplit(page).query)), "username": who, "password": password}
        answer = await self._client.post(f"{self._stack['endpoint']}/login", data=form, allow_redirects=False)
        if answer.status != 302:
            why = re.search(r'class="error">(.*?)<', await answer.text())
            raise CannotSignIn("登录页面拒绝了这个账号", html.unescape(why[1]) if why else "the issuer refuses")
        return answer.headers["Location"]

    async def _code(self, person: Applicant, before: set[str]) -> str:
        """The digits of the text that was not there before."""
        for _ in range(PATIENCE_S * 5):
            new = [text["body"] for text in await self._texts(person) if text["sid"] not in before]
            if found := [digits[0] for body in new if (digits := SIX_DIGITS.search(body))]:
                return found[-1]
            await asyncio.sleep(0.2)
        raise CannotSignIn("验证码短信没有送到", "The text with the code has not come.")

    async def _texts(self, person: Applicant) -> list[dict[str, Any]]:
        async with self._client.get(f"{self._stack['sms']}/phones") as answer:
            found: dict[str, list[dict[str, Any]]] = await answer.json()
        return found.get(f"+86{person.phone}", [])

    async def _still_good(self, who: str, path: str) -> str | None:
        kept = self._kept.get(who)
        if kept is None:
            return None
        answer = await self._post(f"/{path}/renewal", None, kept.split(";")[0])
        return kept if answer.status == 200 and (await answer.json())["token"] else None

    def _keep(self, who: str, answer: ClientResponse) -> str:
        cookie = next((one for one in answer.headers.getall("Set-Cookie", []) if "Max-Age=0" not in one), None)
        if cookie is None:
            raise CannotSignIn("登录没有成功", "Signing in has failed.")
        self._kept[who] = cookie
        return cookie

    async def _get(self, path: str, query: dict[str, str], cookie: str = "") -> ClientResponse:
        headers = {"Cookie": cookie} if cookie else {}
        url = self._stack["api"] + path
        return await self._client.get(url, params=query, headers=headers, allow_redirects=False)

    async def _post(self, path: str, body: dict[str, str] | None, cookie: str = "") -> ClientResponse:
        headers = {"X-Xinbao": "1", "Sec-Fetch-Site": "same-origin", "Idempotency-Key": secrets.token_hex(16)}
        if cookie:
            headers["Cookie"] = cookie
        return await self._client.post(self._stack["api"] + path, json=body, headers=headers)


async def _read(answer: ClientResponse) -> dict[str, Any]:
    said: dict[str, Any] = await answer.json()
    if answer.status >= 400:
        raise CannotSignIn(said.get("reason_zh", "登录没有成功"), said.get("reason", "Signing in has failed."))
    return said
