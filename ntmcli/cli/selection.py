"""Which communes a report is on: those named, or all of a district or province."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from ntmcli.cli.judging import Judging
from ntmcli.cli.naming import DISTRICT, PROVINCE, plain, read_cards
from ntmcli.diagnostic import DataError, suggest
from ntmcli.judge.verdict import Assessment
from ntmcli.present.phrases import one_line
from ntmcli.store.cards import Card

ALL = "*"
"""Stands for all communes."""
PLACES = re.compile(r"district=(?P<district>.+?)(?:, province=(?P<province>.+))?|province=(?P<alone>.+)")


def select(judging: Judging, names: Iterable[str], district: str | None, province: str | None) -> Iterator[Assessment]:
    """Judge the communes named; without names those of a district and province, all where neither is given."""
    yield from judging.judge_all(choose(judging.data.root, names, district, province, judging.cards))


def choose(
    root: Path,
    names: Iterable[str],
    district: str | None,
    province: str | None,
    known: Callable[[], Sequence[Card]] | None = None,
) -> list[str]:
    """Return the communes named, or as paths those of a district and province; none where all are meant.

    The cards of all are those `known`, else read for that. Raises DataError where names stand beside a district or
    province, or where nothing is of that name.
    """
    given = list(names)
    if district is None and province is None:
        return given
    if given:
        raise DataError("names_and_place", 2)
    if not all(place.strip() for place in (district, province) if place is not None):
        raise DataError("empty_place", 2)
    places: dict[str, str] = {}
    found = []
    for card in known() if known is not None else read_cards(root):
        there, above = card.district, card.province
        places |= {name: name for name in ((there,) if district is not None else (above,)) if name}
        if (district is None or plain(there, DISTRICT) == plain(district, DISTRICT)) and (
            province is None or plain(above, PROVINCE) == plain(province, PROVINCE)
        ):
            found.append(card.path.relative_to(root / "communes").with_suffix("").as_posix())
    if not found:
        text = district if district is not None else province or ""
        raise DataError("no_place", 2, text=text, **suggest(text, places))
    return [_as_path(name) for name in found]


def _as_path(name: str) -> str:
    """Name a commune such that it is taken for a path, not for a code that several may bear."""
    return name if "/" in name else f"{name}.yaml"


def scope_of(codes: Iterable[str], district: str | None, province: str | None) -> str:
    """Write which communes were asked for, as a document's stamp says it."""
    places = [f"{key}={one_line(value)}" for key, value in (("district", district), ("province", province)) if value]
    return ", ".join(places) or " ".join(codes) or ALL


def read_scope(scope: str) -> tuple[list[str], str | None, str | None]:
    """Read what `scope_of` wrote: codes, district, province."""
    match = PLACES.fullmatch(scope)
    if match is not None:
        return [], match["district"], match["province"] or match["alone"]
    return [] if scope == ALL else scope.split(), None, None
