"""The count of criteria met over true time, drawn for a terminal by plotext.

Points are never joined: nothing is known of the time between two reviews.
"""

from collections.abc import Sequence

from ntmcli.diagnostic import Lang
from ntmcli.judge.course import ReviewDay
from ntmcli.present import phrases

MET, MOST, OPEN = "●", "○", "│"
LEAST_WIDTH = 40
"""Columns below which there is no room for an axis of time."""
FRAME = 4
"""Lines around the canvas: its frame, the days below it, and one by which each count has a line of its own."""
MOST_HEIGHT = 30


def draw_course(days: Sequence[ReviewDay], size: tuple[int, int], lang: Lang) -> list[str] | None:
    """Return the lines of a plot without colours; None where plotext is not installed or cannot draw here."""
    try:
        from plotext import figure, terminal
    except ImportError:  # also where the compiled part of it does not load
        return None
    counts = [each.assessment.criteria for each in days]
    most = max(1, *(each.total for each in counts))
    width = size[0]
    height = max(10, min(most + FRAME, size[1] - 2, MOST_HEIGHT))
    at = [each.day.toordinal() for each in days]
    labels = [f" {phrases.review_date(each, lang)} " for each in days]
    # Room at both ends for half a label, so that the first and the last day are named.
    span = max(at[-1] - at[0], 1)
    room = span * max(map(len, labels)) / 2 / (width - max(map(len, labels)) - FRAME)
    terminal.limit(False, False)
    figure.clear()
    figure.plot_size(width, height)
    figure.ruler("x", "lower").lim(at[0] - room, at[-1] + room)
    # The latest first: a label that has no room is left out.
    figure.ruler("x", "lower").ticks(at[::-1], labels[::-1])
    step = max(1, round(most / 4))
    steps = [*range(0, most - step // 2, step), most]
    figure.ruler("y", "left").lim(0, most)
    figure.ruler("y", "left").ticks(steps, [str(step) for step in steps])
    for day, found in zip(at, counts, strict=True):
        if found.unknown:
            figure.draw(figure.segment((day, day), (found.met, found.met_at_most), marker=OPEN))
    figure.draw(figure.signal(at, [each.met_at_most for each in counts], marker=MOST))
    figure.draw(figure.signal(at, [each.met for each in counts], marker=MET))
    lines: list[str] = figure.build().string(colorless=True).splitlines()
    return lines
