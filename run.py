"""Sets Unhurried up and starts it: `python3 run.py`, on Windows `py run.py`, or `make run`.

    run [--sample] [--home DIR]   opens the program; with no command at all this is meant
    test [PYTEST ARGUMENTS]       every check, or only the tests named
    faults                        kills the program while somebody types, a hundred times, and more that takes long
    bench [FIGURES]               measures how quick it is, each figure beside its floor
    tour DIR [--theme dark] …     draws every screen and print into DIR, without a display
    lint                          formatting, types and import contracts
    format                        formats the code
    ratchet                       writes the coverage of the last full test run down as the new floor
    survey                        looks for the tests that need no measuring of coverage
    lock                          pins the packages anew (needs uv)

Everything it needs lands in .venv beside this file; the first start takes a minute, later ones none. It uses
nothing but the standard library, and is written so that an older Python gets as far as being told its age.
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from functools import partial
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent
HOUSE = ROOT / ".venv"
STAMP = HOUSE / "unhurried-is-set-up"
PYTHON = HOUSE / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
LOCKS = {"run": ROOT / "requirements" / "run.lock", "test": ROOT / "requirements" / "test.lock"}
CHECKS = ROOT / "tests" / "checks.py"
OLDEST, TOO_NEW = (3, 11), (3, 15)

# What Qt loads from the system, by the name under which it is loaded, and Debian's package for it.
FOR_DRAWING = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libbrotlidec.so.1": "libbrotli1",
    "libxkbcommon.so.0": "libxkbcommon0",
}
FOR_A_SCREEN = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
# Programs that the tests start, and Debian's package for each.
FOR_TESTS = {"Xvfb": "xvfb", "dbus-daemon": "dbus", "gnome-keyring-daemon": "gnome-keyring"}


def main(arguments: list[str]) -> NoReturn:
    commands = {"run": run, "tour": tour, "lock": lock}
    commands.update({name: partial(checks, name) for name in ("test", "faults", "bench", "survey")})
    if arguments and arguments[0] in ("-h", "--help", "help"):
        print(__doc__)
        sys.exit(0)
    if not OLDEST <= sys.version_info[:2] < TOO_NEW:
        have, oldest, newest = (f"{v[0]}.{v[1]}" for v in (sys.version_info, OLDEST, (3, TOO_NEW[1] - 1)))
        stop(f"This is Python {have}; Unhurried needs Python {oldest} to {newest}.")
    command = arguments[0] if arguments else "run"
    if command in ("lint", "format", "ratchet"):
        set_up("test")
        become(str(CHECKS), *arguments)
    if command in commands:
        commands[command](arguments[1:])
    run(arguments)


# The commands -----------------------------------------------------------------------------------------------


def run(arguments: list[str]) -> NoReturn:
    need(libraries={**FOR_DRAWING, **FOR_A_SCREEN})
    set_up("run")
    from app.display import why_no_window

    reason = why_no_window()
    if reason:
        stop(reason)
    become("-P", "-m", "app", *arguments)


def checks(command: str, arguments: list[str]) -> NoReturn:
    need(libraries={**FOR_DRAWING, **FOR_A_SCREEN}, programs=FOR_TESTS)
    set_up("test")
    become(str(CHECKS), command, *arguments)


def tour(arguments: list[str]) -> NoReturn:
    need(libraries=FOR_DRAWING)
    set_up("run")
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    become("-P", "-m", "app", "--tour", *arguments)


def lock(arguments: list[str]) -> NoReturn:
    """Pins for every system and Python at once, without lines that name where packages came from."""
    uv = shutil.which("uv")
    if uv is None:
        stop("Pinning needs uv (pip install uv).")
    pin = [uv, "pip", "compile", "pyproject.toml", "--no-config", "--universal", "--python-version", "3.11"]
    pin += [
        "--generate-hashes",
        "--no-header",
        "--no-annotate",
        "--no-emit-index-url",
        "--no-emit-find-links",
        "-q",
    ]
    pin += arguments
    names = {name: str(path.relative_to(ROOT)) for name, path in LOCKS.items()}
    subprocess.run([*pin, "-o", names["run"]], cwd=ROOT, check=True)
    subprocess.run([*pin, "--extra", "dev", "-c", names["run"], "-o", names["test"]], cwd=ROOT, check=True)
    sys.exit(0)


def become(*arguments: str) -> NoReturn:
    """Hands over to the project's own Python; the folder the person is in stays the current one."""
    os.environ["PYTHONPATH"] = str(ROOT)
    sys.stdout.flush()
    command = [str(PYTHON), *arguments]
    if os.name == "nt":
        sys.exit(subprocess.run(command, check=False).returncode)
    os.execv(command[0], command)  # noqa: S606  (no shell is wanted)


# Libraries and programs of the system -----------------------------------------------------------------------


def need(libraries: dict[str, str], programs: dict[str, str] | None = None) -> None:
    """Sees to it that Linux has these; through apt when allowed to, else it says what to type."""
    if not sys.platform.startswith("linux"):
        return
    absent = missing(libraries, programs or {})
    if not absent:
        return
    if shutil.which("apt-get") is None:
        stop(f"These parts of the system are missing; please install them: {', '.join(absent)}.")
    last_words = apt_install(set(absent.values()), "Some libraries of the system are missing.")
    absent = missing(libraries, programs or {})
    if absent:
        packages = " ".join(sorted(set(absent.values())))
        stop(f"apt-get could not install {packages}. Its last words:\n\n{last_words}")


def apt_install(packages: set[str], why: str) -> str:
    """Installs Debian packages and returns apt's last words; stops with the command to type unless root."""
    command = ["apt-get", "install", "-y", "--no-install-recommends", *sorted(packages)]
    if os.geteuid() != 0:
        typed = f"apt-get update && {' '.join(command)}"
        typed = f"sudo sh -c '{typed}'" if shutil.which("sudo") else f"su -c '{typed}'"
        stop(f"{why} Please type this once, then try again:\n\n    {typed}\n")
    print(f"Installing packages of the system, once: {' '.join(sorted(packages))}.", flush=True)
    said = ""
    for step in (["apt-get", "update"], command):
        done = subprocess.run(
            step,
            check=False,
            env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
        )
        said = done.stdout
    return last_lines(said)


def missing(libraries: dict[str, str], programs: dict[str, str]) -> dict[str, str]:
    """What cannot be loaded or found, each with Debian's package for it."""
    absent = {name: package for name, package in programs.items() if shutil.which(name) is None}
    for name, package in libraries.items():
        try:
            ctypes.CDLL(name)
        except OSError:
            absent[name] = package
    return absent


# The project's own Python -----------------------------------------------------------------------------------


def set_up(kind: str) -> None:
    """Makes .venv hold what the lock `kind` pins.

    The stamp goes first and is written last: what was interrupted is begun anew.
    """
    wanted = {name: stamp(name) for name in ("run", "test")}
    stamped = STAMP.read_text(encoding="utf-8").splitlines() if STAMP.is_file() and PYTHON.exists() else []
    if wanted[kind] in stamped:
        return
    print("Setting up; this takes a minute, once." if not stamped else "Adding what the tests need.", flush=True)
    try:
        if wanted["run"] not in stamped or kind == "run":
            make_environment()
        STAMP.unlink(missing_ok=True)
        install(LOCKS[kind])
        lines = [wanted["run"], wanted[kind]] if kind == "test" else [wanted[kind]]
        STAMP.write_text("\n".join(lines) + "\n", encoding="utf-8")
    except OSError as problem:
        stop(f"Setting up needs to write in {HOUSE}, and could not: {problem.strerror or problem}.")


def stamp(name: str) -> str:
    """Says which packages for which Python; a changed lock or another Python gives another stamp."""
    pinned = hashlib.sha256(LOCKS[name].read_bytes()).hexdigest()
    return f"{name} {pinned} {sys.implementation.cache_tag} {sys.base_prefix}"


def make_environment() -> None:
    """An empty environment; without pip inside, which not every Debian has the parts for."""
    made = subprocess.run(
        [sys.executable, "-m", "venv", "--clear", "--without-pip", str(HOUSE)],
        check=False, capture_output=True, text=True, errors="replace",
    )  # fmt: skip
    if made.returncode:
        last = (made.stderr.strip() or made.stdout.strip() or "no reason given").splitlines()[-1]
        stop(f"Setting up needs to write in {HOUSE}, and could not: {last}")


def install(pinned: Path) -> None:
    """Installs exactly the pinned files, from wherever this machine's pip gets its packages.

    The lock names every package, so pip need not look for what they need. Where it does, a release newer than the one
    pinned can end the set-up: older pips look at the newest `coverage[toml]` first, and miss its hash.
    """
    options = [
        "--no-input",
        "--disable-pip-version-check",
        "--require-hashes",
        "--no-deps",
        "--only-binary",
        ":all:",
        "-q",
    ]
    done = subprocess.run(
        [*find_pip(), "install", *options, "-r", str(pinned)],
        check=False,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    )
    if done.returncode:
        stop(f"{why_pip_stopped(done.stdout)} Start again when that is mended.\n\n{last_lines(done.stdout)}")


def find_pip() -> list[str]:
    """The command that is pip for .venv: this Python's own, else one put into .venv, else Debian's."""
    own = [sys.executable, "-m", "pip", "--python", str(PYTHON)]
    if importlib.util.find_spec("pip") is not None:
        return own
    inside = [str(PYTHON), "-m"]
    if subprocess.run([*inside, "ensurepip"], check=False, capture_output=True).returncode == 0:
        return [*inside, "pip"]
    why = f"This Python ({sys.executable}) has no pip."
    if shutil.which("apt-get") is None or sys.base_prefix != "/usr":
        stop(f"{why} Please install pip for it, then try again.")
    last_words = apt_install({"python3-pip"}, why)
    importlib.invalidate_caches()
    if importlib.util.find_spec("pip") is None:
        stop(f"{why} apt-get could not install it. Its last words:\n\n{last_words}")
    return own


def why_pip_stopped(words: str) -> str:
    signs = {
        "do not match the hashes": "A package that arrived is not the one that was pinned.",
        "no such option: --python": "The pip of this Python is too old: 22.3 or newer is needed.",
        "No space left": "The disk is full.",
        "Permission denied": f"{HOUSE} cannot be written to.",
        "Read-only file system": f"{HOUSE} cannot be written to.",
        "NewConnectionError": "The packages could not be fetched: the registry cannot be reached.",
        "ConnectTimeout": "The packages could not be fetched: the registry cannot be reached.",
        "Read timed out": "The packages could not be fetched: the registry stopped answering.",
        "ProxyError": "The packages could not be fetched: the proxy does not let them through.",
        "SSLError": "The packages could not be fetched: the registry's certificate is not trusted here.",
        "from versions: none": "The packages could not be fetched: the registry cannot be reached.",
        "No matching distribution": "There is no ready-made package for this system and Python.",
    }
    return next((sentence for sign, sentence in signs.items() if sign.lower() in words.lower()), "Setting up stopped.")


def last_lines(words: str) -> str:
    return "\n".join(f"    {line}" for line in words.strip().splitlines()[-4:])


def stop(sentence: str) -> NoReturn:
    print(sentence, file=sys.stderr)
    sys.exit(1)


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except KeyboardInterrupt:
        sys.exit(130)
