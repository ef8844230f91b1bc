"""Which tests need no measuring: together, the others go everywhere, and a test that nobody knows is measured."""

from __future__ import annotations

from pathlib import Path

import coverage
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import survey
from tests.house.source import ROOT
from tests.survey import Place, choose, name_of, unmeasured, went_through

pytestmark = pytest.mark.uncounted

names = st.sampled_from("abcdefgh")
places = st.frozensets(st.tuples(st.integers(1, 3), st.just(1), st.integers(1, 5)), max_size=8)


@given(went=st.dictionaries(names, places), took=st.dictionaries(names, st.floats(0.0, 2.0)))
def test_those_that_are_measured_go_everywhere_that_all_go(
    went: dict[str, frozenset[Place]], took: dict[str, float]
) -> None:
    chosen = choose(went, took)
    assert all(took[name] >= survey.WORTH_IT for name in chosen)
    measured = set(went) - set(chosen)
    assert set().union(*(went[name] for name in measured)) == set().union(*went.values())


def test_of_two_that_go_the_same_way_the_quicker_is_measured() -> None:
    way = frozenset({(1, 1, 2), (1, 2, 3)})
    assert choose({"slow": way, "quick": way}, {"slow": 2.0, "quick": 1.0}) == ["slow"]
    assert choose({"slow": way, "short": way}, {"slow": 2.0, "short": 0.01}) == ["slow"]
    assert choose({"only": way}, {"only": 2.0}) == []


def test_where_each_test_went_is_read_from_what_was_measured(tmp_path: Path) -> None:
    data = coverage.CoverageData(str(tmp_path / "data"))
    for test, went_by in {"": [(1, 2)], "a": [(1, 2), (2, 3)], "b": [(2, 4)]}.items():
        data.set_context(test)
        data.add_arcs({"app/steps.py": went_by})
    data.close()
    went = went_through(tmp_path / "data")
    steps = {name: {(start, end) for _, start, end in places} for name, places in went.items()}
    assert steps == {"a": {(2, 3)}, "b": {(2, 4)}}


def test_every_case_of_a_test_is_one() -> None:
    assert name_of("tests/rules/test_order.py::TestMoves::test_up[first[1]-x]") == (
        "tests/rules/test_order.py::TestMoves::test_up"
    )


def test_during_a_survey_everything_is_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SURVEY", raising=False)
    assert unmeasured()
    monkeypatch.setenv("SURVEY", "1")
    assert unmeasured() == frozenset()


def test_the_list_names_tests_that_there_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SURVEY", raising=False)
    gone = []
    for name in unmeasured():
        file, *_, test = name.split("::")
        path = ROOT / file
        if not path.exists() or (test != "runTest" and f"def {test}(" not in path.read_text(encoding="utf-8")):
            gone.append(name)
    assert gone == []
