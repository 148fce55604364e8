"""Results are written into a commune's file at their place, and everything else stays as its author wrote it."""

import datetime

import pytest

from ntmcli.diagnostic import DataError
from ntmcli.store.editor import Answer, Edited, put_results
from ntmcli.store.patch import Change, Script
from ntmcli.store.reader import read
from ntmcli.store.scalars import write_scalar

TODAY = datetime.date(2024, 6, 15)
HEAD = "code: xa-mot\nname: Một # tên\nprovince: P\n"
REVIEWS = """\
reviews:
  # đợt đầu
  - date: 2022-05
    source: Báo cáo
    results:
      "2.2":   chưa đạt   # chưa có chợ
      "10": {value: 33.5, year: 2021, note: "theo, phiếu"}   # thu nhập
      "15.1":             # từng thôn
        hamlets:
          a: {count: 1, of: 2}   # thôn a
        evidence:
          - "a.pdf"
        note: |
          Hai
          dòng

  # đợt sau
  - date: 2023-11-15
    framework: khac
    results: {"10": đạt, '11': '>90'}
    conditions: {no-debt: đạt}
hamlets: [{code: a, name: A}]
"""


def put(text: str, date: str, framework: str = "khung", source: str | None = None, **answers: Answer) -> Edited:
    """Write answers, whose codes are given as `c15_1`."""
    named = {code[1:].replace("_", "."): answer for code, answer in answers.items()}
    given = {"framework": framework, "default": "khung", "today": TODAY, "source": source}
    return put_results(text.encode(), "xa-mot.yaml", date, named, **given)  # type: ignore[arg-type]


def replaced(text: str, old: str, new: str) -> str:
    assert text.count(old) == 1
    return text.replace(old, new)


WHOLE = HEAD + REVIEWS
ON_ONE_LINE = '{code: a, name: A, province: P, reviews: [{date: 2022, results: {"1": đạt}}]}'


@pytest.mark.parametrize(
    ("answer", "code", "old", "new"),
    [
        (Answer("đạt"), "2.2", "chưa đạt   #", "đạt   #"),
        (Answer("Cơ bản  đạt"), "2.2", "chưa đạt   #", "cơ bản đạt   #"),
        (Answer(">90"), "2.2", "chưa đạt   #", '">90"   #'),
        (Answer("33,5"), "2.2", "chưa đạt   #", '"33,5"   #'),
        (Answer("no"), "2.2", "chưa đạt   #", '"no"   #'),
        (Answer(count="5", of="7", note="Số: mới"), "2.2", "chưa đạt   #", '{count: 5, of: 7, note: "Số: mới"}   #'),
        (
            Answer(parts={"a": Answer("35"), "1": Answer(count="1", of="2")}, evidence=("x.pdf",)),
            "2.2",
            "chưa đạt   #",
            '{parts: {a: 35, "1": {count: 1, of: 2}}, evidence: ["x.pdf"]}   #',
        ),
        (Answer("34.1"), "10", "33.5", "34.1"),
        (Answer("34.1", year="2022"), "10", "33.5, year: 2021", "34.1, year: 2022"),
        (
            Answer("34.1", outcome="đạt"),
            "10",
            '33.5, year: 2021, note: "theo, phiếu"',
            '34.1, year: 2021, note: "theo, phiếu", outcome: đạt',
        ),
        (Answer("34.1", note="b"), "10", '33.5, year: 2021, note: "theo, phiếu"', "34.1, year: 2021, note: b"),
        (Answer("đạt"), "10", "value: 33.5", "outcome: đạt"),
        (Answer(count="1", of="2"), "10", "value: 33.5", "count: 1, of: 2"),
        (Answer("80"), "15.1", "hamlets:\n          a: {count: 1, of: 2}   # thôn a\n", "value: 80\n"),
        (
            Answer(count="1", of="3", note="Ng", evidence=("b.pdf",)),
            "15.1",
            REVIEWS[REVIEWS.index("        hamlets:") : REVIEWS.index("\n  # đợt sau")],
            '        count: 1\n        of: 3\n        evidence: ["b.pdf"]\n        note: Ng\n',
        ),
        (Answer("1"), "2.1", '      "2.2":', '      "2.1": 1\n      "2.2":'),
        (Answer("1"), "12.1", '      "15.1":', '      "12.1": 1\n      "15.1":'),
        (Answer("1"), "15.2", "\n  # đợt sau", '      "15.2": 1\n\n  # đợt sau'),
    ],
)
@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff", "# !\n"], ids=["plain", "mark", "pure parser"])
def test_an_answer_changes_its_place_and_nothing_else(
    answer: Answer, code: str, old: str, new: str, line_break: str, mark: str
) -> None:
    expected = replaced(WHOLE, old, new)
    text, expected = ((mark + each).replace("\n", line_break) for each in (WHOLE, expected))
    assert put(text, "2022-05", **{f"c{code.replace('.', '_')}": answer}).data.decode() == expected


@pytest.mark.parametrize(
    ("code", "value", "old", "new"),
    [
        ("10", "chưa đạt", '"10": đạt,', '"10": chưa đạt,'),
        ("11", "92", "'>90'", "92"),
        ("12", "đạt", "'>90'}", "'>90', \"12\": đạt}"),
        ("10.5", "đạt", '"10": đạt,', '"10": đạt, "10.5": đạt,'),
        ("2", "đạt", '{"10"', '{"2": đạt, "10"'),
    ],
)
def test_results_on_one_line_stay_on_one_line(code: str, value: str, old: str, new: str) -> None:
    tail = WHOLE.index("đợt sau")
    made = put(WHOLE, "2023-11-15", "khac", **{f"c{code.replace('.', '_')}": Answer(value)}).data.decode()
    assert made == WHOLE[:tail] + replaced(WHOLE[tail:], old, new)


def test_what_a_new_answer_contradicts_goes_and_the_rest_stays() -> None:
    edited = put(WHOLE, "2022-05", c10=Answer(count="1", of="2"), c15_1=Answer("80"), c2_2=Answer("đạt"))
    assert edited.dropped == {"10": ("value",), "15.1": ("hamlets",)}
    assert edited.kept == {"10": ("year", "note"), "15.1": ("evidence", "note")}
    assert (edited.position, edited.is_new) == (0, False)


def test_a_source_is_written_where_it_differs_from_that_of_the_review() -> None:
    same = put(WHOLE, "2022-05", source="Báo cáo", c2_2=Answer("đạt")).data.decode()
    assert same == replaced(WHOLE, "chưa đạt   #", "đạt   #")
    other = put(WHOLE, "2022-05", source="Khác", c2_2=Answer("đạt")).data.decode()
    assert other == replaced(WHOLE, "chưa đạt   #", "{outcome: đạt, source: Khác}   #")
    own = put(other, "2022-05", source="Báo cáo", c2_2=Answer("đạt")).data.decode()
    assert own == other.replace("Khác", "Báo cáo"), "an own source gives way, also to the review's"


def test_a_figure_with_a_source_is_no_longer_illustrative() -> None:
    text = HEAD + 'reviews:\n  - date: 2022\n    results:\n      "1": {illustrative: true, value: 3}\n'
    kept = put(text, "2022", c1=Answer("4"))
    assert (kept.data.decode(), kept.kept) == (text.replace("3", "4"), {"1": ("illustrative",)})
    sourced = put(text, "2022", source="S", c1=Answer("4"))
    assert sourced.data.decode() == text.replace("illustrative: true, value: 3", "source: S, value: 4")
    assert sourced.dropped == {"1": ("illustrative",)}


NEW = '  - date: {date}\n    source: S\n    results:\n      "2.1": 1\n'


@pytest.mark.parametrize(
    ("date", "old", "new"),
    [
        ("2022-05-30", "reviews:\n", "reviews:\n{new}\n"),
        ("2021", "reviews:\n", "reviews:\n{new}\n"),
        ("2022-06-01", "\n  # đợt sau", "\n{new}\n  # đợt sau"),
        ("2023-11", "no-debt: đạt}\n", "no-debt: đạt}\n\n{new}"),
        ("2024", "no-debt: đạt}\n", "no-debt: đạt}\n\n{new}"),
    ],
)
def test_a_new_review_stands_in_its_place_in_time(date: str, old: str, new: str) -> None:
    edited = put(WHOLE, date, source="S", c2_1=Answer("1"))
    text = replaced(WHOLE, old, new.replace("{new}", NEW.replace("{date}", date)))
    assert edited.data.decode() == text
    assert edited.is_new


def test_a_review_for_another_framework_says_so() -> None:
    made = put(WHOLE, "2022-05", "khac", c1=Answer("1")).data.decode()
    new = '  - date: 2022-05\n    framework: khac\n    results:\n      "1": 1\n\n  # đợt sau'
    assert made == WHOLE.replace("  # đợt sau", new)


def test_of_several_reviews_of_a_date_the_last_is_changed() -> None:
    review = '  - date: 2022\n    results:\n      "1": {}\n'
    text = HEAD + "reviews:\n" + review.format(1) + review.format(2) + "  - {date: 2022, framework: khac}\n"
    assert put(text, "2022", c1=Answer("3")).data.decode() == text.replace('"1": 2', '"1": 3')


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "reviews:\n{item}\n"),
        ("note: N\n", "reviews:\n{item}\nnote: N\n"),
        ("hamlets:\n- {code: a, name: A}\n", "reviews:\n{unset}\nhamlets:\n- {code: a, name: A}\n"),
        ("reviews: []\n", "reviews:\n{item}\n"),
        ("reviews: [] # chưa có\nnote: N", "reviews: # chưa có\n{item}\nnote: N"),
        ("reviews: []", "reviews:\n{item}"),
        ("reviews:", "reviews:\n{item}"),
        ("reviews:   \n    # chưa có\n  # sau", "reviews:   \n    # chưa có\n{item}\n  # sau"),
        ("reviews:\n- date: 2022\n", 'reviews:\n- date: 2022\n  results:\n    "1": 1\n'),
        ("reviews:\n  - date: 2022\n    results: {}\n", "reviews:\n{item}\n"),
        ("reviews:\n  - date: 2022\n    results: {}", "reviews:\n{item}"),
        (
            "reviews:\n  -   date: 2021\n",
            'reviews:\n  -   date: 2021\n  -   date: 2022\n      results:\n        "1": 1\n',
        ),
        ("reviews: [{date: 2022}]\n", 'reviews: [{date: 2022, results: {"1": 1}}]\n'),
        ("reviews: [{date: 2022, results: {}}]\n", 'reviews: [{date: 2022, results: {"1": 1}}]\n'),
        ("reviews: [{date: 2021}]\n", 'reviews: [{date: 2021}, {date: 2022, results: {"1": 1}}]\n'),
        ("reviews: [{date: 2023}]\n", 'reviews: [{date: 2022, results: {"1": 1}}, {date: 2023}]\n'),
        (
            "reviews:\n  - date: 2022\n    conditions: {a: đạt}\n",
            'reviews:\n  - date: 2022\n    results:\n      "1": 1\n    conditions: {a: đạt}\n',
        ),
        (
            'reviews:\n  - date: 2022\n    results:\n        "2": đạt\n    # hết\n  - date: 2023\n',
            'reviews:\n  - date: 2022\n    results:\n        "1": 1\n        "2": đạt\n    # hết\n  - date: 2023\n',
        ),
        (
            'reviews:\n  - date: 2021\n    results:\n      "2": đạt\n      # hết\n  # cuối\n',
            'reviews:\n  - date: 2021\n    results:\n      "2": đạt\n      # hết\n{item}\n  # cuối\n',
        ),
        (
            'reviews:\n  - date: 2022\n    results:\n      "9": đạt\n      "2": đạt\n',
            'reviews:\n  - date: 2022\n    results:\n      "9": đạt\n      "2": đạt\n      "1": 1\n',
        ),
    ],
)
def test_reviews_and_results_are_made_where_there_are_none(before: str, after: str) -> None:
    item = '  - date: 2022\n    results:\n      "1": 1'
    unset = item.replace("\n  ", "\n")[2:]
    expected = HEAD + after.replace("{item}", item).replace("{unset}", unset)
    assert put(HEAD + before, "2022", c1=Answer("1")).data.decode() == expected


def test_a_file_on_one_line_stays_one() -> None:
    made = put(ON_ONE_LINE, "2023", c1=Answer("1")).data.decode()
    assert made == ON_ONE_LINE.replace("}}]", '}}, {date: 2023, results: {"1": 1}}]')
    assert (
        put("{code: a}", "2023", c1=Answer("1")).data.decode()
        == '{code: a, reviews: [{date: 2023, results: {"1": 1}}]}'
    )


@pytest.mark.parametrize(
    "text",
    [
        "reviews: chưa có\n",
        "reviews: {a: b}\n",
        "reviews: [a]\n",
        "reviews:\n  - date: 2022\n    results: chưa có\n",
        "reviews:\n  - date: hôm qua\n",
        'reviews: [{date: 2022, results: {"1": {value: 1, # một\n      outcome: đạt}}}]\n',
        "? reviews\n: []\n",
    ],
)
def test_a_layout_that_no_edit_can_be_sure_of_is_refused(text: str) -> None:
    with pytest.raises(DataError) as caught:
        put(HEAD + text, "2022", c1=Answer("1"))
    assert caught.value.kind in ("edit_layout", "edit_failed")
    assert caught.value.status == 3


@pytest.mark.parametrize("text", ["a: [", "a: &b c\n", "a: 1\na: 2\n", "\ta: 1\n", "", "a: !x b\n"])
def test_a_file_that_cannot_be_read_is_not_edited(text: str) -> None:
    with pytest.raises(DataError) as caught:
        put(text, "2022", c1=Answer("1"))
    assert caught.value.kind == "edit_unread"


@pytest.mark.parametrize("text", ["\x1b[31m", "\u202e", "\ud800", "\x00", "a\rb", "\ufeff"])
def test_letters_that_no_file_may_hold_are_not_written(text: str) -> None:
    with pytest.raises(DataError) as caught:
        put(WHOLE, "2022-05", c1=Answer("1", note=text))
    assert (caught.value.kind, caught.value.status) == ("edit_letter", 2)


@pytest.mark.parametrize(
    "text",
    [
        '"}, x: 1', "a: b", "a #b", "- a", "*a", "&a", "!a", "[a", "{a", "|", ">", "'", "%a", "@a", "`a", "? a", "~",
        "", "2022-05-26", "null", "Yes", "no", "On", "0x1F", "010", "-01", "1e3", "12:30", "1_000", ".5", ".inf", "=",
        "<<", "a,b", "a]b", "e\u0301", "a\nb\n\nc", "tab\there", "a\\", "a\u00a0b", "đ" * 5000, "a  b",
        "A (b) c/d – 5%",
    ],
)  # fmt: skip
def test_a_text_never_breaks_out_of_its_scalar(text: str) -> None:
    import yaml

    from ntmcli.store.scalars import clean, quote

    for written in (write_scalar(text), quote(text)):
        for shell in ("{}\n", "a: {}\n", "a: {{b: {}, c: d}}\n", "- {}\n", "a: [{}, b]\n"):
            tree = yaml.load(shell.replace("{}", written).replace("{{", "{").replace("}}", "}"), yaml.BaseLoader)  # noqa: S506
            found = str([tree])
            assert repr(clean(text)) in found
        # YAML 1.1 readers take what is plain for text as well, figures and days excepted.
        loaded = yaml.safe_load(written)
        assert isinstance(loaded, str | int | float | datetime.date)
        assert str(loaded) == clean(text)


def test_changes_are_checked_against_the_tree_expected() -> None:
    script = Script(b"\xef\xbb\xbfa: x\r\nb: y # z\r\n", "a.yaml")
    start, value, end = script.entry(script.root, "a")
    assert (start, value, end) == (0, 3, 4)
    quoted = Change(value, end, '"x"')
    assert script.apply([quoted], script.root) == b'\xef\xbb\xbfa: "x"\r\nb: y # z\r\n'
    assert script.apply([Change(0, 0, "# 1\n"), Change(0, 0, "# 2\n"), quoted], script.root).startswith(
        b"\xef\xbb\xbf# 1\n# 2\n"
    )
    for changes in ([Change(value, end, "w")], [Change(value, end, "x\nc: d")], [Change(value, end, "[")]):
        with pytest.raises(DataError) as caught:
            script.apply(changes, script.root)
        assert caught.value.kind == "edit_failed"
    with pytest.raises(DataError) as caught:
        script.apply([Change(0, 4, "a: x"), quoted], script.root)
    assert (caught.value.kind, caught.value.args_by_name["line"]) == ("edit_layout", "1")


def test_places_are_counted_in_letters_whatever_these_are() -> None:
    text = '# 😀 e\u0301\r\nname: "😀"\r\nreviews:\r\n- date: 2022\r\n  results: {"1": "😀", "2": đạt}\r\n'
    assert put(text, "2022", c2=Answer("chưa đạt")).data.decode() == text.replace("đạt}", "chưa đạt}")
    assert read(text.encode(), "a").root is not None
