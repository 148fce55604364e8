"""A small client of yaml-language-server: the protocol that editors speak with it, over standard streams."""

import json
import queue
import shutil
import subprocess
import threading
from pathlib import Path
from types import TracebackType
from typing import Any, Self

SETTINGS = {
    "yaml": {"validate": True, "hover": True, "completion": True, "schemaStore": {"enable": False}},
}
PATIENCE = 60
"""Seconds to wait for an answer before something is held to be broken."""


class LanguageServer:
    """A running server with the files opened in it."""

    def __init__(self, folder: Path, root: Path) -> None:
        node = shutil.which("node")
        assert node is not None
        program = folder / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"
        self._process = subprocess.Popen([node, program, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self._received: queue.Queue[dict[str, Any] | None] = queue.Queue()
        self._asked = 0
        self._configured = False
        self._diagnostics: dict[str, list[dict[str, Any]]] = {}
        self._listening = threading.Thread(target=self._listen, daemon=True)
        self._listening.start()
        options = {"processId": None, "rootUri": root.as_uri(), "capabilities": {"workspace": {"configuration": True}}}
        self._ask("initialize", options)
        self._tell("initialized", {})
        # Before it has its settings, the server would look for schemas in the network.
        while not self._configured:
            self._take()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._process:  # closes its streams, and waits
            try:
                self._ask("shutdown", None)
                self._tell("exit", None)
                self._process.wait(PATIENCE)
            finally:
                self._process.kill()
                self._listening.join()

    def open(self, path: Path, text: str) -> None:
        """Open a text as a file; it need not lie on disk."""
        document = {"uri": path.as_uri(), "languageId": "yaml", "version": 1, "text": text}
        self._tell("textDocument/didOpen", {"textDocument": document})

    def diagnose(self, path: Path) -> list[dict[str, Any]]:
        """Return what is said of an opened file, waiting for it."""
        uri = path.as_uri()
        while uri not in self._diagnostics:
            self._take()
        return self._diagnostics[uri]

    def hover(self, path: Path, line: int, column: int) -> str:
        """Return the text shown over a place; lines and columns start at 0."""
        shown = self._ask("textDocument/hover", self._place(path, line, column))
        return str(shown["contents"]["value"])

    def complete(self, path: Path, line: int, column: int) -> list[dict[str, Any]]:
        """Return what is offered at a place; lines and columns start at 0."""
        items: list[dict[str, Any]] = self._ask("textDocument/completion", self._place(path, line, column))["items"]
        return items

    def _place(self, path: Path, line: int, column: int) -> dict[str, Any]:
        return {"textDocument": {"uri": path.as_uri()}, "position": {"line": line, "character": column}}

    def _ask(self, method: str, params: Any) -> Any:
        self._asked += 1
        self._send({"id": self._asked, "method": method, "params": params})
        while True:
            message = self._take()
            if "method" not in message and message.get("id") == self._asked:
                assert "error" not in message, message
                return message["result"]

    def _tell(self, method: str, params: Any) -> None:
        self._send({"method": method, "params": params})

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin is not None
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._process.stdin.flush()

    def _take(self) -> dict[str, Any]:
        """Take the next message; keep diagnostics, and answer what the server asks."""
        message = self._received.get(timeout=PATIENCE)
        assert message is not None, "the language server has ended"
        if message.get("method") == "textDocument/publishDiagnostics":
            self._diagnostics[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif message.get("method") == "workspace/configuration":
            answer = [SETTINGS.get(item["section"]) for item in message["params"]["items"]]
            self._send({"id": message["id"], "result": answer})
            self._configured = True
        else:
            assert "method" not in message or "id" not in message, (
                f"the server asks what no editor here answers: {message}"
            )
        return message

    def _listen(self) -> None:
        stream = self._process.stdout
        assert stream is not None
        while header := stream.readline():
            length = int(header.partition(b":")[2]) if header.lower().startswith(b"content-length") else 0
            while stream.readline().strip():
                pass
            self._received.put(json.loads(stream.read(length)))
        self._received.put(None)
