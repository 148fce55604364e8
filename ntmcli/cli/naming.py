"""Find the communes that are meant: by a code, a path, a name or a GSO code, or all of a district or province."""

import os
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from ntmcli.diagnostic import DataError, Lang, bare_name, fold, suggest
from ntmcli.store.disk import list_communes

if TYPE_CHECKING:
    from ntmcli.store.cards import Card

DISTRICT = ("huyen ", "thi xa ", "thanh pho ", "quan ")
PROVINCE = ("tinh ", "thanh pho ")
"""What names of places may begin with, and need not; without diacritics, as they may be typed."""
LISTED = 20
"""Communes of one name that are listed before the rest is counted."""


class Register:
    """The communes of a data folder, as they are when first asked for.

    A code or a path is found without reading any file; a name, alone or with district or province behind a comma
    ("Tân Tiến, Lạng Sơn"), with "xã" before it or without, a GSO code, a district and a province take the cards of
    all.
    """

    def __init__(self, root: Path, read_cards: "Callable[[Sequence[Path]], Sequence[Card]]", lang: Lang) -> None:
        self._root = root
        self._read_cards = read_cards
        self._lang = lang

    @cached_property
    def paths(self) -> list[Path]:
        """The file of each."""
        return list(list_communes(self._root))

    @cached_property
    def _cards(self) -> "Sequence[Card]":
        return self._read_cards(self.paths)

    @cached_property
    def by_code(self) -> dict[str, list[Path]]:
        """The files of each code: several only in different folders."""
        found: dict[str, list[Path]] = {}
        for path in self.paths:
            found.setdefault(path.stem, []).append(path)
        return found

    @cached_property
    def _by_path(self) -> dict[str, Path]:
        """The files by their paths, from `communes` and from the root of the disk."""
        below = {path.relative_to(self._root / "communes").as_posix(): path for path in self.paths}
        return below | {os.path.abspath(path): path for path in self.paths}

    @cached_property
    def _by_name(self) -> "dict[str, list[Card]]":
        found: dict[str, list[Card]] = {}
        for card in self._cards:
            found.setdefault(fold(bare_name(card.name)), []).append(card)
        return found

    def find(self, text: str) -> Path:
        """Return the file of the commune that is meant; raises DataError where nothing fits, or several do."""
        found = self._find_path(text) if "/" in text or text.endswith(".yaml") else self.by_code.get(text, [])
        found = found or self._find_named(text)
        if not found:
            near_to = {card.name: card.path.stem for card in self._cards} | {code: code for code in self.by_code}
            near = suggest(text, near_to)
            meant = {"suggest": near_to[near["suggest"]]} if near else {}
            raise DataError("no_commune", 2, text=text, **meant)
        if len(found) > 1:
            several = {*found}
            lines = [_line(card, self._root, self._lang) for card in self._cards if card.path in several]
            more = [f"  … +{len(lines) - LISTED}"] if len(lines) > LISTED else []
            raise DataError("several_communes", 2, text=text, list="\n".join([*lines[:LISTED], *more]))
        return found[0]

    def _find_path(self, text: str) -> list[Path]:
        wanted = (text.removesuffix(".yaml") + ".yaml", os.path.abspath(text))
        return list(dict.fromkeys(self._by_path[each] for each in wanted if each in self._by_path))

    def _find_named(self, text: str) -> list[Path]:
        if not text.strip():
            return []
        name, *places = text.split(",")
        named = self._bear(text) or [card for card in self._bear(name) if _lies_in(card, filter(str.strip, places))]
        return [card.path for card in named] or [card.path for card in self._cards if text == card.gso_code]

    def _bear(self, name: str) -> "list[Card]":
        folded = fold(name)
        names = dict.fromkeys((folded, folded.removeprefix("xa ")))
        return [card for each in names for card in self._by_name.get(each, [])]

    def choose(self, names: Iterable[str], district: str | None = None, province: str | None = None) -> list[Path]:
        """Return the files of the communes named; without names of those of a district and province, or of all.

        Raises DataError where names stand beside a district or province, or where nothing is of that name.
        """
        given = list(names)
        if district is None and province is None:
            return [self.find(name) for name in given] if given else self.paths
        if given:
            raise DataError("names_and_place", 2)
        if not all(place.strip() for place in (district, province) if place is not None):
            raise DataError("empty_place", 2)
        asked = (("district", district, DISTRICT), ("province", province, PROVINCE))
        wanted = [(key, plain(text, kinds), kinds) for key, text, kinds in asked if text is not None]
        found = [
            card.path
            for card in self._cards
            if all(plain(getattr(card, key), kinds) == text for key, text, kinds in wanted)
        ]
        if not found:
            key, text = ("province", province or "") if district is None else ("district", district)
            raise DataError("no_place", 2, text=text, **suggest(text, {getattr(card, key) for card in self._cards}))
        return found

    def spell(self, paths: Iterable[Path], key: str) -> str:
        """Return the district or province of some communes as their files write it, as most do where they differ."""
        chosen = {*paths}
        written: Counter[str] = Counter(getattr(card, key) for card in self._cards if card.path in chosen)
        return written.most_common(1)[0][0]

    def name(self, paths: Sequence[Path]) -> list[str]:
        """Return the names of some communes, those of one name among them with district and province."""
        cards = self._read_cards(paths)
        often = Counter(card.name for card in cards)
        places = (", ".join(filter(None, (card.district, card.province))) for card in cards)
        named = zip(cards, places, strict=True)
        return [f"{card.name} ({place})" if often[card.name] > 1 and place else card.name for card, place in named]


def plain(name: str, prefixes: Iterable[str]) -> str:
    """Return the name of a place without diacritics and without the kind of unit before it."""
    folded = fold(name)
    for prefix in prefixes:
        folded = folded.removeprefix(prefix)
    return folded


def _lies_in(card: "Card", places: Iterable[str]) -> bool:
    return all(
        plain(place, DISTRICT) == plain(card.district, DISTRICT)
        or plain(place, PROVINCE) == plain(card.province, PROVINCE)
        for place in places
    )


def _line(card: "Card", root: Path, lang: Lang) -> str:
    path = card.path.relative_to(root / "communes")
    # A file at the top is told from others of its code only by its whole name.
    where = path.as_posix() if len(path.parts) == 1 else path.with_suffix("").as_posix()
    details = ", ".join(each for each in (card.name, card.district, card.province, _life(card, lang)) if each)
    return f"  {where}: {details}"


def _life(card: "Card", lang: Lang) -> str:
    from ntmcli.present.limits import between

    start, end = (_day(text, lang) if text else "" for text in (card.start, card.end))
    return between(start, end, lang) if start or end else ""


def _day(text: str, lang: Lang) -> str:
    """Write a day that a file gives as people write it; what is no day stays as it is."""
    from ntmcli.model.values import parse_date
    from ntmcli.present.numbers import partial

    try:
        return partial(parse_date(text), lang)
    except ValueError:
        return text
