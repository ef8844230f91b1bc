"""The hierarchy editor: the path of one couple, with everything done to it from keys, mouse and menus."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QStackedLayout, QVBoxLayout, QWidget

from app.actions import hierarchy as hierarchy_actions
from app.actions.change import Change, Happened
from app.actions.ports import today
from app.models.content import load_first_steps
from app.models.side import Side
from app.rules import order as order_rules
from app.rules.path import Path
from app.views.desk import Desk
from app.views.hierarchy.acts import Acts
from app.views.hierarchy.adds import Adds
from app.views.hierarchy.again_line import AgainLine
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
    """The current path of one couple. `step_chosen(step_id, title)` says which step is in hand (0 for none).

    `room_step_changed(step_id)` says which step is in the room (0 for none); what is shown then in place of the path is
    put there by `set_instead`.
    """

    step_chosen = Signal(int, str)
    room_step_changed = Signal(int)

    def __init__(self, theme: Theme, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._desk = theme, desk
        self._couple_id = 0
        self._in_the_room = -1  # nobody has been told of any yet
        self._coming, self._only_focused = False, False  # the focus into the list takes its first step in hand
        self.model = PathModel(self._move_before, self)
        self.view = PathView(theme, self.model)
        self.heads = ColumnHeads(theme, self.view.viewport())
        self.adds = Adds(theme, desk, self.model, self.view, self)
        self.add = self.adds.field
        self.empty = EmptyPath(theme, load_first_steps())
        self.off_table = OffTable(theme)
        self.asker = Asker(theme, desk, self.model, self.view, self)
        self.asking = self.asker.card
        self.edits = Edits(theme, desk, self.model, self.view, self)
        self.acts = Acts(theme, desk, self.model, self.view, self)
        self.again = AgainLine(theme)
        self._instead: QWidget | None = None
        self._empty = self._shown_instead = False
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
        self.adds.show_path(path.hierarchy.id)
        self._reload()

    def take_focus(self) -> None:
        """The focus where one would go on: what stands in place of the path, the list, the field of an empty one."""
        if self._shown_instead and self._instead is not None:
            self._instead.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        (self.view if self.model.rowCount() else self.add).setFocus(Qt.FocusReason.OtherFocusReason)

    def start_adding(self) -> None:
        """The focus into the add field, for a step at the end of the path; that takes no step in hand."""
        if self._only_focused:
            self.view.setCurrentIndex(QModelIndex())
        self.adds.add_below(0)

    def chosen_step(self) -> int:
        """The step in hand; 0 for none."""
        return self.view.chosen_id()

    def choose_step(self, step_id: int) -> None:
        """Take a step in hand, from elsewhere."""
        self.view.choose(step_id)
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask_in_one_round(self) -> None:
        """Ask about the steps of this week whose yeses have run their time, one after another."""
        self.acts.leave()
        self.edits.close()
        self.asker.ask_in_one_round(self._lapsed())

    def step_in_the_room(self) -> int:
        """The step that was brought into the room and has not come to its end; 0 for none."""
        return next((row.step.id for row in self.model.rows() if row.in_the_room), 0)

    def set_instead(self, widget: QWidget) -> None:
        """What can be shown in place of the path; the page keeps it from then on."""
        if self._instead is not None:
            self._either.removeWidget(self._instead)
        self._instead = widget
        self._either.addWidget(widget)
        self._show_either()

    def show_instead(self, on: bool) -> None:
        """Show that in place of the path, or the path again; nothing that was being typed on it is lost."""
        if on == self._shown_instead or self._instead is None:
            return
        if on:
            self._leave_everything()
        self._shown_instead = on
        self._show_either()

    def lead(self, line: QWidget) -> None:
        """Keep a quiet line above the path, that leads elsewhere."""
        self._box.insertWidget(0, line)

    def show_off_table(self) -> None:
        """Open what is off the table."""
        self.off_table.open()

    # -- putting it together ----------------------------------------------------------------------------------

    def _lay_out_parts(self) -> None:
        self._column = column = QVBoxLayout(self)
        column.setSpacing(0)
        self._path_box = QWidget()
        self._box = box = QVBoxLayout(self._path_box)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.again)
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
        view.new_below_wanted.connect(self.adds.add_below)
        view.move_wanted.connect(self._move_to_place)
        view.place_wanted.connect(self._ask_place)
        view.asking_wanted.connect(self.edits.close)
        view.asking_wanted.connect(self.acts.leave)
        view.menu_wanted.connect(self._menu)
        view.add_wanted.connect(lambda: self.adds.add_below(0))
        view.verticalScrollBar().valueChanged.connect(self._place_cards)
        self.adds.begun.connect(self._make_room_to_add)
        self.adds.left.connect(self._leave_adding)
        self.add.installEventFilter(self)
        view.installEventFilter(self)
        self.empty.taken.connect(self.adds.add_from_library)
        self.empty.scrolled.connect(self.add.lay_suggestions)
        self.again.wanted.connect(self.ask_in_one_round)
        self.asker.shown.connect(self._show_card)
        self.asker.ended.connect(self._show_lapsed)
        self.asker.card.other_day.connect(self._ask_other_day)
        self.acts.edit_wanted.connect(self._edit)
        self.acts.answered.connect(self._fit)
        self.acts.shown.connect(self._place_cards)
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
            self.view.hush()
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
        self._show_lapsed()
        self.asker.show_again()
        self.edits.follow()
        self.acts.follow()
        self._tell_the_room()

    def _show_lapsed(self) -> None:
        self.again.show_lapsed(len(self._lapsed()), going=self.asker.in_a_round)
        self._fit()

    def _lapsed(self) -> list[int]:
        return [row.step.id for row in self.model.rows() if row.lapsed]

    def _tell_the_room(self) -> None:
        here = self.step_in_the_room()
        if here != self._in_the_room:
            self._in_the_room = here
            self.room_step_changed.emit(here)

    def _show_either(self) -> None:
        now = self._instead if self._shown_instead else None
        self._either.setCurrentWidget(now or (self.empty if self._empty else self._path_box))
        self._fit()

    def _move_add_field(self, *, to_empty: bool) -> None:
        had_focus = self.add.hasFocus()
        here, self._empty = self._empty, to_empty
        if to_empty != here:
            if to_empty:
                self._below_list.add_row.removeWidget(self.add)
                self.empty.field_place.addWidget(self.add)
            else:
                self.empty.field_place.removeWidget(self.add)
                self._below_list.add_row.addWidget(self.add, 1)
            self._show_either()
        if had_focus or (to_empty and not here and self.isVisible()):
            self.add.setFocus()

    def _make_room_to_add(self) -> None:
        if not self._below_list.isVisibleTo(self):
            self.edits.close()  # it has the room where one adds

    def _leave_adding(self) -> None:
        if self.model.rowCount():
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _today(self) -> date:
        return today(self._desk.clock)

    # -- changing ---------------------------------------------------------------------------------------------

    def _edit(self, step_id: int, field: str = "title") -> None:
        self.asking.leave()
        self.acts.leave()
        self.edits.open(step_id, field)

    def _ask_other_day(self, step_id: int, side: Side) -> None:
        self.asking.leave()
        self.acts.ask_rest(step_id, side)

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
            "below": partial(self.adds.add_below, step_id),
            "up": partial(self._move_to_place, step_id, place - 1) if place else None,
            "down": partial(self._move_to_place, step_id, place + 1) if place + 1 < len(ids) else None,
            "place": partial(self._ask_place, step_id),
            "first": partial(self.asker.ask, step_id, Side.FIRST, number=True),
            "second": partial(self.asker.ask, step_id, Side.SECOND, number=True),
            **self.acts.for_menu(row),
        }
        baseline = self.model.path.hierarchy.baseline_id == step_id
        menu = step_menu(row, two, acts, baseline=baseline, theme=self._theme, parent=self)
        menu.popup(self.view.viewport().mapToGlobal(spot))

    def _chosen(self, step_id: int) -> None:
        self._only_focused, self._coming = self._coming, False
        row = self.model.row_of(step_id) if step_id else None
        for card in (self.asking, self.acts.said, self.acts.rest):
            # A round goes on by itself where the step that was asked about left the path.
            goes_on = card is self.asking and self.asker.in_a_round and not self.model.is_on_path(card.step_id)
            if card.step_id and card.step_id != step_id and not goes_on:
                card.leave()
        self._fit()
        self.step_chosen.emit(step_id, row.step.title if row else "")

    def _fit(self) -> None:
        side = 0 if self._shown_instead else self._theme.px(28)  # also of another text size
        self._column.setContentsMargins(side, 0, side, 0)
        self.heads.updateGeometry()
        around = self.heads.sizeHint().height() + self.add.sizeHint().height() + self._theme.px(20)
        if not self.again.isHidden():
            around += self.again.height_at(self.width() - 2 * self._theme.px(28))
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
        cards = [(card, card.step_id) for card in (self.asking, self.acts.said, self.acts.rest)]
        for card, step_id in (*cards, (self.place, self.view.chosen_id())):
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
            self.acts.leave()
            self.place.leave()
            return
        super().keyPressEvent(event)

    def _leave_everything(self) -> None:
        self.edits.close()
        self.asking.leave()
        self.acts.leave()
        self.place.leave()
        self.adds.go_below(0)
