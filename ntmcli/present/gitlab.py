"""A code quality report for GitLab's merge requests: docs.gitlab.com, Code Quality."""

import json

from ntmcli.diagnostic import Lang, Severity
from ntmcli.diagnostic.catalogue import blocks, hint, message
from ntmcli.present.output import write_utf8
from ntmcli.present.problem import Problem, Report, fingerprints


def check(report: Report, lang: Lang) -> None:
    """Write the findings as an array; an empty one where there are none."""
    found = [
        {
            "description": f"{message(each.diagnostic, lang)} {hint(each.diagnostic, lang)}",
            "check_name": each.diagnostic.code,
            "fingerprint": fingerprint,
            "severity": _severity(each),
            "location": {"path": each.path, "lines": {"begin": each.diagnostic.span.line}},
        }
        for each, fingerprint in zip(report.problems, fingerprints(report.problems), strict=True)
    ]
    write_utf8(json.dumps(found, ensure_ascii=False, indent=2) + "\n")


def _severity(problem: Problem) -> str:
    """Put a finding on GitLab's scale: critical where it keeps communes from being judged."""
    if problem.severity is Severity.WARNING:
        return "minor"
    return "critical" if blocks(problem.diagnostic.code) else "major"
