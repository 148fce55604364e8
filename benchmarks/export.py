"""Measure the time and memory of each form of export, and how much of the time goes into writing, not judging.

    .venv/bin/python benchmarks/export.py [--communes 1000] [--repeat 3]

Whole processes, medians of the processor's time, which other work on the machine disturbs least; memory is the most
that a process took. Judging alone is the same work without a writer.
"""

import argparse
import os
import statistics
import sys
import tempfile
from pathlib import Path

from run import ENVIRONMENT, ROOT, make_country

JUDGE = """
import gc
gc.disable()
from ntmcli.cli.judging import Judging
from ntmcli.cli.settings import Settings
for _ in Judging.open(Settings("vi", data={data!r})).judge_all(()):
    pass
"""
FORMS = ("csv", "xlsx", "parquet", "sqlite")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--communes", type=int, default=1000)
    options.add_argument("--repeat", type=int, default=3)
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        data, made = Path(folder) / "data", Path(folder) / "all"
        make_country(data, given.communes)
        judging, memory = measure(["-c", JUDGE.format(data=str(data))], given.repeat)
        print(f"{given.communes} communes      s   of it writing   memory   file")
        print(f"judging alone {judging:8.1f}{'':16}{memory:6.0f} MB")
        for form in FORMS:
            file = made.with_suffix(f".{form}")
            command = ["-m", "ntmcli", "export", "--data", str(data), "-o", str(file)]
            took, memory = measure(command, given.repeat)
            share, size = 1 - judging / took, file.stat().st_size / 1024**2
            print(f".{form:<13}{took:8.1f}{share:16.0%}{memory:6.0f} MB{size:7.1f} MB")


def measure(args: list[str], repeat: int) -> tuple[float, float]:
    """Return the median processor time of a run of Python in seconds, and the most memory that one took in MB."""
    times, most = [], 0
    for _ in range(repeat):
        process = os.posix_spawn(sys.executable, [sys.executable, *args], {**ENVIRONMENT, "PYTHONPATH": str(ROOT)})
        _, status, usage = os.wait4(process, 0)
        times.append(usage.ru_utime + usage.ru_stime)
        assert status == 0
        most = max(most, usage.ru_maxrss)
    return statistics.median(times), most / 1024


if __name__ == "__main__":
    main()
