"""Find the commune that is meant by a code, a path, a name or a GSO code."""

import os
from collections.abc import Callable, Iterable, Sequence
from functools import cache, partial
from pathlib import Path

from ntmcli.diagnostic import DataError, fold, suggest
from ntmcli.store.cards import Card, list_cards
from ntmcli.store.disk import list_communes
from ntmcli.store.results import Results

DISTRICT = ("huyen ", "thi xa ", "thanh pho ", "quan ")
PROVINCE = ("tinh ", "thanh pho ")
"""What names of places may begin with, and need not; without diacritics, as they may be typed."""
LISTED = 20
"""Communes of one name that are listed before the rest is counted."""


def find_commune(root: Path, text: str, known: Callable[[], Sequence[Card]] | None = None) -> Path:
    """Return the file of the commune that is meant.

    A code or a path is found without reading any file; a name, alone or with district or province behind a comma
    ("Tân Tiến, Lạng Sơn"), and a GSO code take the cards of all: those `known`, else read for that. Raises DataError
    where nothing fits, or several do.
    """
    paths = list(list_communes(root))
    cards = cache(known or partial(read_cards, root))
    if "/" in text or text.endswith(".yaml"):
        wanted = text.removesuffix(".yaml") + ".yaml"
        given = os.path.abspath(text)
        found = [
            path
            for path in paths
            if path.relative_to(root / "communes").as_posix() == wanted or os.path.abspath(path) == given
        ]
    else:
        found = [path for path in paths if path.stem == text]
    if not found:
        name, *places = text.split(",")
        folded = fold(name)
        names = {folded, folded.removeprefix("xa ")}
        found = [
            card.path
            for card in cards()
            if text == card.gso_code or (fold(card.name) in names and _lies_in(card, places))
        ]
        if not found:
            near_to = {card.name: card.path.stem for card in cards()} | {path.stem: path.stem for path in paths}
            near = suggest(text, near_to)
            meant = {"suggest": near_to[near["suggest"]]} if near else {}
            raise DataError("no_commune", 2, text=text, **meant)
    if len(found) > 1:
        several = {*found}
        lines = [_line(card, root) for card in cards() if card.path in several]
        more = [f"  … +{len(lines) - LISTED}"] if len(lines) > LISTED else []
        raise DataError("several_communes", 2, text=text, list="\n".join([*lines[:LISTED], *more]))
    return found[0]


def read_cards(root: Path) -> list[Card]:
    """Read who all communes are."""
    return list(list_cards(list_communes(root), Results(None)))


def plain(name: str, prefixes: Iterable[str]) -> str:
    """Return the name of a place without diacritics and without the kind of unit before it."""
    folded = fold(name)
    for prefix in prefixes:
        folded = folded.removeprefix(prefix)
    return folded


def _lies_in(card: Card, places: Iterable[str]) -> bool:
    return all(
        plain(place, DISTRICT) == plain(card.district, DISTRICT)
        or plain(place, PROVINCE) == plain(card.province, PROVINCE)
        for place in places
    )


def _line(card: Card, root: Path) -> str:
    path = card.path.relative_to(root / "communes")
    # A file at the top is told from others of its code only by its whole name.
    where = path.as_posix() if len(path.parts) == 1 else path.with_suffix("").as_posix()
    details = ", ".join(each for each in (card.name, card.district, card.province, card.years) if each)
    return f"  {where}: {details}"
