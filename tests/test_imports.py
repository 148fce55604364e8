"""What a command loads, so that start-up cannot rot unseen: no clock, only the modules."""

import subprocess
import sys

import pytest
from conftest import ROOT

HEAVY = {"pydantic", "pydantic_core", "yaml", "rich", "importlib.metadata", "fractions", "decimal"}

PROGRAM = """
import sys
before = set(sys.modules)
from ntmcli.cli.app import main
status = main({args!r})
print("\\n".join(sorted(set(sys.modules) - before)), file=sys.stderr)
sys.exit(status)
"""


def loaded(*args: str) -> set[str]:
    """Return the modules that a run of the program loads."""
    done = subprocess.run(
        [sys.executable, "-S", "-c", PROGRAM.format(args=list(args))],
        cwd=ROOT,
        env={
            "NTM_NO_CACHE": "1",
            "PYTHONPATH": ":".join([str(ROOT), *(path for path in sys.path if "site-packages" in path)]),
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return set(done.stderr.split())


ALWAYS = {
    "ntmcli.cli",
    "ntmcli.cli.app",
    "ntmcli.cli.build",
    "ntmcli.cli.command",
    "ntmcli.cli.settings",
    "ntmcli.cli.texts",
    "ntmcli.diagnostic",
    "ntmcli.diagnostic.terms",
    "ntmcli.present",
    "ntmcli.present.error_words",
    "ntmcli.present.fix_words",
    "ntmcli.present.framework_words",
    "ntmcli.present.intake_words",
    "ntmcli.present.output",
    "ntmcli.present.start_words",
    "ntmcli.present.wording",
    "ntmcli.present.writing_words",
}


@pytest.mark.parametrize(
    ("args", "own"),
    [
        (("--help",), set()),
        ((), set()),
        (("framework", "--help"), set()),
        (("status", "--help"), {"ntmcli.cli.status", "ntmcli.cli.options", "ntmcli.cli.complete"}),
    ],
)
def test_help_loads_nothing_heavy_and_no_command_but_its_own(args: tuple[str, ...], own: set[str]) -> None:
    modules = loaded(*args)
    assert modules & HEAVY == set()
    assert {name for name in modules if name.startswith("ntmcli.")} == ALWAYS | own


def test_version_does_not_even_load_typer() -> None:
    modules = loaded("--version")
    assert "typer" not in modules
    assert "importlib.metadata" in modules


def test_status_piped_loads_no_more_than_it_needs() -> None:
    modules = loaded("status", "van-nham")
    assert {"yaml", "pydantic"} <= modules
    assert modules & {"rich", "rich.table", "concurrent.futures"} == set()
    others = {"ntmcli.judge.recognition", "ntmcli.judge.lapses", "ntmcli.judge.course", "ntmcli.store.cards"}
    assert modules & others == set()
    messages = {f"ntmcli.diagnostic.{name}" for name in ("reading", "shape", "values", "references", "contradictions")}
    assert modules & messages == set(), "the sentences of the catalogue are for findings, and there is none"


def test_history_piped_loads_nothing_to_draw_with() -> None:
    modules = loaded("history", "xa-gia-dinh")
    assert modules & {"plotext", "rich"} == set()


def test_a_terminal_loads_what_it_draws_with() -> None:
    modules = loaded("status", "van-nham", "--color", "always")
    assert "rich.table" in modules
    assert modules & {"rich.markdown", "rich.syntax", "rich.traceback", "rich.progress"} == set()
