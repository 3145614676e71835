"""An applicant as screens show him: enough to recognise, not enough to use. The clear text stays ciphertext."""

from chalicelib.domain.people.masks import mask_id_number, mask_name, mask_phone
from chalicelib.domain.people.party import Party
from chalicelib.gateways import keys
from chalicelib.gateways.keys import Context
from chalicelib.replies.people import ApplicantMasked


def masked(party: Party) -> ApplicantMasked:
    return ApplicantMasked(
        phone=mask_phone(keys.decrypted(party.phone_ct, Context.PHONE)),
        name=mask_name(keys.decrypted(party.name_ct, Context.NAME)) if party.name_ct else None,
        id_number=mask_id_number(keys.decrypted(party.id_number_ct, Context.ID_NUMBER)) if party.id_number_ct else None,
    )
