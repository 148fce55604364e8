"""The formulas by which a workbook judges as the program does, whatever figure is changed in it.

Spreadsheets count in binary and take numbers for equal that differ in the fifteenth digit. So shares are compared as
whole numbers (`count` × 100 with the limit × `of`, both by `SCALE`), and what does not fit into fourteen digits is not
left to a formula: see `fits`. Only functions that Excel 2013 and LibreOffice both know.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from ntmcli.diagnostic import Lang
from ntmcli.judge.verdict import Verdict
from ntmcli.model.framework import COMPARISONS, Operator
from ntmcli.model.values import Outcome
from ntmcli.present.numbers import count_digits, is_percent
from ntmcli.present.phrases import FLOORS, SIGNS
from ntmcli.present.wording import say

CODES = {
    Outcome.NOT_APPLICABLE: 0,
    Outcome.MET: 1,
    Outcome.BASICALLY_MET: 2,
    Outcome.UNKNOWN: 3,
    Outcome.NOT_MET: 4,
}
"""The outcomes as numbers such that several combine to the greatest."""
STATEABLE = (Outcome.MET, Outcome.BASICALLY_MET, Outcome.NOT_MET, Outcome.NOT_APPLICABLE)
SCALE = 10**4
MOST_DIGITS = 14
MOST_PLACES = 10
MOST_COUNT = 10**8
POINTS: dict[Lang, str] = {"vi": ",", "en": "."}


def fits(verdict: Verdict) -> bool:
    """Tell whether spreadsheets hold figure and limit exactly enough to compare them."""
    limit = verdict.limit or Decimal(0)
    if is_share(verdict):
        return (verdict.of or 0) < MOST_COUNT and can_compare(limit, percent=True)
    figure = verdict.value if verdict.bound is None else verdict.bound.number
    return can_compare(limit, percent=False) and _is_short(figure or Decimal(0), MOST_PLACES)


def can_compare(limit: Decimal, percent: bool) -> bool:
    """Tell whether spreadsheets hold a limit exactly enough to compare figures, or shares of a count, with it."""
    return _is_short(limit, 4) and -100 <= limit <= 100 if percent else _is_short(limit, MOST_PLACES)


def is_share(verdict: Verdict) -> bool:
    """Tell whether the figure is the exact share of a count."""
    return verdict.count is not None and bool(verdict.of) and is_percent(verdict)


def _is_short(number: Decimal, places: int) -> bool:
    digits, after = count_digits(number)
    return digits <= MOST_DIGITS and after <= places


def compare(verdict: Verdict) -> int | None:
    """Tell on which side of the limit a figure or the edge of its bound lies, as `side` will."""
    if verdict.limit is None:
        return None
    if verdict.bound is not None:
        figure = Fraction(verdict.bound.number)
    elif verdict.count is not None and verdict.of and is_share(verdict):
        figure = Fraction(100 * verdict.count, verdict.of)
    elif verdict.value is not None:
        figure = Fraction(verdict.value)
    else:
        return None
    return (figure > verdict.limit) - (figure < verdict.limit)


def _spans(rows: Sequence[int], column: str) -> list[str]:
    """Write rows of a column as few ranges."""
    found: list[list[int]] = []
    for row in rows:
        if found and found[-1][-1] == row - 1:
            found[-1].append(row)
        else:
            found.append([row])
    return [f"{column}{each[0]}:{column}{each[-1]}" if len(each) > 1 else f"{column}{each[0]}" for each in found]


_EXACT = {
    Operator.AT_LEAST: "{at}>=0",
    Operator.AT_MOST: "{at}<=0",
    Operator.MORE_THAN: "{at}>0",
    Operator.LESS_THAN: "{at}<0",
}


@dataclass(frozen=True, slots=True)
class Columns:
    """The letters of the columns that formulas read; one that a sheet does not have is empty."""

    result: str
    said: str
    limit: str
    count: str
    of: str
    stated: str
    sign: str
    edge: str
    side: str
    reaches: str
    code: str
    asked: str
    gap: str = ""
    people: str = ""
    share: str = ""


@dataclass(frozen=True, slots=True)
class Formulas:
    """The formulas of one sheet, by where its columns stand and the language of its words."""

    at: Columns
    lang: Lang

    def say_outcome(self, row: int, illustrative: bool) -> str:
        """Say an outcome by its number, with its sign."""
        words = ",".join(f'"{SIGNS[each]} {say(self.lang, each)}"' for each in CODES)
        mark = '&" *"' if illustrative else ""
        return f"=CHOOSE({self.at.code}{row}+1,{words}){mark}"

    def stated(self, cell: str, otherwise: str) -> str:
        """Read an outcome word; anything else leaves it to `otherwise`."""
        for outcome in reversed(STATEABLE):
            otherwise = f'IF({cell}="{say(self.lang, outcome)}",{CODES[outcome]},{otherwise})'
        return otherwise

    def both(self, row: int) -> str:
        """Tell whether count and whole are both given."""
        return f"AND(COUNT({self.at.count}{row}:{self.at.of}{row})=2,N({self.at.of}{row})>0)"

    def _needed(self, row: int) -> str:
        """Return the scaled limit times `of`, a whole number."""
        return f"ROUND({self.at.limit}{row}*{SCALE},0)*{self.at.of}{row}"

    def sign(self, row: int, percent: bool) -> str:
        """Read the sign of a bound such as "> 90"; empty where the figure is exact."""
        cell = f"{self.at.result}{row}"
        read = '""'
        for written, plain in (("<", "<"), ("≤", "≤"), (">", ">"), ("≥", "≥")):
            read = f'IF(LEFT({cell},1)="{written}","{plain}",{read})'
        read = f'IF(LEFT({cell},2)=">=","≥",IF(LEFT({cell},2)="<=","≤",{read}))'
        read = f'IF(ISTEXT({cell}),{read},"")'
        return f'=IF({self.both(row)},"",{read})' if percent else f"={read}"

    def edge(self, row: int) -> str:
        """Read the number of a bound, with the decimal mark of the language and no other."""
        text = f"{self.at.result}{row}"
        for letter in "<>=≤≥%":
            text = f'SUBSTITUTE({text},"{letter}","")'
        number = f'_xlfn.NUMBERVALUE({text},"{POINTS[self.lang]}"," ")'
        return f'=IF({self.at.sign}{row}="","",IF(TRIM({text})="","",IFERROR({number},"")))'

    def side(self, row: int, percent: bool) -> str:
        """Tell on which side of the limit the figure or the edge of its bound lies: -1, 0, 1.

        Count and whole decide over a figure in percent, and are no figure of another unit.
        """
        limit = f"ROUND({self.at.limit}{row},{MOST_PLACES})"
        share = f"SIGN({self.at.count}{row}*{100 * SCALE}-{self._needed(row)})"
        exact = f"SIGN(ROUND({self.at.result}{row},{MOST_PLACES})-{limit})"
        bound = f"SIGN(ROUND({self.at.edge}{row},{MOST_PLACES})-{limit})"
        figure = f'IF(ISNUMBER({self.at.result}{row}),{exact},IF(ISNUMBER({self.at.edge}{row}),{bound},""))'
        found = f"IF({self.both(row)},{share},{figure})" if percent else figure
        return f'=IF(ISNUMBER({self.at.limit}{row}),{found},"")'

    def reaches(self, row: int, operator: Operator) -> str:
        """Tell whether the figure reaches the limit; empty where that is open.

        A bound decides where all figures beyond it lie on one side of the limit, the edge itself among them where it
        belongs to the bound.
        """
        at, mark = f"{self.at.side}{row}", f"{self.at.sign}{row}"
        floor = operator in FLOORS
        upwards, downwards = f"{at}>=0", f"{at}<=0"
        if operator in (Operator.MORE_THAN, Operator.AT_MOST):
            upwards = f'OR({at}=1,AND({at}=0,{mark}=">"))'
        else:
            downwards = f'OR({at}=-1,AND({at}=0,{mark}="<"))'
        above = f'IF({upwards},{str(floor).upper()},"")'
        below = f'IF({downwards},{str(not floor).upper()},"")'
        exact = _EXACT[operator].format(at=at)
        return f'=IF({at}="","",IF({mark}="",{exact},IF(OR({mark}=">",{mark}="≥"),{above},{below})))'

    def judge(self, row: int, operator: Operator, otherwise: str) -> str:
        """Judge by the comparison where it decides, else by what is stated; `otherwise` where nothing is."""
        beside = f"{self.at.stated}{row}"
        said = self.stated(f"{self.at.result}{row}", otherwise)
        if self.at.stated != self.at.result:
            said = self.stated(f"{self.at.result}{row}", self.stated(beside, otherwise))
        if operator not in COMPARISONS:
            return f"={said}"
        short = f'IF({beside}="{say(self.lang, Outcome.BASICALLY_MET)}",{CODES[Outcome.BASICALLY_MET]},4)'
        return f'=IF({self.at.reaches}{row}="",{said},IF({self.at.reaches}{row},1,{short}))'

    def combine(self, rows: Sequence[int], stands: str, keeps: str | None = None) -> str:
        """Combine the outcomes of rows; `stands` where they leave it unknown.

        The outcome basically met that is stated in the cell `keeps` agrees with parts that are not met, and stays.
        """
        if not rows:
            return f"={stands}"
        found = f"MAX({','.join(_spans(rows, self.at.code))})"
        last = found
        if keeps is not None:
            last = f'IF(AND({found}=4,{keeps}="{say(self.lang, Outcome.BASICALLY_MET)}"),2,{found})'
        return f"=IF({found}=3,{stands},{last})"

    def count_met(self, rows: Sequence[int]) -> str:
        return "+".join(f"COUNTIF({span},1)" for span in _spans(rows, self.at.code))

    def rounded(self, row: int) -> str:
        """Round the share half to even, as the program does."""
        count, of = f"{self.at.count}{row}", f"{self.at.of}{row}"
        even = f"ROUND(5000*{count}/{of},0)/50"
        plain = f"ROUND(100*{count}/{of},2)"
        return f'=IF({self.both(row)},IFERROR(IF(MOD(20000*{count},2*{of})={of},{even},{plain}),""),"")'

    def share(self, row: int) -> str:
        """Show the share with two decimals, never onto or across the limit."""
        near, limit = f"{self.at.share}{row}", f"{self.at.limit}{row}"
        exact = f"100*{self.at.count}{row}/{self.at.of}{row}"
        there = f"{self.at.count}{row}*{100 * SCALE}"
        below = f"IF({near}>={limit},ROUNDDOWN({exact},2),{near})"
        above = f"IF({near}<={limit},ROUNDUP({exact},2),{near})"
        beside = f"IF({there}<{self._needed(row)},{below},IF({there}>{self._needed(row)},{above},{limit}))"
        return f'=IF({near}="","",IF(ISNUMBER({limit}),{beside},{near}))'

    def gap(self, row: int) -> str:
        """Tell how far an exact figure is from its limit, in the indicator's unit."""
        missed = f'AND({self.at.sign}{row}="",{self.at.reaches}{row}=FALSE)'
        return f'=IF({missed},ROUND(ABS({self.at.limit}{row}-{self.at.result}{row}),{MOST_PLACES}),"")'

    def people(self, row: int, operator: Operator) -> str:
        """Tell by how many the count must change; empty where no count from 0 to `of` would do."""
        reached = f"{self._needed(row)}/{100 * SCALE}"
        needed = {
            Operator.AT_LEAST: f"ROUNDUP({reached},0)",
            Operator.MORE_THAN: f"ROUNDDOWN({reached},0)+1",
            Operator.AT_MOST: f"ROUNDDOWN({reached},0)",
            Operator.LESS_THAN: f"ROUNDUP({reached},0)-1",
        }[operator]
        possible = f"AND({needed}>=0,{needed}<={self.at.of}{row})"
        missing = f'IF({possible},ABS({needed}-{self.at.count}{row}),"")'
        return f'=IF(AND({self.both(row)},{self.at.reaches}{row}=FALSE),{missing},"")'

    def headline(self, first: int, last: int) -> str:
        """Count the criteria met of all, with the range that the unknown leave open: "1–17/19"."""
        met, unknown = self.count_criteria(first, last, Outcome.MET), self.count_criteria(first, last, Outcome.UNKNOWN)
        total = f"SUM({self.at.asked}{first}:{self.at.asked}{last})"
        return f'=IF({unknown}=0,{met},{met}&"–"&({met}+{unknown}))&"/"&{total}'

    def count_criteria(self, first: int, last: int, outcome: Outcome) -> str:
        codes = f"{self.at.code}${first}:{self.at.code}${last}"
        criteria = f"{self.at.asked}${first}:{self.at.asked}${last}"
        return f"COUNTIFS({codes},{CODES[outcome]},{criteria},1)"
