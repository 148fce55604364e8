"""Annotations of GitHub Actions, and the summary of a step: docs.github.com, workflow commands."""

from collections.abc import Iterator

from ntmcli.diagnostic import Lang, Span
from ntmcli.diagnostic.catalogue import hint, message
from ntmcli.present.markdown import escape, table
from ntmcli.present.output import harmless, write_utf8
from ntmcli.present.problem import Problem, Report
from ntmcli.present.text import closing
from ntmcli.present.wording import say

LARGEST = 1024 * 1024
"""Bytes of a step's summary that GitHub takes."""

_MESSAGE = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = {**_MESSAGE, **str.maketrans({":": "%3A", ",": "%2C"})}


def check(report: Report, lang: Lang) -> None:
    """Write one workflow command a finding, then the closing count."""
    lines = [_command(problem, lang) for problem in report.problems]
    write_utf8("".join(f"{line}\n" for line in [*lines, closing(report, lang)]))


def _command(problem: Problem, lang: Lang) -> str:
    diagnostic = problem.diagnostic
    said = f"{message(diagnostic, lang)}\n{hint(diagnostic, lang)}"
    return command(problem.severity, problem.path, diagnostic.span, diagnostic.code, said)


def command(level: str, path: str | None, span: Span, title: str, said: str) -> str:
    """Write one workflow command; without a path it stands at no file."""
    place: dict[str, object] = {}
    if path is not None:
        place = {"file": path, "line": span.line, "endLine": span.end_line}
        if span.end_line == span.line:  # GitHub takes columns within one line alone
            place |= {"col": span.column, "endColumn": span.end_column}
    place["title"] = title
    properties = ",".join(f"{name}={harmless(str(value)).translate(_PROPERTY)}" for name, value in place.items())
    return f"::{level} {properties}::{harmless(said).translate(_MESSAGE)}"


def summarise(report: Report, lang: Lang) -> str:
    """Write the findings as a Markdown page that GitHub shows under the run; what it would not take is counted."""
    lines = ["## ntm check", "", escape(closing(report, lang)), ""]
    rows = _rows(report, lang)
    if report.problems:
        heads = [say(lang, name) for name in ("found_at", "severity", "found", "advice")]
        lines += list(table(heads, ()))[:-1]
    size = len("\n".join(lines).encode()) + 200
    for number, row in enumerate(rows):
        size += len(row.encode()) + 1
        if size > LARGEST:
            lines += ["", escape(say(lang, "and_more_problems", number=len(report.problems) - number))]
            break
        lines.append(row)
    return "\n".join(lines) + "\n"


def _rows(report: Report, lang: Lang) -> Iterator[str]:
    for problem in report.problems:
        diagnostic = problem.diagnostic
        cells = (
            f"{problem.path}:{diagnostic.span.line}",
            f"{say(lang, problem.severity)} {diagnostic.code}",
            message(diagnostic, lang),
            hint(diagnostic, lang),
        )
        yield f"| {' | '.join(escape(harmless(cell)) for cell in cells)} |"
