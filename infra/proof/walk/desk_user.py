"""Staff at the desk: signed in at the pool, as the web desk signs them in."""

from typing import Any

from infra import typed
from infra.local.addresses import StaffAccount
from infra.proof.http import send_json
from infra.proof.walk.api import ApiCaller, Refusal
from infra.proof.walk.checks import Checks, Unexpected

SIGN_IN = "AWSCognitoIdentityProviderService.InitiateAuth"


class DeskUser:
    """One demonstration account."""

    def __init__(self, account: StaffAccount, api: ApiCaller, checks: Checks) -> None:
        self.username = account["username"]
        self._account = account
        self._checks = checks
        self.api = api
        self.id = ""

    def signs_in(self, endpoint: str, client: str) -> None:
        given = {"USERNAME": self.username, "PASSWORD": self._account["password"]}
        body = {"AuthFlow": "USER_PASSWORD_AUTH", "ClientId": client, "AuthParameters": given}
        said = {"X-Amz-Target": SIGN_IN, "Content-Type": "application/x-amz-json-1.1"}
        answer = send_json("POST", f"{endpoint}/", body, said)
        if answer.status != 200:
            raise Unexpected(f"{self.username} signs in: expected 200, found {answer.status} {answer.body}")
        self.api = self.api.signed_in(typed.text(answer.body, "AuthenticationResult", "IdToken"))
        me = self.api.get("/staff/me")
        self.id = typed.text(me, "id")
        self._checks.equal(f"{self.username} has the role of the account", [self._account["role"]], me["roles"])

    def does(self, case: str, what: str, body: Any = None) -> typed.Record:
        return self.api.post(f"/staff/cases/{case}/{what}", body)

    def may_not(self, case: str, what: str, refusal: Refusal, body: Any = None) -> None:
        self.api.refused(f"{self.username}, {what}", refusal, f"/staff/cases/{case}/{what}", body)

    def queue(self, name: str) -> dict[str, typed.Record]:
        return {line["case"]: line for line in self.api.pages(f"/staff/queues/{name}")}

    def sees(self, case: str) -> typed.Record:
        return self.api.get(f"/staff/cases/{case}")

    def reads(self, case: str) -> int:
        """Opens every file of the case (ApiCaller follows the links); how many there are, at least one."""
        documents = typed.records(self.sees(case), "documents")
        self._checks.true(f"{self.username} finds files in {case}", documents, documents)
        for document in documents:
            self.api.get(f"/staff/cases/{case}/documents/{document['id']}")
        return len(documents)

    def code(self, grant: str) -> str:
        """From the staff member's own personal centre."""
        held = {code["grant"]: typed.text(code, "code") for code in self.api.get("/staff/codes")["items"]}
        if grant not in held:
            raise Unexpected(f"{self.username}: expected a code for {grant}, found {sorted(held)}")
        return held[grant]
