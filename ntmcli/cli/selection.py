"""Which communes a report is on: those named, or all of a district or province."""

import re
from collections.abc import Iterable, Iterator

from ntmcli.cli.judging import Judging
from ntmcli.judge.verdict import Assessment
from ntmcli.present.phrases import one_line

ALL = "*"
"""Stands for all communes."""
PLACES = re.compile(r"district=(?P<district>.+?)(?:, province=(?P<province>.+))?|province=(?P<alone>.+)")


def select(judging: Judging, names: Iterable[str], district: str | None, province: str | None) -> Iterator[Assessment]:
    """Judge the communes named; without names those of a district and province, all where neither is given."""
    return judging.judge_files(judging.register.choose(names, district, province))


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
