"""A folder served as GitHub Pages does it, compressed, with an account of what was sent."""

import gzip
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urljoin, urlsplit

_COMPRESSED = (".html", ".js", ".json", ".css", ".xml", ".svg")
_LOOKS = (".css", ".woff2", ".svg", ".png", ".ico")  # Named by a page or by its styles.


class Served:
    """The address of the server, and the requests it has answered: (path, bytes of the answer)."""

    def __init__(self, folder: Path, prepare: Callable[[Path], None] | None) -> None:
        self.folder = folder
        self.prepare = prepare
        self.preparing = threading.Lock()
        self.answered: list[tuple[str, int]] = []
        self.address = ""

    def bytes_beside(self, page: str) -> int:
        """The bytes of all answers but those that are the page itself: its HTML, its looks, the scripts it names."""
        html = (self.folder / page / "index.html").read_text(encoding="utf-8")
        named = {urlsplit(urljoin(f"/{page}", address)).path for address in re.findall(r'(?:src|href)="([^"]+)"', html)}
        own = {f"/{page}", *named}
        return sum(size for path, size in self.answered if path not in own and not path.endswith(_LOOKS))


@contextmanager
def serving(folder: Path, prepare: Callable[[Path], None] | None = None) -> Iterator[Served]:
    """Serves the folder while it is needed; `prepare` is called with the path of each file that isn't there yet.

    A browser may keep what it has fetched, as from GitHub Pages: what starts from nothing needs a new context.
    """
    served = Served(folder, prepare)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, served, directory=str(folder)))
    served.address = f"http://127.0.0.1:{server.server_port}/"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield served
    finally:
        server.shutdown()
        server.server_close()


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, served: Served, *arguments, **more) -> None:
        self.served = served
        super().__init__(*arguments, **more)

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if self.served.prepare and not path.is_file():
            with self.served.preparing:
                self.served.prepare(path)
        if not path.is_file():
            self.send_error(404)
            return
        content = _content(path)
        # Before it is sent: the browser may go on before this thread does.
        self.served.answered.append((urlsplit(self.path).path, len(content)))
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "max-age=600")
        if path.suffix in _COMPRESSED:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *arguments) -> None:
        pass


@cache
def _content(path: Path) -> bytes:
    content = path.read_bytes()
    return gzip.compress(content, 6) if path.suffix in _COMPRESSED else content
