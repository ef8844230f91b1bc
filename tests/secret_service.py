"""A real Secret Service on a bus of the test's own, and one that never answers.

Import the fixtures where they are needed: `from tests.secret_service import secret_service as secret_service`.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
import secretstorage
from jeepney import MatchRule, MessageType
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import DBusConnection, Proxy, open_dbus_connection

NAME = "org.freedesktop.secrets"
PASSWORD = b"of the login"

# Without a folder of services: nothing that the computer has installed is started on it.
_BUS = """<busconfig><type>session</type><listen>unix:dir={folder}</listen>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/>
<allow own="*"/></policy></busconfig>"""


@dataclass
class SecretService:
    """A bus, and the daemon on it that keeps secrets."""

    address: str
    folder: Path
    stack: ExitStack
    silent: DBusConnection | None = None

    def collection(self) -> secretstorage.Collection:
        """What new entries go into; close its connection."""
        return secretstorage.Collection(open_dbus_connection(self.address))

    def words(self) -> str:
        """Everything that is kept beside the secrets: labels and attributes."""
        found = self.collection()
        with closing(found.connection):
            return " ".join(f"{item.get_label()} {item.get_attributes()}" for item in found.get_all_items())

    def overwrite(self, secret: bytes) -> None:
        """Somebody changes what is kept, in every entry."""
        found = self.collection()
        with closing(found.connection):
            for item in found.get_all_items():
                item.set_secret(secret)

    def empty(self) -> None:
        """Somebody deletes every entry."""
        found = self.collection()
        with closing(found.connection):
            for item in found.get_all_items():
                item.delete()

    def lock(self) -> None:
        """It locks, as when the session is put to rest."""
        found = self.collection()
        with closing(found.connection):
            found.lock()

    def remove_collection(self) -> None:
        """Nothing is there to keep entries in, as on a computer where it was never set up."""
        found = self.collection()
        with closing(found.connection):
            found.delete()

    def heard(self, seconds: float = 30) -> bool:
        """Whether the silent one is asked something within this time, which it will not answer."""
        assert self.silent is not None
        try:
            while self.silent.receive(timeout=seconds).header.message_type is not MessageType.method_call:
                pass
        except TimeoutError:
            return False
        return True

    def end(self) -> None:
        """The daemon and the bus are gone."""
        self.stack.close()


@pytest.fixture
def secret_service(machine: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[SecretService]:
    """An unlocked, empty keychain, as after a login; the program finds it by itself."""
    with _bus(machine / "runtime", monkeypatch) as service:
        secrets = service.folder / "secrets"
        secrets.mkdir(mode=0o700)
        places = ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR")
        home = {**os.environ, **dict.fromkeys(places, str(secrets))}
        with _owned(service.address):
            daemon = subprocess.Popen(
                ["gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets"],
                env=home,
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
            service.stack.callback(_end, daemon)
            assert daemon.stdin is not None
            daemon.stdin.write(PASSWORD)
            daemon.stdin.close()
        yield service


@pytest.fixture
def silent_service(machine: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[SecretService]:
    """A keychain that is there and never answers, until it ends."""
    with _bus(machine / "runtime", monkeypatch) as service:
        service.silent = service.stack.enter_context(closing(open_dbus_connection(service.address)))
        Proxy(message_bus, service.silent).RequestName(NAME)
        yield service


@contextmanager
def _bus(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[SecretService]:
    described = folder / "bus.conf"
    described.write_text(_BUS.format(folder=folder), encoding="utf-8")
    with ExitStack() as stack:
        bus = subprocess.Popen(
            ["dbus-daemon", f"--config-file={described}", "--nofork", "--print-address"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        stack.callback(_end, bus)
        assert bus.stdout is not None
        with bus.stdout as lines:
            address = lines.readline().strip()
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        monkeypatch.delenv("PYTHON_KEYRING_BACKEND")
        yield SecretService(address, folder, stack)


@contextmanager
def _owned(address: str) -> Iterator[None]:
    """Ends when the name has an owner, who was started inside."""
    rule = MatchRule(type="signal", interface="org.freedesktop.DBus", member="NameOwnerChanged")
    rule.add_arg_condition(0, NAME)
    with closing(open_dbus_connection(address)) as watching:
        Proxy(message_bus, watching).AddMatch(rule)
        with watching.filter(rule) as changes:
            yield
            watching.recv_until_filtered(changes, timeout=30)


def _end(process: subprocess.Popen[bytes] | subprocess.Popen[str]) -> None:
    process.terminate()
    process.wait()
