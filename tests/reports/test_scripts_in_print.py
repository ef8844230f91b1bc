"""Names and words of every bundled script are drawn, joined, ordered, and read back as they were typed."""

from __future__ import annotations

from collections.abc import Sequence
from unicodedata import bidirectional, category

import pypdfium2
import pytest
from PIL import Image, ImageStat

from app.models.agreement import Paper
from app.reports import fonts
from app.reports.agreement import draw
from app.reports.ink import Inks
from app.reports.page import Document, Sheet
from app.reports.pen import Face
from app.reports.prose import Prose, broken
from app.reports.runs import clusters, missing, runs, width_of
from app.reports.unprintable import in_agreement
from app.tour.scripts import COUPLES as TOGETHER
from app.tour.scripts import in_many_scripts
from tests.reports.paper import DRAWN, flat, reader

COUPLES = {
    "Latin": ("Łukasz Żółć", "Zoe\u0308 Nguyễn"),
    "Greek": ("Ελένη", "Νίκος"),
    "Cyrillic": ("Ольга", "Дмитро Їжак"),
    "Hebrew": ("נועה", "שִׁירָה"),
    "Arabic": ("فاطمة الزهراء", "محمّد"),
    "Devanagari": ("क्षितिज", "श्रुति द्विवेदी"),
    "Chinese and Japanese": ("王小明", "美咲 さくら"),
    "Korean": ("지민", "서연"),
}
FACES = {name: Face(name, 12, 16) for name in (fonts.SANS, fonts.SANS_MEDIUM, fonts.SERIF, fonts.SERIF_ITALIC)}
HEBREW = "אנחנו רוצים להיות קרובים זה לזה בלי למהר (לאט). Robin & Ash ישבו 12 דקות, והפסקה היא סוף טוב. "
ARABIC = "نسأل بصوت عالٍ قبل اللمس، لمدة 5 دقائق؟ ثم ننتظر الكلمات. الصمت يعني لا. می‌خواهم "
HINDI = "हम सोफ़े पर साथ बैठते हैं। क्षितिज और श्रुति किसी भी दिन वहाँ लौट सकते हैं। "
JAPANESE = "毎週日曜の夜、十分間。電話を置いて、「よかったこと」をひとつ、小さな調整をひとつ、感謝をひとつ。"


def printed(*texts: str, face: Face = FACES[fonts.SERIF], width: float = 400.0) -> bytes:
    """Paragraphs one below the other on one page."""
    document = Document(Sheet(Paper.A4), "Test", "en", Inks())
    pen = document.pen()
    top = 60.0
    for text in texts:
        prose = Prose(text, face)
        prose.draw(pen, 70, top, width)
        top += prose.height(width) + 6
    document.canvas.showPage()
    return document.bytes()


def read(pdf: bytes) -> str:
    """All its words, by the library that shows PDF pages, as people would copy them."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return flat(" ".join(page.get_textpage().get_text_range() for page in document))
    finally:
        document.close()


def letters(text: str) -> str:
    """What must come back whatever a reader thinks of spaces and of signs that turn round: letters, marks, figures."""
    return "".join(sign for sign in flat(text) if category(sign)[0] in "LMN")


def ink(pdf: bytes) -> Image.Image:
    """The page in grey, four points a point."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        picture: Image.Image = document[0].render(scale=4).to_pil().convert("L")
        return picture
    finally:
        document.close()


def box(picture: Image.Image) -> tuple[int, int, int, int]:
    """Where the ink is: left, top, right, bottom."""
    found = picture.point(lambda grey: 255 if grey < 160 else 0).getbbox()
    assert found is not None
    return found


@pytest.mark.parametrize("script", COUPLES)
@pytest.mark.parametrize("font", FACES)
def test_a_couple_s_names_read_back_as_typed(script: str, font: str) -> None:
    pdf = printed(*COUPLES[script], face=FACES[font])
    assert letters(read(pdf)) == letters("".join(COUPLES[script]))
    assert letters(reader(pdf).pages[0].extract_text()) == letters("".join(COUPLES[script]))
    assert missing("".join(COUPLES[script])) == ""


@pytest.mark.parametrize("text", [HEBREW, ARABIC, HINDI, JAPANESE], ids=["Hebrew", "Arabic", "Hindi", "Japanese"])
def test_a_paragraph_reads_back_line_after_line(text: str) -> None:
    pdf = printed(text * 4, width=277)
    assert sorted(letters(read(pdf))) == sorted(letters(text * 4))
    assert set(flat(text).split()[1:-1]) <= set(read(pdf).split()) | set(flat(text).split()[1:-1]) & _turned(text)


def _turned(text: str) -> set[str]:
    """Words with a sign of no direction at an end, which a reader may give back on the other side of the word."""
    return {word for word in flat(text).split() if not (word[0].isalnum() and word[-1].isalnum())}


def test_no_glyph_is_a_box() -> None:
    """HarfBuzz gives number 0, the font's box, for what a font lacks."""
    for text in ("".join("".join(pair) for pair in COUPLES.values()), HEBREW, ARABIC, HINDI, JAPANESE):
        for font in FACES:
            for run in runs(fonts.printable(text), font):
                drawn = [part[0] for cluster in run.glyphs.clusters for part in cluster.parts] if run.glyphs else []
                assert 0 not in drawn, (run.font, run.words)


def test_scripts_in_one_line_stand_in_reading_order() -> None:
    line = broken("Łukasz & נועה, שלום 12", FACES[fonts.SERIF], 400)[0]
    assert "|".join(run.words for run in line) == "Łukasz & |12|נועה, שלום "
    paragraph = broken("נועה & Łukasz, בת 12", FACES[fonts.SERIF], 400, base=1)[0]
    assert "|".join(run.words.strip() for run in paragraph) == "12|בת|,|Łukasz|&|נועה"


def test_arabic_letters_join() -> None:
    (joined,) = runs("بيت", fonts.SANS)
    apart = [runs(letter, fonts.SANS)[0] for letter in "بيت"]
    assert joined.glyphs
    drawn = {part[0] for cluster in joined.glyphs.clusters for part in cluster.parts}
    assert drawn != {part[0] for run in apart if run.glyphs for c in run.glyphs.clusters for part in c.parts}
    assert width_of((joined,), 12) < width_of(tuple(apart), 12)


def test_a_conjunct_is_one_glyph_that_says_all_its_letters() -> None:
    (run,) = runs("क्षितिज", fonts.SERIF)
    assert run.glyphs
    assert [cluster.text for cluster in run.glyphs.clusters] == ["क्षि", "ति", "ज"]


def test_brackets_open_the_way_the_words_run() -> None:
    (first, *_), *_ = [run.glyphs.clusters for run in runs("(לאט)", fonts.SERIF) if run.glyphs]
    (plain,) = runs("((", "Inter-Italic", [1, 1])
    (other,) = runs("))", "Inter-Italic", [2, 2])
    assert first.text == ")"
    assert plain.glyphs
    assert other.glyphs is None


def test_a_right_to_left_paragraph_stands_at_the_right_edge_and_a_name_beside_its_mark() -> None:
    assert box(ink(printed("שלום")))[0] < 75 * 4
    pictures = [ink(printed(text)).crop((0, 4 * 76, 4 * 595, 4 * 90)) for text in ("ab " * 33, "אב " * 33)]
    assert box(pictures[0])[0] < 72 * 4
    assert box(pictures[1])[0] > 250 * 4


def test_marks_sit_on_their_letters() -> None:
    """A letter with a mark is as wide as without, and its ink is higher."""
    for base, marked in (("x", "x\u0304"), ("ש", "ש\u05c1"), ("ب", "ب\u064e"), ("क", "क\u0947")):
        assert len(clusters(marked)) == 1
        assert width_of(runs(marked, fonts.SERIF), 12) == pytest.approx(width_of(runs(base, fonts.SERIF), 12), rel=0.25)
        assert box(ink(printed(marked)))[1] < box(ink(printed(base)))[1], marked


def test_heavier_words_are_heavier_in_every_script() -> None:
    for first, _ in COUPLES.values():
        regular, medium, strong = (
            -ImageStat.Stat(ink(printed(first, face=Face(font, 24, 30)))).sum[0]
            for font in (fonts.SANS, fonts.SANS_MEDIUM, fonts.SANS_STRONG)
        )
        assert regular < medium < strong, first


def test_lines_of_chinese_end_between_characters_and_never_begin_with_a_full_stop() -> None:
    lines = ["".join(run.words for run in line) for line in broken(JAPANESE * 6, FACES[fonts.SERIF], 150)]
    assert "".join(lines) == JAPANESE * 6
    assert not any(line[0] in "、。」ー" or line[-1] == "「" for line in lines)
    assert all(width_of(runs(line, fonts.SERIF), 12) <= 150.1 for line in lines)
    assert min(width_of(runs(line, fonts.SERIF), 12) for line in lines[:-1]) > 120


def test_a_word_without_an_end_is_never_cut_inside_a_syllable() -> None:
    whole = "क्षि" * 100
    lines = [line[0].words for line in broken(whole, FACES[fonts.SERIF], 100)]
    assert "".join(lines) == whole
    assert all(len(line) % 4 == 0 for line in lines)


def test_a_word_keeps_to_one_font_where_one_has_all_of_it() -> None:
    assert [run.font for run in runs("“Ольга”", fonts.SERIF)] == ["SourceSerif4-Regular"]
    assert [run.font for run in runs("Ольга", fonts.SERIF_ITALIC)] == ["SourceSerif4-Italic"]
    assert [run.font for run in runs("Ольга", fonts.SANS)] == [fonts.SANS]
    assert [run.font for run in runs("ἀγάπη", fonts.SERIF)] == [fonts.SANS]
    assert [run.font for run in runs("«נועה»", fonts.SANS)] == ["NotoSansHebrew-Regular"]
    assert [run.font for run in runs("Łukasz ἀ", fonts.SERIF)] == [fonts.SERIF, fonts.SANS]


def test_plain_words_ask_for_no_other_font() -> None:
    """What is Latin is drawn as it always was, so it costs what it always did."""
    for font in FACES:
        assert runs("Robin’s plan, 12 %", font) == ((font, "Robin’s plan, 12 %", 0, None),)
    assert b"/CIDFontType2" not in printed("Robin’s plan")
    assert b"/CIDFontType2" in printed("נועה")


@pytest.mark.parametrize("levels", [(0,), (1,)])
def test_a_direction_mark_is_heeded_and_not_drawn(levels: Sequence[int]) -> None:
    assert runs("\u200f", fonts.SERIF, levels) == ()
    assert bidirectional("\u200f") == "R"
    (turned, *_) = runs(fonts.printable("\u200f12, Robin נ"), fonts.SERIF)
    assert turned.level == 2


def test_an_agreement_in_many_scripts_reads_back_and_every_font_is_embedded() -> None:
    pdf = draw(in_many_scripts(DRAWN))
    text = read(pdf)
    assert [names for names in TOGETHER if names not in text] == []
    assert in_agreement(in_many_scripts(DRAWN)) == ()
    assert b"/FontFile2" in pdf
    assert pdf.count(b"/CIDToGIDMap") == pdf.count(b"/CIDFontType2") > 8


def test_the_same_words_give_the_same_bytes() -> None:
    assert printed(HEBREW, ARABIC, HINDI, JAPANESE) == printed(HEBREW, ARABIC, HINDI, JAPANESE)
