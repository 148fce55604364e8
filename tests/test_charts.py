"""The charts of reports and of the terminal: what they draw, how much at most, and that every letter can be read."""

import datetime
import re
from unicodedata import normalize
from xml.etree import ElementTree

import pytest
from conftest import ROOT, Runner
from written import judge_reviews, make_commune, make_framework, make_rules

from ntmcli.judge.course import follow
from ntmcli.judge.outcomes import assess
from ntmcli.judge.rollup import Rollup
from ntmcli.judge.verdict import Counts
from ntmcli.model.values import Outcome
from ntmcli.present import charts, svg
from ntmcli.present.content import CommuneContent, RollupContent, describe
from ntmcli.present.gap_figures import GapFigure
from ntmcli.present.plain_charts import draw_count, draw_gap

SVG = "{http://www.w3.org/2000/svg}"
TODAY = datetime.date(2024, 6, 15)
CRITERIA = {
    "1": {"1.1": "{at_least: 90}", "1.2": "{at_most: 10}", "1.3": "{at_most: 0}"},
    "2": {"2.1": "đạt"},
    "3": {"3.1": "{all: [{code: a, name: A, unit: '%', target: {at_least: 50}}, {code: b, name: B, target: đạt}]}"},
}


def content(*reviews: str) -> CommuneContent:
    rules = make_rules(make_framework(CRITERIA))
    commune = make_commune(*reviews)
    return describe(assess(rules, commune, TODAY), follow(rules, commune, TODAY, None, "khung"), "vi")


def rollup(number: int) -> RollupContent:
    assessment = judge_reviews(CRITERIA, '2022-05-26, results: {"2": đạt}')
    found = Rollup(assessment.yardstick.framework)
    for _ in range(number):
        found.add(assessment)
    return RollupContent("vi", found, "Khung", (), None)


def parse(text: str | None) -> ElementTree.Element:
    """Parse a drawing, and hold it to what every one must have."""
    assert text is not None
    root = ElementTree.fromstring(text)
    assert root.get("role") == "img"
    assert [child.tag for child in root][:2] == [f"{SVG}title", f"{SVG}desc"]
    assert root[0].text
    assert root[1].text
    assert not re.search(r"\b(href|id|style|class)=", text), "nothing that a page could lack or have twice"
    return root


def texts(root: ElementTree.Element) -> list[str]:
    return [each.text or "" for each in root.iter(f"{SVG}text")]


def test_the_strip_has_a_cell_for_each_criterion_and_says_its_outcome() -> None:
    root = parse(charts.strip_svg(content('2022-05-26, results: {"1.1": 80, "2": cơ bản đạt}')))
    assert [each[0].text for each in root.iter(f"{SVG}g")] == ["1 C1: chưa đạt", "2 C2: cơ bản đạt", "3 C3: chưa rõ"]
    assert root[1].text == "cơ bản đạt: 2; chưa đạt: 1; chưa rõ: 3"
    assert {"1", "2", "3", "chưa rõ: 1"} <= set(texts(root))


def test_outcomes_are_apart_without_colour() -> None:
    """Without colours, the strokes of ground and sign still differ."""
    grey = {re.sub("#[0-9a-f]{6}", "#", svg.cell(each, 0, 0, 40, 40)) for each in Outcome}
    signs = {svg.sign(each, 9, 9, 10, "#000000") for each in Outcome}
    assert len(signs) == len(Outcome)
    assert len(grey) >= 4


def test_the_course_keeps_the_distances_in_time_and_spans_what_is_open() -> None:
    reviews = [f'{day}, results: {{"2": đạt}}' for day in ("2021-01-01", "2021-01-11", "2021-04-11")]
    root = parse(charts.course_svg(content(*reviews)))
    first, second, third = [float(each.get("cx", "")) for each in root.iter(f"{SVG}circle")]
    assert (third - second) / (second - first) == pytest.approx(9, abs=0.2)
    assert len([each for each in root.iter(f"{SVG}rect") if each.get("stroke-dasharray")]) == 3
    assert root[1].text == "01/01/2021: 1–3/3; 11/01/2021: 1–3/3; 11/4/2021: 1–3/3"
    # The first two stand too near for a label each; the latest of them has one.
    assert {"11/01/2021", "11/4/2021", "1–3/3"} <= set(texts(root))
    assert "01/01/2021" not in texts(root)


def test_a_course_without_a_review_is_not_drawn() -> None:
    assert charts.course_svg(content()) is None
    assert parse(charts.course_svg(content('2022, results: {"2": đạt}'))) is not None


def test_gaps_are_drawn_for_figures_alone_parts_by_themselves() -> None:
    reviews = '2022-05-26, results: {"1.1": 45, "1.2": 20, "1.3": 5, "2.1": chưa đạt, "3.1": {parts: {a: 25, b: đạt}}}'
    root = parse(charts.gaps_svg(content(reviews)))
    bold = [each.text for each in root.iter(f"{SVG}text") if each.get("font-weight")]
    assert bold == ["1.1 I1.1", "1.2 I1.2", "1.3 I1.3", "3.1 a) A"]
    assert "45 % · ≥ 90 % · thiếu 45 điểm %" in texts(root)
    blue = [float(each.get("width", "")) for each in root.iter(f"{SVG}rect") if each.get("fill") == "#2f6f9f"]
    whole = charts.WIDTH - 28
    assert blue == [whole / 2, whole / 2, 0, whole / 2]


def test_no_gap_no_drawing() -> None:
    assert charts.gaps_svg(content('2022-05-26, results: {"1.1": 95, "2.1": chưa đạt}')) is None


def test_the_matrix_is_bounded_and_says_what_it_leaves_out() -> None:
    small, large = parse(charts.matrix_svg(rollup(2))), parse(charts.matrix_svg(rollup(1000)))
    assert texts(small).count("Xã") == 2
    assert texts(large).count("Xã") == charts.MOST_ROWS
    assert f"… và {1000 - charts.MOST_ROWS} xã khác, xem bảng." in texts(large)
    assert not any("xem bảng" in text for text in texts(small))


def test_the_distribution_keeps_a_row_for_numbers_between() -> None:
    found = rollup(2)
    found.rollup.add(judge_reviews(CRITERIA, "2022-05-26, rest: đạt"))
    root = parse(charts.distribution_svg(found))
    assert root[1].text == "Số tiêu chí đạt: Số xã – 3: 1; 1: 2"
    bold = [each.text for each in root.iter(f"{SVG}text") if each.get("font-weight")]
    assert bold == ["3", "2", "1"]


def test_long_texts_are_cut_to_their_width() -> None:
    long = "Trung tâm văn hóa – thể thao " * 20
    cut = svg.cut(long, 200, 13)
    assert cut.endswith("…")
    assert svg.estimate(cut, 13) <= 200
    assert svg.cut("Y tế", 200, 13) == "Y tế"


def test_hostile_texts_keep_a_drawing_whole() -> None:
    said = "</text><script>alert(1)</script>\"'&amp;]]>\u202e\x1b\ufffe\n"
    drawn = svg.draw(10, 10, said, said, [svg.write(0, 0, said)])
    root = parse(drawn)
    assert [child.tag for child in root] == [f"{SVG}{tag}" for tag in ("title", "desc", "rect", "text")]
    assert root[0].text == "</text><script>alert(1)</script>\"'&amp;]]>\ufffd\ufffd\ufffd"


def test_every_vietnamese_letter_has_a_picture_of_its_own() -> None:
    marks = ["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"]
    lower = {normalize("NFC", base + mark) for base in "aăâeêioôơuưy" for mark in marks} | {"đ"}
    letters = sorted(lower | {each.upper() for each in lower})
    assert all(len(each) == 1 for each in letters)

    def picture(letter: str) -> bytes:
        return charts.to_png(svg.draw(40, 40, "x", "x", [svg.write(5, 30, letter, size=24)]))

    assert picture("x").startswith(b"\x89PNG")
    pictures = {picture(letter) for letter in [*letters, " ", "\u0f40"]}
    assert len(pictures) >= len(letters) + 1, "no two alike, and none like a letter that the font lacks"
    assert picture("\u0f40") not in {picture(letter) for letter in letters}


@pytest.mark.parametrize(
    ("reached", "asked", "drawn"),
    [
        (0.5, 1.0, "█" * 12 + "░" * 12 + "│"),
        (0.999, 1.0, "█" * 23 + "░" + "│"),
        (1.0, 1.0, "█" * 24 + "│"),
        (1.0, 0.5, "█" * 12 + "│" + "░" * 12),
        (1.0, 0.999, "█" * 23 + "│" + "░"),
        (1.0, 0.0, "│" + "░" * 24),
        (0.0, 0.0, "│" + " " * 24),
    ],
)
def test_a_bar_in_the_terminal(reached: float, asked: float, drawn: str) -> None:
    assert draw_gap(GapFigure("1", "I", "", reached, asked)) == drawn


def test_a_count_in_the_terminal() -> None:
    assert draw_count(Counts(19, 11, 1, 4, 2, 1)) == "█" * 11 + "░" * 2 + "·" * 6


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_charts_add_to_status_and_change_nothing_else(ntm: Runner, lang: str) -> None:
    without = ntm("status", "xa-gia-dinh", "--lang", lang)
    with_charts = ntm("status", "xa-gia-dinh", "--charts", "--lang", lang)
    assert (with_charts.status, with_charts.err) == (0, "")
    added = with_charts.out.removeprefix(without.out)
    assert len(added) < len(with_charts.out)
    assert "  15.1 *  ██████████████████████░░│  85" in added
    assert added.endswith("████████████████···  16/19 *\n")


def test_the_charts_that_the_docs_show_are_those(ntm: Runner) -> None:
    page = (ROOT / "docs" / "bao-cao.md").read_text(encoding="utf-8")
    [(name, shown)] = re.findall(r"`ntm status (\S+) --charts` in thêm ở cuối:\n\n```text\n(.*?)```", page, re.DOTALL)
    assert ntm("status", name, "--charts").out.endswith(f"\n\n{shown}")


def test_charts_stand_after_each_commune(ntm: Runner) -> None:
    out = ntm("status", "van-nham", "xa-gia-dinh", "--charts").out
    course = [match.start() for match in re.finditer("Tiến độ qua các đợt rà soát", out)]
    assert len(course) == 2
    assert course[0] < out.index("Xã Giả Định") < course[1]


def test_charts_degrade_where_blocks_cannot_be_written(ntm: Runner) -> None:
    run = ntm("status", "xa-gia-dinh", "--charts", env={"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"})
    assert run.out.isascii()
    assert "  15.1 *  ######################..|  85,44 %" in run.out
    assert "################---  16/19 *" in run.out


@pytest.mark.parametrize("args", [(), ("van-nham", "--format", "json")])
def test_charts_are_for_the_table_of_a_commune(ntm: Runner, args: tuple[str, ...]) -> None:
    run = ntm("status", *args, "--charts")
    assert (run.status, run.out) == (2, "")
    assert "--charts" in run.err
