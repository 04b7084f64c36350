"""The line between a browser and the app, on which the answers can be held back."""

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Page, WebSocketRoute
from streamlit.proto.BackMsg_pb2 import BackMsg


class Line:
    """Stands between a page and the app from the next address on that the page opens."""

    def __init__(self, page: Page) -> None:
        self.asked: list[tuple[str, bool]] = []
        """For each run the browser asked for: the address it had, and if it was for Back."""
        self._page = page
        self._held: list[bytes | str] | None = None
        self._socket: WebSocketRoute | None = None
        page.route_web_socket("**/_stcore/stream", self._join)

    def _join(self, socket: WebSocketRoute) -> None:
        self._socket = socket
        server = socket.connect_to_server()

        def to_server(message: bytes | str) -> None:
            if isinstance(message, bytes):
                said = BackMsg.FromString(message)
                if said.WhichOneof("type") == "rerun_script":
                    run = said.rerun_script
                    self.asked.append((run.query_string, run.is_history_navigation))
            server.send(message)

        def to_page(message: bytes | str) -> None:
            if self._held is None:
                socket.send(message)
            else:
                self._held.append(message)

        socket.on_message(to_server)
        server.on_message(to_page)

    @contextmanager
    def held(self) -> Iterator[None]:
        """Hold back all that the app says in the meantime; the browser goes on."""
        assert self._socket is not None
        self._held = []
        yield
        held, self._held = self._held, None
        for message in held:
            self._socket.send(message)

    def wait_for_runs(self, number: int, timeout: int = 15_000) -> None:
        """Wait until the browser has asked for so many runs, and the app had time for the last."""
        for _ in range(timeout // 50):
            if len(self.asked) >= number:
                break
            self._page.wait_for_timeout(50)
        assert len(self.asked) >= number, f"the browser asked for {len(self.asked)}: {self.asked}"
        self._page.wait_for_timeout(400)
