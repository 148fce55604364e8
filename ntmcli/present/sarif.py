"""SARIF 2.1.0 for code scanning: the findings and, of each code that is there, the catalogue's page."""

import json
from importlib.metadata import version
from typing import Any
from urllib.parse import quote

from ntmcli.diagnostic import Lang
from ntmcli.diagnostic.catalogue import BLANKS, entries, hint, message
from ntmcli.present.output import write_utf8
from ntmcli.present.problem import Problem, Report, fingerprints
from ntmcli.present.text import page_of

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def check(report: Report, lang: Lang) -> None:
    """Write a log of one run."""
    codes = sorted({problem.diagnostic.code for problem in report.problems})
    marks = fingerprints(report.problems)
    driver = {"name": "ntm", "version": version("ntm"), "rules": [_rule(code, lang) for code in codes]}
    run = {
        "tool": {"driver": driver},
        "language": lang,
        "columnKind": "unicodeCodePoints",
        "results": [_result(problem, codes, mark, lang) for problem, mark in zip(report.problems, marks, strict=True)],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    write_utf8(json.dumps(log, ensure_ascii=False, indent=2) + "\n")


def _rule(code: str, lang: Lang) -> dict[str, Any]:
    entry = entries()[code]
    return {
        "id": code,
        "shortDescription": {"text": entry.title[lang]},
        "fullDescription": {"text": f"{entry.message[lang].format_map(BLANKS)} {entry.why[lang]}"},
        "help": {"text": "\n".join(page_of(code, lang))},
        "defaultConfiguration": {"level": entry.severity},
    }


def _result(problem: Problem, codes: list[str], mark: str, lang: Lang) -> dict[str, Any]:
    diagnostic = problem.diagnostic
    span = diagnostic.span
    region = {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }
    # The letters that a path may have and an address may not.
    place = {"artifactLocation": {"uri": quote(problem.path, errors="replace")}, "region": region}
    return {
        "ruleId": diagnostic.code,
        "ruleIndex": codes.index(diagnostic.code),
        "level": problem.severity,
        "message": {"text": f"{message(diagnostic, lang)} {hint(diagnostic, lang)}"},
        "locations": [{"physicalLocation": place}],
        "partialFingerprints": {"primaryLocationLineHash": mark},
    }
