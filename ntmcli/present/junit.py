"""JUnit XML for the test pages of CI servers, as github.com/testmoapp/junitxml describes it."""

from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from ntmcli.diagnostic import Lang
from ntmcli.diagnostic.catalogue import hint, message
from ntmcli.present.output import harmless, write_utf8
from ntmcli.present.problem import Problem, Report


def check(report: Report, lang: Lang) -> None:
    """Write a test case for each finding, failed where it counts, and a passed one for each file without any."""
    cases = list(_cases(report, lang))
    failures = sum(case.find("failure") is not None for case in cases)
    head = {"name": "ntm check", "tests": str(len(cases)), "failures": str(failures), "errors": "0"}
    root = Element("testsuites", head)
    SubElement(root, "testsuite", head).extend(cases)
    indent(root)
    write_utf8('<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode") + "\n")


def _cases(report: Report, lang: Lang) -> Iterator[Element]:
    found = {problem.path for problem in report.problems}
    yield from (_case(path, path, 1) for path in report.files if path not in found)
    yield from (_found(problem, report.counts(problem), lang) for problem in report.problems)


def _case(name: str, path: str, line: int) -> Element:
    return Element("testcase", name=_legal([name]), classname="ntm.check", file=_legal([path]), line=str(line))


def _found(problem: Problem, counts: bool, lang: Lang) -> Element:
    """Make the case of a finding; a warning that does not count has passed, with its text as output."""
    diagnostic = problem.diagnostic
    span = diagnostic.span
    place = f"{problem.path}:{span.line}:{span.column}"
    case = _case(f"{diagnostic.code} {place}", problem.path, span.line)
    said, advice = message(diagnostic, lang), hint(diagnostic, lang)
    if counts:
        failure = SubElement(case, "failure", message=_legal([said]), type=diagnostic.code)
        failure.text = _legal([place, said, advice])
    else:
        SubElement(case, "system-out").text = _legal([place, f"{diagnostic.code}: {said}", advice])
    return case


def _legal(lines: Iterable[str]) -> str:
    """Join lines, without the letters that no XML document may hold."""
    return harmless("\n".join(lines)).replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")
