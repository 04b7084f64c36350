"""One browser tab, without the browser: Streamlit's websocket protocol.

The server is told with each rerun what a browser would tell it: the widgets'
values, the query string, the page, and which large messages are still held
here, so that it may send a short reference in place of each.
"""

import asyncio
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self
from urllib.parse import parse_qsl, urlencode, urlsplit

from streamlit.proto.Alert_pb2 import Alert
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.Exception_pb2 import Exception as ExceptionElement
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException
from websockets.typing import Origin, Subprotocol

from benchmarks.widgets import label, widget_state


class PageError(Exception):
    """The page did not come out whole: an exception, a compile error, a wrong address."""


_BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
_ASKS = "-first_chart"
"""End of the id of what asks for the rest of a page."""
_MAIN = 0
"""First step of the path of all that stands in the main part of a page."""

FAILURES: tuple[type[Exception], ...] = (PageError, TimeoutError, OSError, WebSocketException)
"""Everything that makes a run a failed one."""


@dataclass(frozen=True)
class Run:
    """One run of a page, seen from outside."""

    seconds: float
    """From the request (first run: from the start of connecting) to "script finished"."""
    wire_bytes: int
    """Bytes that came over the websocket, frame headers included."""
    messages: int
    references: int
    """How many of the messages were references to one that is held here."""


@dataclass(frozen=True)
class Choice:
    """A widget of the page from which a reader chooses."""

    id: str
    part: str
    """The fragment it stands in; empty for the frame."""
    options: tuple[str, ...]
    many: bool
    """Whether several options can be chosen."""


@dataclass
class _Held:
    """What is kept of a large message, so that a reference to it can be followed."""

    element: Element
    used_in_run: int


class _CountingConnection(ClientConnection):
    """Counts what comes in, as it comes over the wire."""

    wire_bytes = 0

    def data_received(self, data: bytes) -> None:
        self.wire_bytes += len(data)
        super().data_received(data)


@dataclass
class Session:
    """A new session on one page; use it in ``async with`` or call ``close``."""

    host: str
    """Host and port, as in ``127.0.0.1:8501``."""
    page: str
    """Address of the page, as in ``/case?id=KEN-2007``."""
    timeout: float = 60.0
    """Seconds that connecting or one run may take."""
    xsrf: str = ""
    """Value of the server's XSRF cookie; empty if it set none."""
    as_browser: bool = False
    """Whether to come as a browser does: it gets the first chart of a first page alone, and asks
    for the rest. Everybody else gets the whole page at once."""

    query_string: str = field(init=False)
    page_hash: str = field(default="", init=False)
    widgets: dict[str, WidgetState] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        self.query_string = urlsplit(self.page).query
        self._held: dict[str, _Held] = {}
        self._parts: Counter[str] = Counter()
        self._pages: dict[str, str] = {}
        self.choices: dict[str, Choice] = {}
        """What can be chosen, by the key that stands in the link."""
        self._is_cut = False
        self._runs_finished = 0
        self._max_age = 2
        self._socket: ClientConnection | None = None

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.close()

    async def close(self) -> None:
        """Leave as a closed tab does. May be called twice."""
        if self._socket is not None:
            await self._socket.close()

    async def first_run(self) -> Run:
        """Connect and open the whole page; the time includes connecting."""
        start = time.perf_counter()
        async with asyncio.timeout(self.timeout):
            await self._connect()
            run = await self._run(start)
            if self._is_cut:
                rest = await self._run(start)
                run = Run(
                    rest.seconds,
                    run.wire_bytes + rest.wire_bytes,
                    run.messages + rest.messages,
                    run.references + rest.references,
                )
            return run

    async def rerun(self) -> Run:
        """Run the whole script again."""
        async with asyncio.timeout(self.timeout):
            return await self._run(time.perf_counter())

    async def choose(self) -> Run:
        """Run what a browser asks for when a choice on the page is used.

        That is the fragment the choice stands in: here the one that drew most of the page.
        Without fragments it is the whole script.
        """
        part = max(self._parts, key=self._parts.__getitem__, default="")
        async with asyncio.timeout(self.timeout):
            return await self._run(time.perf_counter(), part)

    async def go(self, page: str) -> Run:
        """Follow a link of the frame to another page, with the crises chosen so far."""
        if page not in self._pages:
            raise PageError(f"no link to {page}; there are {', '.join(self._pages)}")
        carried = [pair for pair in parse_qsl(self.query_string) if pair[0] in ("cases", "v")]
        self.page, self.page_hash = f"/{page}", self._pages[page]
        self.query_string = urlencode(carried)
        self.widgets = {}
        async with asyncio.timeout(self.timeout):
            return await self._run(time.perf_counter())

    async def use(self, key: str, chosen: Sequence[str]) -> Run:
        """Choose these options of the widget with this key, and run what the browser asks for."""
        choice = self.choices[key]
        state = WidgetState(id=choice.id)
        if choice.many:
            state.string_array_value.data.extend(chosen)
        else:
            state.string_value = chosen[0]
        self.widgets[choice.id] = state
        async with asyncio.timeout(self.timeout):
            return await self._run(time.perf_counter(), choice.part)

    async def _connect(self) -> None:
        # Place two is for a token and place three, here absent, for a session to resume.
        protocols = [Subprotocol("streamlit"), Subprotocol(self.xsrf or "PLACEHOLDER_AUTH_TOKEN")]
        self._socket = await connect(
            f"ws://{self.host}/_stcore/stream",
            origin=Origin(f"http://{self.host}"),
            subprotocols=protocols,
            additional_headers={"Cookie": f"_streamlit_xsrf={self.xsrf}"} if self.xsrf else None,
            user_agent_header=_BROWSER if self.as_browser else "benchmarks",
            create_connection=_CountingConnection,
            proxy=None,
            open_timeout=self.timeout,
            close_timeout=2,
            ping_interval=None,
            max_size=None,
            max_queue=None,
        )

    def _request(self, part: str) -> bytes:
        message = BackMsg()
        state = message.rerun_script
        state.fragment_id = part
        state.query_string = self.query_string
        state.widget_states.widgets.extend(self.widgets.values())
        if self.page_hash:
            state.page_script_hash = self.page_hash
        else:
            state.page_name = urlsplit(self.page).path.strip("/")
        state.cached_message_hashes.extend(self._held)
        context = state.context_info
        context.timezone = "UTC"
        context.timezone_offset = 0
        context.locale = "en-US"
        context.url = f"http://{self.host}{self.page}"
        context.is_embedded = False
        context.color_scheme = "light"
        return message.SerializeToString()

    async def _run(self, start: float, part: str = "") -> Run:
        socket = self._socket
        assert isinstance(socket, _CountingConnection)
        bytes_before = socket.wire_bytes
        await socket.send(self._request(part))
        parts: Counter[str] = Counter()

        messages = references = elements = 0
        run_id = ""
        problem = ""
        seen: dict[str, WidgetState] = {}
        while True:
            data = await socket.recv(decode=False)
            message = ForwardMsg.FromString(data)
            messages += 1
            match message.WhichOneof("type"):
                case "new_session":
                    run_id = message.metadata.run.script_run_id
                    problem = self._on_new_session(message)
                    elements, seen = 0, {}
                    self._is_cut = False
                    parts.clear()
                    if not message.metadata.run.fragment_ids:  # the whole script
                        part, self.choices = "", {}
                case "navigation":
                    self.page_hash = message.navigation.page_script_hash
                    self._pages = {
                        page.url_pathname: page.page_script_hash
                        for page in message.navigation.app_pages
                    }
                case "page_info_changed":
                    self.query_string = message.page_info_changed.query_string
                case "page_not_found":
                    problem = problem or f"no page at {self.page}"
                case "session_event":
                    event = message.session_event
                    if event.HasField("script_compilation_exception"):
                        problem = problem or _describe(event.script_compilation_exception)
                case "ref_hash":
                    references += 1
                    held = self._held.get(message.ref_hash)
                    if held is None:
                        raise PageError(f"reference to something not held: {message.ref_hash}")
                    held.used_in_run = self._runs_finished
                    elements += 1
                    problem = problem or self._on_element(held.element, seen)
                case "delta" if message.delta.WhichOneof("type") == "new_element":
                    elements += 1
                    self._note_choice(message)
                    if message.metadata.delta_path[0] == _MAIN and message.delta.fragment_id:
                        parts[message.delta.fragment_id] += 1
                    self._hold(message)
                    problem = problem or self._on_element(message.delta.new_element, seen)
                case "script_finished" if _ends(message, run_id):
                    break
        seconds = time.perf_counter() - start

        if message.script_finished == ForwardMsg.FINISHED_WITH_COMPILE_ERROR:
            problem = problem or "script does not compile"
        if not elements:
            problem = problem or "script finished without showing anything"
        if problem:
            raise PageError(problem)
        self._forget_old()
        # A run of a part leaves all other widgets as they are.
        self.widgets = {**self.widgets, **seen} if part else seen
        self._parts = self._parts if part else parts
        return Run(seconds, socket.wire_bytes - bytes_before, messages, references)

    def _on_new_session(self, message: ForwardMsg) -> str:
        session = message.new_session
        self._max_age = session.config.max_cached_message_age
        if not session.page_script_hash:
            return "the server could not handle the request"
        self.page_hash = session.page_script_hash
        return ""

    def _on_element(self, element: Element, seen: dict[str, WidgetState]) -> str:
        """Take note of a widget; return what is wrong, or nothing."""
        if element.WhichOneof("type") == "exception" and not element.exception.is_warning:
            return _describe(element.exception)
        if element.WhichOneof("type") == "alert" and element.alert.format == Alert.ERROR:
            return f"error box: {element.alert.body}"
        if element.bidi_component.id.endswith(_ASKS):
            self._is_cut = True
        found = widget_state(element)
        if found is not None:
            state, set_by_server = found
            held = None if set_by_server else self.widgets.get(state.id)
            seen[state.id] = held or state
        return ""

    def _note_choice(self, message: ForwardMsg) -> None:
        element = message.delta.new_element
        kind = element.WhichOneof("type")
        if kind in ("selectbox", "multiselect", "button_group"):
            proto = getattr(element, kind)
            options = tuple(label(option) for option in proto.options)
            choice = Choice(proto.id, message.delta.fragment_id, options, kind != "selectbox")
            self.choices[proto.id.rpartition("-")[2]] = choice

    def _hold(self, message: ForwardMsg) -> None:
        if message.metadata.cacheable and message.hash not in self._held:
            self._held[message.hash] = _Held(message.delta.new_element, self._runs_finished)

    def _forget_old(self) -> None:
        """Drop messages that went unused for as many runs as the server says."""
        self._runs_finished += 1
        for key, held in list(self._held.items()):
            if self._runs_finished - held.used_in_run > self._max_age:
                del self._held[key]


def _ends(finished: ForwardMsg, run_id: str) -> bool:
    """Whether our run is over: not an older one, and no next run follows by itself.

    The latter happens after ``st.rerun()`` and ``st.switch_page()``.
    """
    ours = bool(run_id) and finished.metadata.run.script_run_id in ("", run_id)
    return ours and finished.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN


def _describe(exception: ExceptionElement) -> str:
    return f"{exception.type or 'exception'}: {exception.message}"
