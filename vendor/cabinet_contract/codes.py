"""Access codes: nine digits, and the only form in which a cabinet may know them.

Eight random digits and a Damm check digit, typed as 3-3-3. The check digit finds every single wrong digit and
every swap of neighbours (H. M. Damm, 2004), so a slip of the finger is told from a guess and costs no try.
"""

import hashlib
import hmac

LENGTH = 9
SPACE = 10 ** (LENGTH - 1)
# Codes for a cabinet that cannot be reached (offline.py): eleven digits and the check digit, typed as 4-4-4.
OFFLINE_LENGTH = 12
OFFLINE_SPACE = 10 ** (OFFLINE_LENGTH - 1)
VERIFIER_BYTES = 16
# 8 MiB and about 14 ms on one desktop core: dear for a dictionary, cheap for one key press on a small board.
SCRYPT = {"n": 2**13, "r": 8, "p": 1, "maxmem": 32 * 2**20}

_DAMM = (
    (0, 3, 1, 7, 5, 9, 8, 6, 4, 2),
    (7, 0, 9, 2, 1, 5, 4, 8, 6, 3),
    (4, 2, 0, 6, 8, 7, 1, 3, 5, 9),
    (1, 7, 5, 0, 9, 8, 3, 4, 2, 6),
    (6, 1, 2, 3, 0, 4, 5, 9, 7, 8),
    (3, 6, 7, 4, 2, 0, 9, 5, 8, 1),
    (5, 8, 6, 9, 7, 2, 0, 1, 3, 4),
    (8, 9, 4, 5, 3, 6, 2, 0, 1, 7),
    (9, 4, 3, 8, 6, 1, 7, 2, 0, 5),
    (2, 5, 8, 1, 4, 3, 6, 7, 9, 0),
)


def _damm(digits: str) -> int:
    interim = 0
    for digit in digits:
        interim = _DAMM[interim][int(digit)]
    return interim


def code_from(number: int, length: int = LENGTH) -> str:
    """The code of a random `number` of one digit less than `length`; the caller draws it with `secrets`."""
    digits = f"{number:0{length - 1}d}"
    if number < 0 or len(digits) != length - 1:
        raise ValueError("number out of range")
    return digits + str(_damm(digits))


def normalise(typed: str) -> str:
    """What a person typed, without the spaces and dashes of 3-3-3."""
    return "".join(c for c in typed if c not in " -　－")


def is_well_formed(code: str) -> bool:
    """Nine or twelve ASCII digits whose check digit fits; False means a slip of the finger, not a guess."""
    return len(code) in (LENGTH, OFFLINE_LENGTH) and code.isascii() and code.isdigit() and _damm(code) == 0


def grouped(code: str) -> str:
    """As it is printed and typed: 3-3-3, or 4-4-4."""
    part = len(code) // 3
    return "-".join(code[i : i + part] for i in range(0, len(code), part))


def verifier(key: bytes, salt: bytes, code: str) -> bytes:
    """What a cabinet stores instead of the code: scrypt over a keyed hash, 16 bytes.

    `key` (32 bytes, per cabinet and epoch) is never beside the verifiers at rest, so that a dump of shadows and
    tables is no dictionary to search; scrypt is the second wall if the key leaks (OWASP ASVS 5.0, 6.5.2).
    """
    keyed = hmac.digest(key, code.encode("ascii"), "sha256")
    return hashlib.scrypt(keyed, salt=salt, dklen=VERIFIER_BYTES, **SCRYPT)
