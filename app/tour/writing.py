"""After the hour: a session is written up, previewed, signed, and added to."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.actions.notes_shown import last_session
from app.actions.roster import show_roster
from app.models.note import Heading
from app.tour.stage import Stage, page, there
from app.views.write_up.page import WriteUpPage


def written_up(stage: Stage) -> None:
    """Robin & Ash’s eighth session is a draft; it is read through, signed, and something is added."""
    with stage.opened("day") as program:
        window, desk = there(program.window), there(program.desk)
        robin_and_ash = next(row.couple.id for row in desk.read(show_roster) if row.label == "Robin & Ash")
        window.open_couple(robin_and_ash)
        window.writing_up.session(there(desk.read(last_session, robin_and_ash)).id)
        writing = page(window, kind=WriteUpPage)
        writing.sheet.parts[Heading.ASSESSMENT].field.setFocus(Qt.FocusReason.OtherFocusReason)
        stage.settle()
        stage.shoot("write-up", program)
        field = writing.sheet.parts[Heading.PLAN].field
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        stage.type(field, " ;")
        stage.shoot("write-up-phrases", program)
        stage.press(there(QApplication.focusWidget()), Qt.Key.Key_Escape)
        for _ in range(2):
            stage.press(field, Qt.Key.Key_Backspace)
        there(program.desk).flush()  # else the picture depends on how quickly it was taken
        writing.sheet.foot.sign.click()
        stage.settle()
        stage.shoot("write-up-left-over", program)
        writing.sheet.foot.as_it_is.click()
        window.notices.clear()
        writing.sheet.writer.open_button.click()
        stage.type(writing.sheet.writer.field, "Sunday evenings stay.")
        writing.sheet.writer.add_button.click()
        window.notices.clear()
        stage.settle()
        stage.shoot("write-up-signed", program)
