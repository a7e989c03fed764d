"""`make bench`: prints ratios, each measured side by side in this run. It decides nothing.

Rounds alternate, so that a busy moment of the machine touches both sides; the median of each side counts.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from benchmarks import search
from benchmarks.plain import EDITIONS, ROOT, write_out

MKDOCS = Path(sys.executable).with_name("mkdocs")
ROUNDS = 3


def main() -> None:
    """Measures everything and prints one line each."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        print("Writing the pages out for plain mkdocs …", flush=True)
        write_out(folder)
        _site(folder)
        _reports(folder)
        search.compare(folder / "ours", folder / "site")
    _check()


def mkdocs(*arguments: object, pdf: bool = False, folder: Path = ROOT) -> None:
    """Runs mkdocs, silently; stops the benchmark if it fails, for a build that fails at once would look fast."""
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "WITH_PDF": "false"}
    if pdf:
        environment["WITH_PDF"] = "true" if folder == ROOT else "1"  # All that stock with-pdf understands.
    done = subprocess.run(
        [MKDOCS, *map(str, arguments)], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        sys.exit(f"mkdocs {' '.join(map(str, arguments))} failed:\n{done.stderr[-3000:]}")


def seconds(work: Callable[[], None]) -> float:
    """The wall time of one run, in seconds."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def compare(what: str, ours: Callable[[], None], theirs: Callable[[], None], aim: float, rounds: int = ROUNDS) -> None:
    """Runs both in turn and prints the ratio of the medians."""
    pairs = [(seconds(ours), seconds(theirs)) for _ in range(rounds)]
    mine, other = (median(side) for side in zip(*pairs, strict=True))
    print(f"{what}: {mine:.1f} s against {other:.1f} s, ratio {mine / other:.2f} (aim: {aim} or less)", flush=True)


def _site(folder: Path) -> None:
    compare(
        "Three editions without reports, against plain mkdocs-material with the English and Serbian pages",
        lambda: mkdocs("build", "-q", "-d", folder / "ours"),
        lambda: mkdocs("build", "-q", "-f", "both.yml", folder=folder),
        aim=1.5,
    )


def _reports(folder: Path) -> None:
    def stock() -> None:
        for edition in EDITIONS:
            mkdocs("build", "-q", "-f", f"{edition}.yml", pdf=True, folder=folder)

    compare(
        "Three editions with their tagged reports, against stock mkdocs-with-pdf with each edition in turn",
        lambda: mkdocs("build", "-q", "-d", folder / "ours", pdf=True),
        stock,
        aim=0.6,
        rounds=1,
    )
    for edition in EDITIONS:
        size = (folder / "site" / edition / "report.pdf").stat().st_size
        print(f"  stock report, {edition}: {size / 1e6:.1f} MB")


def _check() -> None:
    script = (
        "import time; start = time.perf_counter()\n"
        "from assessment.answers import Assessment\nfrom assessment.loading import checked_dataset\n"
        "assessment = Assessment(checked_dataset()); assessment.cells\n"
        "print(time.perf_counter() - start)\n"
    )
    runs = [
        float(subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True).stdout)
        for _ in range(5)
    ]
    print(f"Reading and checking the data and deriving all cells: {median(runs):.2f} s (aim: under 0.5 s)")


if __name__ == "__main__":
    main()
