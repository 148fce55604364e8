"""Measure start-up, and communes by the thousand, as ratios that hold from one machine to the next.

    .venv/bin/python benchmarks/run.py [--communes 1000 8200 50000] [--repeat 15] [--peers]

Start-up is whole processes against bare `python -c pass`. On generated communes (57 indicators, two reviews each) whole
processes are held against the time libyaml needs on one core to parse the same files: PyYAML's `CSafeLoader`, and
its events alone, which build nothing. "first" is with an empty store of results, "again" with nothing changed
since, "one changed" with one file written anew. `--peers` runs other programs on the smallest set of files, those of
them that are installed. Byte code is compiled beforehand for all.
"""

import argparse
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import pairwise
from multiprocessing import get_context
from pathlib import Path

import yaml
from yaml.cyaml import CParser
from yaml.events import StreamEndEvent

ROOT = Path(__file__).resolve().parent.parent
NTM = [str(Path(sys.executable).with_name("ntm"))]
largest: list[int] = []
"""Resident kilobytes of each run at its peak, or of the largest process that it began."""
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--communes", type=int, nargs="+", default=[1000])
    options.add_argument("--repeat", type=int, default=15)
    options.add_argument("--peers", action="store_true")
    given = options.parse_args()
    print(f"Python {sys.version.split()[0]}, {os.cpu_count()} cores, PyYAML {yaml.__version__}")
    with tempfile.TemporaryDirectory() as folder:
        ENVIRONMENT["XDG_CACHE_HOME"] = str(Path(folder) / "cache")
        measure_start(given.repeat)
        took = {}
        for communes in sorted(given.communes):
            data = Path(folder) / str(communes) / "data"
            make_country(data, communes)
            took[communes] = measure_country(data, communes)
            if given.peers and communes == min(given.communes):
                measure_peers(data)
        for (less, before), (more, after) in pairwise(took.items()):
            slope = (after - before) / (more - less) * 1000
            print(f"\nfirst check, from {less} to {more} communes: {slope:.2f} ms for each further one")


def keep() -> None:
    """Leave the store of results as it is."""


def forget() -> None:
    """Empty the store of results."""
    shutil.rmtree(ENVIRONMENT["XDG_CACHE_HOME"], ignore_errors=True)


def measure_start(repeat: int) -> None:
    """Print the times of short runs, which take turns, so that all meet the machine in the same state."""
    bare = ("python -c pass", [sys.executable, "-c", "pass"], keep)
    commands = [bare, *((f"ntm {words}", [*NTM, *words.split()], keep) for words in ("--version", "--help"))]
    commands.append(("ntm status --help", [*NTM, "status", "--help"], keep))
    for words in ("status van-nham", "check"):
        commands.append((f"ntm {words}, first", [*NTM, *words.split()], forget))
        commands.append((f"ntm {words}, again", [*NTM, *words.split()], keep))
    times: dict[str, list[float]] = {name: [] for name, _, _ in commands}
    for turn in range(repeat + 1):
        for name, command, prepare in commands:
            took = run(command, prepare)
            times[name] += [took] if turn else []
    print(f"\nstart-up, median of {repeat}      ms   times bare python")
    for name, took_each in times.items():
        took = statistics.median(took_each)
        print(f"{name:<28}{took * 1000:6.1f}   {took / statistics.median(times[bare[0]]):.1f}")


def measure_country(data: Path, communes: int) -> float:
    """Print the table of one country; return the seconds of the first check."""
    paths = sorted((data / "communes").rglob("*.yaml"))
    # Elsewhere, since a process counts as large as the one that began it.
    with ProcessPoolExecutor(1, get_context("spawn")) as elsewhere:
        reading, events, loaded = elsewhere.submit(measure_libyaml, paths).result()
    largest.clear()
    print(f"\n{communes} communes                s   times CSafeLoader   times events")

    def show(name: str, took: float) -> None:
        print(f"{name:<28}{took:7.2f}   {took / loaded:<17.2f}   {took / events:.2f}")

    show("reading the bytes", reading)
    show("libyaml, events", events)
    show("libyaml, CSafeLoader", loaded)
    check, table = [*NTM, "check", "--data", str(data)], [*NTM, "status", "--format", "csv", "--data", str(data)]
    first = median(check, 3, prepare=forget)
    show("ntm check, first", first)
    show("ntm check, again", median(check, 3))
    show("ntm check, one changed", median(check, 3, prepare=lambda: rewrite(paths[len(paths) // 2])))
    show("ntm status, csv, first", median(table, 3, prepare=forget))
    show("ntm status, csv, again", median(table, 3))
    show("ntm status, one, first", median([*NTM, "status", "xa-00007", "--data", str(data)], 3, prepare=forget))
    show("ntm status, one, again", median([*NTM, "status", "xa-00007", "--data", str(data)], 3))
    show("ntm status, by name, first", median([*NTM, "status", "Xã 7", "--data", str(data)], 3, prepare=forget))
    show("ntm status, by name, again", median([*NTM, "status", "Xã 7", "--data", str(data)], 3))
    bare = median([sys.executable, "-c", "pass"], 5)
    took = median(
        NTM,
        5,
        also={
            "_NTM_COMPLETE": "complete_bash",
            "COMP_WORDS": "ntm status xa-0000",
            "COMP_CWORD": "2",
            "NTM_DATA": str(data),
        },
    )
    print(f"completion of a code: {took * 1000:.0f} ms, {took / bare:.1f} times bare python")
    print(f"largest process: {max(largest) / 1024:.0f} MB")
    return first


def measure_libyaml(paths: Sequence[Path]) -> tuple[float, float, float]:
    """Return the seconds to read files, to parse their events, and to load them with `CSafeLoader`."""
    reading = best(lambda: [path.read_bytes() for path in paths])
    texts = [path.read_bytes() for path in paths]
    events = best(lambda: [parse_events(text) for text in texts])
    return reading, events, best(lambda: [yaml.load(text, yaml.CSafeLoader) for text in texts])


def rewrite(path: Path) -> None:
    """Write a file anew, other than it was."""
    path.write_text(path.read_text(encoding="utf-8") + "# x\n", encoding="utf-8")


def measure_peers(data: Path) -> None:
    """Run what others check YAML with, where it is installed, on the same files."""
    with tempfile.TemporaryDirectory() as folder:
        schema, rules = Path(folder) / "commune.json", Path(folder) / "commune.yaml"
        schema.write_bytes((ROOT / "schemas/commune.json").read_bytes())
        rules.write_text("code: str()\nname: str()\nprovince: str()\nreviews: list(map())\n", encoding="utf-8")
        communes = [str(path) for path in sorted((data / "communes").rglob("*.yaml"))]
        commands = {
            "check-jsonschema": ["--schemafile", str(schema), *communes],
            "yamllint": ["-d", "relaxed", str(data / "communes")],
            "yamale": ["--no-strict", "-s", str(rules), str(data / "communes")],
        }
        loaded = measure_libyaml([Path(path) for path in communes])[2]
        print(f"\nothers, {len(communes)} communes        s   times CSafeLoader")
        for name, words in commands.items():
            program = Path(sys.executable).with_name(name)
            if not program.exists():
                print(f"{name:<28}not installed: pip install -e '.[bench]'")
                continue
            start = time.perf_counter()
            status = subprocess.run([program, *words], capture_output=True, check=False).returncode
            took = time.perf_counter() - start
            print(f"{name:<28}{took:7.2f}   {took / loaded:<8.1f}exit status {status}")


def median(
    command: list[str], repeat: int, prepare: Callable[[], object] = keep, also: Mapping[str, str] = {}
) -> float:
    """Return the median time of a command in seconds, after one run that compiles what is not compiled."""
    return statistics.median([run(command, prepare, also) for _ in range(repeat + 1)][1:])


def run(command: list[str], prepare: Callable[[], object], also: Mapping[str, str] = {}) -> float:
    """Run a command, after what is to be prepared, and return the seconds it took."""
    prepare()
    start = time.perf_counter()
    process = subprocess.Popen(command, cwd=ROOT, env=ENVIRONMENT | also, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    took = time.perf_counter() - start
    if status:
        raise SystemExit(f"{' '.join(command)}: exit status {os.waitstatus_to_exitcode(status)}")
    largest.append(used.ru_maxrss)
    return took


def best(work: Callable[[], object]) -> float:
    times = []
    for _ in range(3):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


def parse_events(text: bytes) -> None:
    parser = CParser(text)
    while parser.get_event().__class__ is not StreamEndEvent:
        pass


def make_country(data: Path, communes: int) -> None:
    """Write communes whose figures are drawn from a fixed seed; every file is without findings."""
    draw = random.Random(318)
    framework = (ROOT / "data" / "criteria.yaml").read_text(encoding="utf-8")
    (data / "communes").mkdir(parents=True)
    (data / "criteria.yaml").write_text(framework, encoding="utf-8")
    indicators = [
        indicator
        for criterion in yaml.load(framework, yaml.CSafeLoader)["criteria"]
        for indicator in criterion["indicators"]
    ]
    for number in range(communes):
        folder = data / "communes" / f"tinh-{number % 63:02d}"
        folder.mkdir(exist_ok=True)
        code = f"xa-{number:05d}"
        lines = [f"code: {code}", f"name: Xã {number}", f"district: Huyện {number % 700}"]
        lines += [f"province: Tỉnh {number % 63}", "zone: tdmnpb", "reviews:"]
        for year in (2022, 2023):
            lines += [f"  - date: {year}-05-26", "    source: Báo cáo tự đánh giá", "    results:"]
            lines += [f'      "{each["code"]}": {draw_result(draw, each)}' for each in indicators]
        (folder / f"{code}.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def draw_result(draw: random.Random, indicator: dict[str, object]) -> str:
    target = indicator["target"]
    if target == "đạt" or draw.random() < 0.2:
        return draw.choice(["đạt", "đạt", "chưa đạt", "cơ bản đạt", "chưa đánh giá"])
    if isinstance(target, dict) and "all" in target:
        return f"{{parts: {{a: {draw.uniform(0, 100):.1f}, b: {draw.uniform(0, 100):.1f}}}}}"
    if indicator["unit"] != "%":
        return f"{draw.uniform(20, 70):.1f}"
    if draw.random() < 0.4:
        whole = draw.randint(500, 9000)
        return f"{{count: {draw.randint(0, whole)}, of: {whole}}}"
    return f"{draw.uniform(0, 100):.2f}"


if __name__ == "__main__":
    main()
