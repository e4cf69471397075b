"""What every store of objects must do, whatever it is made of."""

import socket
import threading
import time
from hashlib import sha256
from pathlib import Path

import pytest

from disclosure.errors import ObjectChanged, ObjectMissing, StoreUnavailable
from disclosure.ids import new_id
from disclosure.sealing import PublicStore, SealedPlace, SealedStore, Vault
from disclosure.storage import FolderObjects, Objects, S3Objects, S3Place

OWNER = new_id()
CONTENT = "가려진 문서".encode() * 1_000


def key(content: bytes = CONTENT, owner: str = OWNER) -> str:
    """Where a content lies."""
    return f"gurye/{owner}/{sha256(content).hexdigest()}"


def test_what_was_put_comes_back(objects: Objects) -> None:
    """Bytes come back as they were, also none at all and many."""
    for content in (CONTENT, b"", b"\x00\xff" * 3_000_000):
        objects.put(key(content), content)
        assert objects.get(key(content)) == content


def test_the_same_key_again_replaces(objects: Objects) -> None:
    """Putting twice leaves one object, the later one."""
    objects.put(key(), b"first")
    objects.put(key(), b"second")
    assert objects.get(key()) == b"second"
    assert list(objects.keys()) == [key()]


def test_what_is_not_there_is_said_to_be_missing(objects: Objects) -> None:
    """Missing is an error, never an empty answer."""
    with pytest.raises(ObjectMissing):
        objects.get(key())


def test_keys_are_listed_by_folder(objects: Objects) -> None:
    """A listing holds exactly what lies there."""
    other = new_id()
    for content, owner in ((b"1", OWNER), (b"2", OWNER), (b"3", other)):
        objects.put(key(content, owner), content)
    assert set(objects.keys(f"gurye/{OWNER}")) == {key(b"1"), key(b"2")}
    assert len(list(objects.keys())) == 3
    assert list(objects.keys(f"gurye/{new_id()}")) == []


def test_removing_leaves_nothing_and_touches_nothing_else(objects: Objects) -> None:
    """A removed object or folder is gone; neighbours stay; removing twice is no error."""
    other = new_id()
    for content, owner in ((b"1", OWNER), (b"2", OWNER), (b"3", other)):
        objects.put(key(content, owner), content)
    objects.remove(key(b"1"))
    objects.remove(key(b"1"))
    assert list(objects.keys(f"gurye/{OWNER}")) == [key(b"2")]
    objects.remove_folder(f"gurye/{OWNER}")
    objects.remove_folder(f"gurye/{OWNER}")
    assert list(objects.keys()) == [key(b"3", other)]


@pytest.mark.parametrize("wrong", ["../x", "gurye/x", "", f"gurye/{OWNER}/../{'0' * 64}", f"구례/{OWNER}/{'0' * 64}"])
def test_malformed_keys_are_refused(objects: Objects, wrong: str) -> None:
    """No key can leave its place."""
    with pytest.raises(ValueError, match="malformed"):
        objects.get(wrong)
    with pytest.raises(ValueError, match="malformed"):
        objects.put(wrong, b"")
    with pytest.raises(ValueError, match="malformed"):
        objects.remove_folder(wrong)


def test_readers_see_the_whole_object_or_none(objects: Objects) -> None:
    """While an object is written over and over, each read gives one whole version."""
    versions = [bytes([number]) * 300_000 for number in range(4)]
    objects.put(key(), versions[0])
    over = threading.Event()

    def write() -> None:
        while not over.is_set():
            for version in versions:
                objects.put(key(), version)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        assert all(objects.get(key()) in versions for _ in range(40))
    finally:
        over.set()
        writer.join()


@pytest.fixture
def vault() -> Vault:
    """A master key."""
    return Vault(b"m" * 32)


@pytest.fixture
def place(vault: Vault) -> SealedPlace:
    """A sealed file's place."""
    return SealedPlace("gurye", OWNER, vault.new_wrapped_key(OWNER))


def test_sealed_bytes_lie_encrypted(objects: Objects, vault: Vault, place: SealedPlace) -> None:
    """Nothing of the paper can be read in the store; the right key gives it back."""
    store = SealedStore(objects, vault)
    digest = store.put(place, CONTENT)
    assert "가려진".encode() not in objects.get(f"{place.folder}/{digest}")
    assert store.get(place, digest) == CONTENT
    assert store.put(place, CONTENT) == digest


def test_a_flipped_byte_is_found(objects: Objects, vault: Vault, place: SealedPlace) -> None:
    """Any changed byte stops the reading."""
    store = SealedStore(objects, vault)
    digest = store.put(place, b"paper")
    lying = objects.get(f"{place.folder}/{digest}")
    for at in range(len(lying)):
        objects.put(f"{place.folder}/{digest}", lying[:at] + bytes([lying[at] ^ 1]) + lying[at + 1 :])
        with pytest.raises(ObjectChanged):
            store.get(place, digest)


@pytest.mark.parametrize("length", [0, 1, 12, 13, 20])
def test_a_truncated_object_is_found(objects: Objects, vault: Vault, place: SealedPlace, length: int) -> None:
    """A part of an object is never taken for the object."""
    store = SealedStore(objects, vault)
    digest = store.put(place, b"paper")
    objects.put(f"{place.folder}/{digest}", objects.get(f"{place.folder}/{digest}")[:length])
    with pytest.raises(ObjectChanged):
        store.get(place, digest)


def test_an_object_moved_to_another_place_does_not_open(objects: Objects, vault: Vault, place: SealedPlace) -> None:
    """A ciphertext belongs to its file and its hash."""
    store = SealedStore(objects, vault)
    first, second = store.put(place, b"one"), store.put(place, b"two")
    objects.put(f"{place.folder}/{first}", objects.get(f"{place.folder}/{second}"))
    with pytest.raises(ObjectChanged):
        store.get(place, first)


def test_another_master_key_opens_nothing(objects: Objects, vault: Vault, place: SealedPlace) -> None:
    """A wrong key is an alarm, not an empty paper."""
    digest = SealedStore(objects, vault).put(place, CONTENT)
    with pytest.raises(ObjectChanged):
        SealedStore(objects, Vault(b"x" * 32)).get(place, digest)


def test_erasing_a_file_leaves_no_object(objects: Objects, vault: Vault, place: SealedPlace) -> None:
    """After erasure nothing of the file lies there."""
    store = SealedStore(objects, vault)
    store.put(place, b"one")
    store.put(place, b"two")
    assert store.owners() == {("gurye", OWNER)}
    store.erase("gurye", OWNER)
    assert store.owners() == frozenset()


def test_public_objects_are_checked_and_pruned(objects: Objects) -> None:
    """A changed public object is never served; what is not kept is removed."""
    store = PublicStore(objects)
    one, two = store.put("gurye", OWNER, b"one"), store.put("gurye", OWNER, b"two")
    objects.put(f"gurye/{OWNER}/{one}", b"0ne")
    with pytest.raises(ObjectChanged):
        store.get("gurye", OWNER, one)
    store.prune("gurye", OWNER, frozenset({two}))
    assert store.digests("gurye", OWNER) == {two}
    assert store.get("gurye", OWNER, two) == b"two"
    store.prune("gurye", OWNER, frozenset())
    assert store.owners() == frozenset()


def test_a_killed_writers_draft_is_no_object(tmp_path: Path) -> None:
    """What a killed writer left beside an object is neither listed nor read, and goes with its folder."""
    objects = FolderObjects(tmp_path)
    objects.put(key(), CONTENT)
    (tmp_path / f"{key()}.1234.draft").write_bytes(b"half")
    assert list(objects.keys()) == [key()]
    objects.remove_folder(f"gurye/{OWNER}")
    assert list(tmp_path.rglob("*.draft")) == []


def test_stored_files_are_closed_to_other_accounts(tmp_path: Path) -> None:
    """Only the owner of the process can read the folder."""
    FolderObjects(tmp_path / "store").put(key(), CONTENT)
    assert (tmp_path / "store" / key()).stat().st_mode & 0o077 == 0


def test_a_silent_store_fails_within_twenty_seconds() -> None:
    """A server that takes the connection and never answers is given up."""
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        objects = S3Objects(S3Place(f"http://127.0.0.1:{port}", "us-east-1", "bucket", "id", "secret"))
        started = time.monotonic()
        with pytest.raises(StoreUnavailable):
            objects.get(key())
        assert time.monotonic() - started < 20


def test_a_refusing_store_is_unavailable() -> None:
    """Nothing listens there: try again later, not 'missing'."""
    objects = S3Objects(S3Place("http://127.0.0.1:9", "us-east-1", "bucket", "id", "secret"))
    with pytest.raises(StoreUnavailable):
        objects.put(key(), CONTENT)
    with pytest.raises(StoreUnavailable):
        list(objects.keys())
    with pytest.raises(StoreUnavailable):
        objects.remove_folder(f"gurye/{OWNER}")


def test_a_secret_never_stands_in_a_message() -> None:
    """The place of a bucket prints without its secret."""
    assert "hidden-words" not in repr(S3Place("http://x", "r", "b", "id", "hidden-words"))
