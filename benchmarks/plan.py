"""Measure what planning takes by itself and as a whole process: a commune far from its target, and a harder one.

    .venv/bin/python benchmarks/plan.py [--repeat 15]

Both are unmet in all 57 indicators of data/criteria.yaml. The harder one has 500 hamlets, counted for each indicator in
percent, weights of four digits, and 50 further plans are asked for.
"""

import argparse
import datetime
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import yaml
from run import ROOT, median

from ntmcli.judge.outcomes import assess
from ntmcli.judge.plan import make_plans
from ntmcli.judge.shares import split
from ntmcli.store.audit import Data

TODAY = datetime.date(2024, 6, 15)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--repeat", type=int, default=15)
    repeat = options.parse_args().repeat
    print(f"median of {repeat}, ms                         plans alone   with hamlets   whole process")
    for name, hamlets, others in (("57 indicators, 3 further plans", 3, 3), ("500 hamlets, 50 further plans", 500, 50)):
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder)
            (root / "communes").mkdir()
            framework = (ROOT / "data" / "criteria.yaml").read_text(encoding="utf-8")
            (root / "criteria.yaml").write_text(framework, encoding="utf-8")
            (root / "communes" / "xa.yaml").write_text("\n".join(write_commune(framework, hamlets)), encoding="utf-8")
            print(f"{name:<40}", "   ".join(f"{each * 1000:11.1f}" for each in measure(root, others, repeat)))


def measure(root: Path, others: int, repeat: int) -> Iterator[float]:
    data = Data(root, TODAY)
    commune = data.load(root / "communes" / "xa.yaml").model
    assert commune is not None
    assessment = assess(data.rules, commune, TODAY)
    assert assessment.criteria.met == 0
    alone, shared = [], []
    for _ in range(repeat):
        start = time.perf_counter()
        planning = make_plans(assessment, commune.effort, 10, alternatives=others)
        alone.append(time.perf_counter() - start)
        assert len(planning.plans) == others + 1
        assert sum(len(list(split(item.unmet, commune))) for step in planning.steps for item in step.items) > 0
        shared.append(time.perf_counter() - start)
    yield statistics.median(alone)
    yield statistics.median(shared)
    command = [sys.executable, "-m", "ntmcli", "plan", "xa", "--data", str(root), "--target", "10"]
    yield median([*command, "--alternatives", str(others)], repeat)


def write_commune(framework: str, hamlets: int) -> Iterator[str]:
    """Write a commune that meets nothing; every figure is drawn from a fixed seed."""
    draw = random.Random(318)
    criteria = yaml.load(framework, yaml.CSafeLoader)["criteria"]
    codes = [f"thon-{number}" for number in range(hamlets)]
    yield from ("code: xa", "name: Xã", "province: Tỉnh", "zone: tdmnpb", "hamlets:")
    yield from (f"  - {{code: {code}, name: Thôn {code}, population: 200}}" for code in codes)
    yield "responsible:"
    yield from (f'  - {{who: Chi hội {code}, codes: ["15"], hamlets: [{code}]}}' for code in codes)
    yield "effort:"
    yield from (f'  "{each["code"]}": {{weight: {draw.randint(1000, 9999)}}}' for each in criteria)
    yield from ("reviews:", "  - date: 2023-05-26", "    results:")
    for each in (each for criterion in criteria for each in criterion["indicators"]):
        if each.get("unit") == "%" and "at_least" in each["target"]:
            counts = (f"{code}: {{count: {draw.randint(0, 20)}, of: {draw.randint(100, 200)}}}" for code in codes)
            yield f'      "{each["code"]}": {{outcome: chưa đạt, hamlets: {{{", ".join(counts)}}}}}'
        else:
            yield f'      "{each["code"]}": chưa đạt'


if __name__ == "__main__":
    main()
