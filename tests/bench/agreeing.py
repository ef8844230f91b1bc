"""An agreement of four pages, beside ReportLab setting the same words as plain paragraphs; both warm."""

from __future__ import annotations

import time
from io import BytesIO

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer

from app.models.agreement import AgreementContent
from app.reports.agreement import draw
from app.views.theme.fonts import FONTS
from tests.bench.figures import Figure
from tests.reports.paper import long_agreement, reader

PAGES = 4
FACE = "Bench-Inter"


def agreement(rounds: int) -> list[Figure]:
    """In turns, after two of each that do not count."""
    pdfmetrics.registerFont(TTFont(FACE, str(FONTS / "Inter-Regular.ttf")))
    content = _of_four_pages()
    lines = [line for page in reader(draw(content)).pages for line in page.extract_text().splitlines() if line.strip()]
    ours: list[float] = []
    floor: list[float] = []
    for _ in range(rounds + 2):
        began = time.perf_counter()
        draw(content)
        between = time.perf_counter()
        _plainly(lines)
        ours.append((between - began) * 1000)
        floor.append((time.perf_counter() - between) * 1000)
    return [Figure("agreement of 4 pages", ours[2:], floor[2:], 0.5, times=2.0)]


def _of_four_pages() -> AgreementContent:
    for steps in range(4, 80, 2):
        content = long_agreement(steps)
        if len(reader(draw(content)).pages) == PAGES:
            return content
    raise RuntimeError("no agreement has four pages")


def _plainly(lines: list[str]) -> bytes:
    style = ParagraphStyle("plain", fontName=FACE, fontSize=10, leading=15)
    target = BytesIO()
    document = SimpleDocTemplate(target, pagesize=A4, initialFontName=FACE)
    document.build([part for line in lines for part in (Paragraph(_escaped(line), style), Spacer(1, 4))])
    return target.getvalue()


def _escaped(line: str) -> str:
    return line.replace("&", "&amp;").replace("<", "&lt;")
