"""Before the records: the first run, the way in, and what stands in its way."""

from __future__ import annotations

import os
import shutil

from app.dates import long_date
from app.keeping import Keeper
from app.models.content import load_passphrase_words
from app.rules.passphrase import rate, rate_drawn
from app.store.cost import FLOOR
from app.store.opening import make_backup, open_with_passphrase
from app.store.sqlcipher import NAME
from app.tour.prints import keep_recovery_sheet
from app.tour.stage import GROUPS, NOW, PASSPHRASE, PRACTICE, Stage, page
from app.views.notices import unlock_keychain_words
from app.views.unlock.asks import Passphrases, Sheets
from app.views.unlock.first_run import FirstRunPage
from app.views.unlock.unlock import UnlockPage, greeting_for


def first_run(stage: Stage) -> None:
    """Three steps; the words are always the same four here, and the sheet is of no records."""
    passphrases = Passphrases(PASSPHRASE.split, lambda: rate_drawn(len(load_passphrase_words())), rate)
    sheets = Sheets(lambda *_: None, lambda _: "", lambda _: "")
    today = NOW["none"].date()
    with stage.program("none") as program:
        steps = FirstRunPage(program.theme, passphrases, sheets, today=today, written=long_date(today))
        program.top.show_page(steps)
        stage.settle()
        stage.shoot("first-run-practice", program)
        steps.form.name.set_text(PRACTICE.name)
        steps.form.credentials.set_text(PRACTICE.credentials)
        steps.form.address.set_text(PRACTICE.address)
        steps.form.button.click()
        stage.settle()
        stage.shoot("first-run-passphrase", program)
        steps.choosing.take.click()
        steps.choosing.again.set_text(PASSPHRASE)
        steps.show_recovery(GROUPS)
        stage.settle()
        stage.shoot("first-run-sheet", program)
        keep_recovery_sheet(stage, program)


def way_in(stage: Stage) -> None:
    """The passphrase, another one, and the recovery sheet."""
    with stage.program("day") as program:
        asked = page(program.top, kind=UnlockPage)
        asked.say_of_keychain(unlock_keychain_words(TimeoutError()))
        stage.settle()
        stage.shoot("unlock-keychain", program)
        asked.show_greeting(greeting_for(NOW["day"].hour))
        asked.entry.field.insert(PASSPHRASE[:10])
        stage.shoot("unlock", program)
        asked.entry.field.show_letters()
        stage.unlock(program, "linen harbor walnut drizzle")
        stage.shoot("unlock-wrong", program)
        asked.show_recovery()
        for box, typed in zip(asked.recovery.groups.boxes, ("K7QM", "4TXA", "RR2D", "8WH"), strict=False):
            box.setFocus()
            box.insert(typed)
        stage.settle()
        stage.shoot("recovery-entry", program)


def damaged(stage: Stage) -> None:
    """Part of the file cannot be read, and there is a backup of this morning."""
    home = stage.home("day")
    vault = open_with_passphrase(home, PASSPHRASE, FLOOR)
    backup = make_backup(vault)
    vault.close()
    made = NOW["day"].replace(hour=8, minute=55).timestamp()
    os.utime(backup, (made, made))
    with (home / NAME).open("r+b") as file:
        file.seek(1024)
        file.write(bytes(64 * 1024))
    with stage.program("day", home) as program:
        stage.unlock(program, PASSPHRASE)
        stage.shoot("damaged", program)


def started_twice(stage: Stage) -> None:
    """Another window has the records."""
    home = stage.home("day")
    first = Keeper(home, lambda: NOW["day"], FLOOR).by_passphrase(PASSPHRASE)
    with stage.program("day", home) as program:
        stage.unlock(program, PASSPHRASE)
        stage.shoot("started-twice", program)
    first.close()
    shutil.rmtree(home)
