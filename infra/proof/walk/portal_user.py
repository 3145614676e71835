"""An applicant (申请人) at the portal, with a phone in the hand."""

import re
import uuid

from infra import typed
from infra.proof.http import send_form
from infra.proof.walk.api import ApiCaller
from infra.proof.walk.checks import Checks, Unexpected
from infra.proof.walk.numbers import credit_code, identity_number, mobile, person_name
from infra.proof.walk.phone import Phone, SmsService, now

SIGN_IN = re.compile(r"验证码 (\d{6})")
PAPER = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
PDF = "application/pdf"
SERVICE_HALL = {"lat": 34.3355, "lon": 109.0610}


class PortalUser:
    """One invented person, new in every walk; with `uscc` the agent (经办人) of an enterprise."""

    def __init__(self, api: ApiCaller, sms: SmsService, checks: Checks, centre: str) -> None:
        self.name, self.id_number = person_name(), identity_number()
        self.uscc: str | None = None
        self.phone = Phone(sms, mobile(), checks, [self.name, self.id_number])
        self._checks = checks
        self.centre = centre
        self.api = api

    @property
    def kind(self) -> str:
        return "enterprise" if self.uscc else "person"

    def signs_in(self) -> None:
        began = now()
        asked = self.api.post("/sign-in/codes", {"phone": self.phone.number, "centre": self.centre})
        text = self.phone.receives("验证码", since=began)
        found = SIGN_IN.search(text)
        if found is None:
            raise Unexpected(f"expected six digits in the text, found {text}")
        entered = self.api.post("/sign-in", {"challenge": asked["challenge"], "code": found[1]})
        self.api = self.api.signed_in(entered["token"])

    def identifies(self) -> None:
        """Names and numbers go in once and come out masked only."""
        self.api.put("/me/identity", {"name": self.name, "id_number": self.id_number})
        seen = self.api.get("/me")
        self._checks.true("name and identity number come back masked", self._is_masked(str(seen)), seen)

    def acts_for_an_enterprise(self, name: str) -> None:
        self.uscc = credit_code()
        self.api.post("/me/enterprises", {"uscc": self.uscc, "name": name})
        seen = [enterprise["uscc"] for enterprise in self.api.get("/me")["enterprises"]]
        self._checks.equal("the enterprise is registered under its credit code", [self.uscc], seen)

    def finds(self, words: str) -> typed.Record:
        """The first item that the catalogue's search gives, with its list of materials."""
        found = self.api.get("/catalogue", centre=self.centre, q=words, party_kind=self.kind)["items"]
        self._checks.true(f"the catalogue knows {words}", found, found)
        return self.api.get(f"/catalogue/{found[0]['item']}", centre=self.centre)

    def nearest_cabinet(self) -> str:
        """The first of those that the portal offers near the service hall."""
        found = self.api.get("/cabinets", centre=self.centre, km=1000, **SERVICE_HALL)["items"]
        self._checks.true("a cabinet is offered", found, found)
        return typed.text(found[0], "cabinet")

    def opens_case(self, item: str) -> str:
        who = {"kind": self.kind} | ({"uscc": self.uscc} if self.uscc else {})
        return typed.text(self.api.post("/cases", {"centre": self.centre, "item": item, "applicant": who}), "case")

    def uploads(self, case: str, material: str) -> None:
        """A file that no other is equal to, so that a wrong one is noticed."""
        content = PAPER + f"% {case} {material} {uuid.uuid4()}\n".encode()
        new = {"material": material, "name": f"{material}.pdf", "type": PDF, "size": len(content)}
        added = self.api.post(f"/cases/{case}/documents", new, same=lambda answer: answer["document"])
        form = added["upload"]
        sent = send_form(form["url"], form["fields"], content)
        self._checks.equal(f"the bucket takes {material}", 204, sent.status)
        self.api.links.uploaded(form["fields"]["key"], content)

    def codes(self, case: str, purpose: str) -> list[typed.Record]:
        held = typed.records(self.api.get("/me/codes"), "items")
        return [code for code in held if (code["case"], code["purpose"]) == (case, purpose)]

    def told(self, case: str) -> list[str]:
        """What the personal centre has told about a case, newest first."""
        return [n["kind"] for n in self.api.pages("/me/notices") if n["case"] == case]

    def _is_masked(self, seen: str) -> bool:
        return self.name not in seen and self.id_number not in seen and self.phone.number not in seen
