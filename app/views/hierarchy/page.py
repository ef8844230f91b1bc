"""The hierarchy editor: the path of one couple, with everything done to it from keys, mouse and menus."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QStackedLayout, QVBoxLayout, QWidget

from app.actions import asking as asking_actions
from app.actions import hierarchy as hierarchy_actions
from app.actions.change import Change, Happened
from app.actions.ports import today
from app.models.content import load_first_steps, load_steps
from app.models.hierarchy import StepWords
from app.models.library import LibraryStep
from app.models.side import Side
from app.rules import library as library_rules
from app.rules import order as order_rules
from app.rules import typed_steps
from app.rules.path import Path
from app.rules.willingness import State
from app.views.desk import Desk
from app.views.drafts import DraftKeeper
from app.views.hierarchy.adding import AddField
from app.views.hierarchy.asker import Asker
from app.views.hierarchy.beside import lay_by_row, make_room
from app.views.hierarchy.edits import Edits
from app.views.hierarchy.menu import step_menu
from app.views.hierarchy.model import NOT_OF_THE_PATH, PathModel
from app.views.hierarchy.off_table import OffTable
from app.views.hierarchy.parts import BelowList, ColumnHeads, EmptyPath, PlaceCard
from app.views.hierarchy.sentences import Two
from app.views.hierarchy.view import PathView
from app.views.notices import announce
from app.views.theme.theme import Theme
from app.words import say


class HierarchyPage(QWidget):
    """The current path of one couple. `step_chosen(step_id, title)` says which step is in hand (0 for none)."""

    step_chosen = Signal(int, str)

    def __init__(self, theme: Theme, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._desk = theme, desk
        self._couple_id = self._below_id = 0
        self._coming, self._only_focused = False, False  # the focus into the list takes its first step in hand
        self._drafts: DraftKeeper | None = None
        self.model = PathModel(self._move_before, self)
        self.view = PathView(theme, self.model)
        self.heads = ColumnHeads(theme, self.view.viewport())
        self.add = AddField(theme, self._suggest, self)
        self.empty = EmptyPath(theme, load_first_steps())
        self._library = load_steps()  # looked through at every letter of a new step
        self.off_table = OffTable(theme)
        self.asker = Asker(theme, desk, self.model, self.view, self)
        self.asking = self.asker.card
        self.edits = Edits(theme, desk, self.model, self.view, self)
        self.place = PlaceCard(theme, self)
        self._lay_out_parts()
        self._connect()

    # -- what the window uses ---------------------------------------------------------------------------------

    def show_couple(self, couple_id: int) -> None:
        """Show the current path of this couple, with what was being typed into its add field."""
        if self._couple_id == couple_id:
            self._reload()
            return
        self._leave_everything()
        self._couple_id = couple_id
        path, _ = self._read()
        if self._drafts is not None:
            self._drafts.close()
        self._drafts = DraftKeeper(self._desk, hierarchy_actions.ADDING, path.hierarchy.id, self.add.text, self)
        self.add.setText(self._drafts.kept_words())
        self._reload()

    def take_focus(self) -> None:
        """The focus where one would go on: the list, or the field of an empty path."""
        (self.view if self.model.rowCount() else self.add).setFocus(Qt.FocusReason.OtherFocusReason)

    def start_adding(self) -> None:
        """The focus into the add field, for a step at the end of the path; that takes no step in hand."""
        if self._only_focused:
            self.view.setCurrentIndex(QModelIndex())
        self._add_below(0)

    def chosen_step(self) -> int:
        """The step in hand; 0 for none."""
        return self.view.chosen_id()

    def choose_step(self, step_id: int) -> None:
        """Take a step in hand, from elsewhere."""
        self.view.choose(step_id)
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_off_table(self) -> None:
        """Open what is off the table."""
        self.off_table.open()

    # -- putting it together ----------------------------------------------------------------------------------

    def _lay_out_parts(self) -> None:
        self._column = column = QVBoxLayout(self)
        column.setSpacing(0)
        self._path_box = QWidget()
        box = QVBoxLayout(self._path_box)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.heads)
        box.addWidget(self.view)
        self.view.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._below_list = BelowList(self._theme, self.add, self.off_table)
        box.addWidget(self._below_list)
        box.addStretch(1)
        self._either = QStackedLayout()
        column.addLayout(self._either, 1)  # first, since a stack on its own shows its first page as a window
        self._either.addWidget(self._path_box)
        self._either.addWidget(self.empty)

    def _connect(self) -> None:
        self._desk.changed.connect(self._changed)
        self._desk.room.connect(self._reload)
        view = self.view
        view.chosen.connect(self._chosen)
        view.edit_wanted.connect(self._edit)
        view.new_below_wanted.connect(self._add_below)
        view.remove_wanted.connect(self._remove)
        view.move_wanted.connect(self._move_to_place)
        view.place_wanted.connect(self._ask_place)
        view.baseline_wanted.connect(self._set_baseline)
        view.week_wanted.connect(self._week)
        view.pause_wanted.connect(self._pause)
        view.asking_wanted.connect(self.edits.close)
        view.menu_wanted.connect(self._menu)
        view.add_wanted.connect(lambda: self._add_below(0))
        view.verticalScrollBar().valueChanged.connect(self._place_cards)
        self.add.typed_line.connect(self._add_line)
        self.add.pasted_list.connect(self._add_list)
        self.add.taken.connect(self._add_from_library)
        self.add.leave.connect(self._leave_adding)
        self.add.textChanged.connect(self._typing)
        self.add.installEventFilter(self)
        view.installEventFilter(self)
        self.empty.taken.connect(self._add_from_library)
        self.empty.scrolled.connect(self.add.lay_suggestions)
        self.asker.shown.connect(self._show_card)
        self.edits.resized.connect(self._fit)
        self.edits.left.connect(self.view.setFocus)
        self.place.wanted.connect(self._move_to_place)
        self.place.closed.connect(self.view.setFocus)
        self.place.writing.connect(self.view.letters.begins)
        self.off_table.bring_back.connect(self.asker.bring_back)
        self.off_table.resized.connect(self._fit)
        self._theme.changed.connect(self._fit)

    # -- reading ----------------------------------------------------------------------------------------------

    def _read(self) -> tuple[Path, Two]:
        path, whose = self._desk.read(hierarchy_actions.show_desk, self._couple_id)
        return path, Two(*whose)

    def _changed(self, change: Change) -> None:
        if change.couple_id == self._couple_id and self._couple_id and change.happened not in NOT_OF_THE_PATH:
            self._reload(moved=change.ids)
            if change.happened is Happened.STEPS_BROUGHT_BACK and change.ids:
                self.view.choose(change.ids[0])

    def _reload(self, *_: object, moved: tuple[int, ...] = ()) -> None:
        if not self._couple_id:
            return
        path, two = self._read()
        self.view.rows.today = self._today()
        self.model.show(path, two, first_moved=moved)
        self.heads.show_scale(two)
        self.off_table.show_rows(path.off_table, two, live=self._desk.session is not None)
        empty = not path.rows and not path.off_table
        self._move_add_field(to_empty=empty)
        self._fit()
        self.asker.show_again()
        self.edits.follow()

    def _move_add_field(self, *, to_empty: bool) -> None:
        had_focus = self.add.hasFocus()
        here = self._either.currentWidget() is self.empty
        if to_empty != here:
            if to_empty:
                self._below_list.add_row.removeWidget(self.add)
                self.empty.field_place.addWidget(self.add)
            else:
                self.empty.field_place.removeWidget(self.add)
                self._below_list.add_row.addWidget(self.add, 1)
            self._either.setCurrentWidget(self.empty if to_empty else self._path_box)
        if had_focus or (to_empty and not here and self.isVisible()):
            self.add.setFocus()

    def _today(self) -> date:
        return today(self._desk.clock)

    # -- adding -----------------------------------------------------------------------------------------------

    def _suggest(self, words: str) -> list[LibraryStep]:
        path = self.model.path
        present = [row.step.title for row in (*path.rows, *path.off_table)] if path is not None else []
        return library_rules.suggest(self._library, words, present_titles=present)

    def _add_line(self, words: str) -> None:
        step = typed_steps.from_line(words)
        if step is not None:
            self._add([step])

    def _add_list(self, words: str) -> None:
        self._add(typed_steps.from_list(words))

    def _add_from_library(self, step: LibraryStep) -> None:
        self._add([typed_steps.from_library(step)])

    def _add(self, steps: list[StepWords]) -> None:
        path = self.model.path
        if path is None or not steps:
            return
        before = order_rules.next_after(path.order, self._below_id)
        outcome = self._desk.do_or_tell(hierarchy_actions.add_steps, path.hierarchy.id, steps, before)
        if outcome is None:
            return
        self.add.done()
        if self._drafts is not None:
            self._drafts.taken()
        self.view.choose(outcome.change.ids[-1])
        if self._below_id:
            self._below_id = outcome.change.ids[-1]
            self._say_where()
        self.add.setFocus()

    def _add_below(self, step_id: int) -> None:
        if not self._below_list.isVisibleTo(self):
            self.edits.close()  # it has the room where one adds
        self._below_id = step_id
        self._say_where()
        self.add.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _say_where(self) -> None:
        row = self.model.row_of(self._below_id) if self._below_id else None
        if row is None:
            self._below_id = 0
            self.add.setPlaceholderText(say("Add a step, then Enter for the next one"))
        else:
            self.add.setPlaceholderText(say("Add a step below “{title}”", title=row.step.title))

    def _leave_adding(self) -> None:
        self.add.put_away()
        self._below_id = 0
        self._say_where()
        if self.model.rowCount():
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _typing(self) -> None:
        if self._drafts is not None:
            self._drafts.typed()

    # -- changing ---------------------------------------------------------------------------------------------

    def _edit(self, step_id: int, field: str = "title") -> None:
        self.asking.leave()
        self.edits.open(step_id, field)

    def _remove(self, step_id: int) -> None:
        place = self.model.index_of(step_id).row()
        if self._desk.do_or_tell(hierarchy_actions.remove_steps, (step_id,)) is not None and self.model.rowCount():
            self.view.setCurrentIndex(self.model.index(min(max(place, 0), self.model.rowCount() - 1)))

    def _set_baseline(self, step_id: int) -> None:
        path = self.model.path
        if path is not None:
            wanted = None if path.hierarchy.baseline_id == step_id else step_id
            self._desk.do_or_tell(hierarchy_actions.set_baseline, path.hierarchy.id, wanted)

    def _week(self, step_id: int) -> None:
        row = self.model.row_of(step_id)
        if row is not None:
            planned = row.state is State.PLANNED
            act = asking_actions.unplan_step if planned else asking_actions.plan_step
            self._desk.do_or_tell(act, step_id)

    def _pause(self, step_id: int) -> None:
        if self._desk.do_or_tell(asking_actions.pause_step, step_id) is not None:
            announce(self.view, say("Paused."))

    # -- moving -----------------------------------------------------------------------------------------------

    def _move_to_place(self, step_id: int, place: int) -> None:
        self._move_before(step_id, order_rules.before_at_place(self.model.ids(), step_id, place))

    def _move_before(self, step_id: int, before_id: int | None) -> bool:
        row = self.model.row_of(step_id)
        if row is None or self._desk.do_or_tell(hierarchy_actions.move_step, step_id, before_id) is None:
            return False
        self.view.choose(step_id)
        index = self.model.index_of(step_id)
        of = self.model.rowCount()
        announce(self.view, say("{title}, now {place} of {of}", title=row.step.title, place=index.row() + 1, of=of))
        return True

    def _ask_place(self, step_id: int) -> None:
        row = self.model.row_of(step_id)
        if row is not None:
            self.place.ask(row, self.model.rowCount())
            self._place_cards()

    # -- menus, places and focus ------------------------------------------------------------------------------

    def _menu(self, step_id: int, spot: QPoint) -> None:
        row, two = self.model.row_of(step_id), self.model.two
        if row is None or two is None or self.model.path is None:
            return
        ids = self.model.ids()
        place = ids.index(step_id)
        acts = {
            "edit": partial(self._edit, step_id),
            "smaller": partial(self._edit, step_id, "smaller"),
            "below": partial(self._add_below, step_id),
            "up": partial(self._move_to_place, step_id, place - 1) if place else None,
            "down": partial(self._move_to_place, step_id, place + 1) if place + 1 < len(ids) else None,
            "place": partial(self._ask_place, step_id),
            "first": partial(self.asker.ask, step_id, Side.FIRST, number=True),
            "second": partial(self.asker.ask, step_id, Side.SECOND, number=True),
            "week": partial(self._week, step_id),
            "pause": partial(self._pause, step_id),
            "baseline": partial(self._set_baseline, step_id),
            "remove": partial(self._remove, step_id),
        }
        menu = step_menu(row, two, acts, baseline=self.model.path.hierarchy.baseline_id == step_id, parent=self)
        menu.popup(self.view.viewport().mapToGlobal(spot))

    def _chosen(self, step_id: int) -> None:
        self._only_focused, self._coming = self._coming, False
        row = self.model.row_of(step_id) if step_id else None
        if self.asking.step_id and self.asking.step_id != step_id:
            self.asking.leave()
        self._fit()
        self.step_chosen.emit(step_id, row.step.title if row else "")

    def _fit(self) -> None:
        self._column.setContentsMargins(self._theme.px(28), 0, self._theme.px(28), 0)  # also of another text size
        self.heads.updateGeometry()
        around = self.heads.sizeHint().height() + self.add.sizeHint().height() + self._theme.px(20)
        # Where the page is low, a step that is being changed has all of it.
        alone = self.edits.wanted() > self.height() - around
        self.heads.setVisible(not alone)
        self._below_list.setVisible(not alone)
        room = self.height() - (0 if alone else around)
        least = self._theme.px(120)
        if not alone and self.off_table.isVisible():
            room -= self.off_table.fit(self.width() - 2 * self._theme.px(28), room - least)
        room = max(least, room)
        self.edits.fit(room)
        self.view.fit(room)
        self._place_cards()

    def _show_card(self) -> None:
        if self.asking.step_id:
            make_room(self._theme, self.asking, self, self.view, self.model.index_of(self.asking.step_id))
        self._place_cards()

    def _place_cards(self) -> None:
        for card, step_id in ((self.asking, self.asking.step_id), (self.place, self.view.chosen_id())):
            if card.isVisible() and step_id:
                lay_by_row(self._theme, card, self, self.view, self.model.index_of(step_id))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.add and event.type() == QEvent.Type.FocusOut:
            self.add.put_away()
        if watched is self.view and event.type() == QEvent.Type.FocusIn:
            self._coming = not self.view.chosen_id()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.asking.leave()
            self.place.leave()
            return
        super().keyPressEvent(event)

    def _leave_everything(self) -> None:
        self.edits.close()
        self.asking.leave()
        self.place.leave()
        self._below_id = 0
        self._say_where()
