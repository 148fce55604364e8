"""What is kept of earlier answers: never another answer with it than without, whatever befalls it or the data."""

import contextlib
import io
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import ROOT, run_ntm
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from test_imports import ALWAYS

from ntmcli.cli import replay
from ntmcli.cli.app import main
from ntmcli.present.output import hold_back, listen, tell, write
from ntmcli.store import crowd
from ntmcli.store.results import FILE, Results, open_results

CRITERIA = """\
code: khung
name: Khung
decision: {number: 1/QĐ-TTg}
in_force: {from: 2021-01-01}
criteria:
  - code: "1"
    name: Một
    indicators:
      - {code: "1.1", name: Bảo hiểm y tế, unit: "%", target: {at_least: LIMIT}}
      - {code: "1.2", name: Nước sạch, target: đạt}
"""
COMMUNE = """\
code: CODE
name: Tân Tiến
district: Huyện DISTRICT
province: Tỉnh Một
reviews:
  - date: 2022-05-26
    results: {"1.1": VALUE, "1.2": {outcome: đạt, evidence: [ho-so/a.txt]}}
"""


def write_commune(path: Path, value: object, district: object = 1) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    text = COMMUNE.replace("CODE", path.stem).replace("VALUE", str(value)).replace("DISTRICT", str(district))
    path.write_text(text, encoding="utf-8")


def write_rules(data: Path, limit: object = 90) -> None:
    data.mkdir(parents=True, exist_ok=True)
    (data / "criteria.yaml").write_text(CRITERIA.replace("LIMIT", str(limit)), encoding="utf-8")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    write_rules(tmp_path / "data")
    for number in range(5):
        write_commune(tmp_path / f"data/communes/xa-{number}.yaml", 80 + 5 * number, number)
    return tmp_path / "data"


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the program a store of its own; return its file."""
    monkeypatch.delenv("NTM_NO_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache/ntm" / FILE


def run(*args: str) -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        status = main(args)
    return status, out.getvalue(), err.getvalue()


QUESTIONS = (
    ("check",),
    ("status",),
    ("status", "--format", "csv"),
    ("status", "xa-1"),
    ("status", "Tân Tiến, Huyện 1", "--lang", "en"),
    ("explain", "xa-1", "1.1"),
    ("summary", "--district", "1"),
)


def assert_same_without(data: Path) -> None:
    """Ask everything twice with the store and once without."""
    for question in QUESTIONS:
        args = (*question, "--data", str(data))
        without = run(*args, "--no-cache")
        assert run(*args) == without
        assert run(*args) == without, "from what was kept just now"


def test_answers_are_kept_and_given_again(data: Path, store: Path) -> None:
    assert_same_without(data)
    assert store.stat().st_size > 0
    assert store.stat().st_mode & 0o777 in (0o600, 0o644)
    assert not any(path.suffix not in (".yaml",) for path in data.rglob("*") if path.is_file())


def change(data: Path, kind: str, number: int, value: int) -> None:
    path = data / f"communes/xa-{number}.yaml"
    other = data / f"communes/huyen/xa-{value % 7}.yaml"
    if kind == "write":
        write_commune(path, value, number % 3)
    elif kind == "same size, same clock" and path.exists():
        was = path.stat()
        path.write_bytes(path.read_bytes().replace(b"8", b"9"))
        os.utime(path, ns=(was.st_atime_ns, was.st_mtime_ns))
    elif kind == "break":
        path.write_text("code: [", encoding="utf-8")
    elif kind == "remove":
        path.unlink(missing_ok=True)
    elif kind == "move" and path.exists():
        other.parent.mkdir(exist_ok=True)
        path.replace(other)
    elif kind == "copy" and path.exists():
        other.parent.mkdir(exist_ok=True)
        shutil.copy2(path, other)
    elif kind == "touch" and path.exists():
        os.utime(path, (value * 10**7, value * 10**7))
    elif kind == "rules":
        write_rules(data, value)
    elif kind == "break rules":
        (data / "criteria.yaml").write_text("code: khung\n", encoding="utf-8")
    elif kind == "adjust":
        (data / "adjustments").mkdir(exist_ok=True)
        text = (
            "code: tinh-mot\nname: Tỉnh Một\nframework: khung\ndecision: {number: 2/QĐ-UBND}\n"
            f'applies: {{province: Tỉnh Một, from: 2022-01-01}}\ntargets: {{"1.1": {{at_least: {value}}}}}\n'
        )
        (data / "adjustments/tinh-mot.yaml").write_text(text, encoding="utf-8")
    elif kind == "evidence":
        (data / "ho-so").mkdir(exist_ok=True)
        file = data / "ho-so/a.txt"
        file.unlink() if file.exists() else file.touch()


CHANGES = st.tuples(
    st.sampled_from(
        [
            *("write", "same size, same clock", "break", "remove", "move", "copy", "touch"),
            *("rules", "break rules", "adjust", "evidence"),
        ]
    ),
    st.integers(0, 4),
    st.integers(70, 99),
)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(CHANGES, min_size=1, max_size=4))
def test_whatever_is_done_to_the_data_the_answers_are_those_without_it(
    tmp_path_factory: pytest.TempPathFactory, store: Path, changes: list[tuple[str, int, int]]
) -> None:
    data = tmp_path_factory.mktemp("changed") / "data"
    write_rules(data)
    for number in range(5):
        write_commune(data / f"communes/xa-{number}.yaml", 80 + 5 * number, number)
    assert_same_without(data)
    for kind, number, value in changes:
        change(data, kind, number, value)
        assert_same_without(data)
    assert store.exists()


# -- what may befall it


def damage(store: Path, how: str) -> None:
    if how == "cut":
        store.write_bytes(store.read_bytes()[: store.stat().st_size // 2])
    elif how == "noise":
        store.write_bytes(bytes(range(256)) * 64)
    elif how == "empty":
        store.write_bytes(b"")
    elif how == "another program's":
        store.unlink()
        with contextlib.closing(sqlite3.connect(store)) as database, database:
            database.execute("CREATE TABLE results (a, b, c, d)")
    elif how == "values changed":
        with contextlib.closing(sqlite3.connect(store)) as database, database:
            database.execute("UPDATE results SET value = replace(value, 'Tân', 'Cũ')")
    elif how == "values without sense":
        with contextlib.closing(sqlite3.connect(store)) as database, database:
            database.execute("UPDATE results SET value = substr(value, 1, 16) || '[1, 2'")
    elif how == "a folder":
        store.unlink()
        store.mkdir()
    elif how == "writable by others":
        store.chmod(0o666)
    elif how == "a link":
        store.rename(store.with_name("elsewhere"))
        store.symlink_to("elsewhere")
    elif how == "gone":
        shutil.rmtree(store.parent)
    elif how == "in the way":
        shutil.rmtree(store.parent.parent)
        store.parent.parent.write_text("no folder", encoding="utf-8")


@pytest.mark.parametrize(
    "how",
    [
        *("cut", "noise", "empty", "another program's", "values changed", "values without sense", "a folder"),
        *("writable by others", "a link", "gone", "in the way"),
    ],
)
def test_a_store_that_is_damaged_or_foreign_changes_no_answer(data: Path, store: Path, how: str) -> None:
    assert_same_without(data)
    damage(store, how)
    write_commune(data / "communes/xa-1.yaml", 99)
    assert_same_without(data)


def test_a_store_that_another_process_locks_is_left_alone(data: Path, store: Path) -> None:
    assert_same_without(data)
    with contextlib.closing(sqlite3.connect(store)) as database:
        database.execute("BEGIN EXCLUSIVE")
        write_commune(data / "communes/xa-1.yaml", 99)
        args = ("status", "xa-1", "--data", str(data))
        assert run(*args) == run(*args, "--no-cache")


def test_the_store_is_begun_anew_when_it_is_too_large(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_results() as results:
        results.keep({"key": "value" * 10000})
    with open_results() as results:
        assert results.find("key") is not None
    monkeypatch.setattr("ntmcli.store.results.MOST", 10000)
    with open_results() as results:
        assert results.find("key") is None
    assert store.stat().st_size < 50000


def test_nothing_is_kept_where_it_is_not_wanted(data: Path, store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run("status", "xa-1", "--data", str(data), "--no-cache")
    monkeypatch.setenv("NTM_NO_CACHE", "1")
    run("status", "xa-1", "--data", str(data))
    assert not store.exists()


@pytest.mark.skipif(sys.platform == "darwin", reason="file names are text there")
def test_a_name_that_is_no_text_changes_no_answer(data: Path, store: Path) -> None:
    shutil.copy(data / "communes/xa-1.yaml", os.fsencode(data / "communes") + b"/xa-\xff.yaml")
    for args in (("check",), ("status", "--format", "csv"), ("status", "xa-1")):
        assert run(*args, "--data", str(data)) == run(*args, "--data", str(data), "--no-cache")
    assert store.exists()


def test_a_damaged_store_is_begun_anew(data: Path, store: Path) -> None:
    assert_same_without(data)
    pages = store.read_bytes()
    store.write_bytes(pages[:4096] + b"\xff" * (len(pages) - 4096))
    assert_same_without(data)
    run("status", "xa-1", "--data", str(data))
    with contextlib.closing(sqlite3.connect(store)) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)


@pytest.mark.parametrize("setting", ["", ".cache", "~/.cache"])
def test_a_store_is_kept_nowhere_but_in_a_place_of_its_own(
    data: Path, monkeypatch: pytest.MonkeyPatch, setting: str
) -> None:
    monkeypatch.delenv("NTM_NO_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", setting)
    monkeypatch.setattr("platformdirs.user_cache_path", lambda *_, **__: Path(setting or "~") / "ntm")
    monkeypatch.chdir(data)
    with open_results() as results:
        assert not results.is_open
    assert sorted(os.listdir(data)) == ["communes", "criteria.yaml"]


def test_an_answer_depends_on_how_wide_any_of_the_terminals_is(monkeypatch: pytest.MonkeyPatch) -> None:
    assert sys.__stdin__ is not None
    monkeypatch.setattr(os, "get_terminal_size", lambda number: (80 + number, 24))
    before = replay.key_of(["status"])
    assert replay.key_of(["status"]) == before
    monkeypatch.setattr(os, "get_terminal_size", lambda number: (40 if number == 0 else 80 + number, 24))
    assert replay.key_of(["status"]) != before


def test_messages_wait_for_what_is_drawn(capsys: pytest.CaptureFixture[str]) -> None:
    with hold_back():
        tell("a")
        tell("b")
        assert capsys.readouterr().err == ""
    assert capsys.readouterr().err == "a\nb\n"


def test_without_a_home_there_is_no_store(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.delenv("NTM_NO_CACHE")
    monkeypatch.setattr("platformdirs.user_cache_path", fail)
    with open_results() as results:
        assert not results.is_open


@pytest.mark.usefixtures("store")
def test_in_a_folder_that_is_gone_answers_are_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    assert run("explain", "NTM001") == run("explain", "NTM001", "--no-cache")
    assert run("explain", "NTM001")[0] == 0


def test_what_cannot_be_kept_does_no_harm() -> None:
    with Results(None) as nothing:
        nothing.keep({"key": 1})
        assert nothing.find("key") is None


# -- what a run does


def see(data: Path, *args: str) -> tuple[list[str], list[str]]:
    """Return the files of the data that a run opens, in order, and the modules that it loads."""
    program = """
import sys
before = set(sys.modules)
opened = []
sys.addaudithook(lambda event, found: opened.append(str(found[0])) if event == "open" else None)
from ntmcli.cli.app import main
status = main(ARGS)
own = [path for path in opened if path.startswith(DATA) and path.endswith(".yaml")]
print("\\n".join([*own, "", *sorted(set(sys.modules) - before)]), file=sys.stderr)
sys.exit(status)
"""
    text = program.replace("ARGS", repr([*args, "--data", str(data)])).replace("DATA", repr(str(data)))
    done = subprocess.run(
        [sys.executable, "-c", text],
        cwd=data,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    opened, _, modules = done.stderr.partition("\n\n")
    return [os.path.relpath(path, data) for path in opened.splitlines()], modules.splitlines()


@pytest.mark.usefixtures("store")
def test_one_commune_opens_no_other(data: Path) -> None:
    once = ["criteria.yaml", "communes/xa-1.yaml"]
    opened, modules = see(data, "status", "xa-1")
    assert opened == once, "each is read once"
    assert {"yaml", "pydantic", "typer"} <= {*modules}
    opened, _ = see(data, "status", "xa-1")
    assert sorted(opened) == sorted(once)


@pytest.mark.usefixtures("store")
def test_a_warm_run_loads_nothing_that_reads_or_judges(data: Path) -> None:
    see(data, "status", "xa-1")
    _, modules = see(data, "status", "xa-1")
    parsing = {"ntmcli.cli.build", "ntmcli.cli.command", "ntmcli.cli.texts"}
    stored = {"ntmcli.cli.replay", "ntmcli.store", "ntmcli.store.disk", "ntmcli.store.results"}
    assert {name for name in modules if name.startswith("ntmcli.")} == (ALWAYS - parsing) | stored
    assert {*modules} & {"typer", "pydantic", "yaml", "rich", "importlib.metadata"} == set()


@pytest.mark.usefixtures("store")
@pytest.mark.parametrize("args", [("check",), ("status", "--format", "csv")])
def test_no_file_is_parsed_when_nothing_changed(
    data: Path, monkeypatch: pytest.MonkeyPatch, args: tuple[str, ...]
) -> None:
    parsed: list[str] = []
    from ntmcli.store import folder

    real = folder.read
    monkeypatch.setattr(folder, "read", lambda text, path: parsed.append(path) or real(text, path))
    # Of so few files the whole answer would be kept.
    monkeypatch.setattr(replay, "COMMANDS", frozenset())

    def parse(*words: str) -> list[str]:
        parsed.clear()
        run(*args, *words, "--data", str(data))
        return [os.path.relpath(path, data) for path in parsed]

    communes = [f"communes/xa-{number}.yaml" for number in range(5)]
    assert sorted(parse()) == [*communes, "criteria.yaml"], "each is parsed once"
    assert parse() == ["criteria.yaml"]
    write_commune(data / "communes/xa-3.yaml", 97, district=3)
    assert parse() == ["criteria.yaml", "communes/xa-3.yaml"]
    assert sorted(parse("--no-cache")) == [*communes, "criteria.yaml"]


def test_the_folder_is_listed_once_however_many_communes_are_named(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    listed: list[str] = []
    real = os.walk
    monkeypatch.setattr(os, "walk", lambda top, **more: listed.append(os.path.basename(top)) or real(top, **more))
    for words in (("--province", "Một"), ("xa-0", "xa-1", "xa-2", "xa-3")):
        listed.clear()
        assert run("history", *words, "--data", str(data))[0] == 0
        assert listed.count("communes") == 1, "each look takes as long as the folder is large"


def test_what_is_said_is_gathered_no_further_than_it_is_kept(capsys: pytest.CaptureFixture[str]) -> None:
    with listen(5) as heard:
        write("abc")
        tell("de")
        assert (heard.is_whole, heard.said) == (True, [("write", "abc"), ("tell", "de")])
        write("f")
        assert (heard.is_whole, heard.said) == (False, [])
        write("g")
    assert (heard.is_whole, heard.said) == (False, [])
    assert capsys.readouterr() == ("abcfg", "de\n"), "it is said all the same"


@pytest.mark.usefixtures("store")
def test_an_answer_too_long_to_be_kept_is_given_anew(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(replay, "MOST_LETTERS", 100)
    first = run("status", "xa-1", "--data", str(data))
    assert len(first[1]) > 100
    monkeypatch.setattr(replay, "say_again", lambda _: pytest.fail("it was kept"))
    assert run("status", "xa-1", "--data", str(data)) == first


# -- several processes


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = tmp_path_factory.mktemp("many") / "data"
    write_rules(data)
    for number in range(crowd.WORTH + 30):
        write_commune(data / f"communes/xa-{number:04}.yaml", 85 if number % 100 else "85,5", number)
    return data


@pytest.mark.usefixtures("store")
@pytest.mark.parametrize("args", [("check", "--format", "json"), ("status", "--format", "csv")])
def test_several_processes_say_the_same_as_one(
    many: Path, monkeypatch: pytest.MonkeyPatch, args: tuple[str, ...]
) -> None:
    if (os.cpu_count() or 1) == 1:
        pytest.skip("one processor")
    by_several = run(*args, "--data", str(many))
    assert run(*args, "--data", str(many)) == by_several, "from what they found"
    monkeypatch.setattr(crowd, "WORTH", 10**6)
    assert run(*args, "--data", str(many), "--no-cache") == by_several


@pytest.fixture
def checking(many: Path) -> Iterator["subprocess.Popen[bytes]"]:
    """Start a check by several processes, in a group of its own, and wait until they are there."""
    if not hasattr(os, "killpg"):
        pytest.skip("no groups of processes")
    with subprocess.Popen(
        [sys.executable, "-m", "ntmcli", "check", "--no-cache", "--data", str(many)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    ) as process:
        yield process
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)


def wait_until(is_so: object) -> None:
    """Wait for what another process does; fails after half a minute."""
    for _ in range(300):
        if is_so():  # type: ignore[operator]
            return
        time.sleep(0.1)
    raise AssertionError("waited in vain")


def members(group: int) -> list[int]:
    listed = subprocess.run(["ps", "-e", "-o", "pid=,pgid=,stat="], capture_output=True, text=True, check=True).stdout
    rows = [line.split() for line in listed.splitlines()]
    return [int(pid) for pid, of, state in rows if int(of) == group and not state.startswith("Z")]


def test_an_interrupt_ends_all_processes_at_once(checking: "subprocess.Popen[bytes]") -> None:
    wait_until(lambda: len(members(checking.pid)) >= 3 or checking.poll() is not None)
    assert checking.poll() is None
    os.killpg(checking.pid, signal.SIGINT)
    out, err = checking.communicate(timeout=30)
    assert (checking.returncode, out, err.decode()) == (130, b"", "Đã dừng.\n")
    wait_until(lambda: members(checking.pid) == [])


def test_being_ended_ends_all_processes(checking: "subprocess.Popen[bytes]") -> None:
    wait_until(lambda: len(members(checking.pid)) >= 3 or checking.poll() is not None)
    os.kill(checking.pid, signal.SIGTERM)
    out, err = checking.communicate(timeout=30)
    assert (checking.returncode, out, err.decode()) == (130, b"", "Đã dừng.\n")
    wait_until(lambda: members(checking.pid) == [])


def test_a_process_that_dies_leaves_its_work_to_the_one_that_began_it(checking: "subprocess.Popen[bytes]") -> None:
    wait_until(lambda: len(members(checking.pid)) >= 3 or checking.poll() is not None)
    assert checking.poll() is None
    os.kill(max(members(checking.pid)), signal.SIGKILL)
    out, err = checking.communicate(timeout=60)
    assert checking.returncode == 1
    assert f"trong {crowd.WORTH + 31} tệp" in out.decode()
    assert err == b""


def cannot_begin() -> crowd.Work:
    raise OSError("no rules")


def test_processes_that_cannot_begin_leave_the_work_too() -> None:
    paths = [Path(f"{number}.yaml") for number in range(crowd.WORTH)]
    work = crowd.Work(lambda: None, str)
    assert list(crowd.answer_all(paths, work, cannot_begin, Results(None))) == list(map(str, paths))


def test_processes_end_with_the_one_that_began_them(checking: "subprocess.Popen[bytes]") -> None:
    wait_until(lambda: len(members(checking.pid)) >= 3 or checking.poll() is not None)
    assert checking.poll() is None
    os.kill(checking.pid, signal.SIGKILL)
    checking.wait(timeout=30)
    wait_until(lambda: members(checking.pid) == [])


# -- names at scale


def test_a_name_borne_by_hundreds_is_told_well(many: Path) -> None:
    found = run_ntm("status", "tan tien", "--data", str(many))
    assert found.status == 2
    assert "  xa-0001.yaml: Tân Tiến, Huyện 1, Tỉnh Một\n" in found.err
    assert found.err.count("\n") < 30
    assert f"… +{crowd.WORTH + 30 - 20}" in found.err
    assert "Tân Tiến, Lạng Sơn" in found.err
    assert run_ntm("status", "tân tiến,", "--data", str(many)).err == found.err.replace("“tan tien”", "“tân tiến,”")
    assert run_ntm("status", "", "--data", str(many)).status == 2
    one = run_ntm("status", "tân tiến, huyện 7, tỉnh một", "--data", str(many))
    assert (one.status, one.err) == (0, "")
    assert "Huyện 7" in one.out
    assert run_ntm("status", "tân tiến, huyện 7000", "--data", str(many)).status == 2
