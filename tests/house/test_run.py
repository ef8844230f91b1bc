"""run.py on machines that lack this or that: what it does by itself, and what it says where it cannot."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.house.source import ROOT

pytestmark = pytest.mark.uncounted

# The Python under .venv has no pip of its own; the one it was made with had.
OUTER_PYTHON = str(getattr(sys, "_base_executable", sys.executable))


class Copy:
    """A copy of the project with a program that only says what it was asked, and packages of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "app").mkdir(parents=True)
        (folder / "requirements").mkdir()
        for name in ("run.py", "app/display.py", "app/words.py"):
            shutil.copy(ROOT / name, folder / name)
        (folder / "app" / "__init__.py").touch()
        (folder / "app" / "__main__.py").write_text("import sys\nprint('asked:', *sys.argv[1:])\n")
        self.pin("run", "")
        self.pin("test", "")
        for part in ("bin", "wheels"):
            (folder / part).mkdir()
        self.environment = {
            "PATH": os.environ["PATH"],
            "HOME": os.environ["HOME"],
            "QT_QPA_PLATFORM": "offscreen",
            "PIP_CONFIG_FILE": os.devnull,
            "PIP_NO_INDEX": "1",
            "PIP_FIND_LINKS": str(folder / "wheels"),
            "PIP_RETRIES": "0",
        }

    def pin(self, lock: str, text: str) -> None:
        (self.folder / "requirements" / f"{lock}.lock").write_text(text)

    def wheel(self, name: str = "pebble", version: str = "1.0", says: str = "") -> str:
        """Makes a package to install, and returns the hash of its file; `says` is what it tells of itself besides."""
        path = self.folder / "wheels" / f"{name}-{version}-py3-none-any.whl"
        about = f"{name}-{version}.dist-info"
        with zipfile.ZipFile(path, "w") as wheel:
            wheel.writestr(f"{name}.py", "smooth = True\n")
            wheel.writestr(f"{about}/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n{says}")
            wheel.writestr(f"{about}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
            wheel.writestr(f"{about}/RECORD", f"{name}.py,,\n")
        return hashlib.sha256(path.read_bytes()).hexdigest()

    def program(self, name: str, script: str) -> None:
        """Puts a program on this machine, before any other of its name."""
        path = self.folder / "bin" / name
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(0o755)
        self.environment["PATH"] = f"{self.folder / 'bin'}{os.pathsep}{os.environ['PATH']}"

    def only_programs_of_its_own(self) -> None:
        self.environment["PATH"] = str(self.folder / "bin")

    def start(self, *arguments: str, where: str = "") -> subprocess.CompletedProcess[str]:
        """Starts run.py; `where` is Python that changes the machine first."""
        script = f"import runpy, sys\n{where}\nsys.argv = ['run.py', *sys.argv[1:]]\n"
        script += "runpy.run_path('run.py', run_name='__main__')"
        command = ["-c", script] if where else ["run.py"]
        return subprocess.run(
            [OUTER_PYTHON, *command, *arguments],
            cwd=self.folder,
            env=self.environment,
            check=False,
            capture_output=True,
            text=True,
        )


NO_QT_LIBRARIES = """
import ctypes, os
real = ctypes.CDLL
def load(name, *rest):
    if str(name).startswith("libxcb-") and not os.path.exists("installed"):
        raise OSError(name)
    return real(name, *rest)
ctypes.CDLL = load
"""
AS_ROOT = "import os\nos.geteuid = lambda: 0\n"
AS_SOMEONE = "import os\nos.geteuid = lambda: 1000\n"


@pytest.fixture
def copy(tmp_path: Path) -> Copy:
    return Copy(tmp_path / "unhurried")


def test_the_first_start_sets_up_and_opens_the_program(copy: Copy) -> None:
    started = copy.start("run", "--home", "records")
    assert started.returncode == 0, started.stderr
    assert started.stdout.splitlines() == ["Setting up; this takes a minute, once.", "asked: --home records"]


def test_later_starts_go_straight_to_the_program(copy: Copy) -> None:
    copy.start()
    assert copy.start("--sample").stdout.splitlines() == ["asked: --sample"]


def test_the_program_is_opened_from_any_folder(copy: Copy, tmp_path: Path) -> None:
    copy.start()
    script = str(copy.folder / "run.py")
    opened = subprocess.run(
        [OUTER_PYTHON, script],
        cwd=tmp_path,
        env=copy.environment,
        check=False,
        capture_output=True,
        text=True,
    )
    assert opened.stdout.split() == ["asked:"]


def test_exactly_the_pinned_packages_are_installed(copy: Copy) -> None:
    copy.pin("run", f"pebble==1.0 --hash=sha256:{copy.wheel()}\n")
    (copy.folder / "app" / "__main__.py").write_text("import pebble\nprint('smooth:', pebble.smooth)\n")
    assert copy.start().stdout.splitlines()[-1] == "smooth: True"


def test_a_package_other_than_the_pinned_one_is_not_installed(copy: Copy) -> None:
    copy.wheel()
    copy.pin("run", f"pebble==1.0 --hash=sha256:{'0' * 64}\n")
    stopped = copy.start()
    assert stopped.returncode == 1
    assert "A package that arrived is not the one that was pinned." in stopped.stderr
    assert not list(copy.folder.glob(".venv/**/pebble.py"))


def test_a_set_up_that_stopped_half_way_is_begun_anew(copy: Copy) -> None:
    hash_ = copy.wheel()
    copy.pin("run", f"pebble==1.0 --hash=sha256:{'0' * 64}\n")
    assert copy.start().returncode == 1
    copy.pin("run", f"pebble==1.0 --hash=sha256:{hash_}\n")
    again = copy.start()
    assert again.returncode == 0, again.stderr
    assert again.stdout.splitlines()[0] == "Setting up; this takes a minute, once."
    assert list(copy.folder.glob(".venv/**/pebble.py"))


def test_a_release_newer_than_the_pinned_one_is_in_nobodys_way(copy: Copy) -> None:
    """Where pip looks for what a package needs, it meets the newer one first, and misses its hash."""
    pins = [("cairn", copy.wheel("cairn")), ("pebble", copy.wheel(says="Requires-Dist: cairn[moss]\n"))]
    copy.wheel("cairn", "1.1", says="Provides-Extra: moss\n")
    copy.pin("run", "".join(f"{name}==1.0 --hash=sha256:{known}\n" for name, known in pins))
    assert copy.start().returncode == 0
    assert list(copy.folder.glob(".venv/**/cairn-1.0.dist-info"))


def test_a_changed_lock_clears_out_what_is_no_longer_pinned(copy: Copy) -> None:
    copy.pin("run", f"pebble==1.0 --hash=sha256:{copy.wheel()}\n")
    copy.start()
    copy.pin("run", "")
    assert copy.start().returncode == 0
    assert not list(copy.folder.glob(".venv/**/pebble.py"))


def test_an_environment_whose_python_is_gone_is_made_again(copy: Copy) -> None:
    copy.start()
    for link in (copy.folder / ".venv" / "bin").glob("python*"):
        link.unlink()
    assert copy.start().stdout.splitlines()[-1] == "asked:"


def test_what_the_tests_need_is_added_to_what_the_program_has(copy: Copy) -> None:
    copy.start()
    (copy.folder / "tests").mkdir()
    (copy.folder / "tests" / "checks.py").write_text("import sys\nprint('checked:', *sys.argv[1:])\n")
    tested = copy.start("test", "tests/rules")
    assert tested.stdout.splitlines() == ["Adding what the tests need.", "checked: test tests/rules"]
    assert copy.start("test").stdout.splitlines() == ["checked: test"]
    assert copy.start("run").stdout.splitlines() == ["asked:"]


def test_what_only_the_tests_start_is_installed_for_them_alone(copy: Copy) -> None:
    no_keychain = """
import os, shutil
real = shutil.which
shutil.which = lambda name: None if name == "gnome-keyring-daemon" and not os.path.exists("installed") else real(name)
"""
    copy.program("apt-get", 'echo "$@" >> installed.log; [ "$1" = install ] && touch installed; exit 0')
    assert copy.start("run", where=no_keychain + AS_ROOT).returncode == 0
    assert not (copy.folder / "installed.log").exists()
    (copy.folder / "tests").mkdir()
    (copy.folder / "tests" / "checks.py").touch()
    tested = copy.start("test", where=no_keychain + AS_ROOT)
    assert tested.returncode == 0, tested.stderr
    assert "install -y --no-install-recommends gnome-keyring" in (copy.folder / "installed.log").read_text()


def test_the_tour_needs_no_screen(copy: Copy) -> None:
    del copy.environment["QT_QPA_PLATFORM"]
    assert copy.start("tour", "pictures", "--theme", "dark").stdout.splitlines()[-1] == (
        "asked: --tour pictures --theme dark"
    )


def test_without_a_screen_it_says_one_sentence_and_the_way_to_see_it_anyway(copy: Copy) -> None:
    copy.start()
    del copy.environment["QT_QPA_PLATFORM"]
    stopped = copy.start()
    assert stopped.returncode == 1
    assert stopped.stdout == ""
    assert len(stopped.stderr.splitlines()) == 1
    assert "no screen here" in stopped.stderr
    assert "make tour" in stopped.stderr


@pytest.mark.parametrize("display", [":49999", "nowhere"])
def test_a_screen_that_does_not_answer_is_no_screen(copy: Copy, display: str) -> None:
    copy.start()
    copy.environment.update(QT_QPA_PLATFORM="xcb", DISPLAY=display)
    stopped = copy.start()
    assert stopped.returncode == 1
    assert "no screen here" in stopped.stderr


@pytest.mark.parametrize("version", ["3, 9, 2", "3, 10, 14", "3, 15, 0", "4, 0, 0"])
def test_a_python_too_old_or_too_new_is_told_so(copy: Copy, version: str) -> None:
    stopped = copy.start(where=f"sys.version_info = ({version}, 'final', 0)")
    assert stopped.returncode == 1
    mine = ".".join(version.split(", ")[:2])
    assert stopped.stderr == f"This is Python {mine}; Unhurried needs Python 3.11 to 3.14.\n"


def test_run_py_is_written_for_pythons_too_old_to_run_it() -> None:
    """The sentence about its age can only reach an older Python that can read the file."""
    compile_for = "import ast, sys; ast.parse(open(sys.argv[1]).read(), feature_version=(3, 7))"
    subprocess.run([sys.executable, "-c", compile_for, str(ROOT / "run.py")], check=True)


@pytest.mark.parametrize(("sudo", "begins"), [(True, "sudo sh -c 'apt-get update && "), (False, "su -c '")])
def test_an_ordinary_user_gets_the_exact_command(copy: Copy, sudo: bool, begins: str) -> None:
    copy.program("apt-get", "echo never > touched")
    if sudo:
        copy.program("sudo", "exit 1")
    copy.only_programs_of_its_own()
    stopped = copy.start(where=NO_QT_LIBRARIES + AS_SOMEONE)
    assert stopped.returncode == 1
    typed = stopped.stderr.split("\n\n")[1].strip()
    assert typed.startswith(begins)
    assert re.search(r"apt-get install -y --no-install-recommends libxcb-cursor0 .*libxcb-xkb1'$", typed)
    assert "libgl1" not in typed, "what is there is not asked for"
    assert not (copy.folder / "touched").exists()
    assert not (copy.folder / ".venv").exists()


def test_root_gets_the_libraries_installed(copy: Copy) -> None:
    copy.program("apt-get", 'echo "$@" >> installed.log; [ "$1" = install ] && touch installed; exit 0')
    started = copy.start(where=NO_QT_LIBRARIES + AS_ROOT)
    assert started.returncode == 0, started.stderr
    update, install = (copy.folder / "installed.log").read_text().splitlines()
    assert update == "update"
    assert install.startswith("install -y --no-install-recommends libxcb-cursor0 ")


def test_root_is_told_when_apt_could_not(copy: Copy) -> None:
    copy.program("apt-get", "echo 'E: Unable to locate package'; exit 100")
    stopped = copy.start(where=NO_QT_LIBRARIES + AS_ROOT)
    assert stopped.returncode == 1
    assert "apt-get could not install libxcb-cursor0" in stopped.stderr
    assert "E: Unable to locate package" in stopped.stderr


def test_a_system_without_apt_is_told_what_is_missing(copy: Copy) -> None:
    copy.only_programs_of_its_own()
    stopped = copy.start(where=NO_QT_LIBRARIES + AS_SOMEONE)
    assert stopped.returncode == 1
    assert "libxcb-cursor.so.0" in stopped.stderr


@pytest.mark.parametrize("retries", ["0", "1"])
def test_a_registry_out_of_reach_is_said_plainly(copy: Copy, retries: str) -> None:
    copy.environment["PIP_RETRIES"] = retries
    del copy.environment["PIP_NO_INDEX"]
    copy.environment["PIP_INDEX_URL"] = "http://127.0.0.1:9"
    copy.pin("run", f"pebble==1.0 --hash=sha256:{'0' * 64}\n")
    stopped = copy.start()
    assert stopped.returncode == 1
    assert "the registry cannot be reached" in stopped.stderr
    assert "Traceback" not in stopped.stderr


def test_a_folder_that_cannot_be_written_to_is_said_plainly(copy: Copy) -> None:
    (copy.folder / ".venv").write_text("in the way")
    stopped = copy.start()
    assert stopped.returncode == 1
    assert f"Setting up needs to write in {copy.folder / '.venv'}, and could not" in stopped.stderr
    assert "Traceback" not in stopped.stderr


def test_a_python_without_pip_is_told_how_to_get_it(copy: Copy) -> None:
    no_pip = """
import importlib.util, subprocess
real, real_run = importlib.util.find_spec, subprocess.run
importlib.util.find_spec = lambda name, *rest: None if name == "pip" else real(name, *rest)
def run(command, **options):
    broken = "ensurepip" in command
    return real_run([sys.executable, "-c", "sys.exit(1)"] if broken else command, **options)
subprocess.run = run
sys.base_prefix = "/usr"
"""
    copy.program("apt-get", "exit 0")
    copy.program("sudo", "exit 1")
    stopped = copy.start(where=no_pip + AS_SOMEONE)
    assert stopped.returncode == 1
    assert "has no pip" in stopped.stderr
    assert "install -y --no-install-recommends python3-pip'" in stopped.stderr


def test_help_and_make_know_the_same_commands() -> None:
    told = subprocess.run([OUTER_PYTHON, str(ROOT / "run.py"), "--help"], check=True, capture_output=True, text=True)
    commands = re.findall(r"^    (\w+)", told.stdout, re.MULTILINE)
    assert commands[0] == "run"
    targets = re.search(r"^([\w ]+):$", (ROOT / "Makefile").read_text(), re.MULTILINE)
    assert targets is not None
    assert targets[1].split() == commands
