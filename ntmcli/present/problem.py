"""What `check` found, as every format shows it: the findings, each with its line of text and what tells it apart."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ntmcli.diagnostic import Diagnostic, Severity
from ntmcli.diagnostic.catalogue import severity

WIDEST = 100
"""Letters of a line that an excerpt shows."""
BEFORE = 40
"""Letters before the place found wrong that an excerpt of a longer line keeps."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding; `path` is the file as the reader of the output knows it, `lines` are the file's."""

    path: str
    diagnostic: Diagnostic
    lines: Sequence[str]

    @property
    def severity(self) -> Severity:
        return severity(self.diagnostic.code)

    @property
    def line(self) -> str:
        """The line that the finding begins in; empty where there is none to show."""
        at = self.diagnostic.span.line - 1
        return self.lines[at] if at < len(self.lines) else ""

    def excerpt(self, room: int | None = None) -> tuple[str, str]:
        """Return the line and, to be set under it, the mark of what is wrong in it; a long line is cut around that.

        `room` are the columns that a terminal has for it; it is cut between words there.
        """
        span, line = self.diagnostic.span, self.line
        widest = WIDEST if room is None else max(min(WIDEST, room - 2), 1)
        start = min(span.column - 1, len(line))
        end = span.end_column - 1 if span.end_line == span.line else len(line)
        first = max(0, start - min(BEFORE, widest // 2)) if len(line) > widest else 0
        if room is not None and first:
            first = line.find(" ", first - 1, start) + 1 or first
        last = min(len(line), first + widest)
        if room is not None and last < len(line):
            blank = line.rfind(" ", max(start + 1, min(end, last)), last + 1)
            last = last if blank < 0 else blank
        cut, rest = "…" * (first > 0), "…" * (last < len(line))
        before = "".join("\t" if letter == "\t" else " " * _width(letter) for letter in cut + line[first:start])
        marked = sum(map(_width, line[start : min(end, last)]))
        return f"{cut}{line[first:last]}{rest}", f"{before}{'^' * max(1, marked)}"


@dataclass(frozen=True, slots=True)
class Report:
    """The findings of one run of `check`, in order of place."""

    files: tuple[str, ...]
    """The files reported on."""
    files_read: int
    problems: tuple[Problem, ...]
    strict: bool
    """Whether warnings count."""

    @property
    def errors(self) -> int:
        return sum(problem.severity is Severity.ERROR for problem in self.problems)

    @property
    def warnings(self) -> int:
        return len(self.problems) - self.errors

    @property
    def failed(self) -> bool:
        return any(map(self.counts, self.problems))

    def counts(self, problem: Problem) -> bool:
        """Tell whether a finding makes the check fail."""
        return self.strict or problem.severity is Severity.ERROR


def fingerprints(problems: Sequence[Problem]) -> list[str]:
    """Return what tells each finding apart from run to run, though lines before it come and go."""
    from hashlib import sha256

    seen: Counter[str] = Counter()
    found = []
    for problem in problems:
        diagnostic = problem.diagnostic
        args = [f"{name}={value}" for name, value in sorted(diagnostic.args.items()) if name != "suggest"]
        known = "\n".join([problem.path, diagnostic.code, *args, problem.line.strip()])
        digest = sha256(known.encode("utf-8", "surrogatepass")).hexdigest()
        seen[digest] += 1
        found.append(f"{digest}:{seen[digest]}")
    return found


def _width(letter: str) -> int:
    """Return how many columns of a terminal a letter takes."""
    from unicodedata import combining, east_asian_width

    if combining(letter):
        return 0
    return 2 if east_asian_width(letter) in "WF" else 1
