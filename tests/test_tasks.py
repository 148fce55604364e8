"""The worklist: which tasks there are, in which order, how far along each is."""

import datetime
from collections.abc import Iterable
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from written import TODAY, indicator, judge_one, make_commune, make_framework, make_rules

from ntmcli.judge.gaps import list_unmet
from ntmcli.judge.outcomes import assess
from ntmcli.judge.tasks import Task, Wanted, Worklist, measure
from ntmcli.judge.verdict import Assessment

CRITERIA = {
    "1": {"1.1": "{at_least: 90}", "1.2": "đạt", "1.3": "{at_most: 10}"},
    "2": {"2.1": "đạt"},
    "3": {},
}
RESULTS = '{"1.1": 80, "1.2": chưa đạt, "1.3": 12, "2": đạt, "3": cơ bản đạt}'


def judge(responsible: str, results: str = RESULTS, hamlets: Iterable[str] = (), name: str = "Xã") -> Assessment:
    rules = make_rules(make_framework(CRITERIA))
    reviews = [f"2022-05-26, results: {results}"] if results else []
    commune = make_commune(*reviews, hamlets=hamlets, more=f"responsible: [{responsible}]")
    return assess(rules, commune.model_copy(update={"name": name}), TODAY)


def find(*assessments: Assessment, on: datetime.date = TODAY, **wanted: object) -> list[Task]:
    worklist = Worklist(on, Wanted(**wanted))  # type: ignore[arg-type]
    found = [task for assessment in assessments for task in worklist.find(assessment)]
    return sorted(found, key=lambda task: task.order)


def say(tasks: list[Task]) -> list[str]:
    """Write each task as "code who"; "–" is nobody."""
    return [f"{task.entry.code} {task.responsible.who if task.responsible else '–'}" for task in tasks]


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


# -- which tasks, in which order


def test_a_task_for_each_who_answers_and_each_code_that_is_open() -> None:
    assessment = judge('{who: A, codes: ["1"], due: 2024-06-30}, {who: B, codes: ["1.2", "3"], due: 2024-03-31}')
    assert say(find(assessment)) == ["1.2 B", "3 B", "1.1 A", "1.2 A", "1.3 A"]


def test_who_has_no_date_comes_later_and_nobody_last() -> None:
    assessment = judge('{who: A, codes: ["1.3"]}, {who: B, codes: ["3"], due: 2024}')
    assert say(find(assessment)) == ["3 B", "1.3 A", "1.1 –", "1.2 –"]


def test_indicators_of_a_criterion_met_by_its_own_result_are_no_tasks() -> None:
    assessment = judge("")
    assert "2.1" in [each.code for each in list_unmet(assessment)]
    assert say(find(assessment)) == ["1.1 –", "1.2 –", "1.3 –", "3 –"]


def test_a_criterion_that_is_not_applicable_asks_for_nothing() -> None:
    assessment = judge('{who: A, codes: ["2"]}', '{"2": không áp dụng, "1": đạt, "3": đạt}')
    assert assessment.verdicts[1].indicators[0].outcome.value == "unknown"
    assert say(find(assessment)) == []
    assert list_unmet(assessment, "a") == []


def test_unknown_is_a_task() -> None:
    tasks = find(judge('{who: A, codes: ["2"], due: 2024-03}', results=""))
    assert say(tasks) == ["2.1 A", "1.1 –", "1.2 –", "1.3 –", "3 –"]
    assert {task.entry.outcome.value for task in tasks} == {"unknown"}


def test_tasks_of_one_day_stand_by_commune_then_by_framework() -> None:
    responsible = '{who: A, codes: ["3"], due: 2024-03}, {who: B, codes: ["1.2"], due: 2024-03-31}'
    tasks = find(judge(responsible, name="M"), judge(responsible, name="K"), who="")
    assert [(task.assessment.commune.name, task.entry.code) for task in tasks] == [
        ("M", "1.2"),
        ("M", "3"),
        ("K", "1.2"),
        ("K", "3"),
    ]


def test_who_answers_for_a_criterion_and_its_indicator_has_one_task() -> None:
    twice = '{who: A, codes: ["1"], due: 2024-03}, {who: A, codes: ["1.2"], due: 2024-03}'
    assert say(find(judge(twice), who="a")) == ["1.1 A", "1.2 A", "1.3 A"]
    last_day = '{who: A, codes: ["1.2"], due: 2024-03}, {who: A, codes: ["1.2"], due: 2024-03-31}'
    assert say(find(judge(last_day), who="a")) == ["1.2 A"]
    later = '{who: A, codes: ["1.2"], due: 2024-03}, {who: A, codes: ["1.2"], due: 2024-04}'
    assert say(find(judge(later), who="a")) == ["1.2 A", "1.2 A"]


@pytest.mark.parametrize(
    ("who", "found"),
    [
        ("MTTQ", ["1.1 Ủy ban MTTQ xã"]),
        ("ủy ban mttq", ["1.1 Ủy ban MTTQ xã"]),
        ("uy ban", ["1.1 Ủy ban MTTQ xã"]),
        ("  Uy   ban ", ["1.1 Ủy ban MTTQ xã"]),
        ("Đoàn", ["1.2 Đoàn Thanh niên"]),
        ("doan", ["1.2 Đoàn Thanh niên"]),
        ("Hội", []),
    ],
)
def test_names_are_found_without_case_and_diacritics(who: str, found: list[str]) -> None:
    assessment = judge('{who: Ủy ban MTTQ xã, codes: ["1.1"]}, {who: Đoàn Thanh niên, codes: ["1.2"]}')
    assert say(find(assessment, who=who)) == found
    assert [each.code for each in list_unmet(assessment, who)] == [each.partition(" ")[0] for each in found]


# -- due dates

DUES = "{who: A, codes: ['1.1'], due: 2024-06-30}, {who: B, codes: ['1.2'], due: 2024-06}, {who: C, codes: ['1.3']}"


@pytest.mark.parametrize(
    ("before", "found"),
    [("2024-06-30", []), ("2024-07-01", ["1.1 A", "1.2 B"]), ("9999-12-31", ["1.1 A", "1.2 B"])],
)
def test_due_before_a_day_is_not_due_on_it(before: str, found: list[str]) -> None:
    assert say(find(judge(DUES), due_before=day(before))) == found


@pytest.mark.parametrize(("on", "overdue"), [("2024-06-30", []), ("2024-07-01", ["1.1 A", "1.2 B"])])
def test_a_task_is_overdue_the_day_after(on: str, overdue: list[str]) -> None:
    assert say([task for task in find(judge(DUES), on=day(on)) if task.overdue]) == overdue


# -- hamlets

TWO = ("mot", "hai")
BY_HAMLET = '{"1.1": {hamlets: {mot: {count: 95, of: 100}, hai: {count: 60, of: 100}}}, "1.2": chưa đạt}'


def codes(tasks: list[Task]) -> list[str]:
    return [task.entry.code for task in tasks]


def test_a_hamlet_has_what_is_missing_or_unknown_there() -> None:
    everybody = '{who: A, codes: ["1", "2", "3"]}'
    assert codes(find(judge(everybody, BY_HAMLET, TWO), hamlet="hai")) == ["1.1", "1.3", "2.1", "3"]
    assert codes(find(judge(everybody, BY_HAMLET, TWO), hamlet="mot")) == ["1.3", "2.1", "3"]


@pytest.mark.parametrize(
    ("result", "found"),
    [
        ("{hamlets: {mot: {count: 60, of: 100}}}", {"mot", "hai"}),
        ("{hamlets: {mot: chưa đạt, hai: đạt}}", {"mot"}),
        ("{hamlets: {mot: cơ bản đạt, hai: không áp dụng}}", {"mot"}),
        ("{hamlets: {mot: chưa đánh giá, hai: đạt}}", {"mot"}),
        ("80", set()),
        ("chưa đánh giá", {"mot", "hai"}),
    ],
)
def test_which_hamlets_a_result_concerns(result: str, found: set[str]) -> None:
    assessment = judge('{who: A, codes: ["1.1"]}', f'{{"1.1": {result}}}', TWO)
    assert {hamlet for hamlet in TWO if "1.1" in codes(find(assessment, who="A", hamlet=hamlet))} == found


def test_a_criterion_by_its_own_result_has_hamlets_too() -> None:
    assessment = judge('{who: A, codes: ["3"]}', '{"3": {hamlets: {mot: đạt, hai: chưa đạt}}}', TWO)
    assert codes(find(assessment, who="A", hamlet="mot")) == []
    (task,) = find(assessment, who="A", hamlet="hai")
    assert [(each.verdict, each.gap.outcome) for each in task.figures] == [(None, "not_met")]


def test_parts_have_hamlets_and_only_those_that_are_open_matter() -> None:
    target = "{all: [{code: a, name: A, unit: '%', target: {at_least: 50}}, {code: b, name: B, unit: '%', "
    framework = make_framework({"1": {"1.1": target + "target: {at_least: 50}}]}"}})
    mot, hai = "mot: {count: 9, of: 10}", "hai: {count: 1, of: 10}"
    few = "mot: {count: 5, of: 10}, hai: {count: 4, of: 10}"
    results = f'{{"1.1": {{parts: {{a: {{hamlets: {{{mot}, {hai}}}}}, b: {{hamlets: {{{few}}}}}}}}}}}'
    commune = make_commune(f"2022-05-26, results: {results}", hamlets=TWO)
    assessment = assess(make_rules(framework), commune, TODAY)
    assert [part.outcome.value for part in indicator(assessment, "1.1").parts] == ["met", "not_met"]
    assert find(assessment, hamlet="mot") == []
    (task,) = find(assessment, hamlet="hai")
    assert [(each.verdict.code, each.gap.people) for each in task.figures if each.verdict] == [("b", 1)]


def test_who_answers_for_some_hamlets_has_their_figures_alone() -> None:
    assessment = judge("{who: A, codes: ['1.1'], hamlets: [hai]}, {who: B, codes: ['1.1']}", BY_HAMLET, TWO)
    first, second = find(assessment, who="")
    assert [(each.gap.hamlet.code, each.gap.people) for each in first.figures] == [("hai", 30)]
    assert second.figures == ()
    assert say(find(assessment, hamlet="hai", who="")) == ["1.1 A", "1.1 B"]
    assert say(find(assessment, hamlet="mot", who="")) == []


def test_who_answers_for_all_hamlets_has_no_task_of_its_own_for_one_of_them() -> None:
    hai = "{who: A, codes: ['1.1'], hamlets: [hai], due: 2024-03-31}"
    everywhere = "{who: A, codes: ['1.1'], due: 2024-03}"
    for written in (f"{hai}, {everywhere}", f"{everywhere}, {hai}"):
        (task,) = find(judge(written, BY_HAMLET, TWO), who="")
        assert (task.responsible.hamlets if task.responsible else (), task.figures) == (None, ())
    later = everywhere.replace("2024-03", "2024-04")
    assert say(find(judge(f"{hai}, {later}", BY_HAMLET, TWO), who="")) == ["1.1 A", "1.1 A"]


def test_who_answers_for_a_hamlet_by_name_has_the_shortfall_of_the_whole_commune() -> None:
    assessment = judge("{who: A, codes: ['1.2'], hamlets: [hai]}, {who: B, codes: ['1.2']}", BY_HAMLET, TWO)
    worklist = Worklist(TODAY, Wanted(who="", hamlet="hai"))
    (task,) = worklist.find(assessment)
    assert say([task]) == ["1.2 A"]
    assert [(each.gap.hamlet.code, each.gap.outcome, each.gap.count) for each in task.figures] == [("hai", None, None)]
    assert worklist.whole == 1


def test_a_hamlet_of_another_commune_has_no_tasks_here_but_is_known() -> None:
    worklist = Worklist(TODAY, Wanted(hamlet="ba"))
    assert list(worklist.find(judge("", BY_HAMLET, TWO))) == []
    assert worklist.hamlets == {"mot", "hai"}
    assert worklist.whole == 0


def test_names_borne_by_several_communes() -> None:
    worklist = Worklist(TODAY, Wanted())
    for name in ("Tân Tiến", "tân  tiến", "Vân Nham"):
        list(worklist.find(judge("", name=name)))
    assert [worklist.is_shared(name) for name in ("Tân Tiến", "Vân Nham", "Khác")] == [True, False, False]
    assert worklist.communes == 3


# -- how far along


@pytest.mark.parametrize(
    ("target", "result", "reached"),
    [
        ("{at_least: 90}", "45", Fraction(1, 2)),
        ("{at_least: 90}", "{count: 1, of: 3}", Fraction(100, 270)),
        ("{at_least: 90}", "{value: 45, outcome: cơ bản đạt}", Fraction(1, 2)),
        ("{more_than: 90}", "90", None),
        ("{at_least: 40} | unit: triệu", "10", Fraction(1, 4)),
        ("{at_least: 40} | unit: triệu", "{value: 10, count: 1, of: 2}", Fraction(1, 4)),
        ("{at_least: 40} | unit: triệu", "-10", Fraction(0)),
        ("{at_least: 0} | unit: triệu", "-10", None),
        ("{at_least: -5} | unit: triệu", "-10", None),
        ("{at_least: 90}", "0", Fraction(0)),
        ("{at_least: 90}", "95", None),
        ("{at_least: 90}", "chưa đạt", None),
        ("{at_least: 90}", "'<80'", None),
        ("{at_least: 90}", "chưa đánh giá", None),
        ("{at_least: unstated}", "45", None),
        ("{at_most: 10}", "12", None),
        ("đạt", "chưa đạt", None),
        ("{at_least: 90}", "{hamlets: {mot: {count: 1, of: 2}}}", None),
    ],
)
def test_how_much_of_a_floor_is_reached(target: str, result: str, reached: Fraction | None) -> None:
    assert measure(judge_one(target, result, hamlets=TWO)) == reached


@given(
    operator=st.sampled_from(["at_least", "more_than"]),
    limit=st.integers(1, 100),
    of=st.integers(1, 10**6),
    share=st.fractions(0, 1),
)
def test_what_falls_short_has_never_reached_more_than_all(operator: str, limit: int, of: int, share: Fraction) -> None:
    count = int(share * of)
    verdict = judge_one(f"{{{operator}: {limit}}}", f"{{count: {count}, of: {of}}}")
    reached = measure(verdict)
    if verdict.outcome.value == "met":
        assert reached is None
    else:
        share = Fraction(100 * count, of * limit)
        assert reached == (share if share < 1 else None), "all of it is not yet more"


DATES = st.one_of(
    st.dates(datetime.date(2024, 1, 1), datetime.date(2024, 3, 31)).map(str), st.sampled_from(["2024-02", "2024"])
)


@given(dues=st.lists(st.one_of(DATES, st.none()), max_size=5), on=st.dates(), before=st.one_of(st.none(), st.dates()))
def test_order_and_overdue_follow_from_the_last_day(
    dues: list[str | None], on: datetime.date, before: datetime.date | None
) -> None:
    written = ", ".join(f"{{who: W{at}, codes: ['1']{f', due: {due}' if due else ''}}}" for at, due in enumerate(dues))
    tasks = find(judge(written), on=on, due_before=before, who="W")
    days = [task.due.last_day if task.due else datetime.date.max for task in tasks]
    assert days == sorted(days)
    assert all(task.overdue is (task.due is not None and task.due.last_day < on) for task in tasks)
    kept = [due for due in dues if before is None or (due and judged_by(due) < before)]
    assert len(tasks) == 3 * len(kept)


def judged_by(due: str) -> datetime.date:
    return {"2024-02": day("2024-02-29"), "2024": day("2024-12-31")}.get(due) or day(due)
