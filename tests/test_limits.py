"""Every limit that a source gives, in each zone: at it, just under it, just over it.

`limits.csv` was copied from the sources apart from the data files, so that a slip in either shows.
"""

import csv
import datetime
from decimal import Decimal
from functools import cache

import pytest
from conftest import ROOT, TESTS

from ntmcli.judge.outcomes import assess
from ntmcli.model.commune import Commune
from ntmcli.model.framework import Framework, Operator, Target, TypeOfLimit
from ntmcli.model.values import Outcome
from ntmcli.store.audit import Data

with open(TESTS / "limits.csv", encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file))
STEP = Decimal("0.001")
MET = {  # at the limit, just under it, just over it
    Operator.AT_LEAST: (True, False, True),
    Operator.AT_MOST: (True, True, False),
    Operator.MORE_THAN: (False, False, True),
    Operator.LESS_THAN: (False, True, False),
}


@cache
def repository() -> Data:
    data = Data(ROOT / "data", datetime.date(2026, 11, 24))
    data.need_all()
    return data


def outcome_of(row: dict[str, str], value: Decimal) -> Outcome:
    """Judge one figure by the framework as it was decided, on the first day it was in force."""
    framework = repository().rules.frameworks[row["framework"]]
    day = framework.in_force.start.last_day
    figure = {"value": f"{value:f}", **({"year": row["year"]} if row["year"] else {})}
    result = {"parts": {row["part"]: figure}} if row["part"] else figure
    commune = Commune.model_validate(
        {
            "code": "xa-thu",
            "name": "Thử",
            "province": "Tỉnh Thử",
            "framework": framework.code,
            "zone": row["zone"],
            "reviews": [{"date": day.isoformat(), "results": {row["code"]: result}}],
        }
    )
    assessment = assess(repository().rules, commune, day)
    verdict = next(each for entry in assessment.verdicts for each in entry.indicators if each.code == row["code"])
    if row["part"]:
        verdict = next(part for part in verdict.parts if part.code == row["part"])
    return verdict.outcome


@pytest.mark.parametrize("row", ROWS, ids=lambda row: "-".join(filter(None, row.values())))
def test_a_limit_decides_at_under_and_over_it(row: dict[str, str]) -> None:
    limit = Decimal(row["limit"])
    found = [outcome_of(row, figure) for figure in (limit, limit - STEP, limit + STEP)]
    assert found == [Outcome.MET if met else Outcome.NOT_MET for met in MET[Operator(row["operator"])]]


def numbers_of(framework: Framework, code: str, part: str, target: Target) -> set[tuple[str, ...]]:
    """List each zone and year for which a target has a number: framework, code, part, zone, year, operator, limit."""
    if target.all is not None:
        parts = (numbers_of(framework, code, each.code, each.target) for each in target.all)
        return set().union(*parts)
    found = set()

    def collect(written: TypeOfLimit | None, zones: list[str], year: str) -> None:
        if isinstance(written, Decimal):
            for zone in zones:
                found.add((framework.code, code, part, zone, year, target.operator.value, f"{written:f}"))
        elif isinstance(written, dict):
            for key, inner in written.items():
                collect(inner, zones if isinstance(key, int) else [key], str(key) if isinstance(key, int) else year)

    collect(target.limit, list(framework.zones), "")
    return found


def test_the_data_hold_these_limits_and_no_others() -> None:
    written = {
        number
        for framework in repository().rules.frameworks.values()
        for each in (*framework.indicators, *(framework.conditions or ()))
        for number in numbers_of(framework, each.code, "", each.target)
    }
    assert written == {tuple(row.values()) for row in ROWS}
