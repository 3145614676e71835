"""Who one can be in the demonstration: each has a host name, so cookies of their own, and all are signed in at once."""

from typing import NamedTuple
from urllib.parse import urlsplit

from infra.local.staff import ROLES


class Applicant(NamedTuple):
    """`number` is an identity number, `uscc` that of the enterprise whose errand is run; all are invented."""

    who: str
    name: str
    name_en: str
    phone: str
    number: str
    enterprise: str = ""
    uscc: str = ""


APPLICANTS = (
    Applicant("zhang-san", "张三", "Zhang San", "13800138000", "11010519491231002X"),
    Applicant("li-si", "李四", "Li Si", "13800138001", "110105195506070045"),
    Applicant(
        "wang-wu", "王五", "Wang Wu", "13800138002", "110105196208090069", "示例商贸有限公司", "91350100M000100Y43"
    ),
)
# Nobody in particular: whoever looks at the portal or at the board.
VISITOR = "visitor"
STAFF = tuple(username for username, _, _ in ROLES)
EVERYBODY = (VISITOR, *(one.who for one in APPLICANTS), *STAFF)


def origin_of(start: str, who: str) -> str:
    """Names under localhost lead to this machine in every browser (RFC 6761), without any setting."""
    return f"http://{who}.localhost:{urlsplit(start).port}"


def origins(start: str) -> list[str]:
    """Of every page that the start page leads to: the template's WebOrigins."""
    return [origin_of(start, who) for who in EVERYBODY]
