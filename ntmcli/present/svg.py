"""The pieces that the charts are drawn of, as SVG text.

Signs are strokes, not letters: few fonts have ✓ and ✗. Hatching is strokes too: a pattern needs an identifier, which
several drawings on one page would share, and not every program draws it.
"""

from collections.abc import Iterable, Iterator
from html import escape
from unicodedata import combining, normalize

from ntmcli.model.values import Outcome
from ntmcli.present.output import harmless
from ntmcli.present.phrases import one_line

FONT = "Roboto, Arial, sans-serif"
INK, SOFT, LINE, PAPER = "#1a1a1a", "#555555", "#8a8a8a", "#ffffff"
FILLS = {
    Outcome.MET: ("#1b6e3c", "#ffffff"),
    Outcome.BASICALLY_MET: ("#ffe59a", "#4a3500"),
    Outcome.NOT_MET: ("#ffffff", "#9b1c10"),
    Outcome.UNKNOWN: ("#ffffff", "#4a4a4a"),
    Outcome.NOT_APPLICABLE: ("#ececec", "#4a4a4a"),
}
"""The ground of an outcome, and the ink on it: readable one on the other, and apart without colour by their strokes."""

_NARROW = set("iljtfrI.,:;'|!()[] ")
_WIDE = set("mwMW%@–—…")
_NOT_XML = str.maketrans(dict.fromkeys("\ufffe\uffff", "\ufffd"))


def plain(text: str) -> str:
    """Make a text from the data stand in XML as it is, on one line."""
    return escape(harmless(one_line(text)).translate(_NOT_XML))


def number(value: float) -> str:
    """Write a length or a place, in pixels."""
    return f"{value:.1f}".removesuffix(".0")


def estimate(text: str, size: float) -> float:
    """Estimate how wide a text stands, in pixels."""
    ems = 0.0
    for letter in normalize("NFC", text):
        if combining(letter):
            continue
        if letter in _NARROW:
            ems += 0.3
        elif letter in _WIDE:
            ems += 0.9
        elif letter.isascii():
            ems += 0.66 if letter.isupper() else 0.56
        else:  # a letter with marks, or one of a wide script
            ems += 0.7 if letter.isupper() else 0.58 if letter.islower() else 1.0
    return ems * size


def cut(text: str, width: float, size: float) -> str:
    """Shorten a text with an ellipsis such that it stands in a width."""
    text = one_line(text)
    if estimate(text, size) <= width:
        return text
    while text and estimate(f"{text}…", size) > width:
        text = text[:-1]
    return f"{text.rstrip()}…"


def write(
    x: float, y: float, text: str, *, size: float = 13, anchor: str = "start", bold: bool = False, ink: str = INK
) -> str:
    """Return a line of text whose baseline stands at `y`."""
    weight = ' font-weight="700"' if bold else ""
    place = f'x="{number(x)}" y="{number(y)}" font-size="{number(size)}" text-anchor="{anchor}"'
    return f'<text {place} fill="{ink}"{weight}>{plain(text)}</text>'


def box(x: float, y: float, width: float, height: float, fill: str, stroke: str = "none", dash: str = "") -> str:
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    place = f'x="{number(x)}" y="{number(y)}" width="{number(width)}" height="{number(height)}"'
    return f'<rect {place} fill="{fill}" stroke="{stroke}"{dashed}/>'


def stroke(path: str, ink: str, width: float = 1, dash: str = "") -> str:
    """Return an open line along a path."""
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    return f'<path d="{path}" fill="none" stroke="{ink}" stroke-width="{number(width)}"{dashed}/>'


def line(x1: float, y1: float, x2: float, y2: float, ink: str = LINE, width: float = 1, dash: str = "") -> str:
    return stroke(f"M{number(x1)} {number(y1)}L{number(x2)} {number(y2)}", ink, width, dash)


def hatch(x: float, y: float, width: float, height: float, ink: str, step: float = 6) -> str:
    """Return slanted strokes that fill a box; nothing where it is too small for one."""
    paths = []
    at = step
    while at < width + height:
        left, right = max(0.0, at - height), min(at, width)
        start = f"M{number(x + left)} {number(y + at - left)}"
        paths.append(f"{start}L{number(x + right)} {number(y + at - right)}")
        at += step
    return stroke("".join(paths), ink, 0.8) if paths else ""


def sign(outcome: Outcome, x: float, y: float, size: float, ink: str) -> str:
    """Return the sign of an outcome around a point."""
    half = size / 2

    def at(across: float, down: float) -> str:
        return f"{number(x + across * half)} {number(y + down * half)}"

    if outcome is Outcome.UNKNOWN:
        return write(x, y + size * 0.45, "?", size=size * 1.25, anchor="middle", bold=True, ink=ink)
    paths = {
        Outcome.MET: f"M{at(-0.9, 0.1)}L{at(-0.25, 0.75)}L{at(0.9, -0.7)}",
        Outcome.BASICALLY_MET: "".join(
            f"M{at(-0.9, down)}Q{at(-0.45, down - 0.7)} {at(0, down)}T{at(0.9, down)}" for down in (-0.3, 0.4)
        ),
        Outcome.NOT_MET: f"M{at(-0.7, -0.7)}L{at(0.7, 0.7)}M{at(0.7, -0.7)}L{at(-0.7, 0.7)}",
        Outcome.NOT_APPLICABLE: f"M{at(-0.6, 0)}L{at(0.6, 0)}",
    }
    return stroke(paths[outcome], ink, size / 6)


def cell(outcome: Outcome, x: float, y: float, width: float, height: float) -> str:
    """Return the ground of an outcome: full, half, hatched, dashed or grey."""
    fill, ink = FILLS[outcome]
    if outcome is Outcome.MET:
        return box(x, y, width, height, fill, fill)
    ground = box(x, y, width, height, fill, ink, "4 3" if outcome is Outcome.UNKNOWN else "")
    if outcome is Outcome.NOT_MET:
        return ground + hatch(x, y, width, height, "#e3aaa4")
    if outcome is Outcome.BASICALLY_MET:
        return ground + line(x, y + height, x + width, y + height, ink, 4)
    return ground


def draw(width: float, height: float, title: str, described: str, parts: Iterable[str]) -> str:
    """Return a drawing of some size in pixels, with its name and what it shows in words."""
    return "".join(_draw(width, height, title, described, parts))


def _draw(width: float, height: float, title: str, described: str, parts: Iterable[str]) -> Iterator[str]:
    size = f'width="{number(width)}" height="{number(height)}" viewBox="0 0 {number(width)} {number(height)}"'
    yield f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" font-family="{FONT}">'
    yield f"<title>{plain(title)}</title><desc>{plain(described)}</desc>"
    yield box(0, 0, width, height, PAPER)
    yield from parts
    yield "</svg>"
