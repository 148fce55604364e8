"""Measure the memory and time of one workbook on many communes: the claim is under 300 MB for 1,000.

    .venv/bin/python benchmarks/workbook.py [--communes 1000] [--most 300]

Ends with status 1 where the process took more than `--most` MB.
"""

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from run import ENVIRONMENT, ROOT, make_country


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--communes", type=int, default=1000)
    options.add_argument("--most", type=int, default=300)
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        data, made = Path(folder) / "data", Path(folder) / "all.xlsx"
        make_country(data, given.communes)
        command = [sys.executable, "-m", "ntmcli", "report", "--data", str(data), "-o", str(made)]
        start = time.perf_counter()
        subprocess.run(command, cwd=ROOT, env=ENVIRONMENT, check=True)
        took = time.perf_counter() - start
        memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        size = made.stat().st_size / 1024**2
    print(f"{given.communes} communes: {took:.1f} s, {memory:.0f} MB of memory, a workbook of {size:.1f} MB")
    return int(memory > given.most)


if __name__ == "__main__":
    sys.exit(main())
