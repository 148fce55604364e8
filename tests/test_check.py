"""What `check` finds across files, on small models: code, key path, and what is suggested instead."""

import datetime
from collections.abc import Iterable
from decimal import Decimal
from typing import Literal

import pytest
from written import TODAY, Criteria, make_adjustment, make_commune, make_framework, typed

from ntmcli.check import Checker, check_adjustment, check_gso_codes, check_reach, check_rivals
from ntmcli.diagnostic import DataError, Finding, fold, name_trouble, suggest, suggest_code
from ntmcli.model.adjustment import Adjustment
from ntmcli.model.commune import Commune
from ntmcli.model.framework import Framework
from ntmcli.model.values import Bound, Outcome, Sign, parse_figure
from ntmcli.store.reader import read
from ntmcli.store.schema import M, validate

BASE: Criteria = {
    "15": {
        "15.1": "{at_least: 90}",
        "15.2": "đạt",
        "15.3": "đạt | may_not_apply: không có",
        "15.4": "{at_least: 39} | unit: triệu đồng",
    },
    "17": {
        "17.1": "{all: [{code: a, name: A, unit: '%', target: {at_least: 30}}, {code: b, name: B, target: đạt}]}",
        "17.2": "{all: [{code: a, name: A, target: đạt}]} | may_not_apply: không có",
    },
    "18": {"18.1": "đạt | may_not_apply: không có"},
    "19": {},
}
CONDITIONS = """\
conditions:
  - {code: hai-long, name: H, unit: "%", target: {at_least: 90}}
  - {code: khong-no, name: K, target: đạt}"""


def told(findings: Iterable[Finding]) -> list[str]:
    """Write findings as `NTM302 reviews/0/results/15.9 (key) → 15.2`: on the key, and what is suggested."""
    return [
        f"{each.code} {'/'.join(map(str, each.loc))}".rstrip()
        + (" (key)" if each.on_key else "")
        + (f" → {each.args['suggest']}" if "suggest" in each.args else "")
        for each in findings
    ]


def make_checker(
    *frameworks: Framework, adjustments: Iterable[Adjustment] = (), today: datetime.date = TODAY, known: str = ""
) -> Checker:
    """Make a checker whose default is the first framework; `known` are codes of files that cannot be read."""
    by_code = {each.code: each for each in frameworks}
    return Checker(by_code, list(adjustments), frameworks[0].code, {*by_code, *known.split()}, today)


def check_asked(criteria: Criteria, more: str = "", others: Iterable[Framework] = ()) -> list[str]:
    framework = make_framework(criteria, more=more)
    return told(make_checker(framework, *others).check_framework(framework))


# -- frameworks


@pytest.mark.parametrize(
    ("more", "found"),
    [
        ("withdrawal: {with_key_from: 0, outright_from: 100}", []),
        ("withdrawal: {with_key_from: 30, outright_from: 100.5}", ["NTM205 withdrawal/outright_from"]),
        ("withdrawal: {with_key_from: -1}", ["NTM205 withdrawal/with_key_from"]),
        ('withdrawal: {key_criteria: ["15", "19"]}', []),
        # A share is lost by criteria; an indicator's code is none.
        ('withdrawal: {key_criteria: ["15", "17.1"]}', ["NTM302 withdrawal/key_criteria/1 → 17"]),
        ('withdrawal: {key_criteria: ["4"]}', ["NTM302 withdrawal/key_criteria/0"]),
        ("indicator_count: 7", []),
        ("indicator_count: 8", ["NTM313 indicator_count"]),
        (CONDITIONS, []),
        ('conditions: [{code: x, name: X, unit: "%", target: {at_most: -5}}]', ["NTM205 conditions/0/target/at_most"]),
        (
            "conditions: [{code: x, name: X, target: {framework: khnug}}]",
            ["NTM301 conditions/0/target/framework → khung"],
        ),
        # All criteria together, conditions aside: that does not lead back.
        ("conditions: [{code: x, name: X, target: {framework: khung}}]", []),
    ],
)
def test_what_stands_beside_the_criteria(more: str, found: list[str]) -> None:
    assert check_asked(BASE, more) == found


@pytest.mark.parametrize(("count", "found"), [("57", []), ("0", [])])
def test_no_count_is_wrong_where_no_indicator_is_listed(count: str, found: list[str]) -> None:
    assert check_asked({"1": {}, "2": {}}, f"indicator_count: {count}") == found


def test_a_wrong_count_is_told_with_both_numbers() -> None:
    framework = make_framework(BASE, more="indicator_count: 57")
    (finding,) = make_checker(framework).check_framework(framework)
    assert finding.args == {"count": "57", "listed": "7"}


@pytest.mark.parametrize(
    ("entries", "found"),
    [
        ('[{code: "1", name: A, group: IV}, {code: "2", name: B}]', []),
        ('[{code: "1", name: A, group: IVa}]', ["NTM307 criteria/0/group → IV"]),
        ('[{code: "1", name: A, group: X}]', ["NTM307 criteria/0/group"]),
        ('[{code: "1", name: A}, {code: "1", name: B}]', ["NTM108 criteria/1/code"]),
        (
            '[{code: "1", name: A, indicators: [{code: "1.1", name: A, target: đạt}]},'
            ' {code: "2", name: B, indicators: [{code: "1.1", name: B, target: đạt}]}]',
            ["NTM108 criteria/1/indicators/0/code"],
        ),
        ('[{code: "1", name: A, indicators: [{code: "1", name: A, target: đạt}]}]', []),
        (
            '[{code: "1", name: A, indicators: [{code: "2", name: A, target: đạt}]}, {code: "2", name: B}]',
            ["NTM314 criteria/0/indicators/0/code"],
        ),
    ],
)
def test_codes_and_groups(entries: str, found: list[str]) -> None:
    framework = typed(
        "code: khung\nname: K\ndecision: {number: 1/QĐ}\nin_force: {from: 2021}\n"
        f"groups: [{{code: IV, name: Bốn}}]\ncriteria: {entries}",
        Framework,
    )
    assert told(make_checker(framework).check_framework(framework)) == found


@pytest.mark.parametrize(
    ("target", "found"),
    [
        ("{at_least: 0}", []),
        ("{at_least: 100}", []),
        ("{at_least: 100.01}", ["NTM205 at_least"]),
        ("{at_most: -0.1}", ["NTM205 at_most"]),
        ("{at_least: 101} | unit: lít", []),
        ("{at_least: province}", []),
        ("{at_least: unstated}", []),
        ("{at_least: {z1: 90, z2: {2022: province, 2023: unstated}}}", []),
        ("{more_than: {z1: 90, z22: 80}}", ["NTM303 more_than/z22 (key) → z2"]),
        ("{more_than: {dbsh: province}}", ["NTM303 more_than/dbsh (key)"]),
        ("{more_than: {z2: {z9: 80}}}", ["NTM303 more_than/z2/z9 (key)"]),
        ("{less_than: {2022: 39, 2023: 142}}", ["NTM205 less_than/2023"]),
        ("{less_than: {z1: {2022: 139}}}", ["NTM205 less_than/z1/2022"]),
        ("{all: [{code: a, name: A, target: {at_least: 130}}]}", []),
        ("{all: [{code: a, name: A, unit: '%', target: {at_least: 130}}]}", ["NTM205 all/0/target/at_least"]),
        ("{all: [{code: a, name: A, target: {framework: nang-coa}}]}", ["NTM301 all/0/target/framework → nang-cao"]),
        ("{framework: nang-cao}", []),
        ("{framework: nang-coa}", ["NTM301 framework → nang-cao"]),
        ("{framework: hong}", []),
        # A multiple of another limit.
        ('{at_least: {times: 1.1, framework: nang-cao, indicator: "1.1"}}', []),
        ('{at_least: {z1: {times: 1.1, framework: nang-cao, indicator: "1.1"}}}', []),
        ('{at_least: {times: 1.1, framework: nang-coa, indicator: "1.1"}}', ["NTM301 at_least/framework → nang-cao"]),
        ('{at_least: {times: 1.1, framework: hong, indicator: "1.1"}}', []),
        ('{at_least: {times: 1.1, framework: nang-cao, indicator: "1.9"}}', ["NTM302 at_least/indicator → 1.3"]),
        ('{at_least: {times: 1.1, framework: nang-cao, indicator: "1.2"}}', ["NTM328 at_least/indicator"]),
        ('{at_least: {times: 1.1, framework: nang-cao, indicator: "1.3"}}', ["NTM328 at_least/indicator"]),
        ('{at_least: {times: 1.1, framework: nang-cao, indicator: "1.3"}} | unit: lít', []),
        (
            '{at_least: {z1: {times: 2, framework: nang-cao, indicator: "1.2"}}}',
            ["NTM328 at_least/z1/indicator"],
        ),
    ],
)
def test_targets(target: str, found: list[str]) -> None:
    """Whoever names a framework that is there but cannot be read (`hong`) is not told so again."""
    base = {"1": {"1.1": "{at_least: 50}", "1.2": "đạt", "1.3": "{at_least: 50} | unit: lít"}}
    framework = make_framework({"1": {"1.1": target}})
    checker = make_checker(framework, make_framework(base, "nang-cao"), known="hong")
    findings = told(checker.check_framework(framework))
    assert [each.replace("criteria/0/indicators/0/target/", "") for each in findings] == found


def times(indicator: str, framework: str = "khung") -> str:
    return f'{{at_least: {{times: 2, framework: {framework}, indicator: "{indicator}"}}}}'


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        ({"1.1": times("1.1")}, {}, ["1.1"]),
        ({"1.1": times("1.2"), "1.2": times("1.1")}, {}, ["1.1", "1.2"]),
        ({"1.1": f"{{at_least: {{z1: 50, z2: {times('1.1')[11:-1]}}}}}"}, {}, ["1.1"]),
        ({"1.1": times("1.2"), "1.2": "{at_least: 9}"}, {}, []),
        # Two ways to one limit are no way back.
        (
            {
                "1.1": f"{{at_least: {{z1: {times('1.2')[11:-1]}, z2: {times('1.3')[11:-1]}}}}}",
                "1.2": times("1.4"),
                "1.3": times("1.4"),
                "1.4": times("1.5"),
                "1.5": "{at_least: 9}",
            },
            {},
            [],
        ),
        # What leads into a circle is not in it.
        ({"1.1": times("1.2"), "1.2": times("1.2")}, {}, ["1.2"]),
        ({"1.1": times("1.1", "cao")}, {"1.1": times("1.1")}, ["1.1"]),
        ({"1.1": times("1.1", "cao")}, {"1.1": "{at_least: 9}"}, []),
        # The outcome of a whole framework needs each of its indicators.
        ({"1.1": "{framework: khung}"}, {}, ["1.1"]),
        ({"1.1": "{framework: cao}"}, {"1.1": "đạt", "1.2": "{framework: khung}"}, ["1.1"]),
        ({"1.1": "{framework: cao}"}, {"1.1": times("1.2"), "1.2": "{at_least: 9}"}, []),
        ({"1.1": "{all: [{code: a, name: A, unit: '%', target: " + times("1.1") + "}]}"}, {}, ["1.1"]),
        ({"1.1": "{framework: hong}"}, {}, []),
        ({"1.1": times("1.1", "hong")}, {}, []),
    ],
)
def test_limits_that_are_made_from_themselves(first: dict[str, str], second: dict[str, str], found: list[str]) -> None:
    framework = make_framework({"1": first})
    checker = make_checker(framework, make_framework({"1": second}, "cao"), known="hong")
    told_of = [each.args["text"] for each in checker.check_framework(framework) if each.code == "NTM315"]
    assert told_of == found


@pytest.mark.parametrize(
    ("targets", "criteria", "in_framework", "in_adjustment"),
    [
        ({"1.1": times("1.2")}, None, ["0/indicators/0", "0/indicators/1"], ["targets/1.1 (key)"]),
        ({"1.2": times("1.2")}, None, ["0/indicators/1"], ["targets/1.2 (key)"]),
        ({"1.1": "{framework: khung}"}, None, ["0/indicators/0", "0/indicators/1"], ["targets/1.1 (key)"]),
        ({"1.1": "{at_least: 60}"}, None, [], []),
        # What is added belongs to the framework whose outcome it needs.
        (None, {"2": {"2.1": "đạt", "2.2": "{framework: khung}"}}, [], ["criteria/0/indicators/1/target"]),
        (None, {"2": {"2.1": "{framework: cao}"}}, [], ["criteria/0/indicators/0/target"]),
        (None, {"2": {"2.1": times("1.1", "cao")}}, [], []),
        (None, {"2": {"2.1": times("1.2")}}, [], []),
    ],
)
def test_an_adjustment_can_close_a_circle(
    targets: dict[str, str] | None, criteria: Criteria | None, in_framework: list[str], in_adjustment: list[str]
) -> None:
    framework = make_framework({"1": {"1.1": "{at_least: 50}", "1.2": times("1.1")}})
    cao = make_framework({"1": {"1.1": "{at_least: 50}", "1.2": "{framework: khung}"}}, "cao")
    step = make_adjustment("doi", "from: 2022", targets, criteria)
    checker = make_checker(framework, cao, adjustments=[step])
    circles = [each for each in checker.check_framework(framework) if each.code == "NTM315"]
    assert told(circles) == [f"NTM315 criteria/{each}/target" for each in in_framework]
    assert told(check_adjustment(step, checker)) == [f"NTM315 {each}" for each in in_adjustment]


@pytest.mark.parametrize(
    ("code", "needed"),
    [
        ("kieu-mau", {"nang-cao", "khung", "hong"}),
        ("nang-cao", {"khung", "hong"}),
        ("khung", {"hong"}),
        ("rieng", set()),
        ("hong", set()),
    ],
)
def test_what_a_framework_builds_on(code: str, needed: set[str]) -> None:
    checker = make_checker(
        make_framework({"1": {"1.1": times("1.1", "hong")}}),
        make_framework({"1": {"1.1": times("1.1"), "1.2": times("1.1")}}, "nang-cao"),
        make_framework({"1": {"1.1": "{framework: nang-cao}"}}, "kieu-mau"),
        make_framework({"1": {"1.1": "đạt"}}, "rieng"),
        known="hong",
    )
    assert checker.builds_on(code) == needed
    assert checker.builds_on(code) == needed, "the second answer is the first"


def test_a_framework_builds_on_what_its_adjustments_name() -> None:
    step = make_adjustment("doi", "from: 2022", {"1.1": times("1.1", "cao")})
    frameworks = (make_framework({"1": {"1.1": "{at_least: 9}"}}), make_framework({"1": {"1.1": "đạt"}}, "cao"))
    assert make_checker(*frameworks).builds_on("khung") == set()
    assert make_checker(*frameworks, adjustments=[step]).builds_on("khung") == {"cao"}


# -- adjustments

ADDED = {"20": {"20.1": "{at_least: 50}", "20.2": "đạt"}}


@pytest.mark.parametrize(
    ("applies", "targets", "criteria", "found"),
    [
        ("from: 2022", {"15.1": "{at_least: 95}"}, None, []),
        ("from: 2022", {"15.1": "{at_least: 105}"}, None, ["NTM205 targets/15.1/at_least"]),
        ("from: 2022", {"15.4": "{at_least: 105}"}, None, []),
        ("from: 2022", {"15.9": "{at_least: 95}"}, None, ["NTM322 targets/15.9 (key) → 15.4"]),
        ("from: 2022", {"19": "đạt"}, None, ["NTM322 targets/19 (key)"]),
        ("from: 2022", {"15.1": "{at_least: {z21: 95}}"}, None, ["NTM303 targets/15.1/at_least/z21 (key) → z2"]),
        ("from: 2022, zones: [z1, zz2]", None, None, ["NTM303 applies/zones/1 → z2"]),
        # Criteria added, by this adjustment or another of the framework.
        ("from: 2022", {"20.1": "{at_least: 60}"}, ADDED, []),
        ("from: 2022", {"21.1": "{at_least: 60}"}, None, []),
        ("from: 2022", None, {"20": {"20.1": "{at_least: 150}"}}, ["NTM205 criteria/0/indicators/0/target/at_least"]),
        (
            "from: 2022",
            None,
            {"20": {"20.1": "đạt", "20.2": "{framework: khnug}"}},
            ["NTM301 criteria/0/indicators/1/target/framework → khung"],
        ),
        ("from: 2022", None, {"19": {}}, ["NTM108 criteria/0/code"]),
        ("from: 2022", None, {"20": {"15.1": "đạt"}}, ["NTM108 criteria/0/indicators/0/code"]),
        ("from: 2022", None, {"20": {"19": "đạt"}}, ["NTM314 criteria/0/indicators/0/code"]),
    ],
)
def test_adjustments(applies: str, targets: dict[str, str] | None, criteria: Criteria | None, found: list[str]) -> None:
    step = make_adjustment("doi", applies, targets, criteria)
    other = make_adjustment("khac", "from: 2023", None, {"21": {"21.1": "{at_least: 50}"}})
    checker = make_checker(make_framework(BASE), adjustments=[step, other])
    assert told(check_adjustment(step, checker)) == found


@pytest.mark.parametrize(
    ("one", "other", "criteria", "found"),
    [
        ("from: 2022", "from: 2023", {"21": {"20.1": "đạt"}}, ["NTM108 criteria/0/indicators/0/code"]),
        ("from: 2022", "province: P, from: 2022", {"21": {"20.1": "đạt"}}, ["NTM108 criteria/0/indicators/0/code"]),
        (
            "province: Tỉnh P, from: 2022",
            "province: P, from: 2022",
            {"21": {"20": "đạt"}},
            ["NTM314 criteria/0/indicators/0/code"],
        ),
        # Each province numbers what it adds by itself, and a later adjustment may write a criterion anew.
        ("province: Q, from: 2022", "province: P, from: 2022", {"21": {"20.1": "đạt"}}, []),
        ("from: 2022", "from: 2023", {"20": {"20.1": "đạt"}}, []),
        ("from: 2022", "from: 2023", {"21": {"21.1": "đạt"}}, []),
    ],
)
def test_codes_that_two_adjustments_add(one: str, other: str, criteria: Criteria, found: list[str]) -> None:
    """The one that comes later by its code is told of."""
    steps = [make_adjustment("a-mot", one, None, ADDED), make_adjustment("b-hai", other, None, criteria)]
    checker = make_checker(make_framework(BASE), adjustments=steps)
    assert told(check_adjustment(steps[0], checker)) == []
    assert told(check_adjustment(steps[1], checker)) == found


@pytest.mark.parametrize(("framework", "found"), [("khnug", ["NTM301 framework → khung"]), ("hong", [])])
def test_an_adjustment_of_what_is_not_there_is_not_looked_into(framework: str, found: list[str]) -> None:
    step = make_adjustment("doi", "from: 2022, zones: [z9]", {"99.9": "đạt"}, framework=framework)
    assert told(check_adjustment(step, make_checker(make_framework(BASE), known="hong"))) == found


@pytest.mark.parametrize(
    ("applies", "found"),
    [
        ("from: 2022", []),
        ("province: Tỉnh Ví Dụ, from: 2022", []),
        ("province: ví  dụ, from: 2022", []),
        ("province: Ví Dụu, from: 2022", ["NTM319 applies/province → Tỉnh Ví Dụ"]),
        ("communes: [xa], from: 2022", []),
        ("communes: [xa, xaa], from: 2022", ["NTM320 applies/communes/1 → xa"]),
        (
            "province: Hà Giang, communes: [mot], from: 2022",
            ["NTM319 applies/province", "NTM320 applies/communes/0"],
        ),
    ],
)
def test_whom_an_adjustment_reaches(applies: str, found: list[str]) -> None:
    assert told(check_reach(make_adjustment("doi", applies), [make_commune()], {})) == found


@pytest.mark.parametrize(
    ("applies", "unread", "found"),
    [
        ("communes: [hong], from: 2022", {"hong": "Hà Giang"}, []),
        ("communes: [la], from: 2022", {"hong": "Hà Giang"}, ["NTM320 applies/communes/0"]),
        ("province: Tỉnh Hà Giang, from: 2022", {"hong": "Hà Giang"}, []),
        ("province: Lạng Sơn, from: 2022", {"hong": "Hà Giang"}, ["NTM319 applies/province"]),
        ("province: Lạng Sơn, from: 2022", {"nat": None}, ["NTM319 applies/province"]),
    ],
)
def test_a_file_that_cannot_be_read_is_there(applies: str, unread: dict[str, str | None], found: list[str]) -> None:
    assert told(check_reach(make_adjustment("doi", applies), [make_commune()], unread)) == found


RIVAL = ["NTM316 targets/15.1 (key)", "NTM316 criteria/0/code"]


@pytest.mark.parametrize(
    ("one", "other", "here", "anywhere"),
    [
        ("from: 2022", "from: 2022", RIVAL, RIVAL),
        ("from: 2022", "from: 2022-01-01", RIVAL, RIVAL),
        ("from: 2022", "from: 2023", [], []),
        # The national one comes before a province's.
        ("from: 2022", "province: Ví Dụ, from: 2022", [], []),
        ("province: Tỉnh Ví Dụ, from: 2022", "province: ví dụ, from: 2022", RIVAL, RIVAL),
        ("province: Tỉnh Ví Dụ, from: 2022", "province: Tỉnh Khác, from: 2022", [], []),
        # No commune here, but any of that province that comes.
        ("province: Tỉnh Khác, from: 2022", "province: Khác, from: 2022", [], RIVAL),
        ("zones: [z1], from: 2022", "zones: [z1, z2], from: 2022", RIVAL, RIVAL),
        ("zones: [z1], from: 2022", "zones: [z2], from: 2022", [], []),
        ("zones: [z2], from: 2022", "zones: [z2], from: 2022", [], RIVAL),
        ("zones: [z2], from: 2022", "from: 2022", [], RIVAL),
        ("communes: [xa], from: 2022", "from: 2022", RIVAL, RIVAL),
        ("communes: [la], from: 2022", "from: 2022", [], []),
        ("communes: [xa], from: 2022", "communes: [la], from: 2022", [], []),
    ],
)
def test_rivals(one: str, other: str, here: list[str], anywhere: list[str]) -> None:
    targets = {"15.1": "{at_least: 95}"}
    criteria: dict[str, dict[str, str]] = {"20": {}}
    steps = [
        make_adjustment("mot", one, targets | {"15.2": "đạt"}, criteria),
        make_adjustment("hai", other, targets | {"15.3": "đạt"}, criteria | {"21": {}}),
    ]
    for everywhere, found in ((False, here), (True, anywhere)):
        pairs = list(check_rivals(steps, [make_commune()], anywhere=everywhere))
        assert told(finding for *_, finding in pairs) == found
        assert all((first.code, second.code) == ("mot", "hai") for first, second, _ in pairs)
        assert all(finding.args["other"] == "mot" for *_, finding in pairs)


def test_adjustments_of_two_frameworks_are_no_rivals() -> None:
    steps = [make_adjustment(code, "from: 2022", {"15.1": "đạt"}, framework=code) for code in ("khung", "cao")]
    assert list(check_rivals(steps, [make_commune()], anywhere=True)) == []


def test_rivals_that_change_different_things_agree() -> None:
    steps = [
        make_adjustment("mot", "from: 2022", {"15.1": "đạt"}, {"20": {}}),
        make_adjustment("hai", "from: 2022", {"15.2": "đạt"}, {"21": {}}),
    ]
    assert list(check_rivals(steps, [make_commune()], anywhere=True)) == []


# -- communes


def check_review(*reviews: str, adjustments: Iterable[Adjustment] = (), **given: object) -> list[str]:
    """Check a commune of two hamlets; places below the first review are told without `reviews/0/`."""
    checker = make_checker(make_framework(BASE, more=CONDITIONS), adjustments=adjustments, known="hong")
    commune = make_commune(*reviews, hamlets=("mot", "hai"), **given)  # type: ignore[arg-type]
    return [each.replace("reviews/0/", "") for each in told(checker.check_commune(commune))]


@pytest.mark.parametrize(
    ("result", "found"),
    [
        # A number against a limit.
        ('"15.1": 100', []),
        ('"15.1": 100.1', ["NTM205 results/15.1/value"]),
        ('"15.1": {value: 100.1}', ["NTM205 results/15.1/value"]),
        ('"15.1": ">-1"', ["NTM205 results/15.1/value"]),
        ('"15.1": {count: 9, of: 10}', []),
        ('"15.4": 139', []),
        ('"15.4": {count: 9, of: 10}', ["NTM325 results/15.4/count"]),
        # A judgement.
        ('"15.2": chưa đạt', []),
        ('"15.2": 9', ["NTM309 results/15.2/value"]),
        ('"15.2": {value: 9, outcome: đạt}', ["NTM309 results/15.2/value"]),
        ('"15.2": {count: 9, of: 10}', ["NTM309 results/15.2/count"]),
        ('"15.2": không áp dụng', ["NTM311 results/15.2/outcome"]),
        ('"15.3": không áp dụng', []),
        # Parts.
        ('"17.1": {parts: {a: 35, b: đạt}}', []),
        ('"17.1": 35', ["NTM310 results/17.1/value"]),
        ('"17.1": {parts: {a: 135, b: 5}}', ["NTM205 results/17.1/parts/a/value", "NTM309 results/17.1/parts/b/value"]),
        ('"17.1": {parts: {aa: 35}}', ["NTM308 results/17.1/parts/aa (key) → a"]),
        ('"17.1": {parts: {c: 35}}', ["NTM308 results/17.1/parts/c (key)"]),
        ('"17.1": {parts: {b: không áp dụng}}', ["NTM311 results/17.1/parts/b/outcome"]),
        ('"17.2": {parts: {a: không áp dụng}}', []),
        ('"15.1": {parts: {a: 35}}', ["NTM324 results/15.1/parts"]),
        # Hamlets.
        ('"15.1": {hamlets: {mot: {count: 9, of: 10}, hai: chưa đánh giá}}', []),
        ('"15.1": {hamlets: {mot: đạt, hai: chưa đạt}}', []),
        ('"15.1": {hamlets: {mott: đạt}}', ["NTM305 results/15.1/hamlets/mott (key) → mot"]),
        ('"15.1": {hamlets: {mot: {count: 9, of: 10}, hai: đạt}}', ["NTM327 results/15.1/hamlets/mot (key)"]),
        ('"15.1": {hamlets: {mot: không áp dụng, hai: đạt}}', []),
        ('"15.1": {hamlets: {mot: không áp dụng, hai: không áp dụng}}', ["NTM311 results/15.1/hamlets (key)"]),
        ('"15.3": {hamlets: {mot: không áp dụng, hai: không áp dụng}}', []),
        ('"15.2": {hamlets: {mot: {count: 9, of: 10}}}', ["NTM309 results/15.2/hamlets/mot (key)"]),
        ('"15.4": {hamlets: {mot: {count: 9, of: 10}}}', ["NTM325 results/15.4/hamlets/mot (key)"]),
        ('"15.4": {hamlets: {mot: đạt}}', ["NTM326 results/15.4/hamlets/mot (key)"]),
        ('"15.4": {hamlets: {mot: chưa đánh giá}}', []),
        # A criterion itself.
        ('"19": cơ bản đạt', []),
        ('"19": 9', ["NTM309 results/19/value"]),
        ('"19": {count: 9, of: 10}', ["NTM309 results/19/count"]),
        ('"19": {parts: {a: 9}}', ["NTM324 results/19/parts"]),
        ('"19": không áp dụng', ["NTM311 results/19/outcome"]),
        ('"15": không áp dụng', ["NTM311 results/15/outcome"]),
        ('"18": không áp dụng', []),
        ('"19": {hamlets: {mot: đạt, hai: chưa đạt}}', []),
        ('"19": {hamlets: {mot: đạt, ha: chưa đạt}}', ["NTM305 results/19/hamlets/ha (key) → hai"]),
        ('"19": {hamlets: {mot: {count: 9, of: 10}}}', ["NTM309 results/19/hamlets/mot (key)"]),
        ('"19": {hamlets: {mot: không áp dụng}}', ["NTM311 results/19/hamlets (key)"]),
        ('"18": {hamlets: {mot: không áp dụng}}', []),
        # What is not there: the nearest of the same criterion first.
        ('"15.9": đạt', ["NTM302 results/15.9 (key) → 15.4"]),
        ('"x": đạt', ["NTM302 results/x (key)"]),
    ],
)
def test_results(result: str, found: list[str]) -> None:
    assert check_review(f"2022-05-26, results: {{{result}}}") == found


@pytest.mark.parametrize(
    ("review", "found"),
    [
        ("conditions: {hai-long: 92.5, khong-no: đạt}", []),
        ("conditions: {hai-long: 192.5}", ["NTM205 conditions/hai-long/value"]),
        ("conditions: {khong-no: 9}", ["NTM309 conditions/khong-no/value"]),
        ("conditions: {khong-no: không áp dụng}", ["NTM311 conditions/khong-no/outcome"]),
        ("conditions: {kong-no: đạt}", ["NTM306 conditions/kong-no (key) → khong-no"]),
        ("rest: đạt", []),
        ("rest: không áp dụng", ["NTM311 rest"]),
        ("framework: khnug, results: {x: 9}", ["NTM301 framework → khung"]),
        ("framework: hong, results: {x: 9}", []),
    ],
)
def test_what_else_a_review_says(review: str, found: list[str]) -> None:
    assert check_review(f"2022-05-26, {review}") == found


@pytest.mark.parametrize(("province", "found"), [("Ví Dụ", []), ("Tỉnh Khác", ["NTM302 results/20.1 (key)"])])
def test_what_a_province_adds_is_asked_of_its_communes_alone(province: str, found: list[str]) -> None:
    step = make_adjustment("doi", "province: Tỉnh Ví Dụ, from: 2022", None, ADDED)
    assert check_review('2022-05-26, results: {"20.1": 9}', adjustments=[step], province=province) == found


def test_a_target_that_an_adjustment_changes_may_be_answered_both_ways() -> None:
    step = make_adjustment("doi", "from: 2022", {"15.2": "{at_least: 5}"})
    review = '2022-05-26, results: {"15.2": 9}'
    assert check_review(review) == ["NTM309 results/15.2/value"]
    assert check_review(review, adjustments=[step]) == []


@pytest.mark.parametrize(
    ("zone", "found"),
    [("z1", []), (None, ["NTM304 (key)"]), ("z11", ["NTM303 zone → z1"]), ("tay-nguyen", ["NTM303 zone"])],
)
def test_zones(zone: str | None, found: list[str]) -> None:
    assert check_review(zone=zone) == found


@pytest.mark.parametrize(
    ("reviews", "more", "found"),
    [
        (["2024-06-15"], "", []),
        (["2024-06-16"], "", ["NTM211 date"]),
        # The year is not over, but has begun.
        (["2024"], "", []),
        (["2025"], "", ["NTM211 date"]),
        (["2022-05-26", "2022-05-26"], "", []),
        (["2022-05", "2022-05-30"], "", ["NTM212 reviews/1/date"]),
        (["2022-05", "2022-06-01", "2022-05-30"], "", ["NTM212 reviews/2/date"]),
        (["2019", "2025-07"], "valid: {from: 2019-11-21}", ["NTM211 reviews/1/date"]),
        (["2019-11-20"], "valid: {from: 2019-11-21}", ["NTM312 date"]),
        (["2019-11-21", "2020-06"], "valid: {from: 2019-11-21, to: 2020-06-30}", []),
        (["2020-07"], "valid: {from: 2019-11-21, to: 2020-06-30}", ["NTM312 date"]),
    ],
)
def test_dates(reviews: list[str], more: str, found: list[str]) -> None:
    assert check_review(*reviews, more=more) == found


@pytest.mark.parametrize(
    ("valid", "period"),
    [("{from: 2023-01-01}", "2023-01-01–…"), ("{from: 2023, to: 2024-02}", "2023–2024-02")],
)
def test_the_life_of_a_commune_is_told(valid: str, period: str) -> None:
    commune = make_commune("2022-05-26", more=f"valid: {valid}")
    (finding,) = make_checker(make_framework(BASE)).check_commune(commune)
    assert (finding.code, finding.args) == ("NTM312", {"text": "2022-05-26", "period": period})


@pytest.mark.parametrize(
    ("codes", "reviews", "more", "found"),
    [
        ("15, '15.1', '19'", [], "", []),
        ("'15', '15.9'", [], "", ["NTM318 responsible/0/codes/1 → 15.4"]),
        ("'20.1'", [], "", []),
        ("'30.1'", ["2022, framework: cao"], "", []),
        ("'30.1'", [], "", ["NTM318 responsible/0/codes/0 → 20.1"]),
        # Whether a framework that cannot be read asks for it is not known.
        ("'99'", ["2022, framework: hong"], "", []),
        ("'99'", [], "framework: hong", []),
        ("'99'", [], "framework: cao", ["NTM318 responsible/0/codes/0"]),
    ],
)
def test_who_is_responsible(codes: str, reviews: list[str], more: str, found: list[str]) -> None:
    step = make_adjustment("doi", "from: 2022", None, ADDED)
    cao = make_framework({"30": {"30.1": "đạt"}}, "cao")
    checker = make_checker(make_framework(BASE), cao, adjustments=[step], known="hong")
    commune = make_commune(*reviews, more=f"{more}\nresponsible: [{{who: Hội, codes: [{codes}]}}]")
    assert told(checker.check_commune(commune)) == found


@pytest.mark.parametrize(
    ("default", "found"), [("khung", ["NTM301 framework", "NTM301 reviews/0/framework"]), (None, [])]
)
def test_without_a_default_any_framework_may_be_the_one_meant(default: str | None, found: list[str]) -> None:
    """Where criteria.yaml does not say its code, a code that is not known may be its own."""
    commune = make_commune("2022, framework: la", more="framework: la")
    assert told(Checker({}, [], default, {"criteria.yaml"}, TODAY).check_commune(commune)) == found


def bear(code: str, gso: str | None, valid: str | None) -> Commune:
    lines = [f"code: {code}", "name: X", "province: P"]
    lines += [f'gso_code: "{gso}"'] if gso else []
    lines += [f"valid: {valid}"] if valid else []
    return typed("\n".join(lines), Commune)


OLD, NEW = "{from: 2004, to: 2019-11-20}", "{from: 2019-11-21}"


@pytest.mark.parametrize(
    ("bearers", "found"),
    [
        ([("06433", None), ("06434", None), (None, None), (None, None)], []),
        ([("06433", None), ("06433", None)], [("c1", "c0")]),
        ([("06433", OLD), ("06433", None)], [("c1", "c0")]),
        # Codes are used again, in either order of the files.
        ([("06433", OLD), ("06433", NEW)], []),
        ([("06433", NEW), ("06433", OLD)], []),
        ([("06433", OLD), ("06433", "{from: 2019-11-20, to: 2020}")], [("c1", "c0")]),
        ([("06433", NEW), ("06433", NEW)], [("c1", "c0")]),
        # The third is told of once, with the first that lives when it does.
        ([("06433", OLD), ("06433", NEW), ("06433", NEW)], [("c2", "c1")]),
        ([("06433", None), ("06433", None), ("06433", None)], [("c1", "c0"), ("c2", "c0")]),
    ],
)
def test_codes_of_the_statistics_office(
    bearers: list[tuple[str | None, str | None]], found: list[tuple[str, str]]
) -> None:
    pairs = list(check_gso_codes([bear(f"c{at}", *each) for at, each in enumerate(bearers)]))
    assert [(commune.code, finding.args["other"]) for commune, finding in pairs] == found
    assert told(finding for _, finding in pairs) == ["NTM317 gso_code"] * len(found)


# -- suggestions


@pytest.mark.parametrize(
    ("written", "known", "meant"),
    [
        ("15.9", ["17.9", "15.4"], "15.4"),
        ("15", ["15.1", "5"], "15.1"),
        ("17.1", ["17", "7.1"], "17"),
        # No such criterion: the nearest of all.
        ("51.1", ["15.1", "2"], "15.1"),
        ("15.9", [], None),
        ("99", ["15.1"], None),
        # Of the same criterion, or nothing.
        ("15.999999", ["15.1", "15.99999", "16.999999"], "15.99999"),
    ],
)
def test_suggested_codes(written: str, known: list[str], meant: str | None) -> None:
    assert suggest_code(written, known) == ({} if meant is None else {"suggest": meant})
    assert suggest_code(written, iter(known)) == suggest_code(written, known), "the codes are gone through twice"


@pytest.mark.parametrize(
    ("written", "known", "meant"),
    [
        ("van nham", ["Vân Nham", "Đồng Tân"], "Vân Nham"),
        ("dong-tan", ["Vân Nham", "Đồng Tân"], "Đồng Tân"),
        ("ĐẠT", ["chưa đạt", "đạt"], "đạt"),
        ("xyz", ["Vân Nham"], None),
        ("a" * 100 + "b" * 100_000, ["a" * 100], "a" * 100),
    ],
)
def test_suggested_words(written: str, known: list[str], meant: str | None) -> None:
    assert suggest(written, known) == ({} if meant is None else {"suggest": meant})


def test_folding() -> None:
    assert fold("  Đồng-Tân\u0301  ") == fold("dong tan") == "dong tan"


# -- the error that stops a command


@pytest.mark.parametrize(
    ("args", "status"), [({"text": "15.9", **suggest_code("15.9", ["15.1"])}, 2), ({"path": "data"}, 3), ({}, 3)]
)
def test_what_stops_a_command(args: dict[str, str], status: Literal[2, 3]) -> None:
    error = DataError("no_code", status, **args)
    assert (error.kind, error.status, error.args_by_name) == ("no_code", status, args)
    assert str(error) == "no_code"


# -- what a model refuses by itself


def refuse(text: str, model: type[M]) -> list[str]:
    """Return why a text does not fit a model: the code, and what it points at in the last line."""
    document = read(text.encode(), "x.yaml")
    assert validate(document, model) is None
    last = text.splitlines()[-1]
    return [f"{each.code} {last[each.span.column - 1 : each.span.end_column - 1]}" for each in document.diagnostics]


@pytest.mark.parametrize(
    ("result", "found"),
    [
        ("{hamlets: {mot: {note: N}}}", ["NTM102 mot"]),
        ("{hamlets: {mot: {outcome: đạt, count: 9, of: 10}}}", ["NTM109 đạt"]),
        ("{hamlets: {mot: dat}}", ["NTM208 dat"]),
        ("{value: [9]}", ["NTM103 value"]),
        ("{count: {a: 9}, of: 10}", ["NTM103 count"]),
        ("{outcome: [đạt]}", ["NTM103 outcome"]),
    ],
)
def test_results_refused(result: str, found: list[str]) -> None:
    text = f'code: xa\nname: X\nprovince: P\nreviews: [{{date: 2022, results: {{"1": {result}}}}}]'
    assert refuse(text, Commune) == found


@pytest.mark.parametrize(
    ("target", "found"),
    [
        # The name that a judgement has inside the program is no way to write one.
        ("{judgement: true}", ["NTM110 target"]),
        ("{judgement: true, at_least: 9}", ["NTM110 target"]),
        ("chưa đạt", ["NTM110 chưa đạt"]),
        ("{at_least: [9]}", ["NTM103 at_least"]),
        ("{at_least: {}}", ["NTM104 at_least"]),
        ("{all: []}", ["NTM104 all"]),
    ],
)
def test_targets_refused(target: str, found: list[str]) -> None:
    lines = ("code: khung", "name: K", "decision: {number: 1/QĐ}", "in_force: {from: 2021}")
    criteria = f'criteria: [{{code: "1", name: A, indicators: [{{code: "1.1", name: B, target: {target}}}]}}]'
    assert refuse("\n".join([*lines, criteria]), Framework) == found


@pytest.mark.parametrize(
    ("written", "sign", "plain"),
    [(">90", ">", ">90"), (">= 90.50", ">=", ">=90.50"), ("<1", "<", "<1"), ("<=0.0000001", "<=", "<=0.0000001")],
)
def test_a_bound_is_said_as_published(written: str, sign: str, plain: str) -> None:
    bound = parse_figure(written)
    assert isinstance(bound, Bound)
    assert bound.sign is Sign(sign)
    assert str(bound) == plain


@pytest.mark.parametrize(("written", "value", "outcome"), [(" 84.5 ", "84.5", None), (" Đạt ", None, Outcome.MET)])
def test_blanks_around_a_bare_answer_mean_nothing(written: str, value: str | None, outcome: Outcome | None) -> None:
    text = f'code: xa\nname: Xã\nprovince: Tỉnh\nreviews:\n  - date: 2022\n    results: {{"15.1": "{written}"}}\n'
    commune = validate(read(text.encode(), "xa.yaml"), Commune)
    assert commune is not None
    result = commune.reviews[0].results["15.1"]
    assert (result.value, result.outcome) == (None if value is None else Decimal(value), outcome)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        *(("khong dat", "chưa đạt"), ("Không đạt", "chưa đạt"), ("đạtt", "đạt"), ("khong ap dung", "không áp dụng")),
        *(("chưa cơ bản đạt", None), ("không đánh giá", None), ("đạt một phần", None)),
    ],
)
def test_no_outcome_of_another_meaning_is_suggested(written: str, meant: str | None) -> None:
    text = f'code: xa\nname: Xã\nprovince: Tỉnh\nreviews:\n  - date: 2022\n    results: {{"15.1": {written}}}\n'
    document = read(text.encode(), "xa.yaml")
    assert validate(document, Commune) is None
    assert [(each.code, each.args.get("suggest")) for each in document.diagnostics] == [("NTM208", meant)]


@pytest.mark.parametrize(
    ("error", "name"), [(OSError(28, "full"), "ENOSPC"), (OSError(99999, "odd"), "odd"), (OSError("odd"), "odd")]
)
def test_what_the_system_refuses_has_a_name(error: OSError, name: str) -> None:
    assert name_trouble(error) == name
