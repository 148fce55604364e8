"""What lapses, is missing or cannot be in the records: tables at the limits; and a commune read from standard input."""

import datetime
import re
import shutil
from pathlib import Path
from unicodedata import normalize

import pytest
from conftest import ROOT, TESTS, run_ntm
from written import TODAY, make_adjustment, make_commune, make_framework, make_rules, typed

from ntmcli.check import Checker, check_names, check_precedence
from ntmcli.check.hamlets import check_hamlets
from ntmcli.diagnostic import Diagnostic, Finding, Span
from ntmcli.judge.lapses import find_lapses
from ntmcli.model.adjustment import Adjustment
from ntmcli.model.commune import Commune
from ntmcli.present.problem import Problem
from ntmcli.store.audit import Data
from ntmcli.store.evidence import find_fault
from ntmcli.store.survey import find_all

FRAMEWORK = make_framework(
    {
        "1": {"1.1": "{at_least: 90} | counted: người", "1.2": "đạt"},
        "2": {"2.1": "{at_least: 50} | counted: hộ", "2.2": "{at_least: 50} | counted: ha", "2.3": "{at_least: 50}"},
    }
)
RULES = make_rules(FRAMEWORK)


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def tell(findings: list[Finding]) -> list[str]:
    """Write each finding as its code, its place and what it names."""
    shown = []
    for each in findings:
        named = each.args.get("codes") or each.args.get("text") or ""
        shown.append(f"{each.code} {'.'.join(map(str, each.loc))}: {named}")
    return shown


# -- results and days that lapse


@pytest.mark.parametrize(
    ("date", "found"),
    [
        ("2020-12-31", ["NTM331 reviews.0.date: 2020-12-31"]),
        ("2020-12", ["NTM331 reviews.0.date: 2020-12"]),
        ("2021-01-01", []),
        ("2021", []),  # a day of the year may lie within
    ],
)
def test_a_review_may_not_be_older_than_its_framework(date: str, found: list[str]) -> None:
    commune = make_commune(f'{date}, results: {{"1.2": đạt}}')
    assert tell(list(find_lapses(commune, RULES, TODAY, None))) == found


def test_of_a_framework_that_cannot_be_used_nothing_is_said() -> None:
    commune = make_commune('2020-12-31, framework: khac, results: {"1.2": đạt}')
    assert list(find_lapses(commune, RULES, TODAY, None)) == []


@pytest.mark.parametrize(
    ("due", "today", "found"),
    [
        ("2022-12-31", "2022-12-31", False),
        ("2022-12-31", "2023-01-01", True),
        ("2022-12", "2022-12-31", False),
        ("2022-12", "2023-01-01", True),
        ("2022", "2023-01-01", True),
    ],
)
def test_a_task_is_overdue_from_the_day_after(due: str, today: str, found: bool) -> None:
    commune = make_commune(
        '2022-05-26, results: {"1.1": 83.5}', more=f'responsible: [{{who: A, codes: ["1.1"], due: {due}}}]'
    )
    assert bool(tell(list(find_lapses(commune, RULES, day(today), None)))) is found


@pytest.mark.parametrize(
    ("result", "codes"),
    [
        ('"1.1": 83.5, "1.2": đạt', ["NTM333 responsible.0.due: 1, 1.1"]),
        ('"1.1": 90, "1.2": cơ bản đạt', ["NTM333 responsible.0.due: 1"]),
        ('"1.1": 90, "1.2": đạt', []),
        # What is unknown is not unmet.
        ('"1.1": ">80", "1.2": đạt', []),
        ('"1": chưa đạt', ["NTM333 responsible.0.due: 1"]),
    ],
)
def test_only_what_is_known_to_be_unmet_is_overdue(result: str, codes: list[str]) -> None:
    more = 'responsible: [{who: A, codes: ["1", "1.1"], due: 2022-12-31}, {who: B, codes: ["1.1"]}]'
    commune = make_commune(f"2022-05-26, results: {{{result}}}", more=more)
    assert tell(list(find_lapses(commune, RULES, TODAY, None))) == codes


@pytest.mark.parametrize(("to", "found"), [("2024-06-14", 0), ("2024-06-15", 1), ("2025-06-30", 1)])
def test_a_commune_that_no_longer_exists_has_nothing_overdue(to: str, found: int) -> None:
    more = f'valid: {{to: {to}}}\nresponsible: [{{who: A, codes: ["1.1"], due: 2022-12-31}}]'
    commune = make_commune('2022-05-26, results: {"1.1": 83.5}', more=more)
    assert len(list(find_lapses(commune, RULES, TODAY, None))) == found


@pytest.mark.parametrize(("days", "found"), [(384, 1), (385, 1), (386, 0), (0, 1)])
def test_results_age_by_the_day(days: int, found: int) -> None:
    """From 26 May 2023 to 15 June 2024 there are 386 days."""
    commune = make_commune('2023-05-26, results: {"1.2": đạt}')
    assert len(list(find_lapses(commune, RULES, TODAY, days))) == found


def test_only_results_that_still_stand_are_too_old() -> None:
    commune = make_commune(
        '2022-05-26, results: {"1.1": 83.5, "1.2": đạt, "2": chưa đạt}', '2024-06-01, results: {"1.2": chưa đạt}'
    )
    assert tell(list(find_lapses(commune, RULES, TODAY, 30))) == ["NTM332 reviews.0.date: 1.1, 2"]


def test_what_is_not_assessed_is_no_result_that_ages() -> None:
    commune = make_commune('2022-05-26, results: {"1.1": chưa đánh giá, "1.2": đạt, "2": chưa đánh giá}')
    assert tell(list(find_lapses(commune, RULES, TODAY, 30))) == ["NTM332 reviews.0.date: 1.2"]


OTHER = make_framework({"9": {"9.1": "đạt", "1.2": "đạt"}}, "cao", "conditions: [{code: dk, name: DK, target: đạt}]")
BOTH = make_rules(FRAMEWORK, OTHER)


@pytest.mark.parametrize(
    ("reviews", "found"),
    [
        (['2022-05-26, framework: cao, results: {"9.1": đạt}'], ["NTM332 reviews.0.date: 9.1"]),
        (["2022-05-26, framework: cao, conditions: {dk: đạt}"], ["NTM332 reviews.0.date: dk"]),
        (["2022-05-26, framework: cao, conditions: {dk: chưa đánh giá}"], []),
        (
            ["2022-05-26, framework: cao, conditions: {dk: đạt}", "2024-06-01, framework: cao, conditions: {dk: đạt}"],
            [],
        ),
        # What was found since for another framework renews nothing.
        (
            ['2022-05-26, results: {"1.2": đạt}', '2024-06-01, framework: cao, results: {"1.2": đạt}'],
            ["NTM332 reviews.0.date: 1.2"],
        ),
    ],
)
def test_results_for_other_frameworks_and_conditions_age_too(reviews: list[str], found: list[str]) -> None:
    assert tell(list(find_lapses(make_commune(*reviews), BOTH, TODAY, 30))) == found


@pytest.mark.parametrize(
    ("own", "other", "found"),
    [
        ("{}", '{"9.1": chưa đạt}', ["NTM333 responsible.0.due: 9, 9.1"]),
        ("{}", '{"9.1": đạt}', []),
        # A code that the commune's own framework has is that one's.
        ('{"1.2": đạt}', '{"1.2": chưa đạt, "9.1": đạt}', ["NTM333 responsible.0.due: 9"]),
        ('{"1.2": chưa đạt}', '{"1.2": đạt}', ["NTM333 responsible.0.due: 1.2"]),
    ],
)
def test_tasks_of_another_framework_are_overdue_too(own: str, other: str, found: list[str]) -> None:
    more = 'responsible: [{who: A, codes: ["9", "9.1", "1.2"], due: 2022-12-31}]'
    commune = make_commune(f"2022-05-26, results: {own}", f"2022-05-27, framework: cao, results: {other}", more=more)
    assert tell(list(find_lapses(commune, BOTH, TODAY, None))) == found


def test_a_result_under_the_code_of_its_own_criterion_is_named_once() -> None:
    framework = make_framework({"1": {"1": "đạt"}})
    commune = make_commune('2022-05-26, rest: đạt, results: {"1": chưa đánh giá}')
    assert tell(list(find_lapses(commune, make_rules(framework), TODAY, 30))) == ["NTM332 reviews.0.date: 1"]


# -- hamlets


def find_of_hamlets(hamlets: str, result: str) -> list[str]:
    text = (
        f"code: xa\nname: Xã\nprovince: P\nzone: z1\nhamlets: [{hamlets}]\n"
        f"reviews: [{{date: 2022-05-26, results: {{{result}}}}}]"
    )
    checker = Checker({"khung": FRAMEWORK}, [], "khung", ["khung"], TODAY)
    return tell([each for each in checker.check_commune(typed(text, Commune)) if each.code in ("NTM337", "NTM338")])


@pytest.mark.parametrize(
    ("hamlets", "found"),
    [
        ("{code: a, name: A, households: 152, population: 640}", []),
        ("{code: a, name: A, households: 640, population: 640}", []),
        ("{code: a, name: A, households: 641, population: 640}", ["NTM337 hamlets.0.households: a"]),
        ("{code: a, name: A, households: 641}, {code: b, name: B, population: 1}", []),
        ("{code: a, name: A, households: 1, population: 0}", ["NTM337 hamlets.0.households: a"]),
    ],
)
def test_there_are_no_more_households_than_people(hamlets: str, found: list[str]) -> None:
    commune = typed(f"code: xa\nname: Xã\nprovince: P\nhamlets: [{hamlets}]", Commune)
    assert tell(list(check_hamlets(commune))) == found


TWO = "{code: a, name: A, households: 100, population: 400}, {code: b, name: B, households: 50, population: 200}"


@pytest.mark.parametrize(
    ("hamlets", "result", "found"),
    [
        (TWO, '"1.1": {count: 1, of: 600}', []),
        (TWO, '"1.1": {count: 1, of: 601}', ["NTM338 reviews.0.results.1.1.of: 1.1"]),
        (TWO, '"2.1": {count: 1, of: 150}', []),
        (TWO, '"2.1": {count: 1, of: 151}', ["NTM338 reviews.0.results.2.1.of: 2.1"]),
        # Of what is neither people nor households, hamlets say nothing.
        (TWO, '"2.2": {count: 1, of: 9999}', []),
        (
            TWO,
            '"1.1": {hamlets: {a: {count: 1, of: 401}, b: {count: 1, of: 200}}}',
            ["NTM338 reviews.0.results.1.1.hamlets.a.of: 1.1 a"],
        ),
        (TWO, '"1.1": {hamlets: {a: chưa đánh giá, b: {count: 1, of: 200}}}', []),
        # What is counted is not said: it may be tonnes.
        (TWO, '"2.3": {count: 1, of: 9999}', []),
        # One hamlet's number is missing: the sum is not known.
        ("{code: a, name: A, population: 400}, {code: b, name: B}", '"1.1": {count: 1, of: 9999}', []),
        ("", '"1.1": {count: 1, of: 9999}', []),
    ],
)
def test_counts_are_out_of_no_more_than_there_are(hamlets: str, result: str, found: list[str]) -> None:
    assert find_of_hamlets(hamlets, result) == found


@pytest.mark.parametrize(
    ("noun", "found"),
    [
        ("người", 1),
        ("Người  dân", 1),
        ("hộ", 1),
        ("hộ gia đình", 1),
        ("người lao động có việc làm", 0),
        ("hộ kinh doanh", 0),
        ("hồ", 0),
        ("dân tộc", 0),
    ],
)
def test_only_people_and_households_as_such_are_bounded(noun: str, found: int) -> None:
    framework = make_framework({"1": {"1.1": f"{{at_least: 90}} | counted: {noun}"}})
    text = (
        f"code: xa\nname: Xã\nprovince: P\nzone: z1\nhamlets: [{TWO}]\n"
        'reviews: [{date: 2022-05-26, results: {"1.1": {count: 1, of: 9999}}}]'
    )
    checker = Checker({"khung": framework}, [], "khung", ["khung"], TODAY)
    assert [each.code for each in checker.check_commune(typed(text, Commune))] == ["NTM338"] * found


# -- zones


@pytest.mark.parametrize(
    ("zone", "reviews", "found"),
    [
        ("zone: z1", "cao", ["NTM340 reviews.0.framework: cao"]),
        ("zone: z1", "khung", []),
        ("zone: z1", "giong", []),
        ("zone: z1", "tron", []),
        ("zone: {khung: z1}", "cao cao tron", ["NTM340 reviews.0.framework: cao"]),
        ("zone: {khung: z1, cao: n1}", "cao", []),
        # Said of the zone already.
        ("zone: {khung: z1, cao: n3}", "cao", ["NTM303 zone.cao: n3"]),
        ("framework: tron", "tron cao", ["NTM340 reviews.1.framework: cao"]),
    ],
)
def test_a_zone_is_given_for_each_framework_of_a_review(zone: str, reviews: str, found: list[str]) -> None:
    made = make_framework({"1": {}})
    zones = {"khung": FRAMEWORK.zones, "giong": {"z1": "Z1"}, "cao": {"n1": "N1"}, "tron": {}}
    frameworks = {code: made.model_copy(update={"code": code, "zones": given}) for code, given in zones.items()}
    listed = ", ".join(f"{{date: 2022-05-26, framework: {code}}}" for code in reviews.split())
    commune = typed(f"code: xa\nname: Xã\nprovince: P\n{zone}\nreviews: [{listed}]", Commune)
    checker = Checker(frameworks, [], "khung", list(frameworks), TODAY)
    assert tell(list(checker.check_commune(commune))) == found


# -- names


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("", "", 1),
        ("district: D", "district: d", 1),
        ("district: D", "district: E", 0),
        ("district: D", "", 0),
        ("valid: {to: 2025-06-30}", "valid: {from: 2025-07-01}", 0),
        ("valid: {to: 2025-07-01}", "valid: {from: 2025-07-01}", 1),
        ("valid: {to: 2025-06-30}", "", 1),
    ],
)
def test_two_communes_of_one_name(one: str, other: str, found: int) -> None:
    first = typed(f"code: a\nname: Tân Tiến\nprovince: Tỉnh P\n{one}", Commune)
    second = typed(f"code: b\nname: tân  tiến\nprovince: P\n{other}", Commune)
    assert [each.code for each, _ in check_names([first, second])] == ["b"] * found


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        (("Tân Hòa", "Huyện Mẫu"), ("Xã Tân Hoà", "mẫu"), 1),
        (("Tân Hòa", "Mẫu"), ("Tân Hóa", "Mẫu"), 0),
        (("Thúy Lỏa", "Mẫu"), ("Thuý Loả", "Mẫu"), 1),
        (("Thủy", "Mẫu"), ("Thuy", "Mẫu"), 0),
        (("An", "Thị xã Mẫu"), ("An", "Quận Mẫu"), 1),
        (("An", "Thị xã Mẫu"), ("An", "Thành phố Mậu"), 0),
        (("Đông", "Mẫu"), ("Dông", "Mẫu"), 0),
    ],
)
def test_a_name_is_the_same_however_it_is_written(one: tuple[str, str], other: tuple[str, str], found: int) -> None:
    pair = [
        typed(f"code: {code}\nname: {name}\nprovince: P\ndistrict: {district}", Commune)
        for code, (name, district) in zip("ab", (one, other), strict=True)
    ]
    assert len(list(check_names(pair))) == found


# -- adjustments


NATIONAL = make_adjustment("trung-uong", "from: 2024-03-01", {"1.1": "{at_least: 92}", "1.2": "đạt"})


def make_local(code: str, applies: str, *targets: str, framework: str = "khung") -> Adjustment:
    return make_adjustment(code, applies, dict.fromkeys(targets, "{at_least: 95}"), framework=framework)


OLDER = make_local("tinh", "province: P, from: 2022-10-01", "1.1")


def find_hidden(adjustments: list[Adjustment], communes: list[Commune]) -> list[str]:
    return [f"{each.code} {finding.loc[1]}" for each, finding in check_precedence(adjustments, communes)]


@pytest.mark.parametrize(
    ("others", "found"),
    [
        ([make_local("tinh", "province: P, from: 2022-10-01", "1.1")], ["tinh 1.1"]),
        ([make_local("tinh", "province: P, from: 2022-10-01", "2.1")], []),
        ([make_local("tinh", "province: P, from: 2022-10-01, to: 2024-02-29", "1.1")], []),
        ([make_local("tinh", "province: P, from: 2022-10-01, to: 2024-03-01", "1.1")], ["tinh 1.1"]),
        ([make_local("tinh", "province: P, from: 2024-03-01", "1.1")], []),
        ([make_local("tinh", "province: P, from: 2022-10-01", "1.1", framework="khac")], []),
        # The province has decided again: that it kept the number was its own choice.
        (
            [
                make_local("tinh", "province: P, from: 2022-10-01", "1.1"),
                make_local("tinh-moi", "province: Tỉnh P, from: 2024-06-01", "1.1"),
            ],
            [],
        ),
        (
            [
                make_local("tinh", "province: P, from: 2022-10-01", "1.1"),
                make_local("tinh-moi", "province: Q, from: 2024-06-01", "1.1"),
            ],
            ["tinh 1.1"],
        ),
        ([make_adjustment("cu", "from: 2022-10-01", {"1.1": "{at_least: 91}"})], []),
        # A decision that ends before the older one does not take its place for good.
        ([OLDER, make_local("tinh-moi", "province: P, from: 2024-06-01, to: 2024-12-31", "1.1")], ["tinh 1.1"]),
        (
            [
                make_local("tinh", "province: P, from: 2022-10-01, to: 2024-12-31", "1.1"),
                make_local("tinh-moi", "province: P, from: 2024-06-01, to: 2024-12-31", "1.1"),
            ],
            [],
        ),
        # It counts only for the communes that it names.
        ([OLDER, make_local("tinh-moi", "province: P, zones: [z1], from: 2024-06-01", "1.1")], ["tinh 1.1"]),
        ([OLDER, make_local("tinh-moi", "province: P, communes: [la], from: 2024-06-01", "1.1")], ["tinh 1.1"]),
        ([OLDER, make_local("tinh-moi", "province: P, from: 2024-06-01", "2.1")], ["tinh 1.1"]),
        (
            [
                make_local("tinh", "province: P, zones: [z1], from: 2022-10-01", "1.1"),
                make_local("tinh-moi", "province: P, zones: [z1], from: 2024-06-01", "1.1"),
            ],
            [],
        ),
        # Which communes it names is not known before they have files.
        ([make_local("tinh", "province: P, communes: [la], from: 2022-10-01", "1.1")], []),
    ],
)
def test_an_old_provincial_target_hides_a_new_amendment(others: list[Adjustment], found: list[str]) -> None:
    assert find_hidden([NATIONAL, *others], []) == found


@pytest.mark.parametrize(
    ("amended", "older", "later", "found"),
    [
        ("", "", [], True),
        ("zones: [z1]", "communes: [mot]", [], True),
        ("zones: [z2]", "communes: [mot]", [], False),
        ("zones: [z2]", "", [], True),
        ("", "", ["communes: [mot]"], True),
        ("", "", ["communes: [mot, hai]"], False),
        ("", "", ["zones: [z1]"], True),
        ("", "", ["zones: [z1]", "communes: [hai]"], False),
        ("zones: [z1]", "", ["communes: [mot]"], False),
    ],
)
def test_a_target_is_hidden_where_a_commune_is_left_with_it(
    amended: str, older: str, later: list[str], found: bool
) -> None:
    """Of two communes: one in zone z1, one in zone z2."""

    def apply(where: str, day: str) -> str:
        return ", ".join(each for each in (f"from: {day}", where) if each)

    communes = [
        typed(f"code: {code}\nname: X\nprovince: P\nzone: {zone}", Commune)
        for code, zone in (("mot", "z1"), ("hai", "z2"))
    ]
    steps = [
        make_local("trung-uong", apply(amended, "2024-03-01"), "1.1"),
        make_local("tinh", apply(older, "2022-10-01") + ", province: P", "1.1"),
        *(make_local(f"moi-{at}", apply(each, "2024-08-01") + ", province: P", "1.1") for at, each in enumerate(later)),
    ]
    assert find_hidden(steps, communes) == (["tinh 1.1"] if found else [])


# -- evidence


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("ho-so/co.pdf", None),
        ("./ho-so/co.pdf", None),
        ("ho-so", None),
        ("ho-so/khong.pdf", "NTM334"),
        ("https://example.org/a.pdf", None),
        ("HTTP://example.org/a.pdf", None),
        ("https://example.org/../a.pdf", None),
        ("file:///ho-so/co.pdf", "NTM335"),
        ("ftp://example.org/a.pdf", "NTM335"),
        ("../ngoai.pdf", "NTM335"),
        ("ho-so/../ho-so/co.pdf", "NTM335"),
        ("TRONG/ho-so/co.pdf", "NTM335"),
        ("C:/ho-so/co.pdf", "NTM335"),
        ("Hồ sơ/Tệp số 1.pdf", None),
        ("Hồ sơ/Tệp số 2.pdf", "NTM334"),
        ("ho-so/co.pdf/trong.pdf", "NTM334"),
        ("ho-so/../../ngoai.pdf", "NTM335"),
        ("lien-ket-ra/ngoai.pdf", "NTM335"),
        ("lien-ket-vao/co.pdf", None),
        ("a" * 5000, "NTM334"),
    ],
)
def test_evidence_is_a_file_of_the_data_folder(tmp_path: Path, name: str, found: str | None) -> None:
    root = tmp_path / "data"
    (root / "ho-so").mkdir(parents=True)
    (root / "ho-so/co.pdf").touch()
    (tmp_path / "ngoai.pdf").touch()
    decomposed = root / normalize("NFD", "Hồ sơ")
    decomposed.mkdir()
    (decomposed / normalize("NFD", "Tệp số 1.pdf")).touch()
    (root / "lien-ket-ra").symlink_to("..")
    (root / "lien-ket-vao").symlink_to("ho-so")
    name = name.replace("TRONG", str(root))
    assert find_fault(name, root) == found


# -- files that cannot be read


@pytest.mark.parametrize(
    "fault", ["valid: {to: 2222-13-01}", "code: x", 'reviews: [{date: 2022, results: {"1": dat}}]']
)
def test_a_file_with_an_error_is_there_all_the_same(tmp_path: Path, fault: str) -> None:
    data = shutil.copytree(TESTS / "cases/ntm330-merged-into/data", tmp_path / "data")
    (data / "communes/xa-hai.yaml").write_text(f"code: xa-hai\nname: Hai\nprovince: Tỉnh Hai\n{fault}\n")
    (data / "adjustments").mkdir()
    (data / "adjustments/tinh.yaml").write_text(
        "code: tinh\nname: T\nframework: khung-thu\ndecision: {number: 1}\n"
        "applies: {province: Tỉnh Hai, communes: [xa-hai], from: 2022}\n"
    )
    found = {each.code for each in find_all(Data(data, TODAY))[1]}
    assert found & {"NTM319", "NTM320", "NTM329", "NTM330"} == set()


# -- the command line


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return shutil.copytree(ROOT / "docs/vi-du", tmp_path / "data")


def test_a_commune_on_standard_input_stands_for_its_file(data: Path) -> None:
    path = data / "communes/dong-mau.yaml"
    text = path.read_bytes().replace("đạt".encode(), b"dat")
    run = run_ntm("check", "-", "--stdin-path", "data/communes/dong-mau.yaml", cwd=data.parent, stdin=text)
    assert run.status == 1
    assert run.out.startswith("data/communes/dong-mau.yaml:14:15: error NTM208: ")
    assert '  14 │       "13.1": chưa dat\n' in run.out
    assert run_ntm("check", cwd=data.parent).status == 0, "the file itself is as it was"


def test_without_a_path_the_code_tells_which_file_is_meant(data: Path) -> None:
    text = (data / "communes/dong-mau.yaml").read_bytes()
    assert run_ntm("check", "-", cwd=data.parent, stdin=text).out == "Không có lỗi trong 1 tệp đã kiểm tra.\n"
    run = run_ntm("check", "-", cwd=data.parent, stdin=text.replace(b"zone: tdmnpb\n", b"zone: tdmnp\n"))
    assert run.out.startswith("<stdin>:6:7: error NTM303: ")
    other = text.replace(b"code: dong-mau", b"code: dong-hai")
    assert run_ntm("check", "-", cwd=data.parent, stdin=other).out.startswith("<stdin>:3:7: warning NTM336: ")


def test_a_new_commune_on_standard_input_must_bear_the_code_of_its_file(data: Path) -> None:
    text = b"code: xa\nname: X\nprovince: P\nzone: tdmnpb\n"
    args = ("check", "--format", "json", "-", "--stdin-path")
    found = run_ntm(*args, "data/communes/huyen/xa-moi.yaml", cwd=data.parent, stdin=text).json
    assert [(each["path"], each["code"]) for each in found["diagnostics"]] == [
        ("data/communes/huyen/xa-moi.yaml", "NTM106")
    ]
    assert run_ntm(*args, "data/communes/huyen/xa.yaml", cwd=data.parent, stdin=text).json["diagnostics"] == []


@pytest.mark.parametrize("text", [b"", b"\xff", b"- a\n", b"a: [", b"x" * (4 * 1024 * 1024 + 1)])
def test_whatever_is_on_standard_input_is_a_finding(data: Path, text: bytes) -> None:
    run = run_ntm("check", "-", cwd=data.parent, stdin=text)
    assert (run.status, run.err) == (1, "")
    assert run.out.startswith("<stdin>:1:")


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("-", "data/communes"), "đứng một mình"),
        (("--stdin-path", "data/communes/xa.yaml"), "--stdin-path chỉ đi cùng dấu “-”"),
        (("-", "--stdin-path", "xa.yaml"), "“xa.yaml” không phải là tệp .yaml trong communes/"),
        (("-", "--stdin-path", "data/communes/../xa.yaml"), "không phải là tệp .yaml trong communes/"),
        (("-", "--stdin-path", "data/communes/xa.yml"), "không phải là tệp .yaml trong communes/"),
        (("--max-age", "-1"), "Giá trị của --max-age không hợp lệ"),
        (("--format", "xml"), "Giá trị của --format không hợp lệ"),
    ],
)
def test_wrong_use(data: Path, args: tuple[str, ...], said: str) -> None:
    run = run_ntm("check", *args, cwd=data.parent)
    assert (run.status, run.out) == (2, "")
    assert said in run.err


def test_quiet_prints_the_findings_alone(data: Path) -> None:
    assert run_ntm("check", "--quiet", cwd=data.parent).out == ""
    folder = str(TESTS / "cases/ntm101-review/data")
    loud, quiet = run_ntm("check", "--data", folder).out, run_ntm("check", "-q", "--data", folder).out
    assert loud.startswith(quiet.rstrip("\n"))
    assert "trong 2 tệp" not in quiet


def test_on_a_terminal_the_mark_stands_under_what_is_wrong() -> None:
    folder = str(TESTS / "cases/ntm101-review/data")
    env = {"COLUMNS": "40", "TERM": "xterm-256color"}
    drawn = run_ntm("check", "--data", folder, "--color", "always", env=env).out
    plain = run_ntm("check", "--data", folder, "--color", "never").out
    assert "\x1b[1;31merror\x1b[0m" in drawn
    shown = re.sub(r"\x1b\[[0-9;]*m", "", drawn)
    assert "\n  7 │     result: {}\n    │     ^^^^^^\n" in shown
    assert "".join(shown.split()) == "".join(plain.split()), "lines are broken, and nothing is left out"


@pytest.mark.parametrize(
    ("line", "column", "end", "shown", "mark"),
    [
        ("a: b", 4, 5, "a: b", "   ^"),
        ("a: bcd", 4, 7, "a: bcd", "   ^^^"),
        ("Tên: 中文: x", 10, 11, "Tên: 中文: x", "           ^"),
        ("Te\u0302n: x", 7, 8, "Te\u0302n: x", "     ^"),
        ("\ta", 2, 3, "\ta", "\t^"),
        ("a", 2, 3, "a", " ^"),
        ("x" * 150, 1, 151, "x" * 100 + "…", "^" * 100),
        ("x" * 150, 101, 102, "…" + "x" * 90, " " * 41 + "^"),
    ],
)
def test_an_excerpt_marks_the_span(line: str, column: int, end: int, shown: str, mark: str) -> None:
    found = Problem("x.yaml", Diagnostic("x.yaml", Span(1, column, 1, end), "NTM101"), [line])
    assert found.excerpt() == (shown, mark)


@pytest.mark.parametrize(
    ("room", "shown", "mark"),
    [
        (60, '- {date: 2022-06-30, "15.1": 1050/1170, note: rà soát}', " " * 29 + "^" * 9),
        (32, '…"15.1": 1050/1170, note: rà…', " " * 9 + "^" * 9),
        (14, "…1050/1170,…", " ^^^^^^^^^"),
        (5, "…105…", " ^^^"),
        (1, "…1…", " ^"),
    ],
)
def test_an_excerpt_for_a_narrow_terminal_is_cut_between_words(room: int, shown: str, mark: str) -> None:
    line = '- {date: 2022-06-30, "15.1": 1050/1170, note: rà soát}'
    found = Problem("x.yaml", Diagnostic("x.yaml", Span(1, 30, 1, 39), "NTM101"), [line])
    assert found.excerpt(room) == (shown, mark)
