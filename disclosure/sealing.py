"""Encryption of what must stay closed: a master key wraps one key a file; residents' forms are sealed to a public key.

AES-256-GCM everywhere; the associated data names the place, so that a ciphertext moved elsewhere does not open.
Destroying a file's wrapped key makes every copy of its objects unreadable, backups too.
"""

import hmac
import json
import os
import secrets
from collections.abc import Set
from dataclasses import asdict, dataclass
from hashlib import scrypt, sha256

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from disclosure.errors import ObjectChanged
from disclosure.storage import Objects

KEY_BYTES = 32
_NONCE_BYTES = 12
_SALT_BYTES = 16
_VERSION = b"\x01"
_FORM = "form"


@dataclass(frozen=True, slots=True)
class RequestForm:
    """What form 1-2 asks of a requester (법 제10조제1항); never a resident number. `text` is what is looked for."""

    name: str
    birth_date: str
    address: str
    phone: str
    email: str
    text: str
    organisation: str = ""
    agent: str = ""
    fee_reduction: str = ""


def encrypt(key: bytes, sealed: bytes, context: str) -> bytes:
    """Version, nonce, ciphertext and tag, bound to `context`."""
    nonce = os.urandom(_NONCE_BYTES)
    return _VERSION + nonce + AESGCM(key).encrypt(nonce, sealed, context.encode())


def decrypt(key: bytes, closed: bytes, context: str) -> bytes:
    """The plain bytes. Raises `ObjectChanged` for a flipped bit, a wrong key, or another place."""
    if closed[:1] != _VERSION:
        raise ObjectChanged("version")
    try:
        return AESGCM(key).decrypt(closed[1 : 1 + _NONCE_BYTES], closed[1 + _NONCE_BYTES :], context.encode())
    except (InvalidTag, ValueError) as error:
        raise ObjectChanged("seal") from error


class Vault:
    """The master key and what it opens. Never given to the public site."""

    def __init__(self, master_key: bytes) -> None:
        if len(master_key) != KEY_BYTES:
            raise ValueError("the master key has 32 bytes")
        self._wrapping = _derive(master_key, b"wrapping")
        self._texts = _derive(master_key, b"texts")
        self._forms = X25519PrivateKey.from_private_bytes(_derive(master_key, b"forms"))

    def new_wrapped_key(self, file_id: str) -> bytes:
        """A fresh key for one file, wrapped."""
        return encrypt(self._wrapping, secrets.token_bytes(KEY_BYTES), f"key {file_id}")

    def unwrap(self, wrapped_key: bytes, file_id: str) -> bytes:
        """The file's key."""
        return decrypt(self._wrapping, bytes(wrapped_key), f"key {file_id}")

    def seal_text(self, sealed_text: str, context: str) -> bytes:
        """A short text for a column, such as a file's name."""
        return encrypt(self._texts, sealed_text.encode(), context)

    def open_text(self, closed: bytes, context: str) -> str:
        """The text of a column."""
        return decrypt(self._texts, bytes(closed), context).decode()

    @property
    def form_public_key(self) -> bytes:
        """The public half for residents' forms, kept in `Agency.form_public_key`."""
        return self._forms.public_key().public_bytes_raw()

    def open_form(self, closed: bytes) -> RequestForm:
        """A resident's form."""
        return RequestForm(**json.loads(self.open_sealed(closed, _FORM)))

    def open_sealed(self, closed: bytes, context: str) -> bytes:
        """What `seal_to` closed. Raises `ObjectChanged` for a flipped bit, a cut, or another context."""
        closed = bytes(closed)
        if len(closed) <= KEY_BYTES:
            raise ObjectChanged("seal")
        try:
            shared = self._forms.exchange(X25519PublicKey.from_public_bytes(closed[:KEY_BYTES]))
        except ValueError as error:
            raise ObjectChanged("seal") from error
        key = _derive(shared, closed[:KEY_BYTES] + self.form_public_key)
        return decrypt(key, closed[KEY_BYTES:], context)


def seal_form(public_key: bytes, form: RequestForm) -> bytes:
    """A form only the officers' side can open."""
    return seal_to(public_key, json.dumps(asdict(form), ensure_ascii=False).encode(), _FORM)


def seal_to(public_key: bytes, sealed: bytes, context: str) -> bytes:
    """Bytes only the holder of the private half can open: ephemeral X25519, then AES-GCM, bound to `context`."""
    own = X25519PrivateKey.generate()
    own_public = own.public_key().public_bytes_raw()
    shared = own.exchange(X25519PublicKey.from_public_bytes(bytes(public_key)))
    key = _derive(shared, own_public + bytes(public_key))
    return own_public + encrypt(key, sealed, context)


def slow_check(secret: str) -> str:
    """A salted slow hash to compare a short secret or an address with later."""
    salt = secrets.token_bytes(_SALT_BYTES)
    return f"{salt.hex()}${_scrypt(secret, salt).hex()}"


def matches(secret: str, check: str) -> bool:
    """Whether `check` was made of `secret`; an empty check matches nothing."""
    salt, _, expected = check.partition("$")
    return bool(expected) and hmac.compare_digest(_scrypt(secret, bytes.fromhex(salt)).hex(), expected)


class SealedStore:
    """Objects of sealed files: encrypted under the file's key, verified by our own hash at each read."""

    def __init__(self, objects: Objects, vault: Vault) -> None:
        self._objects = objects
        self._vault = vault

    def put(self, place: "SealedPlace", sealed: bytes) -> str:
        """Store and return the SHA-256 (hex) of the plain bytes."""
        digest = sha256(sealed).hexdigest()
        key = self._vault.unwrap(place.wrapped_key, place.file_id)
        self._objects.put(f"{place.folder}/{digest}", encrypt(key, sealed, f"{place.folder}/{digest}"))
        return digest

    def get(self, place: "SealedPlace", digest: str) -> bytes:
        """The plain bytes. Raises `ObjectMissing`, `ObjectChanged`, `StoreUnavailable`."""
        key = self._vault.unwrap(place.wrapped_key, place.file_id)
        sealed = decrypt(key, self._objects.get(f"{place.folder}/{digest}"), f"{place.folder}/{digest}")
        return _same(sealed, digest)

    def erase(self, agency: str, file_id: str) -> None:
        """Remove every object of a file."""
        self._objects.remove_folder(f"{agency}/{file_id}")

    def owners(self) -> frozenset[tuple[str, str]]:
        """(agency, file id) of everything that lies there, for reconciling."""
        return _owners(self._objects)


@dataclass(frozen=True, slots=True)
class SealedPlace:
    """Where a sealed file's objects lie and under which key."""

    agency: str
    file_id: str
    wrapped_key: bytes

    @property
    def folder(self) -> str:
        """The common part of the keys."""
        return f"{self.agency}/{self.file_id}"


class PublicStore:
    """Published objects, in the clear, verified by our own hash at each read."""

    def __init__(self, objects: Objects) -> None:
        self._objects = objects

    def put(self, agency: str, publication_id: str, content: bytes) -> str:
        """Store and return the SHA-256 (hex). Called by disclosure.publishing only."""
        digest = sha256(content).hexdigest()
        self._objects.put(f"{agency}/{publication_id}/{digest}", content)
        return digest

    def get(self, agency: str, publication_id: str, digest: str) -> bytes:
        """The bytes. Raises `ObjectMissing`, `ObjectChanged`, `StoreUnavailable`."""
        return _same(self._objects.get(f"{agency}/{publication_id}/{digest}"), digest)

    def digests(self, agency: str, publication_id: str) -> frozenset[str]:
        """The hashes of what lies there for one publication."""
        return frozenset(key.rpartition("/")[2] for key in self._objects.keys(f"{agency}/{publication_id}"))

    def prune(self, agency: str, publication_id: str, keep: Set[str]) -> None:
        """Remove every object of a publication that is not to be kept; an empty set leaves nothing."""
        if not keep:
            self._objects.remove_folder(f"{agency}/{publication_id}")
            return
        for digest in self.digests(agency, publication_id) - keep:
            self._objects.remove(f"{agency}/{publication_id}/{digest}")

    def owners(self) -> frozenset[tuple[str, str]]:
        """(agency, publication id) of everything that lies there, for reconciling."""
        return _owners(self._objects)


def _owners(objects: Objects) -> frozenset[tuple[str, str]]:
    parts = (key.split("/") for key in objects.keys(folder=""))
    return frozenset((agency, owner) for agency, owner, _ in parts)


def _same(content: bytes, digest: str) -> bytes:
    if not hmac.compare_digest(sha256(content).hexdigest(), digest):
        raise ObjectChanged("hash")
    return content


def _derive(secret: bytes, info: bytes) -> bytes:
    return HKDF(hashes.SHA256(), KEY_BYTES, salt=None, info=b"yeollin-girok " + info).derive(secret)


def _scrypt(secret: str, salt: bytes) -> bytes:
    return scrypt(secret.encode(), salt=salt, n=2**14, r=8, p=1, dklen=KEY_BYTES)
