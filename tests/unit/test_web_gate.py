"""The gate: every address, asked by everybody who may and may not."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.testclient import TestClient, WebSocketDenialResponse

from hep_vision.web.app import make_app, table
from hep_vision.web.keys import Keys
from hep_vision.web.security import HEADERS, Gate
from hep_vision.web.site import Site
from hep_vision.web.table import LARGEST_FORM_BYTES, Entry, check_table

HOST = "127.0.0.1:8321"
ORIGIN = f"http://{HOST}"
PAGES = [entry for entry in table() if entry.kind == "page"]
OF_PATIENT = [entry for entry in PAGES if entry.who == "patient"]
SOCKETS = [entry for entry in table() if entry.kind == "socket"]
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "QUERY")
NEED_ORIGIN = tuple(method for method in METHODS if method not in ("GET", "HEAD"))


def address(entry: Entry) -> str:
    """A path that an entry answers to."""
    return re.sub(r"{[^}]*}", "0", entry.path)


class Door:
    """The pages and the key to them."""

    def __init__(self, folder: Path) -> None:
        self.keys = Keys()
        self.site = Site(patient="me", db=str(folder / "record.db"), out_dir=folder)
        self.app = make_app(self.site, self.keys, (HOST, "localhost:8321"))

    def client(self, *, opened: bool = False) -> TestClient:
        client = TestClient(self.app, base_url=ORIGIN, follow_redirects=False)
        if opened:
            assert client.get(f"/open/{self.keys.new_secret()}").status_code == 303
        return client


@pytest.fixture
def door(tmp_path: Path) -> Door:
    return Door(tmp_path)


def sentences(text: str) -> list[str]:
    """What a refusal says to a person."""
    return re.findall(r"<p[^>]*>([^<]+)</p>", text)


def test_the_table_is_whole() -> None:
    """Every address of the patient is closed to others; only files and the entrance are not."""
    open_to_others = {entry.path: entry.who for entry in table() if entry.who != "patient"}
    assert open_to_others == {
        "/open/{secret}": "newcomer",
        "/static": "anyone",
        "/pictures": "anyone",
    }
    assert {"/", "/gains", "/month", "/program", "/ask", "/settings", "/by-hand", "/session"} <= {
        entry.path for entry in table()
    }
    with pytest.raises(ValueError, match="twice"):
        check_table([PAGES[0], PAGES[0]])


@pytest.mark.parametrize("entry", OF_PATIENT, ids=lambda entry: entry.path)
def test_nobody_without_the_cookie_gets_in(door: Door, entry: Entry) -> None:
    client = door.client()
    name = door.app.cookie_name
    for cookie in (None, "", "x" * 43, "\N{SNOWMAN}", door.keys.new_secret()):
        headers: dict[str, str | bytes] = {"Origin": ORIGIN}
        if cookie is not None:
            headers["Cookie"] = f"{name}={cookie}".encode()
        for method in METHODS:
            answer = client.request(method, address(entry), headers=headers)
            assert answer.status_code == 403, (method, cookie)
    assert sentences(client.get(address(entry)).text) == [
        door.site.words(None).say("refused-not-open")
    ]


@pytest.mark.parametrize(
    "entry", [one for one in table() if one.kind != "socket"], ids=lambda entry: entry.path
)
def test_another_host_or_site_is_refused_with_the_cookie_too(door: Door, entry: Entry) -> None:
    client = door.client(opened=True)
    secret = door.keys.new_secret()
    path = f"/open/{secret}" if entry.who == "newcomer" else address(entry)
    for host in ("evil.example", "evil.example:8321", "127.0.0.1", "127.0.0.1:80", "", HOST + "."):
        answer = client.get(path, headers={"Host": host})
        assert (answer.status_code, len(sentences(answer.text))) == (403, 1), host
    for origin in ("https://evil.example", "null", "", "http://127.0.0.1:80", f"https://{HOST}"):
        for method in METHODS:
            answer = client.request(method, path, headers={"Origin": origin})
            assert answer.status_code == 403, (method, origin)
    for method in NEED_ORIGIN:  # a browser always names it for these
        assert client.request(method, path).status_code == 403, method
    assert client.get(f"/open/{secret}").status_code == 303, "the secret is still good"


@pytest.mark.parametrize("entry", OF_PATIENT, ids=lambda entry: entry.path)
def test_other_methods_are_refused_in_a_sentence(door: Door, entry: Entry) -> None:
    client = door.client(opened=True)
    for method in set(METHODS) - {*entry.methods, "HEAD"}:
        answer = client.request(method, address(entry), headers={"Origin": ORIGIN})
        assert answer.status_code == 405, method


@pytest.mark.parametrize("entry", SOCKETS, ids=lambda entry: entry.path)
def test_a_socket_is_opened_by_the_own_page_alone(door: Door, entry: Entry) -> None:
    refused = (
        (False, {"Origin": ORIGIN}),
        (True, {}),
        (True, {"Origin": "https://evil.example"}),
        (True, {"Origin": "null"}),
        (True, {"Origin": ORIGIN, "Host": "evil.example"}),
    )
    for opened, headers in refused:
        client = door.client(opened=opened)
        with (
            pytest.raises(WebSocketDenialResponse) as caught,
            client.websocket_connect(address(entry), headers=headers),
        ):
            raise AssertionError(headers)
        assert caught.value.status_code == 403, headers


def test_the_secret_opens_once_and_is_shut_when_it_is_used_twice(door: Door) -> None:
    secret = door.keys.new_secret("/month")
    first, thief = door.client(), door.client()
    answer = first.get(f"/open/{secret}")
    assert (answer.status_code, answer.headers["location"]) == (303, "/month")
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert "path=/" in cookie
    assert first.get("/month").status_code == 200
    assert first.get(f"/open/{secret}").status_code == 303, "its own browser may go back"
    assert first.get("/month").status_code == 200
    assert thief.get(f"/open/{secret}").status_code == 403
    assert first.get("/month").status_code == 403, "who used it twice has shut it"
    assert door.client().get("/open/guessed").status_code == 403


def test_every_answer_has_the_headers(door: Door) -> None:
    client = door.client(opened=True)
    for path in ("/", "/nothing", "/static/tokens.css", "/static/none.css", "/settings"):
        answer = client.get(path)
        assert {name: answer.headers[name] for name in HEADERS} == HEADERS, path
    assert door.client().get("/").headers["content-security-policy"].startswith("default-src 'none")
    assert client.get("/").headers["cache-control"] == "no-store"
    assert client.get("/static/tokens.css").headers["cache-control"] == "no-cache"


def test_what_is_not_in_the_table_is_refused(door: Door) -> None:
    for path in ("/nothing", "/admin", "/../etc/passwd", "/static/../app.py", "/docs"):
        assert door.client().get(path).status_code in (403, 404), path
        assert door.client(opened=True).get(path).status_code == 404, path
    answer = door.client(opened=True).get("/static/..%2fapp.py")
    assert answer.status_code == 404


def test_bodies_are_limited_whatever_their_header_says(door: Door) -> None:
    client = door.client(opened=True)
    headers = {"Origin": ORIGIN, "Content-Type": "application/x-www-form-urlencoded"}
    too_much = b"question=" + b"x" * LARGEST_FORM_BYTES
    answer = client.post("/ask", headers=headers, content=too_much)
    assert (answer.status_code, len(sentences(answer.text))) == (413, 1)

    def in_pieces():
        for _ in range(10):
            yield too_much[: LARGEST_FORM_BYTES // 5]

    assert client.post("/ask", headers=headers, content=in_pieces()).status_code == 413
    for told in ("-1", "1e9", "x"):
        answer = client.post("/ask", headers={**headers, "Content-Length": told}, content=b"")
        assert answer.status_code == 413, told


def test_a_fault_of_ours_is_one_sentence(tmp_path: Path) -> None:
    door = Door(tmp_path)
    door.site.now = lambda: json.loads("{")  # whatever fails
    answer = door.client(opened=True).get("/")
    assert answer.status_code == 500
    assert "Traceback" not in answer.text
    assert "JSON" not in answer.text
    assert sentences(answer.text)[0] == door.site.words(None).say("refused-fault")


def test_a_record_that_cannot_be_used_is_said(tmp_path: Path) -> None:
    (tmp_path / "record.db").write_text("no database")
    answer = Door(tmp_path).client(opened=True).get("/")
    assert answer.status_code == 409
    assert str(tmp_path / "record.db") in answer.text


def test_the_gate_stands_before_any_application() -> None:
    """The order is the gate's own: an application that would answer everything is not asked."""
    asked = []

    async def careless(scope, receive, send):
        asked.append(scope["path"])
        await PlainTextResponse("open")(scope, receive, send)

    entries = [Entry(path="/one", endpoint=Starlette(), who="patient")]
    gate = Gate(careless, entries, Keys(), (HOST,), say=str)
    assert TestClient(gate, base_url=ORIGIN).get("/one").status_code == 403
    assert TestClient(gate, base_url=ORIGIN).get("/two").status_code == 403
    assert asked == []
