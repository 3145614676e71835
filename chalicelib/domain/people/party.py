"""An applicant (申请人): somebody with a phone, perhaps the agent (经办人) of enterprises."""

import msgspec

from chalicelib.domain.base.entity import Entity


class Enterprise(msgspec.Struct, frozen=True, kw_only=True):
    """A 统一社会信用代码 and its registered name; both are public register data, not personal."""

    uscc: str
    name: str


class Party(Entity, frozen=True, kw_only=True):
    """`*_ct` fields are ciphertext under the data key."""

    id: str
    phone_ct: str
    name_ct: str | None = None
    id_number_ct: str | None = None
    enterprises: tuple[Enterprise, ...] = ()
    since: int

    def acts_for(self, uscc: str) -> bool:
        return any(enterprise.uscc == uscc for enterprise in self.enterprises)


class PhoneClaim(Entity, frozen=True, kw_only=True):
    index: str
    party: str
