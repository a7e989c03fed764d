"""The site as readers get it: built once for all tests, served to a real browser."""

import http.server
import os
import shutil
import subprocess
import sys
import threading
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from assessment.answers import Assessment
from assessment.loading import checked_dataset

ROOT = Path(__file__).resolve().parent.parent
SITE_URL = "https://example.org/health/"
REPO_URL = "https://github.com/example/repository"
# Without these a browser calls home, which a closed network answers with errors.
BROWSER = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def build(folder: Path, target: Path, *, strict: bool = True, pdf: bool = False) -> subprocess.CompletedProcess:
    """Builds the project in `folder` into `target` with the mkdocs command, as a reader of its manual would."""
    command = [Path(sys.executable).with_name("mkdocs"), "build", "--site-dir", target]
    settings = {"WITH_PDF": str(pdf).lower(), "SITE_URL": SITE_URL, "REPO_URL": REPO_URL, "NO_MKDOCS_2_WARNING": "1"}
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"} | settings
    return subprocess.run(
        [*command, *(["--strict"] if strict else [])], cwd=folder, env=environment, capture_output=True, text=True
    )


@pytest.fixture(scope="session")
def assessment() -> Assessment:
    return Assessment(checked_dataset())


@pytest.fixture(scope="session")
def site(tmp_path_factory) -> Path:
    """The whole site with its reports."""
    target = tmp_path_factory.mktemp("built") / "site"
    done = build(ROOT, target, pdf=True)
    assert done.returncode == 0, done.stderr[-8000:]
    return target


@pytest.fixture(scope="session")
def address(site):
    """Where the site is served: under a sub-path, as GitHub Pages does it."""

    class Handler(http.server.SimpleHTTPRequestHandler):
        def translate_path(self, path):
            return super().translate_path(path.removeprefix("/health"))

        def send_error(self, code, *arguments):
            if code != 404:
                return super().send_error(code, *arguments)
            self.send_response(404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write((site / "404.html").read_bytes())

        def log_message(self, *arguments):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/health/"
    server.shutdown()


@pytest.fixture(scope="session")
def browser():
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    assert path, "no Chromium: run `make test`, which installs it, or set CHROMIUM to its path"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=BROWSER)
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser):
    """A new page on a laptop's screen; fails if the page complains or calls anyone else."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    opened = context.new_page()
    complaints = []
    opened.on("console", lambda said: complaints.append(said.text) if said.type in ("error", "warning") else None)
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.on("request", lambda sent: complaints.append(f"calls {sent.url}") if "127.0.0.1" not in sent.url else None)
    yield opened
    context.close()
    assert complaints == []
