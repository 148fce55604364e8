"""Charts of a report as SVG text, and as PNG for programs that show no SVG.

A chart lays out what the tables say in full; where there is no room for all, it says how much it leaves out.
"""

from collections.abc import Callable, Iterator, Mapping
from importlib.resources import files
from itertools import pairwise

from ntmcli.model.values import Outcome
from ntmcli.present import phrases
from ntmcli.present.content import CommuneContent, Point, RollupContent
from ntmcli.present.gap_figures import GapFigure, list_figures
from ntmcli.present.report_words import word
from ntmcli.present.svg import (
    FILLS,
    INK,
    PAPER,
    SOFT,
    box,
    cell,
    cut,
    draw,
    estimate,
    hatch,
    line,
    plain,
    sign,
    write,
)
from ntmcli.present.wording import say

MOST_ROWS = 60
"""Communes that the matrix draws; the table beside it has them all."""
MOST_BARS = 30
"""Indicators that the bars of gaps draw."""
WIDTH = 520.0
"""Of most charts, in pixels: letters are readable on a phone, where it stands at two thirds of that."""
LEGEND_LINE = 24
"""Pixels from one line of a legend to the next."""
SMALL = 12.0
"""Size of labels, in pixels."""
ZOOM = 2
"""Pixels of a picture for one of a drawing, so that it prints sharp."""


def strip_svg(content: CommuneContent) -> str:
    """Draw a cell for each criterion, with its code and the sign of its outcome."""
    verdicts, lang = content.assessment.verdicts, content.lang
    across, width, height = 10, 50, 50
    parts = []
    for at, verdict in enumerate(verdicts):
        x, y = 10 + at % across * width, 10 + at // across * height
        ink = FILLS[verdict.outcome][1]
        said = f"{verdict.code} {phrases.title(verdict.ruled.criterion, lang)}: {say(lang, verdict.outcome)}"
        code = cut(f"{verdict.code}{' *' if verdict.illustrative else ''}", width - 6, 14)
        parts += [
            f"<g><title>{plain(said)}</title>",
            cell(verdict.outcome, x, y, width - 5, height - 5),
            # What is hatched stands clear behind the letters.
            box(x + 5, y + 4, width - 15, height - 13, PAPER) if verdict.outcome is Outcome.NOT_MET else "",
            write(x + (width - 5) / 2, y + 18, code, size=14, anchor="middle", bold=True, ink=ink),
            sign(verdict.outcome, x + (width - 5) / 2, y + 31, 13, ink),
            "</g>",
        ]
    rows = -(-len(verdicts) // across)
    bottom = 10 + rows * height
    codes = {outcome: [verdict.code for verdict in verdicts if verdict.outcome is outcome] for outcome in Outcome}
    counts = {outcome: f"{say(lang, outcome)}: {len(listed)}" for outcome, listed in codes.items() if listed}
    legend, lines = _legend(counts, bottom + 10)
    described = "; ".join(f"{say(lang, outcome)}: {', '.join(listed)}" for outcome, listed in codes.items() if listed)
    title = f"{word(lang, 'strip')}: {content.headline}"
    return draw(WIDTH, bottom + 14 + lines * LEGEND_LINE, title, described, [*parts, *legend])


def _legend(said: Mapping[Outcome, str], y: float) -> tuple[list[str], int]:
    """Return signs with what is said of them, and how many lines they take."""
    parts = []
    x, lines = 10.0, 1
    for outcome, text in said.items():
        width = 38 + estimate(text, SMALL)
        if x + width > WIDTH and x > 10:
            x, y, lines = 10.0, y + LEGEND_LINE, lines + 1
        parts += [cell(outcome, x, y, 18, 18), sign(outcome, x + 9, y + 9, 10, FILLS[outcome][1])]
        parts.append(write(x + 24, y + 13, text, size=SMALL))
        x += width
    return parts, lines


def course_svg(content: CommuneContent) -> str | None:
    """Draw the criteria met on the days of the reviews, as far apart as they are in time; None where there is none.

    What was found on a day stands until the next review. A bar spans what the unknown leave open.
    """
    points = [(point, point.assessment.day.toordinal()) for point in content.course if point.assessment.day is not None]
    if not points:
        return None
    lang = content.lang
    left, top, right, bottom = 46.0, 34.0, WIDTH - 46, 214.0
    most = max(point.assessment.criteria.total for point, _ in points) or 1
    first, last = points[0][1], points[-1][1]

    def across(day: int) -> float:
        return (left + right) / 2 if first == last else left + (right - left) * (day - first) / (last - first)

    def down(count: int) -> float:
        return bottom - (bottom - top) * count / most

    parts = []
    for count in sorted({0, most, *range(0, most - 1, 5)}):
        parts += [
            line(left - 12, down(count), right + 12, down(count), "#d0d0d0", dash="" if count in (0, most) else "2 3"),
            write(left - 18, down(count) + 4, str(count), size=SMALL, anchor="end", ink=SOFT),
        ]
    for (before, day), (_, following) in pairwise(points):
        level = down(before.assessment.criteria.met)
        parts.append(line(across(day), level, across(following), level, "#1b6e3c", 1.5, "5 3"))
    for point, day in points:
        parts += _mark(point, across(day), down)
    for point, x in _apart(points, across):
        counts = point.assessment.criteria
        text = phrases.met_of(counts) + phrases.mark(point.assessment)
        parts += [
            write(x, down(counts.met_at_most) - 9, text, size=SMALL, anchor="middle", bold=True),
            line(x, bottom, x, bottom + 5, SOFT),
            write(x, bottom + 19, point.date, size=SMALL, anchor="middle", ink=SOFT),
        ]
    described = "; ".join(f"{point.date}: {phrases.met_of(point.assessment.criteria)}" for point, _ in points)
    opened = any(point.assessment.criteria.unknown for point, _ in points)
    if opened:
        parts.append(write(left, bottom + 40, word(lang, "course_open"), size=SMALL, ink=SOFT))
    return draw(WIDTH, bottom + (52 if opened else 32), word(lang, "course"), described, parts)


def _mark(point: Point, x: float, down: Callable[[int], float]) -> Iterator[str]:
    """Yield the mark of a review: a dot, and a bar over what is open."""
    counts = point.assessment.criteria
    low, high = down(counts.met), down(counts.met_at_most)
    if counts.unknown:
        yield box(x - 4, high, 8, low - high, PAPER, "#4a4a4a", "3 2")
    radius = 5 if not counts.unknown else 4
    yield f'<circle cx="{x:.1f}" cy="{low:.1f}" r="{radius}" fill="#1b6e3c"/>'


def _apart(points: list[tuple[Point, int]], across: Callable[[int], float]) -> list[tuple[Point, float]]:
    """Choose the points whose labels do not run into each other, the latest first."""
    chosen: list[tuple[Point, float]] = []
    free = float("inf")
    for point, day in reversed(points):
        x = across(day)
        half = max(estimate(point.date, SMALL), 60) / 2
        if x + half < free:
            chosen.append((point, x))
            free = x - half - 6
    return chosen


def gaps_svg(content: CommuneContent) -> str | None:
    """Draw how near each unmet indicator with a figure is to its limit; None where there is none."""
    figures = list(list_figures((row.entry for row in content.unmet), content.lang))
    if not figures:
        return None
    left, width, height = 10.0, WIDTH - 20, 58
    parts = []
    drawn = figures[:MOST_BARS]
    for at, each in enumerate(drawn):
        y = 10.0 + at * height
        parts.append(write(left, y + 12, cut(f"{each.code} {each.name}", width, 13), bold=True))
        parts += _bar(each, left, y + 20, width, 12)
        parts.append(write(left, y + 46, cut(each.said, width, SMALL), size=SMALL))
    described = "; ".join(f"{each.code} {each.name}: {each.said}" for each in drawn)
    bottom = 10 + len(drawn) * height
    if len(figures) > len(drawn):
        left_out = word(content.lang, "more", number=len(figures) - len(drawn))
        parts.append(write(left, bottom + 8, left_out, size=SMALL, ink=SOFT))
        bottom += 20
    return draw(WIDTH, bottom, word(content.lang, "gaps"), described, parts)


def _bar(figure: GapFigure, x: float, y: float, width: float, height: float) -> Iterator[str]:
    """Yield a bar as long as the figure, a mark at the limit, and what lies between them hatched."""
    asked = figure.asked * (width - 8)
    low, high = sorted((figure.reached * (width - 8), asked))
    yield box(x, y, width, height, "#f2f2f2")
    yield box(x, y, low, height, "#2f6f9f")
    yield box(x + low, y, high - low, height, PAPER, "#9b1c10")
    yield hatch(x + low, y, high - low, height, "#9b1c10", 5)
    yield line(x + asked, y - 4, x + asked, y + height + 4, INK, 2.5)


def matrix_svg(content: RollupContent) -> str:
    """Draw communes by criteria, a sign in each field; at most `MOST_ROWS` communes."""
    rollup, lang = content.rollup, content.lang
    codes = list(rollup.tallies)
    size, left, top = 22, 150.0, 34.0
    width = left + len(codes) * size + 66
    parts = []
    for at, code in enumerate(codes):
        text = cut(code, size, 11)
        parts.append(write(left + at * size + size / 2, top - 8, text, size=11, anchor="middle", bold=True))
    members = rollup.members[:MOST_ROWS]
    for row, member in enumerate(members):
        y = top + row * size
        name = cut(f"{member.name}{' *' if member.illustrative else ''}", left - 18, SMALL)
        parts.append(write(left - 8, y + size / 2 + 4, name, size=SMALL, anchor="end"))
        for at, code in enumerate(codes):
            outcome = member.outcomes.get(code)
            if outcome is not None:
                x = left + at * size
                parts.append(_field(outcome, x, y, size))
        counts = member.criteria
        parts.append(write(left + len(codes) * size + 8, y + size / 2 + 4, phrases.met_of(counts), size=SMALL))
    bottom = top + len(members) * size
    left_out = len(rollup.members) - len(members)
    if left_out:
        parts.append(write(10, bottom + 20, word(lang, "more_communes", number=left_out), size=SMALL, ink=SOFT))
        bottom += 22
    seen = {outcome for member in members for outcome in member.outcomes.values()}
    legend, lines = _legend({outcome: say(lang, outcome) for outcome in Outcome if outcome in seen}, bottom + 10)
    described = "; ".join(f"{code}: {tally.met}/{tally.outcomes.total()}" for code, tally in rollup.tallies.items())
    described = f"{content.framework}. {word(lang, 'communes_met')}: {described}"
    height = bottom + 14 + lines * LEGEND_LINE
    return draw(max(width, WIDTH), height, word(lang, "matrix"), described, [*parts, *legend])


def _field(outcome: Outcome, x: float, y: float, size: float) -> str:
    ink = FILLS[outcome][1]
    small = (x + 1, y + 1, size - 2, size - 2)
    # Where much is unknown, dashes around each field would be all that is seen.
    ground = box(*small, PAPER, "#d0d0d0") if outcome is Outcome.UNKNOWN else cell(outcome, *small)
    return ground + sign(outcome, x + size / 2, y + size / 2, 11, ink)


def distribution_svg(content: RollupContent) -> str:
    """Draw how many communes meet how many criteria for certain, most criteria first; numbers between keep a row."""
    found, lang = content.rollup.distribution, content.lang
    numbers = range(max(found, default=0), min(found, default=0) - 1, -1)
    left, top, height = 60.0, 40.0, 22
    most = max(found.values(), default=1)
    parts = [
        write(10, 20, word(lang, "criteria_met"), size=SMALL, ink=SOFT),
        write(WIDTH - 10, 20, word(lang, "number_of_communes"), size=SMALL, anchor="end", ink=SOFT),
    ]
    for at, number in enumerate(numbers):
        y, count = top + at * height, found.get(number, 0)
        long = (WIDTH - left - 50) * count / most
        parts.append(write(left - 12, y + 12, str(number), anchor="end", bold=True))
        parts.append(box(left, y, long, height - 6, "#2f6f9f") if count else line(left, y, left, y + height - 6))
        parts.append(write(left + long + 8, y + 12, str(count), size=SMALL))
    described = "; ".join(f"{number}: {count}" for number, count in found.items())
    described = f"{word(lang, 'criteria_met')}: {word(lang, 'number_of_communes')} – {described}"
    return draw(WIDTH, top + len(numbers) * height + 6, word(lang, "distribution"), described, parts)


def to_png(svg: str) -> bytes:
    """Return a drawing as a picture, with letters that have every Vietnamese mark, whatever the system has."""
    import resvg_py

    folder = files("font_roboto") / "files"
    fonts = [str(folder / name) for name in ("Roboto-Regular.ttf", "Roboto-Bold.ttf")]
    return bytes(resvg_py.svg_to_bytes(svg_string=svg, zoom=ZOOM, skip_system_fonts=True, font_files=fonts))
