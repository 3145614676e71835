"""KMS: keyed hashes and encryption. No key ever leaves it but a cabinet's own, derived and never stored."""

import base64
from enum import StrEnum

from chalicelib.aws import client
from chalicelib.config import setting

MAC = "HMAC_SHA_256"


class Context(StrEnum):
    """What a ciphertext is for: it opens only for the same word (KMS encryption context)."""

    PHONE = "phone"
    NAME = "name"
    ID_NUMBER = "id-number"
    ADDRESS = "address"
    CODE = "access-code"


def mac(key: str, message: bytes) -> bytes:
    """32 bytes; `key` is the environment variable that names the KMS key (at most 4,096 bytes of message)."""
    answer = client("kms").generate_mac(KeyId=setting(key), Message=message, MacAlgorithm=MAC)
    return bytes(answer["Mac"])


def encrypted(text: str, purpose: Context) -> str:
    """Base64 ciphertext."""
    answer = client("kms").encrypt(
        KeyId=setting("DATA_KEY_ID"), Plaintext=text.encode(), EncryptionContext={"purpose": purpose}
    )
    return base64.b64encode(answer["CiphertextBlob"]).decode()


def decrypted(ciphertext: str, purpose: Context) -> str:
    answer = client("kms").decrypt(
        KeyId=setting("DATA_KEY_ID"),
        CiphertextBlob=base64.b64decode(ciphertext),
        EncryptionContext={"purpose": purpose},
    )
    return bytes(answer["Plaintext"]).decode()
