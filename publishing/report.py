"""Makes the PDF reports, each in a process of its own, as many at once as there are processors."""

import os
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


class BrokenReport(Exception):
    """The report can't be made as it is; the message says what to repair."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("\n".join(["The PDF report has problems:", *(f"  - {problem}" for problem in problems)]))


@dataclass(frozen=True, kw_only=True)
class ReportJob:
    """One PDF to make: of which document, and in which site's folder its style sheet, fonts and pictures lie."""

    document: Path
    pdf: Path
    site: Path


def render_reports(jobs: Sequence[ReportJob]) -> list[Path]:
    """Renders all; returns the PDFs in the order of the jobs, or raises BrokenReport with everything that is wrong."""
    longest_first = sorted(jobs, key=lambda job: job.document.stat().st_size, reverse=True)
    with ThreadPoolExecutor(max_workers=os.cpu_count()) as at_once:
        problems = [problem for found in at_once.map(_render, longest_first) for problem in found]
    if problems:
        raise BrokenReport(problems)
    return [job.pdf for job in jobs]


def _render(job: ReportJob) -> list[str]:
    """Renders in a new process, which gives its memory back when it ends; returns what went wrong."""
    job.pdf.parent.mkdir(parents=True, exist_ok=True)
    files = [path.resolve() for path in (job.document, job.pdf, job.site)]
    done = subprocess.run(
        [sys.executable, "-m", "publishing.report_rendering", *files],
        cwd=ROOT,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        stderr=subprocess.PIPE,
        encoding="utf-8",
        check=False,
    )
    if not done.returncode:
        return []  # Libraries may mutter on stderr, such as Fontconfig of its cache.
    problems = done.stderr.splitlines() or [f"rendering ended with code {done.returncode}"]
    return [f"{job.pdf.name}: {problem}" for problem in problems]
