"""Results and efforts given on the command line: read, typed and checked as those of a file are."""

import datetime
import json
import re
from collections.abc import Mapping
from itertools import chain
from typing import Any

from ntmcli.check.answers import check_review
from ntmcli.diagnostic import START, DataError, Diagnostic, Severity
from ntmcli.diagnostic.catalogue import blocks, severity
from ntmcli.judge.claims import find_conflicts
from ntmcli.model.commune import Commune, Effort, Result, Review
from ntmcli.model.values import WHOLE, parse_date
from ntmcli.store.audit import Data
from ntmcli.store.editor import Answer
from ntmcli.store.folder import type_commune
from ntmcli.store.reader import Map, read

_SHARE = re.compile(rf"\s*({WHOLE.pattern})\s*/\s*({WHOLE.pattern})\s*")
_GROUPED = re.compile(r"\s*\d+(?:[.,]\d{3})*\s*/\s*\d+(?:[.,]\d{3})*\s*")
"""A share as it is printed, its thousands set apart."""
_WRITTEN = ("{", '"', "'")
"""What a value begins with that is written as in a file; any other is taken for bare text, whatever is in it."""

_ANSWER_KEYS = ("value", "outcome", "count", "of", "year", "parts")


class RefusedError(Exception):
    """Something given on the command line is refused as it would be in a file."""

    def __init__(self, code: str, diagnostic: Diagnostic) -> None:
        super().__init__(code)
        self.code = code
        """The criterion or indicator that it was given for."""
        self.diagnostic = diagnostic


def read_result(code: str, value: str) -> Result:
    """Read a result: `đạt`, `92`, `>90`, `5571/6190`, `{parts: {a: 35, b: 12}}`.

    Raises RefusedError where it would be refused in a file, DataError for thousands set apart.
    """
    share = _find_share(value)
    text = f"{{count: {share[1]}, of: {share[2]}}}" if share else _write(value)
    commune = _read(code, ["reviews:", "  - date: 2000", "    results:", f"      {_quote(code)}: {text}"])
    return commune.reviews[0].results[code]


def read_answer(code: str, value: str) -> Answer:
    """Read a result as `read_result` does, to be written into a file and checked there.

    Raises RefusedError where no file could be read that says it, DataError for a key that is not of the result itself.
    """
    share = _find_share(value)
    if share:
        return Answer(count=share[1], of=share[2])
    if not value.lstrip().startswith(_WRITTEN):
        return Answer(value)
    document = read(f"result: {_write(value)}\n".encode("utf-8", "surrogatepass"), "")
    if document.root is None or document.diagnostics:
        raise RefusedError(code, document.diagnostics[0])
    return _compose(document.root["result"])


def _find_share(value: str) -> re.Match[str] | None:
    """Match `5571/6190`. Raises DataError where thousands are set apart."""
    share = _SHARE.fullmatch(value)
    if share is None and _GROUPED.fullmatch(value):
        raise DataError("given_grouped", 2, text=value, example=re.sub(r"[.,\s]", "", value))
    return share


def _compose(node: Any) -> Answer:
    """Make an answer of a text, or of a mapping of those keys that say what was found."""
    if not isinstance(node, Map):
        return Answer(node)
    found: dict[str, Any] = {}
    for key, inner in node.items():
        is_fitting = isinstance(inner, str) if key != "parts" else isinstance(inner, Map) and inner
        if key not in _ANSWER_KEYS or not is_fitting:
            raise DataError("set_key", 2, text=key, list=", ".join(_ANSWER_KEYS[:-1]))
        found[key] = inner
    parts = {code: _compose_part(code, part) for code, part in found.pop("parts", {}).items()}
    return Answer(**found, parts=parts)


def _compose_part(code: str, node: Any) -> Answer:
    if not isinstance(node, str | Map):
        raise DataError("set_key", 2, text=code, list=", ".join(_ANSWER_KEYS[:-1]))
    return _compose(node)


def read_effort(code: str, key: str, value: str) -> Effort:
    """Read one key of an effort: a weight, a day. Raises RefusedError where it would be refused in a file."""
    commune = _read(code, ["effort:", f"  {_quote(code)}:", f"    {key}: {_quote(value)}"])
    return commune.effort[code]


def _read(code: str, lines: list[str]) -> Commune:
    """Read what a commune's file would say in some lines, of which the last alone holds what was given."""
    text = "\n".join(["code: x", "name: x", "province: x", *lines, ""])
    loaded = type_commune(read(text.encode("utf-8", "surrogatepass"), ""), None)
    for diagnostic in loaded.document.diagnostics:
        if blocks(diagnostic.code):
            raise RefusedError(code, diagnostic)
    assert loaded.model is not None  # noqa: S101 -- what is refused has a diagnostic
    return loaded.model


def _write(value: str) -> str:
    """Write a value into one line; nothing in it can begin another key."""
    line = " ".join(value.splitlines())
    return line if line.lstrip().startswith(_WRITTEN) else _quote(line)


def _quote(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def add_results(
    data: Data, commune: Commune, framework: str, day: datetime.date, results: Mapping[str, Result]
) -> Commune:
    """Return a commune with a further review, of a day, that gives some results; nothing is written.

    Raises RefusedError where a check of the commune's file would find an error in that review.
    """
    review = Review.model_construct(date=parse_date(day.isoformat()), framework=framework, results=dict(results))
    alone = commune.model_copy(update={"reviews": (review,)})
    vocabulary = data.checker.vocabulary(framework, commune)
    found = chain(
        check_review(review, ("reviews", 0), vocabulary, commune), find_conflicts(alone, data.rules, data.today)
    )
    for finding in found:
        if severity(finding.code) is Severity.ERROR:
            raise RefusedError(str(finding.loc[3]), Diagnostic("", START, finding.code, finding.args))
    return commune.model_copy(update={"reviews": (*commune.reviews, review)})
