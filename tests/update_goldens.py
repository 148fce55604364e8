"""Write what the program prints now where it is kept: `python tests/update_goldens.py`.

That is the goldens, the case folders, the pages and the schemas.

Look at the difference before committing it: these files say what is right, not what the program happens to do.
"""

import re
import shlex
import tempfile
from collections.abc import Iterator
from pathlib import Path

import code_pages
import conftest
import messy_cases
import test_documented
import test_fix
import test_formats
import test_golden
import test_report_html
import test_schema
from code_cases import EXPECTED, find_cases, run_check


def expected_of_cases() -> Iterator[tuple[Path, str]]:
    for case in find_cases():
        for lang, name in EXPECTED.items():
            status, out, err = run_check(case, "--lang", lang)
            if status > 1 or err:
                raise SystemExit(f"{case.name}: exit status {status}\n{err}")
            yield case / name, out


def expected_of_messy() -> Iterator[tuple[Path, str]]:
    for case in messy_cases.find_messy():
        for lang, name in EXPECTED.items():
            yield case / name, messy_cases.run_messy(case, lang)


def trials_of_mends() -> Iterator[tuple[Path, str]]:
    for case in test_fix.MENDED_CASES:
        for lang, name in test_fix.GOLDEN.items():
            with tempfile.TemporaryDirectory() as folder:
                yield case / name, test_fix.run_golden(case, Path(folder), lang)


def goldens() -> Iterator[tuple[Path, str]]:
    for lang in ("vi", "en"):
        for name in test_golden.COMMANDS:
            yield test_golden.GOLDEN / f"{name}.{lang}.txt", test_golden.run_golden(conftest.run_ntm, name, lang)
        for name in test_golden.DRAWN:
            yield test_golden.GOLDEN / f"{name}.{lang}.txt", test_golden.run_drawn(conftest.run_ntm, name, lang)


def reports() -> Iterator[tuple[Path, str]]:
    with tempfile.TemporaryDirectory() as folder:
        for name in test_report_html.GOLDEN:
            for lang in EXPECTED:
                text = test_report_html.run_golden(conftest.run_ntm, Path(folder) / "report.md", name, lang)
                yield test_report_html.REPORTS / f"{name}.{lang}.md", text


def formats() -> Iterator[tuple[Path, str]]:
    with tempfile.TemporaryDirectory() as folder:
        broken = test_formats.make_broken(Path(folder) / "repository")
        for lang in EXPECTED:
            for form in test_formats.FORMATS:
                run = test_formats.run_broken(broken, form, lang)
                yield test_formats.EXPECTED / f"{form}.{lang}.txt", run.out


def pages_of_codes() -> Iterator[tuple[Path, str]]:
    for lang, name in code_pages.PAGES.items():
        yield conftest.ROOT / "docs" / name, code_pages.write_page(lang)


def pages() -> Iterator[tuple[Path, str]]:
    for page in test_documented.PAGES:
        text = test_documented.CONSOLE.sub(_refill, page.read_text(encoding="utf-8"))
        if test_documented.BEGIN in text:
            before, _, rest = text.partition(test_documented.BEGIN)
            _, _, after = rest.partition(test_documented.END)
            text = before + test_documented.BEGIN + test_documented.code_table() + test_documented.END + after
        yield page, text


def schemas() -> Iterator[tuple[Path, str]]:
    for name, args in test_schema.COMMITTED.items():
        yield test_schema.SCHEMAS / name, conftest.run_ntm("schema", *args).out


def _refill(block: "re.Match[str]") -> str:
    lines = []
    for command in re.findall(r"^\$ (.*)$", block[1], re.MULTILINE):
        run = conftest.run_ntm(*shlex.split(command)[1:])
        lines += [f"$ {command}", (run.out + run.err).strip()]
    return "\n".join(["```console", *lines, "```"])


def update() -> None:
    changed = 0
    sources = (expected_of_cases, expected_of_messy, trials_of_mends, goldens, reports, formats, pages_of_codes, pages)
    for source in (*sources, schemas):
        for path, text in source():
            new = text.encode("utf-8")
            if not path.exists() or path.read_bytes() != new:
                path.parent.mkdir(exist_ok=True)
                path.write_bytes(new)
                print(path.relative_to(conftest.ROOT))
                changed += 1
    print(f"{changed} changed")


if __name__ == "__main__":
    update()
