"""One straight case: filed, reviewed, handed in at a locker, collected, accepted, decided, stored, picked up, rated.

Everybody looks before they act, as their pages would: the applicant at the case, staff at their queue and the file.
"""

import json
import re
import secrets
from typing import Any
from urllib.parse import urlencode

import boto3

from infra.proof.bench.money.cabinet import Cabinet
from infra.proof.bench.money.lambdas import NOBODY, Lambdas, Person, Refused
from infra.proof.bench.money.texts import Texts

ITEM, KIND = "senior-card", {"kind": "person"}
REPORTED = ("sent", "delivered")


class Story:
    """`centre` is the centre's document, `bucket` where files go."""

    def __init__(
        self, lambdas: Lambdas, cabinet: Cabinet, texts: Texts, *, centre: dict[str, Any], bucket: str
    ) -> None:
        self._lambdas, self._cabinet, self._texts = lambdas, cabinet, texts
        self._centre, self._bucket = centre["centre"]["id"], bucket
        self._materials = next(item for item in centre["items"] if item["id"] == ITEM)["materials"]
        self._told = 0

    def goes(self) -> None:
        self._files()
        self._reviews()
        self._hands_in()
        self._is_collected()
        self._is_decided()
        self._is_stored()
        self._picks_up()
        self._rates()

    def _files(self) -> None:
        ask = self._lambdas
        phone = f"138{secrets.randbelow(10**8):08d}"
        challenge = ask.post(NOBODY, "/sign-in/codes", {"phone": phone, "centre": self._centre})["challenge"]
        self._hears()
        code = re.findall(r"\d{6}", self._texts.sent[-1]["Body"])[0]
        signed = ask.post(NOBODY, "/sign-in", {"challenge": challenge, "code": code})
        self._who = Person({"principalId": signed["party"]}, signed["token"])
        ask.comes(self._who)
        ask.get(NOBODY, "/catalogue", {"centre": self._centre, "party_kind": "person"})
        ask.get(NOBODY, "/catalogue/{item}", {"centre": self._centre}, item=ITEM)
        opened = ask.post(self._who, "/cases", {"centre": self._centre, "item": ITEM, "applicant": KIND})
        self._case = {"case": opened["case"]}
        for material in self._materials:
            if material.get("upload") and not material.get("made_by"):
                self._uploads(material["id"])
        self._submits()
        self._looks()

    def _uploads(self, material: str) -> None:
        wanted = {"material": material, "name": f"{material}.pdf", "type": "application/pdf", "size": 9}
        made = self._lambdas.post(self._who, "/cases/{case}/documents", wanted, **self._case)
        self._lambdas.uploaded()
        key = made["upload"]["fields"]["key"]
        boto3.client("s3").put_object(Bucket=self._bucket, Key=key, Body=b"x" * 9)

    def _submits(self) -> None:
        """A newer tree wants to know the cabinet too."""
        bound = {"channel": "locker", "cabinet": self._cabinet.thing}
        for collecting in (bound, {"channel": "locker"}):
            try:
                self._lambdas.post(self._who, "/cases/{case}/submission", {"collecting": collecting}, **self._case)
            except Refused:
                self._lambdas.unasked()
            else:
                return

    def _looks(self) -> dict[str, Any]:
        seen: dict[str, Any] = self._lambdas.get(self._who, "/cases/{case}", **self._case)
        return seen

    def _reviews(self) -> None:
        who = self._staff("reviewer", "pre-review")
        self._does(who, "pre-review", {"verdict": "pass"})

    def _hands_in(self) -> None:
        ask, who = self._lambdas, self._who
        ask.comes(who)
        self._looks()
        hall = {"centre": self._centre, "lat": "34.3355", "lon": "109.0610", "size": "small"}
        ask.get(who, "/cabinets", hall)
        chosen = {"channel": "locker", "cabinet": self._cabinet.thing, "size": "small"}
        ask.post(who, "/cases/{case}/handing-in", chosen, **self._case)
        ask.get(who, "/me/codes")
        self._at_the_cabinet("deposit")
        ask.get(who, "/me/notices")
        self._looks()

    def _at_the_cabinet(self, purpose: str) -> None:
        self._cabinet.settles()
        self._hears()
        self._cabinet.visited(purpose)
        self._hears()

    def _is_collected(self) -> None:
        who = self._staff("duty-helper", "to-collect", opens=False)
        self._lambdas.post(who, "/staff/collections", {"cabinet": self._cabinet.thing})
        self._lambdas.get(who, "/staff/codes")
        self._at_the_cabinet("collect")

    def _is_decided(self) -> None:
        helper = self._staff("helper", "locker-deposits")
        asked = [material["id"] for material in self._materials if not material.get("made_by")]
        self._does(helper, "check", {"present": asked})
        self._does(helper, "queue-number", {"window": "3"})
        clerk = self._staff("window-clerk", "window")
        self._does(clerk, "acceptance", {"verdict": "accept"})
        self._does(clerk, "decision", {"outcome": "granted", "document": "XB-1"})
        if self._lambdas.serves("POST", "/staff/cases/{case}/result-arrival"):
            self._does(clerk, "result-arrival")

    def _is_stored(self) -> None:
        desk = self._staff("front-desk", "outgoing")
        self._does(desk, "result-handover")
        self._does(desk, "outgoing", {"channel": "locker", "cabinet": self._cabinet.thing})
        self._does(self._staff("helper"), "verification")
        duty = self._staff("duty-helper", "locker-self-pickup", opens=False)
        self._does(duty, "store-code")
        self._lambdas.get(duty, "/staff/codes")
        self._at_the_cabinet("store")

    def _picks_up(self) -> None:
        self._lambdas.comes(self._who)
        self._looks()
        self._lambdas.get(self._who, "/me/codes")
        self._at_the_cabinet("pickup")
        self._looks()

    def _rates(self) -> None:
        self._lambdas.comes(self._who)
        self._lambdas.get(self._who, "/me/notices")
        self._lambdas.get(self._who, "/cases/{case}/custody", **self._case)
        self._lambdas.post(self._who, "/cases/{case}/rating", {"stars": 5, "tags": ["快"], "text": "好"}, **self._case)
        found = self._looks()["state"]
        if found != "rated":
            raise Refused(f"expected the case rated, found {found}")

    def _staff(self, role: str, queue: str = "", *, opens: bool = True) -> Person:
        """Comes to the desk, looks at the queue and `opens` the case's file; who only carries envelopes does not."""
        staff = {"id": f"s-{role}", "name": "李帮办", "centre": self._centre, "roles": [role]}
        who = Person({"principalId": staff["id"], "staff": json.dumps(staff, ensure_ascii=False)})
        self._lambdas.comes(who)
        if queue:
            self._lambdas.get(who, "/staff/queues/{queue}", queue=queue)
        if queue and opens:
            self._lambdas.get(who, "/staff/cases/{case}", **self._case)
        return who

    def _does(self, who: Person, step: str, body: Any = None) -> Any:
        return self._lambdas.post(who, f"/staff/cases/{{case}}/{step}", body, **self._case)

    def _hears(self) -> None:
        """The SMS service reports on each text that it took since."""
        fresh, self._told = self._texts.sent[self._told :], len(self._texts.sent)
        for text in fresh:
            for status in REPORTED if "StatusCallback" in text else ():
                url, form, headers = self._texts.report(text, status)
                path = {"message": url.rsplit("/", 1)[1]}
                headers |= {"Content-Type": "application/x-www-form-urlencoded"}
                self._lambdas.ask(
                    "POST", NOBODY, "/sms/status/{message}", path=path, body=urlencode(form), headers=headers
                )
