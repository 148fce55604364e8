"""The line by which a document can be checked again: what it was made from, and by which version."""

import re
from dataclasses import dataclass

NONE = "-"
"""Stands for a framework or day that was not asked for."""
LINE = re.compile(
    r"ntm (?P<version>\S+) · (?P<scope>[^·\n]+) · (?P<framework>\S+) · (?P<day>\d{4}-\d{2}-\d{2}|-) · (?P<lang>vi|en)"
    r" · (?P<fingerprint>[0-9a-f]{12})(?P<filled> · \+)?"
)


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a document was made from.

    `scope`: codes of communes with blanks between them, or `district=…`, `province=…`, `*`. `framework` and `day` are
    those that were asked for, "-" for each commune's own; `fingerprint` is of the files read and the version.
    """

    version: str
    scope: str
    framework: str
    day: str
    lang: str
    fingerprint: str
    filled: bool = False
    """Whether a document of the user's own layout was filled in."""

    def __str__(self) -> str:
        parts = (f"ntm {self.version}", self.scope, self.framework, self.day, self.lang, self.fingerprint)
        return " · ".join(parts) + " · +" * self.filled


def find_stamp(text: str) -> Stamp | None:
    """Find the stamp in a document's text."""
    match = max(LINE.finditer(text), key=lambda each: each.start(), default=None)
    if match is None:
        return None
    version, scope, framework, day, lang, fingerprint, filled = match.groups()
    return Stamp(version, scope, framework, day, lang, fingerprint, filled is not None)
