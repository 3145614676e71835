"""Error codes that many routes share, by what they come from."""

# A step of a case that its state does not know, or whose envelope is gone.
MOVES = ("NO_SUCH_ENVELOPE", "OUT_OF_TURN")
# The centre and the item that bind a case.
RULES = ("NO_SUCH_CENTRE", "NO_SUCH_ITEM")
# Choosing a compartment.
LOCKER = (
    "BAD_REACH", "BAD_SIZE", "CABINET_NEEDED", "NOT_FOR_LOCKER", "NO_ACCESSIBLE_COMPARTMENT",
    "NO_FREE_FITTING_COMPARTMENT", "NO_SUCH_CABINET",
)  # fmt: skip
# Choosing how the result comes back.
COLLECTING = ("ADDRESS_NEEDED", "BAD_REACH", "CABINET_NEEDED", "NOT_FOR_LOCKER", "NO_SUCH_CABINET")
# A code that is sent to a phone.
TEXTS = ("NO_SUCH_PARTY", "TOO_MANY_CODES")
