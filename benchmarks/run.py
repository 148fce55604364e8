"""Measure start-up and a cold check, as ratios that hold from one machine to the next.

    .venv/bin/python benchmarks/run.py [--communes 1000] [--repeat 15]

Start-up is whole processes against bare `python -c pass`; the check of generated communes (57 indicators, two
reviews each) is a whole process against the time libyaml needs on one core to parse the same files: its events
alone, and PyYAML's `CSafeLoader`, which also builds the plain tree. Byte code is compiled beforehand for all.
"""

import argparse
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import yaml
from yaml.cyaml import CParser
from yaml.events import StreamEndEvent

ROOT = Path(__file__).resolve().parent.parent
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--communes", type=int, default=1000)
    options.add_argument("--repeat", type=int, default=15)
    given = options.parse_args()
    print(f"Python {sys.version.split()[0]}, {os.cpu_count()} cores, PyYAML {yaml.__version__}")
    measure_start(given.repeat)
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        make_country(data, given.communes)
        measure_check(data, given.communes)


def measure_start(repeat: int) -> None:
    bare = median([sys.executable, "-c", "pass"], repeat)
    print(f"\nstart-up, median of {repeat}     ms   times bare python")
    print(f"python -c pass          {bare * 1000:7.1f}   1.0")
    for words in (("--version",), ("--help",), ("status", "--help"), ("status", "van-nham"), ("check",)):
        took = median([sys.executable, "-m", "ntmcli", *words], repeat)
        print(f"ntm {' '.join(words):<20}{took * 1000:7.1f}   {took / bare:.1f}")


def measure_check(data: Path, communes: int) -> None:
    texts = [path.read_bytes() for path in sorted((data / "communes").rglob("*.yaml"))]
    events = best(lambda: [parse_events(text) for text in texts])
    loaded = best(lambda: [yaml.load(text, yaml.CSafeLoader) for text in texts])
    command = [sys.executable, "-m", "ntmcli", "check", "--data", str(data)]
    took = median(command, 5)
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"\ncheck of {communes} communes        s   times events   times CSafeLoader")
    print(f"libyaml, events         {events:7.2f}   1.0            {events / loaded:.1f}")
    print(f"libyaml, CSafeLoader    {loaded:7.2f}   {loaded / events:<15.1f}1.0")
    print(f"ntm check, whole process{took:7.2f}   {took / events:<15.1f}{took / loaded:.1f}")
    print(f"largest process: {memory:.0f} MB")


def median(command: list[str], repeat: int) -> float:
    """Return the median time of a command in seconds, after one run that compiles what is not compiled."""
    subprocess.run(command, cwd=ROOT, env=ENVIRONMENT, stdout=subprocess.DEVNULL, check=True)
    times = []
    for _ in range(repeat):
        start = time.perf_counter()
        subprocess.run(command, cwd=ROOT, env=ENVIRONMENT, stdout=subprocess.DEVNULL, check=True)
        times.append(time.perf_counter() - start)
    return statistics.median(times)


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
