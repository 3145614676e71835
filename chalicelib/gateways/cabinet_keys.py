"""A cabinet's own key and salt, derived in KMS and held only in this process's memory.

The same derivation answers the provisioning hook, so key and salt are in no table, log, queue or shadow.
"""

import functools

from chalicelib.gateways import keys

SALT_BYTES = 16


@functools.lru_cache(maxsize=512)
def key_and_salt(thing: str, epoch: int) -> tuple[bytes, bytes]:
    """32 bytes of key and 16 of salt, for one cabinet and one epoch of keys."""
    key = keys.mac("CABINET_KEY_ID", f"key|{thing}|{epoch}".encode())
    salt = keys.mac("CABINET_KEY_ID", f"salt|{thing}|{epoch}".encode())[:SALT_BYTES]
    return key, salt
