"""What other services report. Nothing is done here but checking who speaks and handing over."""

from urllib.parse import parse_qsl, urlencode

from chalice import Response

from chalicelib.api import edge
from chalicelib.api.edge import By, Call
from chalicelib.errors import NotAllowed
from chalicelib.gateways import sms
from chalicelib.usecases.messages import sending


@edge.route("POST", "/sms/status/{message}", By.ANYBODY)
def sms_status(call: Call) -> Response:
    """Twilio's status callback, a signed form. Raises NotAllowed (CALLBACK_NOT_SIGNED)."""
    form = _form(call)
    url = sending.callback_url(call.path["message"])
    if url is None or not sms.is_signed(url + _query(call), form, call.request.headers.get("x-twilio-signature", "")):
        raise NotAllowed("CALLBACK_NOT_SIGNED")
    sending.heard(call.path["message"], form.get("MessageSid", ""), form.get("MessageStatus", ""),
                  form.get("ErrorCode"), call.now)  # fmt: skip
    return Response("", status_code=204)


def _form(call: Call) -> dict[str, str]:
    try:
        return dict(parse_qsl((call.request.raw_body or b"").decode(), keep_blank_values=True, max_num_fields=100))
    except ValueError:
        return {}


def _query(call: Call) -> str:
    """Part of what is signed, should the service ever add one."""
    asked = call.request.query_params or {}
    return f"?{urlencode(dict(asked))}" if asked else ""
