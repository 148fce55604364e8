"""What others run: the hook of pre-commit in a small repository, and the action's steps as a shell runs them."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from conftest import ROOT

ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
QUIET = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
AUTHOR = ("-c", "user.name=Thử", "-c", "user.email=thu@example.org")


def run(command: list[str], cwd: Path, **environment: str) -> "subprocess.CompletedProcess[str]":
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "NTM_", "PYTHON"))}
    kept |= {"PIP_CONSTRAINT": str(ROOT / "constraints.txt"), "PYTHONUTF8": "1"}
    return subprocess.run(
        command, cwd=cwd, env={**kept, **QUIET, **environment}, capture_output=True, text=True, check=False, timeout=300
    )


def commit(repository: Path, message: str) -> None:
    for command in (["git", "add", "-A"], ["git", *AUTHOR, "commit", "-qm", message]):
        assert run(command, repository).returncode == 0


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A small repository of data with nothing wrong."""
    path = tmp_path / "kho"
    shutil.copytree(ROOT / "docs/vi-du", path / "data")
    assert run(["git", "init", "-q"], path).returncode == 0
    commit(path, "Số liệu")
    return path


def spoil(repository: Path) -> None:
    commune = repository / "data/communes/dong-mau.yaml"
    commune.write_text(commune.read_text(encoding="utf-8").replace("zone: tdmnpb", "zone: tdmnp"), encoding="utf-8")


@pytest.fixture(scope="module")
def hooks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sources as a repository that pre-commit can clone, whether or not they stand in one here."""
    path = tmp_path_factory.mktemp("hooks") / "ntm"
    names = ("ntmcli", "data", "schemas", "pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml")
    for name in names:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, path / name, ignore=shutil.ignore_patterns("__pycache__"))
        elif source.exists():
            path.mkdir(exist_ok=True)
            shutil.copy(source, path)
    assert run(["git", "init", "-q"], path).returncode == 0
    commit(path, "ntm")
    return path


def test_the_hook_lets_sound_data_pass_and_stops_what_is_wrong(
    repository: Path, hooks: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    home = tmp_path_factory.mktemp("pre-commit")
    command = [sys.executable, "-m", "pre_commit", "try-repo", str(hooks), "ntm-check", "--all-files", "--verbose"]
    passed = run(command, repository, PRE_COMMIT_HOME=str(home))
    assert passed.returncode == 0, passed.stdout + passed.stderr
    assert "Không có lỗi trong 4 tệp đã kiểm tra." in passed.stdout
    spoil(repository)
    stopped = run(command, repository, PRE_COMMIT_HOME=str(home))
    assert stopped.returncode == 1
    assert "data/communes/dong-mau.yaml:6:7: error NTM303: " in stopped.stdout


def run_action(repository: Path, temporary: Path, **inputs: str) -> "subprocess.CompletedProcess[str]":
    """Run the steps of the action in a shell as GitHub does, until one fails."""
    values = {f"inputs.{name}": each["default"] for name, each in ACTION["inputs"].items()}
    values |= {f"inputs.{name}": value for name, value in inputs.items()} | {"github.action_path": str(ROOT)}
    runner = {
        "GITHUB_ACTIONS": "true",
        "RUNNER_TEMP": str(temporary),
        "GITHUB_STEP_SUMMARY": str(temporary / "tóm tắt"),
    }
    for step in ACTION["runs"]["steps"]:
        assert step["shell"] == "bash"
        assert "${{" not in step["run"], "an input that stands in a script could run anything"
        given = {name: fill(value, values) for name, value in step["env"].items()}
        done = run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]], repository, **runner, **given
        )
        if done.returncode:
            return done
    return done


def fill(text: str, values: dict[str, str]) -> str:
    return re.sub(r"\$\{\{ (\S+) \}\}", lambda match: values[match[1]], text)


def test_the_action_annotates_what_is_wrong(repository: Path, tmp_path: Path) -> None:
    passed = run_action(repository, tmp_path)
    assert passed.returncode == 0, passed.stdout + passed.stderr
    assert passed.stdout == "Không có lỗi trong 4 tệp đã kiểm tra.\n"
    spoil(repository)
    stopped = run_action(repository, tmp_path, lang="en")
    assert stopped.returncode == 1
    assert stopped.stdout.startswith("::error file=data/communes/dong-mau.yaml,line=6,endLine=6,col=7,endColumn=12,")
    assert "| error NTM303 |" in (tmp_path / "tóm tắt").read_text(encoding="utf-8")


def test_a_strict_action_stops_at_warnings(repository: Path, tmp_path: Path) -> None:
    commune = repository / "data/communes/dong-mau.yaml"
    text = commune.read_text(encoding="utf-8").replace("reported: 1/5", "reported: 2/5")
    commune.write_text(text, encoding="utf-8")
    assert run_action(repository, tmp_path).returncode == 0
    assert run_action(repository, tmp_path, strict="true").returncode == 1


# -- what the page on protecting a repository gives to copy

PAGE = (ROOT / "docs/bao-ve-kho-so-lieu.md").read_text(encoding="utf-8")
BLOCKS = [yaml.safe_load(block) for block in re.findall(r"^```yaml\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)]


def test_the_page_uses_what_the_project_offers() -> None:
    github, scanning, gitlab, *_, hook = BLOCKS
    given = github["jobs"]["ntm"]["steps"][1]["with"]
    assert given.keys() <= ACTION["inputs"].keys()
    offered = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert [each["id"] for each in hook["repos"][0]["hooks"]] == [each["id"] for each in offered]
    assert scanning["jobs"]["ntm"]["steps"][-1]["with"]["sarif_file"] == "ntm.sarif"
    assert set(gitlab["ntm"]["artifacts"]["reports"]) == {"codequality", "junit"}


def put_on_path(folder: Path) -> dict[str, str]:
    """Make `ntm` a program of a folder, and return the variables by which it is found."""
    (folder / "ntm").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m ntmcli "$@"\n', encoding="utf-8")
    (folder / "ntm").chmod(0o755)
    return {"PATH": f"{folder}:{os.environ['PATH']}", "PYTHONPATH": str(ROOT)}


def test_the_jobs_of_the_page_stop_at_a_result_that_got_worse(repository: Path, tmp_path: Path) -> None:
    *_, request, merge, _ = BLOCKS
    step = request["jobs"]["ntm-diff"]["steps"][-1]
    annotate = step["run"].replace("$RUNNER_TEMP/ntm/bin/ntm", "ntm")
    first = run(["git", "rev-parse", "HEAD"], repository).stdout.strip()
    run(["git", "branch", "origin/main"], repository)
    commune = repository / "data/communes/dong-mau.yaml"
    commune.write_text(commune.read_text(encoding="utf-8").replace("38.5", "30.5"), encoding="utf-8")
    commit(repository, "Sửa thu nhập")
    variables = {**put_on_path(tmp_path), "BASE": step["env"]["BASE"].replace("${{ github.base_ref }}", "main")}
    annotated = run(["bash", "-ec", annotate], repository, **variables)
    assert annotated.returncode == 1
    assert annotated.stdout.startswith("::error file=data/communes/dong-mau.yaml,line=13,")
    variables["CI_MERGE_REQUEST_DIFF_BASE_SHA"] = first
    lines = merge["ntm-diff"]["script"]
    assert [run(["bash", "-ec", line], repository, **variables).returncode for line in lines] == [0, 1]
    (written,) = merge["ntm-diff"]["artifacts"]["paths"]
    assert "mất tiêu chí 10" in (repository / written).read_text(encoding="utf-8")


def test_the_commands_of_the_page_write_their_reports(repository: Path, tmp_path: Path) -> None:
    spoil(repository)
    path = put_on_path(tmp_path)
    _, scanning, gitlab, *_ = BLOCKS
    steps = [step["run"] for step in scanning["jobs"]["ntm"]["steps"] if "check" in step.get("run", "")]
    scan = run(["bash", "-ec", steps[0].replace("$RUNNER_TEMP/ntm/bin/ntm", "ntm")], repository, **path)
    assert scan.returncode == 1
    *reports, last = [run(["bash", "-ec", line], repository, **path).returncode for line in gitlab["ntm"]["script"]]
    assert (reports, last) == ([0, 0], 1)
    for name in ("ntm.sarif", *gitlab["ntm"]["artifacts"]["reports"].values()):
        assert "NTM303" in (repository / name).read_text(encoding="utf-8")
