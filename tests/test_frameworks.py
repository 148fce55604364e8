"""Frameworks side by side: limits spelled out, what the data hold of them, what changes, sets of any size."""

import contextlib
import csv
import datetime
import io
import json
from collections.abc import Iterable, Mapping
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from conftest import Run
from written import TODAY, make_adjustment, make_commune, make_framework, make_rules, typed

from ntmcli.check import Checker, check_mergers
from ntmcli.cli.app import main
from ntmcli.diagnostic import Finding
from ntmcli.judge.changes import Differences, compare
from ntmcli.judge.compare import exact_decimal
from ntmcli.judge.limits import Reading, cover
from ntmcli.judge.targets import Rules
from ntmcli.model.adjustment import Adjustment
from ntmcli.model.commune import Commune, Place
from ntmcli.model.framework import Framework, Span
from ntmcli.model.values import parse_date
from ntmcli.store.reader import read
from ntmcli.store.schema import M, validate

LANGS = ("vi", "en")
NARROW = "\u00a0"
"""What stands between a number and its unit."""


def run_here(folder: Path, *args: str, lang: str = "vi") -> Run:
    """Run `ntm` on a data folder in this process, which takes a tenth of the time of another."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        status = main([*args, "--data", str(folder), "--lang", lang])
    return Run(status, out.getvalue(), err.getvalue())


def write_folder(folder: Path, files: Mapping[str, str]) -> Path:
    """Write a data folder, and return it; the keys are paths below it."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def list_lines(run: Run) -> list[str]:
    """List the lines of a table, with one blank between columns."""
    return [" ".join(filter(None, line.split(" "))) for line in run.out.splitlines()]


def read_csv(run: Run) -> list[dict[str, str]]:
    """Read what was written for a spreadsheet: a byte-order mark first, and no row longer or shorter than its head."""
    assert run.out.startswith("\ufeff")
    head, *rows = csv.reader(io.StringIO(run.out.removeprefix("\ufeff"), newline=""))
    return [dict(zip(head, row, strict=True)) for row in rows]


def write_criterion(criterion: str, *indicators: str) -> str:
    """Write a criterion as `2 Y tế`, an indicator as `2.1 Bảo hiểm y tế | {at_least: 90} | người`; % without a unit."""
    code, _, name = criterion.partition(" ")
    lines = []
    for each in indicators:
        head, target, *unit = (piece.strip() for piece in each.split("|"))
        own, _, asked = head.partition(" ")
        lines.append(f'{{code: "{own}", name: {asked}, unit: "{unit[0] if unit else "%"}", target: {target}}}')
    return f'{{code: "{code}", name: {name}, indicators: [{", ".join(lines)}]}}'


def make_set(
    code: str, *criteria: str, zones: str = "{}", in_force: str = "{from: 2022, to: 2023}", more: str = ""
) -> Framework:
    """Make a framework of criteria as `write_criterion` writes them."""
    head = f"code: {code}\nname: Bộ {code}\ndecision: {{number: 1/QĐ}}\nin_force: {in_force}\nzones: {zones}"
    return typed("\n".join([head, "criteria:", *(f"  - {each}" for each in criteria), more]), Framework)


# -- limits spelled out


def tell_limits(reading: Reading) -> list[str]:
    """Spell out the limit of the first indicator: `z1 z2 2022: 39`, or why there is no number: `z3: province`."""
    written = reading.yardstick.criteria[0].indicators[0].target.limit
    assert written is not None
    said = []
    for each in reading.spell_out(written):
        when = " ".join([*each.zones, *([] if each.year is None else [str(each.year)])])
        number = each.limit.number
        said.append(f"{when}: {each.limit.why if number is None else exact_decimal(number)}".removeprefix(": "))
    return said


def read_limit(
    limit: str,
    zone: str | None = None,
    year: int | None = None,
    zones: str = "{z1: A, z2: B, z3: C}",
    others: Iterable[Framework] = (),
    adjustments: Iterable[Adjustment] = (),
    day: datetime.date | None = None,
    province: str = "",
) -> Reading:
    framework = make_set("khung", write_criterion("1 A", f"1.1 A | {{at_least: {limit}}}"), zones=zones)
    return Reading(
        make_rules(framework, *others, adjustments=adjustments), "khung", Place(province, zone), day, year
    )  # fmt: skip


@pytest.mark.parametrize(
    ("limit", "said"),
    [
        ("90", ["90"]),
        ("42.50", ["42.5"]),
        ("province", ["province"]),
        ("unstated", ["unstated"]),
        # By zone, those of one limit together; all of one limit are not told apart.
        ("{z1: 12, z2: 4, z3: 8}", ["z1: 12", "z2: 4", "z3: 8"]),
        ("{z1: 12, z2: 4, z3: 12}", ["z1 z3: 12", "z2: 4"]),
        ("{z1: 12, z2: 12, z3: 12}", ["12"]),
        ("{z1: 12, z2: province, z3: unstated}", ["z1: 12", "z2: province", "z3: unstated"]),
        # A zone left out is told, not dropped.
        ("{z1: 12}", ["z1: 12", "z2 z3: zone"]),
        # By year, in order.
        ("{2023: 42, 2022: 39}", ["2022: 39", "2023: 42"]),
        ("{2022: 39, 2023: province}", ["2022: 39", "2023: province"]),
        # By both, each zone with its own years.
        ("{z1: {2022: 39, 2023: 42}, z2: 5, z3: province}", ["z1 2022: 39", "z1 2023: 42", "z2: 5", "z3: province"]),
        ("{z1: {2022: 39}, z2: {2023: 5}}", ["z1 2022: 39", "z2 2023: 5", "z3: zone"]),
        ("{z1: {2022: 39}, z2: {2022: 39}, z3: {2022: 39}}", ["2022: 39"]),
    ],
)
def test_a_limit_is_spelled_out_for_the_zones_and_years_it_depends_on(limit: str, said: list[str]) -> None:
    assert tell_limits(read_limit(limit)) == said


@pytest.mark.parametrize(
    ("limit", "zone", "year", "said"),
    [
        ("{z1: 12, z2: 4}", "z2", None, ["4"]),
        ("{z1: 12, z2: 4}", "z3", None, ["zone"]),
        ("{2022: 39, 2023: 42}", None, 2023, ["42"]),
        ("{2022: 39, 2023: 42}", None, 2024, ["year"]),
        ("{z1: {2022: 39, 2023: 42}, z2: 5}", "z1", None, ["2022: 39", "2023: 42"]),
        ("{z1: {2022: 39, 2023: 42}, z2: 5}", "z1", 2022, ["39"]),
        ("{z1: {2022: 39}, z2: 5, z3: 5}", None, 2023, ["z1: year", "z2 z3: 5"]),
        ("90", "z1", 2022, ["90"]),
    ],
)
def test_a_zone_or_a_year_asked_for_stands_alone(limit: str, zone: str, year: int | None, said: list[str]) -> None:
    assert tell_limits(read_limit(limit, zone, year)) == said


@pytest.mark.parametrize(("limit", "said"), [("90", ["90"]), ("{2022: 39}", ["2022: 39"]), ("province", ["province"])])
def test_a_framework_without_zones_has_one_limit_for_all(limit: str, said: list[str]) -> None:
    assert tell_limits(read_limit(limit, zones="{}")) == said


TIMES = '{times: 1.1, framework: cao, indicator: "9.1"}'


@pytest.mark.parametrize(
    ("base", "said"),
    [
        ("{at_least: 42.50}", ["46.75"]),
        ("{at_least: {z1: 40, z2: 50}}", ["z1: 44", "z2: 55", "z3: zone"]),
        ("{at_least: {2022: 40, 2023: 50}}", ["2022: 44", "2023: 55"]),
        ("{at_most: {z1: {2022: 40}, z2: 50, z3: 50}}", ["z1 2022: 44", "z2 z3: 55"]),
        ("{at_least: province}", ["province"]),
        ("{at_least: unstated}", ["unstated"]),
        ("đạt", ["unstated"]),
        ('{at_least: {times: 2, framework: cao, indicator: "9.2"}}', ["2022: 22"]),
    ],
)
def test_a_multiple_is_spelled_out_as_the_limit_it_is_made_of(base: str, said: list[str]) -> None:
    cao = make_set("cao", write_criterion("9 A", f"9.1 A | {base}", "9.2 B | {at_least: {2022: 10}}"))
    assert tell_limits(read_limit(TIMES, others=[cao])) == said


STEPS = [
    make_adjustment("chung", "from: 2022-07-01", {"1.1": "{at_least: 20}"}),
    make_adjustment("tinh", "province: Tỉnh Một, from: 2023-01-01", {"1.1": "{at_least: {2023: 30}}"}),
    make_adjustment("vung", "zones: [z1], from: 2022-07-01", {"1.1": "{at_least: 40}"}),
]


@pytest.mark.parametrize(
    ("day", "province", "zone", "said", "steps"),
    [
        (None, "Tỉnh Một", "z1", ["10"], []),
        ("2022-06-30", "Tỉnh Một", "z1", ["10"], []),
        ("2022-07-01", "", None, ["20"], ["chung"]),
        ("2022-12-31", "Một", None, ["20"], ["chung"]),
        ("2023-01-01", "Một", None, ["2023: 30"], ["chung", "tinh"]),
        ("2023-01-01", "Hai", None, ["20"], ["chung"]),
        # What is for one zone alone holds where that zone is asked for.
        ("2022-07-01", "", "z1", ["40"], ["chung", "vung"]),
        ("2022-07-01", "", "z2", ["20"], ["chung"]),
    ],
)
def test_a_framework_is_read_with_the_adjustments_of_place_and_day(
    day: str | None, province: str, zone: str | None, said: list[str], steps: list[str]
) -> None:
    judged = None if day is None else datetime.date.fromisoformat(day)
    reading = read_limit("10", zone, adjustments=STEPS, day=judged, province=province)
    assert tell_limits(reading) == said
    assert [each.code for each in reading.steps] == steps


# -- what the data hold of a target


def cover_one(target: str, **given: Any) -> str:
    framework = make_set("khung", write_criterion("1 A", f"1.1 A | {target}"), **{"zones": "{z1: A, z2: B}", **given})
    cao = make_set(
        "cao", write_criterion("9 A", "9.1 A | {at_least: 9}", "9.2 B | {at_least: province}", "9.3 C | đạt")
    )
    (covered,) = cover(make_rules(framework, cao), framework)
    return covered.coverage.value


def write_parts(*targets: str) -> str:
    return "{all: [" + ", ".join(f"{{code: p{at}, name: P, target: {each}}}" for at, each in enumerate(targets)) + "]}"


@pytest.mark.parametrize(
    ("target", "coverage"),
    [
        ("{at_least: 90}", "number"),
        ("{more_than: 0}", "number"),
        ("{at_most: {z1: 9, z2: 8}}", "number"),
        ("{at_most: {z1: 9}}", "partly"),
        ("{at_most: {z1: 9, z2: province}}", "partly"),
        ("{less_than: {2022: 39, 2023: 42}}", "number"),
        ("{less_than: {2022: 39}}", "partly"),
        ("{less_than: {2022: 39, 2023: unstated}}", "partly"),
        ("{less_than: {z1: {2022: 39, 2023: 42}, z2: 9}}", "number"),
        ("{less_than: {z1: {2022: 39}, z2: 9}}", "partly"),
        # A number for a year that the framework is not in force in is none.
        ("{at_least: {2021: 39, 2024: 42}}", "unstated"),
        ("{at_least: province}", "province"),
        ("{at_least: {z1: province, z2: province}}", "province"),
        ("{at_least: {2022: province, 2023: province}}", "province"),
        ("{at_least: {z1: province, z2: unstated}}", "unstated"),
        ("{at_least: {z1: province}}", "unstated"),
        ("{at_least: unstated}", "unstated"),
        ("đạt", "judgement"),
        ("{framework: cao}", "framework"),
        ('{at_least: {times: 2, framework: cao, indicator: "9.1"}}', "number"),
        ('{at_least: {times: 2, framework: cao, indicator: "9.2"}}', "province"),
        ('{at_least: {times: 2, framework: cao, indicator: "9.3"}}', "unstated"),
        # Parts count together; a judgement among them lacks no number.
        (write_parts("{at_least: 9}", "{at_most: 8}"), "number"),
        (write_parts("{at_least: 9}", "đạt"), "number"),
        (write_parts("đạt", "đạt"), "judgement"),
        (write_parts("{at_least: 9}", "{at_least: province}"), "partly"),
        (write_parts("{at_least: province}", "đạt"), "province"),
        (write_parts("{at_least: unstated}"), "unstated"),
        (write_parts("{at_least: unstated}", "{at_least: province}"), "partly"),
        (write_parts("{framework: cao}", "{at_least: 9}"), "partly"),
        (write_parts("{framework: cao}"), "framework"),
    ],
)
def test_coverage_of_a_target(target: str, coverage: str) -> None:
    assert cover_one(target) == coverage


@pytest.mark.parametrize(
    ("target", "coverage"), [("{at_least: 9}", "number"), ("{at_least: {2022: 39}}", "partly"), ("đạt", "judgement")]
)
def test_coverage_without_zones(target: str, coverage: str) -> None:
    assert cover_one(target, zones="{}") == coverage


def test_coverage_of_a_period_without_an_end() -> None:
    assert cover_one("{at_least: {2022: 39}}", in_force="{from: 2022-06}") == "number"
    assert cover_one("{at_least: {2022: 39, 2023: 42}}", in_force="{from: 2020-06}") == "partly"


def test_adjustments_cover_nothing_of_the_framework_itself() -> None:
    framework = make_framework({"1": {"1.1": "{at_least: province}"}})
    step = make_adjustment("tinh", "from: 2021-01-01", {"1.1": "{at_least: 9}"})
    (covered,) = cover(make_rules(framework, adjustments=[step]), framework)
    assert covered.coverage == "province"


@pytest.mark.parametrize(
    ("source", "basis"),
    [
        ("source: {basis: text}", "text"),
        ("source: {basis: cited, refs: [a]}", "cited"),
        ("source: {basis: unverified}", "unverified"),
        ("note: N", "unverified"),
    ],
)
def test_how_sure_a_target_is(source: str, basis: str) -> None:
    framework = make_framework({"1": {"1.1": f"đạt | {source}"}})
    (covered,) = cover(make_rules(framework), framework)
    assert covered.basis == basis


def test_conditions_are_covered_beside_the_criteria() -> None:
    more = 'conditions: [{code: hai-long, name: H, unit: "%", target: {at_least: 90}}]'
    framework = make_framework({"1": {"1.1": "đạt"}, "2": {}}, more=more)
    found = [(each.criterion, each.requirement.code, each.coverage) for each in cover(make_rules(framework), framework)]
    assert found == [("1", "1.1", "judgement"), (None, "hai-long", "number")]


# -- what changes between two frameworks


def tell_changes(found: Differences) -> list[str]:
    """Write a criterion as `2 → 1` and an indicator as `  2.1 → 1.1 changed`; – where there is none."""
    lines = []
    for each in found.criteria:
        sides = [side.criterion.code if side else "–" for side in (each.before, each.after)]
        lines.append(" → ".join(sides))
        for change in each.indicators:
            sides = [side.indicator.code if side else "–" for side in (change.before, change.after)]
            lines.append(f"  {' → '.join(sides)} {change.limit or ''}".rstrip())
    return lines


def compare_sets(
    before: Framework, after: Framework, zones: tuple[str | None, str | None] = (None, None), rules: Rules | None = None
) -> Differences:
    rules = rules or make_rules(before, after)
    old, new = (
        Reading(rules, each.code, Place("", zone), None) for each, zone in zip((before, after), zones, strict=True)
    )
    return compare(old, new)


def compare_one(before: str, after: str, zones: str = "{}") -> str | None:
    """Compare one indicator of one name: `{at_least: 90} | người` before and after."""
    one, other = (
        make_set(code, write_criterion("1 A", f"1.1 A | {asked}"), zones=zones)
        for code, asked in (("cu", before), ("moi", after))
    )
    ((change,),) = (each.indicators for each in compare_sets(one, other).criteria)
    return change.limit


@pytest.mark.parametrize(
    ("before", "after", "found", "same_code"),
    [
        # The same name under another code is the same.
        (["1 Y tế"], ["5 Y tế"], ["1 → 5"], []),
        # The same code under another name is not.
        (["1 Y tế"], ["1 Văn hóa"], ["– → 1", "1 → –"], ["1"]),
        (["1 Y tế", "2 Văn hóa"], ["1 Văn hóa", "2 Y tế"], ["2 → 1", "1 → 2"], ["1", "2"]),
        (["1 Y tế"], ["1 Y tế"], ["1 → 1"], []),
        # Case and blanks are no difference.
        (["1 Y tế"], ["2 y   TẾ"], ["1 → 2"], []),
        # A name borne twice, on either side, tells nothing.
        (["1 Y tế", "2 Y tế"], ["1 Y tế"], ["– → 1", "1 → –", "2 → –"], ["1"]),
        (["1 Y tế"], ["1 Y tế", "2 Y tế"], ["– → 1", "– → 2", "1 → –"], ["1"]),
        (["1 Y tế", "2 Y tế"], ["3 Y tế", "4 Y tế"], ["– → 3", "– → 4", "1 → –", "2 → –"], []),
        # In the order of the later one, what is gone at the end.
        (["1 A", "2 B", "3 C"], ["1 C", "2 D", "3 A"], ["3 → 1", "– → 2", "1 → 3", "2 → –"], ["1", "2", "3"]),
    ],
)
def test_criteria_are_matched_by_name_never_by_number(
    before: list[str], after: list[str], found: list[str], same_code: list[str]
) -> None:
    sets = (make_set(code, *map(write_criterion, each)) for code, each in (("cu", before), ("moi", after)))
    differences = compare_sets(*sets)
    assert tell_changes(differences) == found
    assert [(old.code, new.code) for old, new in differences.same_code] == [(code, code) for code in same_code]


@pytest.mark.parametrize(
    ("before", "after", "found", "same_code"),
    [
        (["1 A", "1.1 X | đạt"], ["1 A", "1.2 X | đạt"], ["1 → 1", "  1.1 → 1.2 same"], []),
        (["1 A", "1.1 X | đạt"], ["1 A", "1.1 Y | đạt"], ["1 → 1", "  – → 1.1", "  1.1 → –"], ["1.1"]),
        (
            ["1 A", "1.1 X | đạt", "1.2 Y | đạt"],
            ["1 A", "1.1 Y | đạt", "1.2 X | đạt"],
            ["1 → 1", "  1.2 → 1.1 same", "  1.1 → 1.2 same"],
            ["1.1", "1.2"],
        ),
        # Of two that bear one name none is matched.
        (
            ["1 A", "1.1 X | đạt", "1.2 X | đạt"],
            ["1 A", "1.1 X | đạt"],
            ["1 → 1", "  – → 1.1", "  1.1 → –", "  1.2 → –"],
            ["1.1"],
        ),
        # New and gone.
        (["1 A", "1.1 X | đạt"], ["1 B", "1.5 Y | đạt"], ["– → 1", "  – → 1.5", "1 → –", "  1.1 → –"], ["1"]),
        (["1 A", "1.1 X | đạt"], ["1 A"], ["1 → 1", "  1.1 → –"], []),
    ],
)
def test_indicators_are_matched_by_name_never_by_number(
    before: list[str], after: list[str], found: list[str], same_code: list[str]
) -> None:
    one, other = (make_set(code, write_criterion(*each)) for code, each in (("cu", before), ("moi", after)))
    differences = compare_sets(one, other)
    assert tell_changes(differences) == found
    assert [new.code for _, new in differences.same_code] == same_code


def test_an_indicator_may_move_to_another_criterion() -> None:
    before = make_set("cu", write_criterion("1 A", "1.1 X | đạt", "1.2 Y | đạt"), write_criterion("2 B"))
    after = make_set("moi", write_criterion("1 A", "1.1 Y | đạt"), write_criterion("2 B", "2.1 X | đạt"))
    assert tell_changes(compare_sets(before, after)) == ["1 → 1", "  1.2 → 1.1 same", "2 → 2", "  1.1 → 2.1 same"]


def test_an_indicator_stays_though_its_criterion_goes() -> None:
    before = make_set("cu", write_criterion("1 A", "1.1 X | {at_least: 9}"))
    after = make_set("moi", write_criterion("7 B", "7.1 X | {at_least: 9}"))
    assert tell_changes(compare_sets(before, after)) == ["– → 7", "  1.1 → 7.1 same", "1 → –"]


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        ("{at_least: 90}", "{at_least: 90}", "same"),
        ("{at_least: 90}", "{at_least: 90.0}", "same"),
        ("{at_least: 90}", "{at_least: 95}", "changed"),
        ("{at_least: 90}", "{more_than: 90}", "changed"),
        ("{at_least: 90}", "{at_most: 90}", "changed"),
        ("đạt", "đạt", "same"),
        ("{at_least: 90}", "đạt", "changed"),
        ("đạt", "{at_least: province}", "changed"),
        ("{framework: a}", "{framework: a}", "same"),
        ("{framework: a}", "{framework: b}", "changed"),
        # Where a number is lacking, nothing can be said.
        ("{at_least: province}", "{at_least: 90}", "open"),
        ("{at_least: 90}", "{at_least: unstated}", "open"),
        ("{at_least: province}", "{at_least: province}", "open"),
        # Year by year.
        ("{at_least: {2022: 39, 2023: 42}}", "{at_least: {2023: 42, 2022: 39}}", "same"),
        ("{at_least: {2022: 39, 2023: 42}}", "{at_least: {2022: 39, 2023: 43}}", "changed"),
        # Parts.
        (write_parts("{at_least: 30}", "đạt"), write_parts("{at_least: 30}", "đạt"), "same"),
        (write_parts("{at_least: 30}", "đạt"), write_parts("{at_least: 31}", "đạt"), "changed"),
        (write_parts("{at_least: 30}", "đạt"), write_parts("{at_least: 30}"), "changed"),
        (write_parts("{at_least: 30}"), write_parts("{at_least: province}"), "open"),
        (
            write_parts("{at_least: 30}", "{at_least: 9}"),
            write_parts("{at_least: province}", "{at_least: 8}"),
            "changed",
        ),
        (write_parts("{at_least: 30}"), "{at_least: 30}", "changed"),
    ],
)
def test_what_becomes_of_a_limit(before: str, after: str, change: str) -> None:
    assert compare_one(before, after) == change
    assert compare_one(after, before) == change, "forwards and backwards it is the same change"


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        ("{at_least: {z1: 9, z2: 8}}", "{at_least: {z2: 8, z1: 9}}", "same"),
        ("{at_least: {z1: 9, z2: 9}}", "{at_least: 9}", "same"),
        ("{at_least: {z1: 9, z2: 8}}", "{at_least: {z1: 9, z2: 7}}", "changed"),
        # One zone that changed is a change, whatever another lacks.
        ("{at_least: {z1: 9, z2: 8}}", "{at_least: {z1: 7, z2: province}}", "changed"),
        ("{at_least: {z1: 9, z2: 8}}", "{at_least: {z1: 9, z2: province}}", "open"),
        ("{at_least: {z1: 9}}", "{at_least: {z2: 9}}", "open"),
        ("{at_least: {z1: {2022: 9}, z2: 8}}", "{at_least: {z1: {2022: 9}, z2: 8}}", "same"),
    ],
)
def test_limits_are_compared_zone_by_zone(before: str, after: str, change: str) -> None:
    assert compare_one(before, after, "{z1: A, z2: B}") == change


@pytest.mark.parametrize(
    ("zone", "change"), [((None, None), "changed"), (("z1", "z1"), "same"), (("z2", "z2"), "changed")]
)
def test_a_zone_asked_for_is_compared_alone(zone: tuple[str | None, str | None], change: str) -> None:
    sets = [
        make_set(code, write_criterion("1 A", f"1.1 X | {{at_least: {limit}}}"), zones="{z1: A, z2: B}")
        for code, limit in (("cu", "{z1: 9, z2: 8}"), ("moi", "{z1: 9, z2: 7}"))
    ]
    assert tell_changes(compare_sets(*sets, zones=zone)) == ["1 → 1", f"  1.1 → 1.1 {change}"]


@pytest.mark.parametrize(
    ("limits", "change"),
    [
        # The zone that both have decides where it changed; what else there is cannot be compared.
        (("{z1: 9, z2: 8}", "{z1: 7, z3: 8}"), "changed"),
        (("{z1: 9, z2: 8}", "{z1: 9, z3: 8}"), "open"),
        (("{z2: 8}", "{z3: 8}"), "open"),
    ],
)
def test_limits_of_zones_that_only_one_has_are_not_comparable(limits: tuple[str, str], change: str) -> None:
    sets = [
        make_set(code, write_criterion("1 A", f"1.1 X | {{at_least: {limit}}}"), zones=zones)
        for code, limit, zones in zip(("cu", "moi"), limits, ("{z1: A, z2: B}", "{z1: A, z3: C}"), strict=True)
    ]
    assert tell_changes(compare_sets(*sets)) == ["1 → 1", f"  1.1 → 1.1 {change}"]


def test_a_multiple_is_compared_by_its_numbers() -> None:
    base = make_set("nen", write_criterion("1 A", "1.1 X | {at_least: {2022: 40}}"))
    before = make_set("cu", write_criterion("1 A", "1.1 X | {at_least: {2022: 80}}"))
    limits = [f'{{times: {times}, framework: nen, indicator: "1.1"}}' for times in ("2", "2.1")]
    after = [make_set("moi", write_criterion("1 A", f"1.1 X | {{at_least: {limit}}}")) for limit in limits]
    found = [compare_sets(before, each, rules=make_rules(before, each, base)).criteria[0].indicators for each in after]
    assert [change.limit for (change,) in found] == ["same", "changed"]


def test_frameworks_are_compared_as_they_were_decided() -> None:
    before, after = (make_set(code, write_criterion("1 A", "1.1 X | {at_least: 9}")) for code in ("cu", "moi"))
    step = make_adjustment("doi", "from: 2000", {"1.1": "{at_least: 5}"}, framework="moi")
    found = compare_sets(before, after, rules=make_rules(before, after, adjustments=[step]))
    assert tell_changes(found) == ["1 → 1", "  1.1 → 1.1 same"]


# -- what a file may say, and what check says of it


def refuse(text: str, model: type[M]) -> list[str]:
    """Return why a text does not fit a model: the code, and what it points at."""
    document = read(text.encode(), "x.yaml")
    assert validate(document, model) is None
    lines = text.splitlines()
    found = [(each.code, each.span) for each in document.diagnostics]
    return [f"{code} {lines[span.line - 1][span.column - 1 : span.end_column - 1]}" for code, span in found]


FRAMEWORK = 'code: khung\nname: K\ndecision: {number: 1/QĐ}\ncriteria: [{code: "1", name: A}]\n'
COMMUNE = "code: xa\nname: X\nprovince: P\n"


@pytest.mark.parametrize(
    ("more", "found"),
    [
        ("in_force: {}", ["NTM102 in_force"]),
        ("in_force: {to: 2025}", ["NTM102 in_force"]),
        ("in_force: {from: 2025, to: 2024}", ["NTM215 2024"]),
        ("in_force: {from: 2021}\nwithdrawal: {framework: a, outright_from: 50}", ["NTM109 50"]),
        ('in_force: {from: 2021}\nwithdrawal: {framework: a, key_criteria: ["1"]}', ["NTM109 key_criteria"]),
        ("in_force: {from: 2021}\nwithdrawal: {framework: A B}", ["NTM105 A B"]),
        ("in_force: {from: 2021}\nwithdrawal: {with_key_from: 30 %}", ["NTM203 30 %"]),
    ],
)
def test_frameworks_refused(more: str, found: list[str]) -> None:
    assert refuse(FRAMEWORK + more, Framework) == found


@pytest.mark.parametrize(
    ("more", "found"),
    [
        ("valid: {}", ["NTM102 valid"]),
        ("valid: {from: 2025, to: 2024}", ["NTM215 2024"]),
        ("zone: {}", ["NTM104 zone"]),
        ("zone: {khung: Z1}", ["NTM105 Z1"]),
        ("zone: {khung: 2022}", ["NTM105 2022"]),
        ("zone: {KHUNG: z1}", ["NTM105 KHUNG"]),
        ("zone: [z1]", ["NTM103 zone"]),
        ("recognised: [{framework: khung}]", ["NTM102 framework"]),
        ("recognised: [{date: 2022-13}]", ["NTM210 2022-13"]),
        ("recognised: [{date: 2022, by: A}]", ["NTM101 by"]),
    ],
)
def test_communes_refused(more: str, found: list[str]) -> None:
    assert refuse(COMMUNE + more, Commune) == found


@pytest.mark.parametrize(
    ("span", "held", "met", "told"),
    [
        ("{from: 2022-03-08, to: 2025-12-31}", "nyyn", "nyyn", "2022-03-08–2025-12-31"),
        ("{from: 2022-03-08}", "nyyy", "nyyy", "2022-03-08–…"),
        ("{to: 2025-12-31}", "yyyn", "yyyn", "…–2025-12-31"),
    ],
)
def test_a_span_may_be_open_at_either_end(span: str, held: str, met: str, told: str) -> None:
    made = typed(f"{COMMUNE}valid: {span}", Commune).valid
    assert made is not None
    days = [
        datetime.date(2022, 3, 7),
        datetime.date(2022, 3, 8),
        datetime.date(2025, 12, 31),
        datetime.date(2026, 1, 1),
    ]
    assert "".join("y" if made.holds(day) else "n" for day in days) == held
    assert "".join("y" if made.meets(parse_date(day.isoformat())) else "n" for day in days) == met
    assert str(made) == told


@pytest.mark.parametrize(("year", "met"), [("2021", False), ("2022", True), ("2025", True), ("2026", False)])
def test_a_year_meets_a_span_that_has_one_of_its_days(year: str, met: bool) -> None:
    made = typed(f"{COMMUNE}valid: {{from: 2022-12-31, to: 2025-01-01}}", Commune).valid
    assert made is not None
    assert made.meets(parse_date(year)) is met


SPANS = {"early": "{to: 2020}", "late": "{from: 2021}", "middle": "{from: 2020-06, to: 2021-06}", "old": "{to: 2019}"}


@pytest.mark.parametrize(("one", "other"), list(product(SPANS, SPANS)))
def test_which_spans_overlap(one: str, other: str) -> None:
    spans: list[Span] = [typed(f"{COMMUNE}valid: {SPANS[each]}", Commune).valid for each in (one, other)]  # type: ignore[misc]
    apart = [{"early", "late"}, {"old", "late"}, {"old", "middle"}]
    assert spans[0].overlaps(spans[1]) is ({one, other} not in apart)


def test_a_zone_may_be_given_for_each_framework() -> None:
    one = make_commune(zone="{khung: z1, cao: z3}")
    assert [one.place(code).zone for code in ("khung", "cao", "khac")] == ["z1", "z3", None]
    assert [make_commune(zone="z1").place(code).zone for code in ("khung", "cao")] == ["z1", "z1"]


def tell_findings(findings: Iterable[Finding]) -> list[str]:
    """Write findings as `NTM303 zone/cao → n1`: where, and what is suggested."""
    return [
        " → ".join([f"{each.code} {'/'.join(map(str, each.loc))}".rstrip(), *filter(None, [each.args.get("suggest")])])
        for each in findings
    ]


def check_commune(**given: Any) -> list[str]:
    """Check a commune beside `khung` (zones z1, z2), `cao` (zone nhom-1), `phang` (without zones), a broken `hong`."""
    sets = [
        make_framework({"1": {}}),
        make_set("cao", write_criterion("1 A"), zones="{nhom-1: N}"),
        make_set("phang", write_criterion("1 A")),
    ]
    frameworks = {each.code: each for each in sets}
    checker = Checker(frameworks, [], "khung", {*frameworks, "hong"}, TODAY)
    return tell_findings(checker.check_commune(make_commune(**given)))


@pytest.mark.parametrize(
    ("zone", "more", "found"),
    [
        ("{khung: z1}", "", []),
        ("{khung: z1, cao: nhom-1}", "", []),
        ("{khung: z1, hong: x}", "", []),
        ("{khung: z9, cao: nhom-1}", "", ["NTM303 zone/khung"]),
        ("{khung: z1, cao: nhom-2}", "", ["NTM303 zone/cao → nhom-1"]),
        ("{khung: z1, phang: z1}", "", ["NTM303 zone/phang"]),
        ("{khung: z1, coa: nhom-1}", "", ["NTM301 zone/coa → cao"]),
        # The own framework's zone must be there.
        ("{cao: nhom-1}", "", ["NTM304 zone"]),
        ("{cao: nhom-1}", "framework: cao", []),
        ("{cao: nhom-1}", "framework: phang", []),
        (None, "", ["NTM304"]),
        (None, "framework: phang", []),
        ("z1", "framework: phang", []),
        ("z1", "framework: hong", []),
        ("nhom-2", "framework: cao", ["NTM303 zone → nhom-1"]),
    ],
)
def test_zones_by_framework(zone: str | None, more: str, found: list[str]) -> None:
    assert check_commune(zone=zone, more=more) == found


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("{date: 2022-12}", []),
        ("{framework: cao, date: 2024-06-15}", []),
        ("{framework: hong, date: 2024}", []),
        ("{framework: coa, date: 2022}", ["NTM301 recognised/0/framework → cao"]),
        # A title of a day to come is a plan.
        ("{date: 2024-06-16}", ["NTM211 recognised/0/date"]),
        ("{date: 2025}", ["NTM211 recognised/0/date"]),
    ],
)
def test_titles_are_checked(title: str, found: list[str]) -> None:
    assert check_commune(more=f"recognised: [{title}]") == found


@pytest.mark.parametrize(
    ("named", "found"), [("cao", []), ("hong", []), ("coa", ["NTM301 withdrawal/framework → cao"])]
)
def test_the_framework_of_a_rule_of_withdrawal_must_be_there(named: str, found: list[str]) -> None:
    framework = make_framework({"1": {}}, more=f"withdrawal: {{framework: {named}}}")
    cao = make_framework({"1": {}}, "cao")
    checker = Checker({"khung": framework, "cao": cao}, [], "khung", {"khung", "cao", "hong"}, TODAY)
    assert tell_findings(checker.check_framework(framework)) == found
    assert checker.builds_on("khung") == {named}


def make_merger(code: str, formed_from: str = "", merged_into: str = "") -> Commune:
    more = f"merged_into: {merged_into}" if merged_into else ""
    return typed(f"code: {code}\nname: X\nprovince: P\nformed_from: [{formed_from}]\n{more}", Commune)


@pytest.mark.parametrize(
    ("communes", "found"),
    [
        ([("moi", "cu-a, cu-b", ""), ("cu-a", "", "moi"), ("cu-b", "", "moi")], []),
        ([("moi", "cu-a, cu-b", ""), ("cu-a", "", "moi")], ["moi: NTM329 formed_from/1"]),
        ([("cu-a", "", "mio"), ("moi", "", "")], ["cu-a: NTM329 merged_into → moi"]),
        ([("moi", "cu-a", ""), ("cu-a", "", "")], ["moi: NTM330 formed_from/0"]),
        ([("moi", "", ""), ("cu-a", "", "moi")], ["cu-a: NTM330 merged_into"]),
        ([("moi", "", ""), ("cu-a", "", "")], []),
        ([("moi", "cu-a, cu-b", ""), ("cu-a", "", "moi"), ("cu-c", "", "")], ["moi: NTM329 formed_from/1 → cu-c"]),
        # A commune is not merged with itself, however well the two ends fit.
        ([("moi", "moi", "moi")], ["moi: NTM341 formed_from/0", "moi: NTM341 merged_into"]),
        # The file is there, and cannot be read.
        ([("moi", "hong", ""), ("cu-a", "", "hong")], []),
    ],
)
def test_both_files_tell_of_a_merger(communes: list[tuple[str, str, str]], found: list[str]) -> None:
    pairs = list(check_mergers([make_merger(*each) for each in communes], {"hong": None}))
    assert [f"{commune.code}: {tell_findings([finding])[0]}" for commune, finding in pairs] == found


# -- frameworks of any size

SIZES = (4, 10, 17, 18, 20)


def write_sized(number: int, more: str = "conditions: []\n") -> str:
    """Write a framework of a number of criteria, with an indicator each; the first criterion is the key one."""
    criteria = "".join(f"  - {write_criterion(f'{at} A{at}', f'{at}.1 B{at} | đạt')}\n" for at in range(1, number + 1))
    head = "code: khung\nname: Bộ tiêu chí thử\ndecision: {number: 1/QĐ-TTg}\nin_force: {from: 2021-01-01}\n"
    rule = 'withdrawal: {key_criteria: ["1"], with_key_from: 30, outright_from: 50}\n'
    return f"{head}criteria:\n{criteria}{rule}{more}"


def write_commune(number: int, failed: Iterable[int] = ()) -> str:
    words = {at: "chưa đạt" if at in failed else "đạt" for at in range(1, number + 1)}
    results = "".join(f'      "{at}.1": {word}\n' for at, word in words.items())
    return f"code: xa\nname: Xã\nprovince: Tỉnh Một\nreviews:\n  - date: 2022-04-01\n    results:\n{results}"


def write_sizes(folder: Path, number: int, failed: Iterable[int] = (), listed: int | None = None) -> Path:
    return write_folder(
        folder, {"criteria.yaml": write_sized(listed or number), "communes/xa.yaml": write_commune(number, failed)}
    )


@pytest.mark.parametrize("number", SIZES)
def test_the_headline_counts_the_criteria_there_are(tmp_path: Path, number: int) -> None:
    folder = write_sizes(tmp_path, number)
    assert f"\nĐẠT {number}/{number} TIÊU CHÍ" in run_here(folder, "status", "xa").out
    assert f"\n{number}/{number} CRITERIA MET" in run_here(folder, "status", "xa", lang="en").out
    (found,) = run_here(folder, "status", "xa", "--format", "json").json["communes"]
    assert (found["criteria"]["met"], found["criteria"]["total"]) == (number, number)
    assert run_here(folder, "check", "--strict").status == 0
    assert run_here(folder, "recognition", "xa", "--format", "json").json["proposal"]["outcome"] == "met"


@pytest.mark.parametrize("number", SIZES)
def test_one_criterion_not_met_is_one_less(tmp_path: Path, number: int) -> None:
    folder = write_sizes(tmp_path, number, failed=[number])
    assert f"\nĐẠT {number - 1}/{number} TIÊU CHÍ" in run_here(folder, "status", "xa").out
    assert run_here(folder, "recognition", "xa", "--format", "json").json["proposal"]["outcome"] == "not_met"
    assert run_here(folder, "status", "xa", "--fail-under", str(number)).status == 1
    assert run_here(folder, "status", "xa", "--fail-under", str(number - 1)).status == 0


@pytest.mark.parametrize(
    ("number", "failed", "at_risk", "share"),
    [
        (10, [1, 2], False, "20"),
        (10, [1, 2, 3], True, "30"),
        (10, [2, 3, 4], False, "30"),
        (10, [2, 3, 4, 5], False, "40"),
        (10, [2, 3, 4, 5, 6], True, "50"),
        (20, [1, 2, 3, 4, 5], False, "25"),
        (20, [1, 2, 3, 4, 5, 6], True, "30"),
        (20, range(2, 11), False, "45"),
        (20, range(2, 12), True, "50"),
        (17, [1, 2, 3, 4, 5], False, "29,41"),
        (17, range(2, 10), False, "47,06"),
        (17, range(2, 11), True, "52,94"),
        (18, range(2, 10), False, "44,44"),
        (18, range(2, 11), True, "50"),
        (4, [1], False, "25"),
        (4, [2, 3], True, "50"),
    ],
)
def test_a_share_is_exact_at_the_edges_of_the_rule(
    tmp_path: Path, number: int, failed: Iterable[int], at_risk: bool, share: str
) -> None:
    failed = list(failed)
    folder = write_sizes(tmp_path, number, failed)
    assert run_here(folder, "recognition", "xa", "--format", "json").json["withdrawal"]["at_risk"] is at_risk
    shown = run_here(folder, "recognition", "xa").out
    assert f"thu hồi danh hiệu: {'CÓ' if at_risk else 'KHÔNG'}\n" in shown
    assert f"  {len(failed)}/{number} tiêu chí chưa đạt ({share}{NARROW}%)" in shown


ADDS = (
    "code: them\nname: Tiêu chí của tỉnh\nframework: khung\ndecision: {number: 9/QĐ-UBND}\n"
    "applies: {province: Tỉnh Một, from: 2022-05-01}\n"
    'criteria:\n  - {code: "20", name: Chuyển đổi số, indicators: [{code: "20.1", name: Cổng, target: đạt}]}\n'
)


@pytest.mark.parametrize(("day", "total"), [("2022-04-30", 19), ("2022-05-01", 20)])
def test_a_criterion_added_by_an_adjustment_is_the_twentieth_from_its_day(tmp_path: Path, day: str, total: int) -> None:
    folder = write_folder(write_sizes(tmp_path, 20, listed=19), {"adjustments/them.yaml": ADDS})
    assert f"\nĐẠT {total}/{total} TIÊU CHÍ" in run_here(folder, "status", "xa", "--as-of", day).out
    assert run_here(folder, "check", "--strict").status == 0


@pytest.mark.parametrize(("day", "share", "at_risk"), [("2022-04-30", "9/19", False), ("2022-05-01", "10/20", True)])
def test_an_added_criterion_counts_in_the_share_that_a_title_is_lost_by(
    tmp_path: Path, day: str, share: str, at_risk: bool
) -> None:
    folder = write_sizes(tmp_path, 20, failed=[*range(2, 11), 20], listed=19)
    write_folder(folder, {"adjustments/them.yaml": ADDS})
    run = run_here(folder, "recognition", "xa", "--as-of", day)
    assert f"{share} tiêu chí chưa đạt" in run.out
    found = run_here(folder, "recognition", "xa", "--as-of", day, "--format", "json").json["withdrawal"]
    assert found["at_risk"] is at_risk


# -- the command line

FILES = {
    "criteria.yaml": """\
code: khung-cu
name: Bộ cũ
name_en: The old set
decision: {number: 1/QĐ-TTg, date: 2021-03-08, annex: Phụ lục I}
in_force: {from: 2021-01-01, to: 2023-12-31}
zones: {z1: Vùng một, z2: Vùng hai}
groups: [{code: IV, name: Nhóm bốn}]
criteria:
  - code: "1"
    name: Thu nhập
    indicators:
      - code: "1.1"
        name: Thu nhập bình quân
        unit: triệu đồng
        target: {at_least: {z1: {2021: 39, 2022: 42.50}, z2: province}}
  - code: "2"
    name: Y tế
    name_en: Health
    group: IV
    indicators:
      - code: "2.1"
        name: Bảo hiểm y tế
        name_en: Health insurance
        unit: "%"
        target: {at_least: 90}
        source: {basis: cited, refs: ["https://vi-du.vn/a", "https://vi-du.vn/b"]}
      - code: "2.2"
        name: Nước sạch
        target:
          all:
            - {code: a, name: Nước máy, unit: "%", target: {at_least: 30}}
            - {code: b, name: Giếng, target: đạt}
        source: {basis: text}
  - {code: "3", name: Văn hóa}
conditions:
  - {code: khong-no, name: Không nợ đọng, target: đạt}
withdrawal: {key_criteria: ["1", "2"], with_key_from: 33.30, outright_from: 50}
""",
    "frameworks/khung-moi.yaml": """\
code: khung-moi
name: Bộ mới
decision: {number: 2/QĐ-TTg}
in_force: {from: 2024-01-01}
zones: {z1: Vùng một, z3: Vùng ba}
criteria:
  - code: "1"
    name: Y tế
    indicators:
      - {code: "1.1", name: Bảo hiểm y tế, unit: "%", target: {at_least: 95}}
  - code: "2"
    name: Thu nhập
    indicators:
      - code: "2.1"
        name: Thu nhập bình quân
        unit: triệu đồng
        target: {at_least: {times: 1.1, framework: khung-cu, indicator: "1.1"}}
      - {code: "2.2", name: Đạt bộ cũ, target: {framework: khung-cu}}
withdrawal: {framework: khung-cu}
""",
    "frameworks/khung-trong.yaml": """\
code: khung-trong
name: Bộ chưa có bảng
decision: {number: 3/QĐ-TTg}
in_force: {from: 2026-01-01, to: 2030}
indicator_count: 47
criteria:
  - {code: "1", name: Y tế}
""",
    "adjustments/tinh.yaml": """\
code: tinh
name: Quyết định của tỉnh
framework: khung-cu
decision: {number: 9/QĐ-UBND, date: 2022}
applies: {province: Tỉnh Một, from: 2022-01-01}
targets: {"1.1": {at_least: 45}}
criteria:
  - {code: "20", name: Chuyển đổi số, indicators: [{code: "20.1", name: Cổng, target: đạt}]}
""",
    "adjustments/vung.yaml": """\
code: vung
name: Riêng một vùng
framework: khung-cu
decision: {number: 10/QĐ-TTg}
applies: {zones: [z1], from: 2022-01-01}
targets: {"2.1": {at_least: 80}}
""",
    "communes/xa.yaml": """\
code: xa
name: Một
province: Tỉnh Một
zone: {khung-cu: z1, khung-moi: z3}
reviews:
  - date: 2022-05-26
    source: Báo cáo
    results: {"1.1": 44, "2.1": 95.50, "2.2": đạt, "3": đạt, "20": đạt}
    conditions: {khong-no: đạt}
  - date: 2024-05-26
    framework: khung-moi
    results: {"1.1": 96}
""",
}

COMMANDS = {
    "framework.list": ("framework", "list"),
    "framework.show": ("framework", "show", "khung-cu"),
    "framework.coverage": ("framework", "coverage"),
    "framework.diff": ("framework", "diff", "khung-cu", "khung-moi"),
    "recognition": ("recognition", "xa"),
}
commands = pytest.mark.parametrize("name", COMMANDS)
langs = pytest.mark.parametrize("lang", LANGS)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder with two frameworks, one without a table, and a province's adjustment."""
    return write_folder(tmp_path / "data", FILES)


def replace_in(folder: Path, name: str, old: str, new: str) -> None:
    text = (folder / name).read_text(encoding="utf-8")
    assert old in text
    write_folder(folder, {name: text.replace(old, new)})


def test_the_folder_has_nothing_wrong(data: Path) -> None:
    assert run_here(data, "check", "--strict").status == 0


@langs
@commands
def test_json_begins_with_its_format_and_version(data: Path, name: str, lang: str) -> None:
    run = run_here(data, *COMMANDS[name], "--format", "json", lang=lang)
    assert (run.status, run.err) == (0, "")
    assert run.out.startswith(f'{{"format": "ntm.{name}", "version": 1, ')
    assert list(run.json) == list(run_here(data, *COMMANDS[name], "--format", "json", lang="vi").json)


@langs
@commands
def test_csv_has_a_mark_and_rows_of_one_length(data: Path, name: str, lang: str) -> None:
    run = run_here(data, *COMMANDS[name], "--format", "csv", lang=lang)
    assert (run.status, run.err) == (0, "")
    assert read_csv(run)


@langs
@commands
def test_a_piped_table_is_plain(data: Path, name: str, lang: str) -> None:
    run = run_here(data, *COMMANDS[name], lang=lang)
    assert (run.status, run.err) == (0, "")
    assert "\x1b" not in run.out
    assert "─" not in run.out
    assert not any(line != line.rstrip() for line in run.out.splitlines())


@langs
@commands
def test_each_command_has_help_with_examples(data: Path, name: str, lang: str) -> None:
    run = run_here(data, *COMMANDS[name][: name.count(".") + 1], "--help", lang=lang)
    assert run.status == 0
    assert run.out.splitlines()[1].startswith(f"  ntm {name.replace('.', ' ')}")


def test_a_group_named_without_a_command_answers_with_its_help(data: Path) -> None:
    run = run_here(data, "framework")
    assert run.status == 0
    assert [name for name in ("list", "show", "coverage", "diff") if f"\n  {name} " in run.out] == [
        "list",
        "show",
        "coverage",
        "diff",
    ]


# -- wrong use


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("framework", "show", "khung-uc"), "Có phải ý bạn là “khung-cu”?"),
        (("framework", "show", "gì"), "Các bộ hiện có: khung-cu, khung-moi, khung-trong."),
        (("framework", "coverage", "khung-mo"), "Có phải ý bạn là “khung-moi”?"),
        (("framework", "diff", "khung-cu", "khung-mo"), "Có phải ý bạn là “khung-moi”?"),
        (("framework", "diff", "khung-c", "khung-moi"), "Có phải ý bạn là “khung-cu”?"),
        (("recognition", "xa", "--framework", "khung-mo"), "Có phải ý bạn là “khung-moi”?"),
        (("recognition", "xaa"), "Có phải ý bạn là “xa”?"),
        (("framework", "show", "khung-cu", "--zone", "z3"), "Các vùng: z1, z2."),
        (("framework", "show", "khung-moi", "--zone", "z2"), "Các vùng: z1, z3."),
        (("framework", "diff", "khung-cu", "khung-moi", "--zone", "z4"), "Các vùng: z1, z2, z3."),
        (("framework", "show", "khung-cu", "--year", "22"), "--year"),
        (("framework", "show", "khung-cu", "--year", "nay"), "--year"),
        (("framework", "show", "khung-cu", "--as-of", "2022"), "“2022” không phải là một ngày"),
        (("recognition", "xa", "--as-of", "31/2/2022"), "“31/2/2022” không phải là một ngày"),
        (("framework", "show"), "MÃ_BỘ"),
        (("framework", "diff", "khung-cu"), "MÃ_BỘ"),
        (("framework", "shwo", "khung-cu"), "Có phải ý bạn là “show”?"),
        (("recognition",), "XÃ"),
        (("recognition", "xa", "xa"), "xa"),
        *(((*args, "--format", "yaml"), "table, json, csv") for args in COMMANDS.values()),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_wrong_use_is_told_with_what_was_meant(data: Path, args: tuple[str, ...], said: str) -> None:
    run = run_here(data, *args)
    assert (run.status, run.out) == (2, "")
    assert said in run.err
    assert run_here(data, *args, lang="en").status == 2


def test_a_zone_gets_did_you_mean(data: Path) -> None:
    replace_in(data, "frameworks/khung-moi.yaml", "z3: Vùng ba", "tay-nguyen: Tây Nguyên")
    run = run_here(data, "framework", "show", "khung-moi", "--zone", "tay-nguyn", lang="en")
    assert (run.status, run.out) == (2, "")
    assert "Did you mean “tay-nguyen”?" in run.err


# -- what cannot be read

NEEDING = {
    ("framework", "list"): True,
    ("framework", "coverage"): True,
    ("framework", "show", "khung-moi"): False,
    ("framework", "coverage", "khung-moi"): False,
    ("framework", "diff", "khung-cu", "khung-moi"): False,
    ("framework", "diff", "khung-moi", "khung-cu"): False,
    ("recognition", "xa", "--framework", "khung-moi"): False,
}
"""Commands that need the framework, and whether they show what others there are."""


@pytest.mark.parametrize("form", ["table", "json", "csv"])
@pytest.mark.parametrize(("args", "shows_others"), NEEDING.items(), ids=map(" ".join, NEEDING))
def test_a_broken_framework_is_told_with_its_place(
    data: Path, args: tuple[str, ...], shows_others: bool, form: str
) -> None:
    replace_in(data, "frameworks/khung-moi.yaml", "at_least: 95", "at_least: 95 %")
    run = run_here(data, *args, "--format", form)
    assert run.status == 3
    assert f"{data.as_posix()}/frameworks/khung-moi.yaml:10:74: NTM203: " in run.err
    assert "Traceback" not in run.out + run.err
    assert ("khung-cu" in run.out) is shows_others
    assert "khung-moi" not in run.out


@langs
def test_what_builds_on_a_broken_framework_cannot_be_used_either(data: Path, lang: str) -> None:
    replace_in(data, "criteria.yaml", "at_least: 90", "at_least: chín mươi")
    run = run_here(data, "framework", "list", "--format", "json", lang=lang)
    assert run.status == 3
    assert [each["code"] for each in run.json["frameworks"]] == ["khung-trong"]
    assert run.err.count("criteria.yaml:25:28: NTM201: ") == 2
    assert run_here(data, "framework", "show", "khung-moi", lang=lang).status == 3


def test_a_framework_that_is_broken_bothers_no_one_who_does_not_name_it(data: Path) -> None:
    replace_in(data, "frameworks/khung-trong.yaml", "name: Bộ chưa có bảng", "tên: Bộ chưa có bảng")
    for args in (
        ("framework", "show", "khung-cu"),
        ("framework", "diff", "khung-cu", "khung-moi"),
        ("recognition", "xa"),
    ):
        assert (run_here(data, *args).status, run_here(data, *args).err) == (0, "")


# -- text from the data

ODD = "=[bold]x[/bold] <b>|a|</b> :smile:"
DRESSED = {
    "criteria.yaml": [
        "Bộ cũ",
        "1/QĐ-TTg",
        "Phụ lục I",
        "Vùng một",
        "Y tế",
        "Bảo hiểm y tế",
        "Nước máy",
        "Không nợ đọng",
    ],
    "adjustments/tinh.yaml": ["Quyết định của tỉnh", "9/QĐ-UBND", "Cổng"],
    "communes/xa.yaml": ["name: Một", "Báo cáo"],
}


@pytest.fixture
def odd(data: Path) -> Path:
    """The folder with names that a terminal or a spreadsheet could take for more than text."""
    replace_in(data, "criteria.yaml", "    name_en: Health\n", "")
    replace_in(data, "criteria.yaml", "        name_en: Health insurance\n", "")
    replace_in(data, "criteria.yaml", "name_en: The old set\n", "")
    for file, names in DRESSED.items():
        for name in names:
            key, _, value = name.rpartition(": ")
            replace_in(data, file, name, f"{key}: '{ODD}{value}'" if key else f"'{ODD}{name}'")
    assert run_here(data, "check").status == 0
    return data


ALL = [
    *COMMANDS.values(),
    ("framework", "coverage", "khung-cu"),
    ("framework", "show", "khung-cu", "--province", "Một"),
]


@pytest.mark.parametrize("color", ["never", "always"])
@pytest.mark.parametrize("args", ALL, ids=" ".join)
def test_text_from_the_data_is_no_markup(
    odd: Path, args: tuple[str, ...], color: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "400")
    monkeypatch.delenv("NO_COLOR", raising=False)
    run = run_here(odd, *args, "--color", color)
    assert run.status == 0
    if args != ("framework", "coverage"):  # which names frameworks by their codes
        assert ODD.upper() in run.out.upper()
    assert "😄" not in run.out


@pytest.mark.parametrize("args", ALL, ids=" ".join)
def test_no_cell_of_a_spreadsheet_is_a_formula(odd: Path, args: tuple[str, ...]) -> None:
    run = run_here(odd, *args, "--format", "csv")
    cells = [cell for row in read_csv(run) for cell in row.values()]
    assert any(cell.startswith(f"'{ODD}") for cell in cells)
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in cells)


@pytest.mark.parametrize("args", ALL, ids=" ".join)
def test_json_carries_text_as_it_is(odd: Path, args: tuple[str, ...]) -> None:
    run = run_here(odd, *args, "--format", "json")
    assert f'"{ODD}' in json.dumps(run.json, ensure_ascii=False)


@pytest.mark.parametrize(
    ("args", "status"),
    [
        (("framework", "show", "\x1b[31mx"), 2),
        (("framework", "coverage", "\x1b[31mx"), 2),
        (("framework", "diff", "khung-cu", "\x9b31mx"), 2),
        (("framework", "show", "khung-cu", "--zone", "\x1b[31mx"), 2),
        (("framework", "show", "khung-cu", "--province", "\x1b[31mx"), 0),
        (("framework", "show", "khung-cu", "--province", "\x1b[31mx", "--format", "json"), 0),
        (("recognition", "\x1b[31mx"), 2),
        (("recognition", "xa", "--framework", "\x1b[31mx"), 2),
        (("framework", "list"), 3),
    ],
    ids=lambda value: repr(" ".join(value)) if isinstance(value, tuple) else "",
)
def test_nothing_acts_on_the_terminal(data: Path, args: tuple[str, ...], status: int) -> None:
    if status == 3:
        write_folder(data, {"frameworks/\x1b[31mx.yaml": "a: ["})
    run = run_here(data, *args)
    assert run.status == status
    assert not {"\x1b", "\x9b"} & set(run.out + run.err)


# -- ntm framework list


def test_the_list_begins_with_the_default_and_goes_on_by_first_day(data: Path) -> None:
    older = FILES["frameworks/khung-trong.yaml"].replace("khung-trong", "a-xua").replace("2026-01-01", "2016-10-17")
    write_folder(data, {"frameworks/a-xua.yaml": older})
    run = run_here(data, "framework", "list", "--format", "json")
    assert [each["code"] for each in run.json["frameworks"]] == ["khung-cu", "a-xua", "khung-moi", "khung-trong"]


def test_a_framework_in_the_list(data: Path) -> None:
    old, _, empty = run_here(data, "framework", "list", "--format", "json", lang="en").json["frameworks"]
    assert old == {
        "code": "khung-cu",
        "name": "The old set",
        "decision": "1/QĐ-TTg",
        "decided": "2021-03-08",
        "annex": "Phụ lục I",
        "from": "2021-01-01",
        "to": "2023-12-31",
        "zones": {"z1": "Vùng một", "z2": "Vùng hai"},
        "criteria": 3,
        "indicators": 3,
        "indicators_announced": None,
        "adjustments": ["vung", "tinh"],
    }
    assert (empty["indicators"], empty["indicators_announced"], empty["to"]) == (0, 47, "2030")


@pytest.mark.parametrize(
    ("lang", "lines"),
    [
        (
            "vi",
            [
                "Mã Bộ tiêu chí Quyết định Hiệu lực Tiêu chí Chỉ tiêu Điều chỉnh",
                "khung-cu Bộ cũ 1/QĐ-TTg từ 01/01/2021 đến 31/12/2023 3 3 2",
                "khung-moi Bộ mới 2/QĐ-TTg từ 01/01/2024 2 3 0",
                "khung-trong Bộ chưa có bảng 3/QĐ-TTg từ 01/01/2026 đến 2030 1 0/47 0",
            ],
        ),
        (
            "en",
            [
                "Code Framework Decision In force Criteria Indicators Adjustments",
                "khung-cu The old set 1/QĐ-TTg from 1 January 2021 to 31 December 2023 3 3 2",
                "khung-moi Bộ mới 2/QĐ-TTg from 1 January 2024 2 3 0",
                "khung-trong Bộ chưa có bảng 3/QĐ-TTg from 1 January 2026 to 2030 1 0/47 0",
            ],
        ),
    ],
)
def test_the_list_as_a_table(data: Path, lang: str, lines: list[str]) -> None:
    assert list_lines(run_here(data, "framework", "list", lang=lang)) == lines


def test_the_list_for_a_spreadsheet(data: Path) -> None:
    old, new, _ = read_csv(run_here(data, "framework", "list", "--format", "csv"))
    assert (old["decided"], old["adjustments"], old["indicators"]) == ("2021-03-08", "vung tinh", "3")
    assert (new["decided"], new["to"], new["indicators_announced"]) == ("", "", "")


# -- ntm framework show


def show(folder: Path, *args: str, lang: str = "vi") -> dict[str, Any]:
    """Return what `framework show` says of each indicator, by code; what is said of all stands under ""."""
    found = run_here(folder, "framework", "show", *args, "--format", "json", lang=lang).json
    entries = [each for criterion in found["criteria"] for each in criterion["indicators"]]
    return {"": found} | {each["code"]: each for each in [*entries, *(found["conditions"] or [])]}


def limits_of(entry: Mapping[str, Any]) -> list[tuple[Any, ...]]:
    return [(each["zones"], each["year"], each["limit"], each["why"]) for each in entry["limits"]]


def test_show_spells_out_every_limit(data: Path) -> None:
    found = show(data, "khung-cu")
    assert limits_of(found["1.1"]) == [
        (["z1"], 2021, 39, "stated"),
        (["z1"], 2022, 42.5, "stated"),
        (["z2"], None, None, "province"),
    ]
    assert limits_of(found["2.1"]) == [([], None, 90, "stated")]
    assert [(part["code"], part["operator"]) for part in found["2.2"]["parts"]] == [
        ("a", "at_least"),
        ("b", "judgement"),
    ]
    assert limits_of(found["2.2"]["parts"][0]) == [([], None, 30, "stated")]
    assert (found["2.1"]["basis"], len(found["2.1"]["refs"])) == ("cited", 2)
    assert (found["khong-no"]["operator"], found["khong-no"]["basis"]) == ("judgement", "unverified")
    assert found[""]["withdrawal"]["key_criteria"] == ["1", "2"]


def test_numbers_in_json_are_exact(data: Path) -> None:
    out = run_here(data, "framework", "show", "khung-cu", "--format", "json").out
    assert '"with_key_from": 33.30,' in out
    assert '"limit": 42.5,' in out
    replace_in(data, "criteria.yaml", "2022: 42.50", "2022: 0.1234567890123456789")
    out = run_here(data, "framework", "show", "khung-moi", "--format", "json").out
    assert '"limit": 0.13580246791358024679,' in out


@pytest.mark.parametrize(
    ("args", "limits", "day"),
    [
        (("--zone", "z1"), [([], 2021, 39, "stated"), ([], 2022, 42.5, "stated")], "2023-12-31"),
        (("--zone", "z1", "--year", "2022"), [([], None, 42.5, "stated")], "2022-12-31"),
        (("--zone", "z1", "--year", "2023"), [([], None, None, "year")], "2023-12-31"),
        (("--zone", "z2"), [([], None, None, "province")], "2023-12-31"),
        (("--year", "2021"), [(["z1"], None, 39, "stated"), (["z2"], None, None, "province")], "2021-12-31"),
        # The day is kept within the period, unless it is given.
        (("--zone", "z1", "--year", "2015"), [([], None, None, "year")], "2021-01-01"),
        (("--zone", "z1", "--year", "2035"), [([], None, None, "year")], "2023-12-31"),
        (("--zone", "z2", "--as-of", "2025-02-03"), [([], None, None, "province")], "2025-02-03"),
    ],
)
def test_show_for_a_zone_and_a_year(data: Path, args: tuple[str, ...], limits: list[tuple[Any, ...]], day: str) -> None:
    found = show(data, "khung-cu", *args)
    assert limits_of(found["1.1"]) == limits
    assert found[""]["as_of"] == day


def test_show_without_an_end_is_read_on_the_first_day_at_least(data: Path) -> None:
    assert show(data, "khung-moi", "--year", "2020")[""]["as_of"] == "2024-01-01"
    assert show(data, "khung-moi", "--year", "2031")[""]["as_of"] == "2031-12-31"


@pytest.mark.parametrize("province", ["Tỉnh Một", "một", "  TỈNH  MỘT "])
def test_show_includes_what_the_province_changes(data: Path, province: str) -> None:
    found = show(data, "khung-cu", "--province", province)
    assert (found[""]["adjustments"], found[""]["adjustments_not_included"]) == (["tinh"], ["vung"])
    assert limits_of(found["1.1"]) == [([], None, 45, "stated")]
    assert found["1.1"]["adjustments"] == ["tinh"]
    assert found[""]["criteria"][-1]["added_by"] == "tinh"
    out = run_here(data, "framework", "show", "khung-cu", "--province", province).out
    assert "\nĐã tính: Quyết định của tỉnh (9/QĐ-UBND ngày 2022), từ ngày 01/01/2022\n" in out
    assert f"  ≥ 45{NARROW}triệu đồng" in out
    assert "  thêm theo 9/QĐ-UBND\n" in out


@pytest.mark.parametrize("form", ["table", "json", "csv"])
@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("vi", "Chưa có tệp điều chỉnh nào của Tỉnh Hai"),
        ("en", "There is no adjustment of Tỉnh Hai for this framework"),
    ],
)
def test_show_tells_where_a_province_has_changed_nothing(data: Path, lang: str, said: str, form: str) -> None:
    run = run_here(data, "framework", "show", "khung-cu", "--province", "Tỉnh Hai", "--format", form, lang=lang)
    assert run.status == 0
    assert run.err.startswith(said)
    assert run.err.count("\n") == 1
    assert "Hai" not in run.out.replace("Vùng hai", "").replace('"province": "Tỉnh Hai"', "")


def test_a_province_s_adjustment_of_another_framework_does_not_count(data: Path) -> None:
    run = run_here(data, "framework", "show", "khung-moi", "--province", "Tỉnh Một")
    assert run.err.startswith("Chưa có tệp điều chỉnh nào của Tỉnh Một")


def test_before_its_first_day_an_adjustment_is_not_included(data: Path) -> None:
    found = show(data, "khung-cu", "--province", "Tỉnh Một", "--as-of", "2021-12-31")
    assert (found[""]["adjustments"], found[""]["adjustments_not_included"]) == ([], [])
    assert len(found[""]["criteria"]) == 3


def test_what_is_for_one_zone_alone_is_named_or_included(data: Path) -> None:
    assert limits_of(show(data, "khung-cu", "--zone", "z1")["2.1"]) == [([], None, 80, "stated")]
    out = run_here(data, "framework", "show", "khung-cu").out
    assert "\nChỉ áp dụng cho một số vùng hoặc xã, không tính ở đây: Riêng một vùng (10/QĐ-TTg)" in out
    assert "Riêng một vùng" not in run_here(data, "framework", "show", "khung-cu", "--as-of", "2021-12-31").out
    other = make_narrow(data, "province: Tỉnh Hai, communes: [xa], from: 2022-01-01")
    assert other not in run_here(data, "framework", "show", "khung-cu").out
    assert other in run_here(data, "framework", "show", "khung-cu", "--province", "Hai").out


def make_narrow(folder: Path, applies: str) -> str:
    """Write an adjustment that is for some communes alone, and return its name."""
    text = FILES["adjustments/vung.yaml"].replace("code: vung", "code: hep").replace("Riêng một vùng", "Riêng một xã")
    write_folder(folder, {"adjustments/hep.yaml": text.replace("zones: [z1], from: 2022-01-01", applies)})
    return "Riêng một xã"


@pytest.mark.parametrize(
    ("lang", "lines"),
    [
        (
            "vi",
            [
                "Bộ cũ · 1/QĐ-TTg ngày 08/3/2021, Phụ lục I",
                "1 THU NHẬP",
                f"1.1 Thu nhập bình quân z1 năm 2021: ≥ 39{NARROW}triệu đồng chưa có nguồn",
                f"z1 năm 2022: ≥ 42,5{NARROW}triệu đồng",
                f"2.2 Nước sạch a) ≥ 30{NARROW}% văn bản",
                "b) đạt",
                "z1: Vùng một · z2: Vùng hai",
                f"Quy định: từ 33,30{NARROW}% số tiêu chí không đạt, trong đó có tiêu chí 1 hoặc 2; "
                f"hoặc từ 50{NARROW}% số tiêu chí không đạt trở lên.",
            ],
        ),
        (
            "en",
            [
                "The old set · 1/QĐ-TTg of 8 March 2021, Phụ lục I",
                "2 HEALTH",
                f"2.1 Health insurance ≥ 90{NARROW}% cited",
                f"1.1 Thu nhập bình quân z1 year 2021: ≥ 39{NARROW}triệu đồng no source",
                f"z1 year 2022: ≥ 42.5{NARROW}triệu đồng",
                "z1: Vùng một · z2: Vùng hai",
                f"Rule: from 33.30{NARROW}% of the criteria not met, criterion 1 or 2 among them; "
                f"or from 50{NARROW}% of the criteria not met.",
            ],
        ),
    ],
)
def test_show_as_a_table(data: Path, lang: str, lines: list[str]) -> None:
    shown = list_lines(run_here(data, "framework", "show", "khung-cu", lang=lang))
    assert [line for line in lines if line not in shown] == []


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("khung-moi", "Dữ liệu chưa có các điều kiện công nhận kèm theo bộ tiêu chí này."),
        ("khung-moi", "Như bộ khung-cu."),
        ("khung-moi", "≥ 1,1 × ngưỡng chỉ tiêu 1.1 của bộ khung-cu "),
        ("khung-moi", f"z1 năm 2022: ≥ 46,75{NARROW}triệu đồng"),
        ("khung-moi", "đạt bộ tiêu chí khung-cu"),
        ("khung-trong", "1 tiêu chí; 47 chỉ tiêu được công bố, chưa có bảng trong dữ liệu"),
        ("khung-trong", "Dữ liệu chưa có quy định thu hồi danh hiệu của bộ tiêu chí này."),
    ],
)
def test_show_says_what_the_data_lack(data: Path, code: str, said: str) -> None:
    assert said in run_here(data, "framework", "show", code).out


def test_no_conditions_are_not_unknown_conditions(data: Path) -> None:
    replace_in(data, "frameworks/khung-moi.yaml", "withdrawal:", "conditions: []\nwithdrawal:")
    assert show(data, "khung-moi")[""]["conditions"] == []
    assert show(data, "khung-trong")[""]["conditions"] is None
    assert (
        "Theo dữ liệu, bộ tiêu chí này không kèm điều kiện nào khác."
        in run_here(data, "framework", "show", "khung-moi").out
    )


def test_show_for_a_spreadsheet(data: Path) -> None:
    rows = read_csv(run_here(data, "framework", "show", "khung-cu", "--province", "Một", "--format", "csv"))
    told = [
        (row["criterion"], row["code"], row["part"], row["zone"], row["year"], row["limit"], row["why"]) for row in rows
    ]
    assert told == [
        ("1", "1.1", "", "", "", "45", "stated"),
        ("2", "2.1", "", "", "", "90", "stated"),
        ("2", "2.2", "a", "", "", "30", "stated"),
        ("2", "2.2", "b", "", "", "", ""),
        ("20", "20.1", "", "", "", "", ""),
        ("", "khong-no", "", "", "", "", ""),
    ]
    assert [row["adjustment"] for row in rows] == ["tinh", "", "", "", "tinh", ""]
    rows = read_csv(run_here(data, "framework", "show", "khung-cu", "--format", "csv"))
    assert [(row["zone"], row["year"], row["limit"]) for row in rows[:3]] == [
        ("z1", "2021", "39"),
        ("z1", "2022", "42.5"),
        ("z2", "", ""),
    ]
    zoned = read_csv(run_here(data, "framework", "show", "khung-cu", "--zone", "z2", "--format", "csv"))
    assert {row["zone"] for row in zoned} == {"z2"}


# -- ntm framework coverage


def test_coverage_counts_each_kind(data: Path) -> None:
    found = run_here(data, "framework", "coverage", "--format", "json").json["frameworks"]
    assert [(each["code"], each["targets"]) for each in found] == [
        ("khung-cu", 4),
        ("khung-moi", 3),
        ("khung-trong", 0),
    ]
    old = found[0]
    assert old["basis"] == {"text": 1, "cited": 1, "unverified": 2}
    kinds = {"number": 2, "partly": 1, "province": 0, "unstated": 0, "judgement": 1, "framework": 0}
    assert old["coverage"] == kinds
    for each in found:
        assert sum(each["basis"].values()) == sum(each["coverage"].values()) == each["targets"] == len(each["list"])


def test_coverage_of_one_framework_lists_its_targets(data: Path) -> None:
    (found,) = run_here(data, "framework", "coverage", "khung-cu", "--format", "json").json["frameworks"]
    assert [(each["criterion"], each["code"], each["coverage"], each["basis"]) for each in found["list"]] == [
        ("1", "1.1", "partly", "unverified"),
        ("2", "2.1", "number", "cited"),
        ("2", "2.2", "number", "text"),
        (None, "khong-no", "judgement", "unverified"),
    ]
    rows = read_csv(run_here(data, "framework", "coverage", "khung-cu", "--format", "csv"))
    assert [(row["criterion"], row["code"], row["coverage"]) for row in rows] == [
        (each["criterion"] or "", each["code"], each["coverage"]) for each in found["list"]
    ]
    assert rows[1]["refs"] == "https://vi-du.vn/a https://vi-du.vn/b"


@pytest.mark.parametrize(
    ("lang", "said"), [("vi", "2.1       Bảo hiểm y tế       Đủ số "), ("en", "Health insurance    Number ")]
)
def test_coverage_as_a_table(data: Path, lang: str, said: str) -> None:
    everything = run_here(data, "framework", "coverage", lang=lang).out
    assert [line.split()[:2] for line in everything.splitlines()[1:4]] == [
        ["khung-cu", "4"],
        ["khung-moi", "3"],
        ["khung-trong", "0/47"],
    ]
    assert said not in everything
    assert said in run_here(data, "framework", "coverage", "khung-cu", lang=lang).out


# -- ntm framework diff


def diff(folder: Path, *args: str) -> tuple[dict[str, Any], list[tuple[Any, ...]]]:
    """Return the document, and of each indicator its code before and after and what becomes of its limit."""
    found = run_here(folder, "framework", "diff", *args, "--format", "json").json
    changes = [
        (each["before"] and each["before"]["code"], each["after"] and each["after"]["code"], each["limit"])
        for criterion in found["criteria"]
        for each in criterion["indicators"]
    ]
    return found, changes


def test_diff_matches_by_name(data: Path) -> None:
    found, changes = diff(data, "khung-cu", "khung-moi")
    assert (found["before"], found["after"]) == ("khung-cu", "khung-moi")
    criteria = [[each[side] and each[side]["code"] for side in ("before", "after")] for each in found["criteria"]]
    assert criteria == [["2", "1"], ["1", "2"], ["3", None]]
    assert changes == [
        ("2.1", "1.1", "changed"),
        ("2.2", None, None),
        ("1.1", "2.1", "changed"),
        (None, "2.2", None),
    ]
    same_code = [(each["before"]["name"], each["after"]["name"]) for each in found["same_code"]]
    assert ("Thu nhập bình quân", "Bảo hiểm y tế") in same_code
    assert len(same_code) == 5


def test_a_framework_does_not_differ_from_itself(data: Path) -> None:
    found, changes = diff(data, "khung-cu", "khung-cu", "--zone", "z1")
    assert {limit for *_, limit in changes} == {"same"}
    assert found["same_code"] == []
    table = run_here(data, "framework", "diff", "khung-cu", "khung-cu", "--zone", "z1").out
    assert "2 chỉ tiêu như cũ" in table
    assert "Bảo hiểm y tế" not in table


def test_diff_of_one_zone(data: Path) -> None:
    assert diff(data, "khung-cu", "khung-moi", "--zone", "z1")[1][0] == ("2.1", "1.1", "changed")
    assert diff(data, "khung-cu", "khung-moi", "--zone", "z1")[0]["zone"] == "z1"


@pytest.mark.parametrize(
    ("lang", "lines"),
    [
        (
            "vi",
            [
                "Trước: khung-cu · Bộ cũ (1/QĐ-TTg)",
                "Đối chiếu theo tên tiêu chí, chỉ tiêu, không theo số thứ tự.",
                f"2.1 1.1 Bảo hiểm y tế ≥ 90{NARROW}% → ≥ 95{NARROW}%",
                f"2.2 – Nước sạch bỏ; yêu cầu cũ: a) ≥ 30{NARROW}%; b) đạt",
                "– 2.2 Đạt bộ cũ mới; yêu cầu: đạt bộ tiêu chí khung-cu",
                "3 – VĂN HÓA bỏ",
                "1.1: Thu nhập bình quân → Bảo hiểm y tế",
            ],
        ),
        (
            "en",
            [
                "Before: khung-cu · The old set (1/QĐ-TTg)",
                "Matched by what is asked, not by number.",
                f"2.1 1.1 Bảo hiểm y tế ≥ 90{NARROW}% → ≥ 95{NARROW}%",
                "3 – VĂN HÓA gone",
                "2: Health → Thu nhập",
            ],
        ),
    ],
)
def test_diff_as_a_table(data: Path, lang: str, lines: list[str]) -> None:
    shown = list_lines(run_here(data, "framework", "diff", "khung-cu", "khung-moi", lang=lang))
    assert [line for line in lines if line not in shown] == []


def test_diff_says_where_there_is_no_table_to_compare(data: Path) -> None:
    for pair in (("khung-cu", "khung-trong"), ("khung-trong", "khung-cu")):
        out = run_here(data, "framework", "diff", *pair).out
        assert "Bộ khung-trong chưa có bảng chỉ tiêu trong dữ liệu: chưa so sánh được chỉ tiêu." in out
        assert "Bảo hiểm y tế" not in out


def test_a_number_that_is_lacking_is_no_change(data: Path) -> None:
    replace_in(data, "frameworks/khung-moi.yaml", "{at_least: 95}", "{at_least: province}")
    out = run_here(data, "framework", "diff", "khung-cu", "khung-moi").out
    assert f"chưa so sánh được: ≥ 90{NARROW}% → do tỉnh quy định, chưa có số" in out


def test_diff_for_a_spreadsheet(data: Path) -> None:
    rows = read_csv(run_here(data, "framework", "diff", "khung-cu", "khung-moi", "--format", "csv"))
    told = [
        (row["criterion_before"], row["criterion_after"], row["before"], row["after"], row["limit"]) for row in rows
    ]
    assert told[:4] == [
        ("2", "1", "", "", ""),
        ("2", "1", "2.1", "1.1", "changed"),
        ("2", "1", "2.2", "", ""),
        ("1", "2", "", "", ""),
    ]
    assert rows[1]["limit_before"] == f"≥ 90{NARROW}%"
    assert rows[2]["limit_after"] == ""


# -- judging by another set, and outside its period


def judge_by(folder: Path, *args: str) -> dict[str, Any]:
    (found,) = run_here(folder, "status", "xa", *args, "--format", "json").json["communes"]
    return {each["code"]: each["value"] for verdict in found["verdicts"] for each in verdict["indicators"]} | {
        "": found
    }


def test_another_framework_judges_by_the_reviews_given_for_it(data: Path) -> None:
    own, other = judge_by(data), judge_by(data, "--framework", "khung-moi")
    assert (own[""]["framework"], own[""]["as_of"], own[""]["zone"]) == ("khung-cu", "2022-05-26", "z1")
    assert (other[""]["framework"], other[""]["as_of"], other[""]["zone"]) == ("khung-moi", "2024-05-26", "z3")
    # One code, two things: 1.1 is the income there and the insurance here.
    assert (own["1.1"], other["1.1"]) == (44, 96)
    assert other["2.1"] is None


def test_a_framework_that_no_review_is_for_leaves_everything_unknown(data: Path) -> None:
    found = judge_by(data, "--framework", "khung-trong")[""]
    assert (found["as_of"], found["criteria"]["unknown"], found["criteria"]["total"]) == (None, 1, 1)
    assert run_here(data, "status", "xa", "--framework", "khung-trong").err == ""


@pytest.mark.parametrize(
    ("lang", "remedy"),
    [
        ("vi", " Xã: xa. Chép tệp của bộ có hiệu lực vào data/frameworks rồi ghi khóa framework trong tệp của xã.\n"),
        ("en", " Communes: xa. Copy the file of the framework in force into data/frameworks, and name it under the key "
         "framework in the commune's file.\n"),
    ],
)  # fmt: skip
def test_where_no_framework_is_in_force_it_is_told_what_to_do(data: Path, lang: str, remedy: str) -> None:
    assert run_here(data, "status", "xa", "--as-of", "2020-05-26", lang=lang).err.endswith(remedy)


JUDGING = [("status", "xa"), ("status",), ("unmet", "xa"), ("recognition", "xa")]


@pytest.mark.parametrize("form", ["table", "json", "csv"])
@pytest.mark.parametrize("args", JUDGING, ids=" ".join)
def test_a_day_outside_the_period_is_told_beside_the_result(data: Path, args: tuple[str, ...], form: str) -> None:
    run = run_here(data, *args, "--as-of", "2025-01-01", "--format", form)
    assert run.status == 0
    assert run.err == (
        "Ngày 01/01/2025 nằm ngoài thời gian áp dụng của bộ khung-cu (từ 01/01/2021 đến 31/12/2023); "
        "bộ có hiệu lực ngày này: khung-moi. Xã: xa.\n"
    )
    assert "nằm ngoài" not in run.out
    if form == "json":
        assert run.json["version"] == 1


@pytest.mark.parametrize(
    ("framework", "day", "told"),
    [
        ("khung-cu", "2020-12-31", "the data hold no framework in force that day"),
        ("khung-cu", "2021-01-01", None),
        ("khung-cu", "2023-12-31", None),
        ("khung-cu", "2024-01-01", "in force that day: khung-moi"),
        ("khung-moi", "2023-12-31", "in force that day: khung-cu"),
        ("khung-moi", "2024-01-01", None),
        # Several sets may be in force at once; the last year of a period ends with its last day.
        ("khung-cu", "2026-01-01", "in force that day: khung-moi, khung-trong"),
        ("khung-cu", "2030-12-31", "in force that day: khung-moi, khung-trong"),
        ("khung-cu", "2031-01-01", "in force that day: khung-moi."),
    ],
)
def test_the_notice_names_the_sets_in_force(data: Path, framework: str, day: str, told: str | None) -> None:
    run = run_here(data, "status", "xa", "--framework", framework, "--as-of", day, lang="en")
    assert (run.err == "") is (told is None)
    assert (told or "") in run.err
    assert run.err.count("\n") == (0 if told is None else 1)


def test_one_notice_names_ten_communes_and_counts_the_rest(data: Path) -> None:
    for at in range(1, 12):
        text = FILES["communes/xa.yaml"].replace("code: xa\n", f"code: xa-{at:02d}\n")
        write_folder(data, {f"communes/xa-{at:02d}.yaml": text})
    run = run_here(data, "status", "--as-of", "2025-01-01", lang="en")
    assert run.err.count("\n") == 1
    assert "Communes: xa-01, xa-02, " in run.err
    assert run.err.endswith("xa-09, xa-10 and 2 more.\n")


def test_a_review_outside_the_period_is_judged_and_told(data: Path) -> None:
    replace_in(data, "communes/xa.yaml", "2022-05-26", "2020-05-26")
    run = run_here(data, "status", "xa", lang="en")
    assert run.status == 0
    assert run.err.startswith("26 May 2020 is outside the period of khung-cu")


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (("--year", "2022"), None),
        (("--year", "2031"), "Năm 2031 nằm ngoài thời gian áp dụng của bộ khung-cu"),
        (("--as-of", "2031-01-01"), "Ngày 01/01/2031 nằm ngoài thời gian áp dụng của bộ khung-cu"),
    ],
)
def test_show_tells_of_a_time_outside_the_period(data: Path, args: tuple[str, ...], told: str | None) -> None:
    run = run_here(data, "framework", "show", "khung-cu", *args)
    assert run.status == 0
    assert (told in run.err) if told else run.err == ""


def test_diff_names_the_zone_that_only_the_earlier_one_has(data: Path) -> None:
    found = json.loads(
        run_here(data, "framework", "diff", "khung-cu", "khung-moi", "--zone", "z1", "--format", "json").out
    )
    assert found["zone"] == "z1"


PAGE = Path(__file__).parent.parent / "docs/bo-tieu-chi.md"


def test_the_page_on_frameworks_lists_what_has_a_number() -> None:
    from test_limits import repository

    page = " ".join(PAGE.read_text(encoding="utf-8").split())
    for framework in repository().rules.frameworks.values():
        found = cover(repository().rules, framework)
        codes = {
            kind: [each.requirement.code for each in found if each.coverage == kind] for kind in ("number", "partly")
        }
        open_ = sum(each.coverage == "unstated" for each in found)
        if codes["partly"]:
            listed = f"Có đủ số: {', '.join(codes['number'])}. Có một phần: {', '.join(codes['partly'])}."
            assert f"{listed} Chưa có số: {open_} mức" in page, framework.code
