"""Find the commune that is meant by a code, a path, a name or a GSO code."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ntmcli.diagnostic import DataError, fold, suggest
from ntmcli.store.folder import list_communes, read_file


@dataclass(frozen=True, slots=True)
class Card:
    """What a commune's file says of who it is, whether or not the rest can be read."""

    path: Path
    name: str
    district: str | None
    province: str | None
    gso_code: str | None
    years: str


def find_commune(root: Path, text: str) -> Path:
    """Return the file of the commune that is meant.

    A code or a path is found without reading any file; a name or GSO code reads them all. Raises DataError where
    nothing fits, or several do.
    """
    paths = list(list_communes(root))
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
        name = fold(text)
        names = {name, name.removeprefix("xa ")}
        cards = list(_cards(paths))
        found = [card.path for card in cards if text == card.gso_code or fold(card.name) in names]
        if not found:
            known = {card.name: card.path.stem for card in cards} | {path.stem: path.stem for path in paths}
            near = suggest(text, known)
            meant = {"suggest": known[near["suggest"]]} if near else {}
            raise DataError("no_commune", 2, text=text, **meant)
    if len(found) > 1:
        listed = "\n".join(_line(card, root) for card in _cards(found))
        raise DataError("several_communes", 2, text=text, list=listed)
    return found[0]


def _cards(paths: list[Path]) -> Iterator[Card]:
    for path in paths:
        document = read_file(path)
        valid = document.root.get("valid") if document.root is not None else None
        life = valid if isinstance(valid, dict) else {}
        years = f"{life.get('from', '…')}–{life.get('to', '…')}" if life else ""
        yield Card(
            path,
            document.written("name") or path.stem,
            document.written("district"),
            document.written("province"),
            document.written("gso_code"),
            years,
        )


def _line(card: Card, root: Path) -> str:
    path = card.path.relative_to(root / "communes")
    # A file at the top is told from others of its code only by its whole name.
    where = path.as_posix() if len(path.parts) == 1 else path.with_suffix("").as_posix()
    details = ", ".join(each for each in (card.name, card.district, card.province, card.years) if each)
    return f"  {where}: {details}"
