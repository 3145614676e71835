"""The lists from which staff choose a reason."""

from chalicelib.domain.catalogue.items import Text
from chalicelib.replies.base import Reply


class ReasonsListed(Reply, frozen=True, kw_only=True):
    """`pre_review`: why a material goes back; `zh` is what the applicant is sent."""

    pre_review: list[Text]
