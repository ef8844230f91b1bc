"""The recovery sheet: one page, eight groups in order, plain advice."""

from __future__ import annotations

from datetime import date

import pytest

from app.models.agreement import Paper
from app.reports.recovery_sheet import draw
from tests.reports.paper import flat, pages_of, reader

GROUPS = ("K7QM", "2VD9", "T4HX", "0R5N", "8WJC", "3PZA", "6YEG", "9XRD")
WRITTEN = date(2026, 1, 21)


@pytest.mark.parametrize("paper", list(Paper))
def test_it_says_everything_on_one_page(paper: Paper) -> None:
    (text,) = pages_of(draw("Elin Marsh", GROUPS, WRITTEN, paper))
    assert text == (
        "Recovery sheet Elin Marsh · written 21 January 2026 This opens your records if the passphrase is lost. "
        "Whoever holds it can read everything. K7QM 2VD9 T4HX 0R5N 8WJC 3PZA 6YEG 9XRD "
        "Keep it in a safe, a bank box, or a sealed envelope away from this computer and its bag "
        "where a named colleague could find it Never in a photo, an e-mail or a synced folder "
        "To use it Choose “Use the recovery sheet instead” where the passphrase is asked for, then type the groups. "
        "Kept at The last group checks the others · page 1 of 1"
    )


def test_its_title_names_nobody_and_its_language_is_set() -> None:
    file = reader(draw("Elin Marsh", GROUPS, WRITTEN, Paper.A4, "de"))
    assert file.metadata is not None
    assert (file.metadata.title, file.metadata.author) == ("Recovery sheet", "")
    assert str(file.root_object["/Lang"]) == "de"
    assert not any("Marsh" in str(value) or "K7QM" in str(value) for value in file.metadata.values())


def test_the_same_values_give_the_same_bytes() -> None:
    assert draw("Elin", GROUPS, WRITTEN, Paper.A4) == draw("Elin", GROUPS, WRITTEN, Paper.A4)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("", "Recovery sheet written 21 January 2026 This opens"),
        ("<b>Elin</b> & {co}", "<b>Elin</b> & {co} · written 21 January 2026"),
        ("Practice for couples " * 20, "… · written 21 January 2026"),
    ],
)
def test_any_name_of_a_practice_fits(name: str, shown: str) -> None:
    (text,) = pages_of(draw(name, GROUPS, WRITTEN, Paper.A4))
    assert flat(shown) in text


@pytest.mark.parametrize("paper", list(Paper))
def test_nothing_leaves_the_page(paper: Paper) -> None:
    (page,) = reader(draw("Elin Marsh", GROUPS, WRITTEN, paper)).pages
    wide, high = float(page.mediabox.width), float(page.mediabox.height)
    places: list[tuple[float, float]] = []

    def seen(text: str, cm: list[float], tm: list[float], *_: object) -> None:
        if text.strip():
            places.append((tm[4] * cm[0] + cm[4], tm[5] * cm[3] + cm[5]))

    page.extract_text(visitor_text=seen)
    assert len(places) > 20
    assert all(50 < x < wide - 50 and 25 < y < high - 50 for x, y in places)


def test_a_key_of_another_length_is_not_printed() -> None:
    with pytest.raises(ValueError, match="eight groups"):
        draw("Elin", GROUPS[:7], WRITTEN, Paper.A4)
