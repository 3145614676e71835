"""A case as staff see it."""

from chalicelib.replies.cases import CaseView
from chalicelib.replies.people import ApplicantMasked


class CaseFile(CaseView, frozen=True, kw_only=True):
    """`address` in the clear for those alone who send the result, and null for everybody else."""

    applicant: ApplicantMasked
    address: str | None
