"""The file of a new commune: its code, its text, and what is wrong with it before it is written."""

import os
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from unicodedata import normalize

from ntmcli.diagnostic import DataError, Diagnostic, Severity, bare_name, fold
from ntmcli.diagnostic.catalogue import severity
from ntmcli.model.adjustment import plain_province
from ntmcli.model.values import SLUG
from ntmcli.store.audit import Data, Given
from ntmcli.store.disk import list_communes
from ntmcli.store.scalars import quote, write_scalar
from ntmcli.store.survey import Communes, survey, weigh

KEYS = ("code", "name", "district", "province", "gso_code", "framework", "zone")
"""What the file of a new commune may say, in the order in which it says it."""
RESERVED = frozenset(
    ("con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10)))
)
"""Names that no file may bear on Windows, whatever its ending."""
LONGEST = 100
"""Letters of a code, so that every system takes it for a file's name."""


def propose_code(name: str) -> str:
    """Make a code of a name: `van-nham` of "Vân Nham" and of "xã Vân Nham"."""
    return re.sub(r"[^a-z0-9]+", "-", fold(bare_name(name))).strip("-")


def require_code(code: str) -> str:
    """Return a code that may name a file on every system; raises DataError where it may not."""
    if not SLUG.fullmatch(code):
        near = propose_code(code)
        raise DataError("new_code", 2, text=code, **({"suggest": near} if near else {}))
    if code in RESERVED or len(code) > LONGEST:
        raise DataError("new_reserved", 2, text=code)
    return code


def find_place(root: Path, code: str, folder: str | None) -> Path:
    """Return the file of a new commune, right under `communes` or in a folder below it.

    Raises DataError where there is a commune of that code already, or where the file would be outside the data folder.
    """
    steps = () if folder is None else folder.split("/")
    parent = Path(root, "communes", *map(require_code, steps))
    inside = Path(os.path.realpath(root))
    if Path(os.path.realpath(parent)) != inside.joinpath("communes", *steps):
        raise DataError("new_linked", 2, path=str(parent))
    taken = next((path for path in list_communes(root) if path.stem.casefold() == require_code(code)), None)
    if taken is not None:
        raise DataError("new_taken", 2, text=code, path=str(taken))
    return parent / f"{code}.yaml"


def name_schema(root: Path, path: Path, framework: str) -> str | None:
    """Return the way from a commune's file to the schema of its framework, where the data folder has one beside it."""
    schema = root.parent / "schemas" / f"commune-{framework}.json"
    return Path(os.path.relpath(schema, path.parent)).as_posix() if schema.is_file() else None


def write_commune(answers: Mapping[str, str], schema: str | None, remarks: Iterable[str]) -> str:
    """Write the text of a commune's file: the line for editors, what is known, and remarks as comments."""
    lines = [] if schema is None else [f"# yaml-language-server: $schema={schema}"]
    written = {key: quote(text) if key == "gso_code" else write_scalar(text) for key, text in answers.items()}
    lines += [f"{key}: {written[key]}" for key in KEYS if key in written]
    return "\n".join([*lines, *(f"# {remark}".rstrip() for remark in remarks), ""])


class Newcomer:
    """A new commune of a data folder: what is known of it, each answer checked as it comes."""

    def __init__(self, data: Data, survey: Callable[[Data], Communes] = survey) -> None:
        self.data = data
        self._survey = survey
        self.answers: dict[str, str] = {}

    @property
    def framework(self) -> str:
        return self.answers.get("framework", self.data.default)

    @property
    def zones(self) -> Mapping[str, str]:
        """The zones of its framework."""
        known = self.data.rules.frameworks.get(self.framework)
        return known.zones if known is not None else {}

    def take(self, key: str, text: str) -> Sequence[Diagnostic]:
        """Take an answer; return the errors for which it is not taken.

        Raises DataError where it holds a letter that no data file may hold.
        """
        before = self.answers
        self.answers = {**before, key: " ".join(normalize("NFC", text).split())}
        try:
            errors = [each for each in self._check() if severity(each.code) is Severity.ERROR]
        except DataError:
            self.answers = before
            raise
        if errors:
            self.answers = before
        return errors

    def _check(self) -> list[Diagnostic]:
        """Check what is known so far; what is not asked yet is filled in as it may be."""
        self.data.need_all()
        fill = {"code": "xa", "name": "?", "province": "?", **({"zone": next(iter(self.zones))} if self.zones else {})}
        return self.check(write_commune({**fill, **self.answers}, None, ()), None)

    def check(self, text: str, path: Path | None) -> list[Diagnostic]:
        """Return what is wrong with the text of its file; without a path, whatever file it will be."""
        data = text.encode("utf-8", "surrogatepass")
        return weigh(self.data, Given(data, "?" if path is None else str(path), path), self._others)

    def list_known(self, key: str) -> list[str]:
        """List what the communes of the folder say under a key, where its province is known those of it alone."""
        province = plain_province(self.answers.get("province", ""))
        near = (each for each in self._others.cards if not province or plain_province(each.province) == province)
        return sorted({getattr(each, key) for each in near} - {None})

    @cached_property
    def _others(self) -> Communes:
        return self._survey(self.data)
