"""The key file: what opens it, what does not, and that nobody can quietly weaken it."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.models.faults import CannotOpen
from app.store import keys
from app.store.cost import CEILING, FLOOR, START, Cost, calibrated
from app.store.groups import ALPHABET, new_groups, read_groups
from tests.store_fixtures import CHEAP, PASSPHRASE


@pytest.fixture(scope="module")
def made() -> tuple[keys.KeyFile, bytes, str]:
    return keys.new_key_file(PASSPHRASE, CHEAP)


def written(tmp_path: Path, file: keys.KeyFile, **changes: object) -> Path:
    """The file with some of its words changed by someone who knows how to sum it up again."""
    body = json.loads(keys.key_file_bytes(file))
    body.pop("whole")
    body.update(changes)
    whole = hashlib.sha256(json.dumps(body, sort_keys=True).encode()).hexdigest()
    path = tmp_path / "vault.json"
    path.write_text(json.dumps({**body, "whole": whole}))
    return path


def test_passphrase_and_recovery_sheet_give_the_same_key(made: tuple[keys.KeyFile, bytes, str]) -> None:
    file, key, groups = made
    assert len(key) == 32
    assert keys.open_with_passphrase(file, PASSPHRASE) == key
    assert keys.open_with_recovery(file, groups) == key


def test_the_file_holds_neither_key_nor_secrets(tmp_path: Path, made: tuple[keys.KeyFile, bytes, str]) -> None:
    file, key, groups = made
    path = tmp_path / "vault.json"
    keys.write_key_file(path, file)
    content = path.read_text()
    assert keys.read_key_file(path, CHEAP) == file
    for secret in (key.hex(), PASSPHRASE, groups, groups.replace(" ", "")):
        assert secret not in content


@pytest.mark.parametrize(
    "typed", ["", "linen harbour walnut", PASSPHRASE + " ", PASSPHRASE.upper(), "\ud800", "x" * 9999]
)
def test_another_passphrase_is_a_wrong_one(made: tuple[keys.KeyFile, bytes, str], typed: str) -> None:
    with pytest.raises(CannotOpen, match="wrong passphrase"):
        keys.open_with_passphrase(made[0], typed)


def test_a_passphrase_opens_however_the_keyboard_composed_it() -> None:
    file, key, _ = keys.new_key_file("zo\u00eb \ud83c", CHEAP)
    assert keys.open_with_passphrase(file, "zoe\u0308 \ud83c") == key


@pytest.mark.parametrize("typed", ["", "K7QM", new_groups(), "☃" * 32], ids=["none", "one", "another", "no letters"])
def test_another_sheet_is_a_wrong_one(made: tuple[keys.KeyFile, bytes, str], typed: str) -> None:
    with pytest.raises(CannotOpen, match="wrong recovery"):
        keys.open_with_recovery(made[0], typed)


def test_a_new_passphrase_and_a_new_sheet_put_the_old_ones_out_of_force(
    made: tuple[keys.KeyFile, bytes, str],
) -> None:
    file, key, groups = made
    changed = keys.with_passphrase(file, key, "moss", CHEAP)
    changed, fresh = keys.with_new_recovery(changed, key)
    assert keys.open_with_passphrase(changed, "moss") == key
    assert keys.open_with_recovery(changed, fresh) == key
    with pytest.raises(CannotOpen, match="wrong passphrase"):
        keys.open_with_passphrase(changed, PASSPHRASE)
    with pytest.raises(CannotOpen, match="wrong recovery"):
        keys.open_with_recovery(changed, groups)


def test_rewriting_keeps_the_one_before(tmp_path: Path, made: tuple[keys.KeyFile, bytes, str]) -> None:
    file, key, _ = made
    path = tmp_path / "vault.json"
    for passphrase in ("one", "two", "three"):
        keys.write_key_file(path, keys.with_passphrase(file, key, passphrase, CHEAP))
    assert keys.open_with_passphrase(keys.read_key_file(path, CHEAP), "three") == key
    before = keys.read_key_file(tmp_path / "vault.json.previous", CHEAP)
    assert keys.open_with_passphrase(before, "two") == key
    assert sorted(one.name for one in tmp_path.glob("vault*")) == ["vault.json", "vault.json.previous"]


def test_a_file_that_cannot_be_written_leaves_the_one_before(
    tmp_path: Path, made: tuple[keys.KeyFile, bytes, str]
) -> None:
    path = tmp_path / "vault.json"
    keys.write_key_file(path, made[0])
    (tmp_path / "vault.json.previous").mkdir()
    with pytest.raises(OSError, match="previous"):
        keys.write_key_file(path, keys.with_passphrase(*made[:2], "other", CHEAP))
    assert keys.read_key_file(path, CHEAP) == made[0]
    assert not (tmp_path / "vault.json.new").exists()


@settings(max_examples=150)
@given(data=st.data())
def test_any_damage_shows_and_never_opens(
    tmp_path_factory: pytest.TempPathFactory, made: tuple[keys.KeyFile, bytes, str], data: st.DataObject
) -> None:
    file, _, _ = made
    whole = keys.key_file_bytes(file)
    path = tmp_path_factory.getbasetemp() / "mutated.json"
    cut = data.draw(st.integers(0, len(whole) - 1))
    damaged = data.draw(
        st.sampled_from(
            [
                whole[:cut],
                whole[:cut] + bytes([whole[cut] ^ data.draw(st.integers(1, 255))]) + whole[cut + 1 :],
                whole[:cut] + data.draw(st.binary(min_size=1, max_size=9)) + whole[cut:],
                whole[cut:] + whole[:cut],
            ]
        )
    )
    path.write_bytes(damaged)
    assert read_or_reason(path) in (file, "damaged", "foreign", "newer")  # the same: white space only


def read_or_reason(path: Path) -> keys.KeyFile | str:
    """The slots, or why they are not believed."""
    try:
        return keys.read_key_file(path, CHEAP)
    except CannotOpen as closed:
        return closed.why


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "damaged"),
        (b"\xff\xfe", "damaged"),
        (b"[" * 100_000, "damaged"),
        (b"[]", "foreign"),
        (b'{"kind": "a shopping list"}', "foreign"),
        (b'{"kind": "unhurried vault", "format": 2}', "newer"),
        (b'{"kind": "unhurried vault", "format": 1}', "damaged"),
    ],
)
def test_what_is_not_a_whole_key_file_says_so(tmp_path: Path, content: bytes, why: str) -> None:
    path = tmp_path / "vault.json"
    path.write_bytes(content)
    with pytest.raises(CannotOpen, match=why):
        keys.read_key_file(path)


def test_a_missing_file_and_one_that_may_not_be_read_say_so(tmp_path: Path) -> None:
    with pytest.raises(CannotOpen, match="missing"):
        keys.read_key_file(tmp_path / "vault.json")
    with pytest.raises(CannotOpen, match="not permitted"):
        keys.read_key_file(tmp_path)


@pytest.mark.parametrize(
    "numbers",
    [
        None,
        "cheap",
        [65536, 3],
        [65535, 3, 4],
        [65536, 2, 4],
        [65536, 3, 3],
        [CEILING.memory + 1, 3, 4],
        [65536, CEILING.passes + 1, 4],
        [65536, 3, CEILING.lanes + 1],
        [65536, 3, float("inf")],
        [65536, 3, float("nan")],
        [65536, 3, 4.0],
        [65536, 3, "4"],
        [65536, True, 4],
    ],
)
def test_a_cost_out_of_bounds_is_not_believed(
    tmp_path: Path, made: tuple[keys.KeyFile, bytes, str], numbers: object
) -> None:
    slot = json.loads(keys.key_file_bytes(made[0]))["passphrase"]
    slot["argon2id"] = numbers
    path = written(tmp_path, made[0], passphrase=slot)
    with pytest.raises(CannotOpen, match="damaged"):
        keys.read_key_file(path)


def test_a_recovery_slot_has_no_cost(tmp_path: Path, made: tuple[keys.KeyFile, bytes, str]) -> None:
    slot = json.loads(keys.key_file_bytes(made[0]))["recovery"]
    for numbers in ([65536, 3, 4], [2**31, 2**31, 255], [0, 0, 0]):
        path = written(tmp_path, made[0], recovery={**slot, "argon2id": numbers})
        with pytest.raises(CannotOpen, match="damaged"):
            keys.read_key_file(path, CHEAP)


@pytest.mark.parametrize("number", ["9", "1", 0, -1, 1.0, 1.5, float("inf"), True, None, [1]])
def test_a_format_that_was_never_written_is_not_believed(
    tmp_path: Path, made: tuple[keys.KeyFile, bytes, str], number: object
) -> None:
    with pytest.raises(CannotOpen, match="damaged"):
        keys.read_key_file(written(tmp_path, made[0], format=number), CHEAP)


def test_the_cost_that_tests_use_opens_nothing_for_real(tmp_path: Path, made: tuple[keys.KeyFile, bytes, str]) -> None:
    path = written(tmp_path, made[0])
    assert keys.read_key_file(path, CHEAP) == made[0]
    with pytest.raises(CannotOpen, match="damaged"):
        keys.read_key_file(path)


@pytest.mark.parametrize("changes", [{"recovery": "none"}, {"vault": "00"}, {"check": 7}, {"passphrase": None}])
def test_slots_that_make_no_sense_are_damage(
    tmp_path: Path, made: tuple[keys.KeyFile, bytes, str], changes: dict[str, object]
) -> None:
    with pytest.raises(CannotOpen, match="damaged"):
        keys.read_key_file(written(tmp_path, made[0], **changes), CHEAP)


def test_a_slot_of_another_vault_does_not_open(tmp_path: Path, made: tuple[keys.KeyFile, bytes, str]) -> None:
    other, _, _ = keys.new_key_file(PASSPHRASE, CHEAP)
    slot = json.loads(keys.key_file_bytes(other))["passphrase"]
    read = keys.read_key_file(written(tmp_path, made[0], passphrase=slot), CHEAP)
    with pytest.raises(CannotOpen, match="wrong passphrase"):
        keys.open_with_passphrase(read, PASSPHRASE)


def test_a_key_that_does_not_fit_the_check_value_is_damage(
    tmp_path: Path, made: tuple[keys.KeyFile, bytes, str]
) -> None:
    read = keys.read_key_file(written(tmp_path, made[0], check="00" * 32), CHEAP)
    with pytest.raises(CannotOpen, match="damaged"):
        keys.open_with_passphrase(read, PASSPHRASE)


def test_a_slot_that_no_cipher_takes_is_damage(tmp_path: Path, made: tuple[keys.KeyFile, bytes, str]) -> None:
    slot = json.loads(keys.key_file_bytes(made[0]))["passphrase"]
    for wrong in ({"nonce": ""}, {"salt": "00"}):
        read = keys.read_key_file(written(tmp_path, made[0], passphrase={**slot, **wrong}), CHEAP)
        with pytest.raises(CannotOpen, match="damaged"):
            keys.open_with_passphrase(read, PASSPHRASE)


class TestCost:
    """A try takes about a second, and never less than the floor."""

    def test_a_middling_computer_takes_the_start(self) -> None:
        assert calibrated(lambda cost: 0.9) == START

    def test_a_quick_computer_passes_more_often(self) -> None:
        assert calibrated(lambda cost: 0.3) == Cost(START.memory, 10, START.lanes)
        assert calibrated(lambda cost: 0.0) == Cost(START.memory, CEILING.passes, START.lanes)

    def test_a_slow_computer_takes_less_memory_but_never_less_than_the_floor(self) -> None:
        assert calibrated(lambda cost: cost.memory / FLOOR.memory) == FLOOR
        assert calibrated(lambda cost: 99.0) == FLOOR
        assert calibrated(lambda cost: 2.5 * cost.memory / START.memory) == Cost(START.memory // 2, 3, 4)

    def test_a_computer_without_the_memory_takes_less(self) -> None:
        def seconds(cost: Cost) -> float:
            if cost.memory > FLOOR.memory:
                raise MemoryError
            return 0.5

        assert calibrated(seconds) == Cost(FLOOR.memory, 6, FLOOR.lanes)

    def test_a_try_is_timed_or_cannot_be_borne(self) -> None:
        assert 0 < keys.seconds(CHEAP) < 60
        with pytest.raises(MemoryError):
            keys.seconds(Cost(1, 1, 4))

    def test_a_real_vault_is_calibrated_here(self) -> None:
        file, key, _ = keys.new_key_file(PASSPHRASE)
        assert file.passphrase.cost is not None
        assert file.passphrase.cost.within(FLOOR, CEILING)
        assert keys.open_with_passphrase(file, PASSPHRASE) == key


class TestGroups:
    """Read from paper, typed by hand."""

    def test_eight_groups_of_four(self) -> None:
        groups = new_groups().split(" ")
        assert [len(group) for group in groups] == [4] * 8
        assert set("".join(groups)) <= set(ALPHABET)
        assert new_groups() != new_groups()

    @settings(max_examples=30)
    @given(st.data())
    def test_they_are_understood_however_they_are_typed(self, data: st.DataObject) -> None:
        groups = "1CNE 3EFC TEZ5 9JGV AGDF KF7Q 2NVD W57H"
        alike = {"0": "0Oo", "1": "1IiLl"}
        typed = "".join(
            data.draw(st.sampled_from(alike.get(one, one + one.lower())))
            + data.draw(st.sampled_from(["", " ", "-", "\n"]))
            for one in groups
        )
        assert read_groups(typed) == groups.replace(" ", "")[:28]

    def test_one_wrong_letter_shows_before_anything_is_tried(self) -> None:
        groups = new_groups().replace(" ", "")
        noticed = 0
        for place in range(len(groups)):
            other = ALPHABET[(ALPHABET.index(groups[place]) + 1) % 32]
            noticed += read_groups(groups[:place] + other + groups[place + 1 :]) is None
        assert noticed == 32

    def test_a_group_too_few_or_too_many_shows(self) -> None:
        groups = new_groups()
        assert read_groups(groups[:-5]) is None
        assert read_groups(groups + " 0000") is None
        assert read_groups("") is None
