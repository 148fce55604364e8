"""Plans as CSV: a row for each thing that is to be met, plan by plan."""

from fractions import Fraction

from ntmcli.diagnostic import Lang
from ntmcli.judge.compare import exact_decimal, to_decimal
from ntmcli.judge.plan import Planning
from ntmcli.present import csv


def plan(planning: Planning, lang: Lang) -> None:
    """Write the rows of `ntm unmet` for what each plan wants met, with what it is weighed by."""
    columns = ("plan", *csv.UNMET, "weight", "part_missing", "not_before", "note")
    csv.write_rows(
        columns,
        (
            (
                number,
                *csv.unmet_row(planning.assessment, item.unmet, lang),
                exact_decimal(item.weight),
                to_decimal(item.missing, Fraction(0)),
                item.not_before,
                item.note,
            )
            for number, plan in enumerate(planning.plans, start=1)
            for item in plan.items
        ),
    )
