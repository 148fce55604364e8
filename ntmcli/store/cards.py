"""Who each commune is, whether or not the rest of its file can be read; kept from run to run."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ntmcli.store.crowd import Work, answer_all
from ntmcli.store.folder import read_file
from ntmcli.store.results import Results, digest_of, program


@dataclass(frozen=True, slots=True)
class Card:
    """What a commune's file says of who it is; `start` and `end` are the days of its life as they are written there."""

    path: Path
    name: str
    district: str
    province: str
    gso_code: str
    start: str
    end: str


def list_cards(paths: Iterable[Path], results: Results) -> Iterator[Card]:
    """List the cards of some communes, in order."""
    listed = list(paths)
    for path, answer in zip(listed, answer_all(listed, begin_cards(), begin_cards, results), strict=True):
        yield Card(path, *answer)


def begin_cards() -> Work:
    """Make what reads a card, in a process of its own."""
    context = digest_of("card", program())
    return Work(lambda: context, _read)


def _read(path: Path) -> Any:
    document = read_file(path)
    valid = document.root.get("valid") if document.root is not None else None
    life = valid if isinstance(valid, dict) else {}
    days = [day if isinstance(day := life.get(key), str) else "" for key in ("from", "to")]
    written = [document.written(key) or "" for key in ("name", "district", "province", "gso_code")]
    return [written[0] or path.stem, *written[1:], *days]
