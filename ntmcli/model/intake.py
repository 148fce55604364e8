"""What a table or a filled form says, row by row, before it is part of any file of the data."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Fault:
    """What cannot be taken, at which cell; `kind` names the sentence in `present.intake_words`."""

    place: str
    kind: str
    args: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Entry:
    """What one row says of an indicator, a part or a criterion, in the words of a file."""

    place: str
    key: str
    """`15.1`, or `17.1/a` for a part."""
    value: str | None = None
    outcome: str | None = None
    count: str | None = None
    of: str | None = None
    year: str | None = None
    """The one that the figure is for, where the table says so."""
    source: str | None = None
    evidence: tuple[str, ...] = ()
    note: str | None = None
    said: str | None = None
    """The word of the table, where the outcome is written in another."""
    is_idle: bool = False
    """Whether it is a figure alone, and what it is for is a judgement on that day."""


@dataclass(frozen=True, slots=True)
class Batch:
    """What a sheet says of one commune for one review."""

    path: Path
    framework: str
    date: str
    source: str | None
    entries: tuple[Entry, ...]
