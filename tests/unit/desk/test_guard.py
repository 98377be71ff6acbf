"""Who may speak to the desk."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from chancery.desk.app import build
from chancery.desk.guard import BODY, UPLOAD, Rules, host_name

OURS = {"origin": "http://127.0.0.1:8765"}
FORM = {"left": "c_1", "right": "c_2", "verdict": "same"}


@pytest.mark.parametrize(
    ("host", "name"),
    [
        ("127.0.0.1:8765", "127.0.0.1"),
        ("localhost", "localhost"),
        ("LOCALHOST:1", "localhost"),
        ("[::1]:8765", "::1"),
        ("evil.example:8765", "evil.example"),
        ("127.0.0.1.evil.example", "127.0.0.1.evil.example"),
        ("", ""),
    ],
)
def test_the_name_in_a_host(host: str, name: str) -> None:
    assert host_name(host) == name


@pytest.mark.parametrize("host", ["127.0.0.1:8765", "localhost:8765", "[::1]:8765", "localhost"])
def test_our_own_names_are_answered(client: TestClient, host: str) -> None:
    assert client.get("/keys", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "host",
    ["evil.example", "evil.example:8765", "127.0.0.1.evil.example", "192.168.0.7:8765", "0.0.0.0"],
)
def test_a_rebound_name_is_not_answered(client: TestClient, host: str) -> None:
    answer = client.get("/api/claims", headers={"host": host})
    assert answer.status_code == 421
    assert "Islamabad" not in answer.text


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"origin": "http://evil.example"}, 403),
        ({"origin": "null"}, 403),
        ({"origin": "https://127.0.0.1:8765"}, 403),
        ({"origin": "http://127.0.0.1:9"}, 403),
        ({"origin": "http://localhost:8765"}, 403),
        ({**OURS, "sec-fetch-site": "cross-site"}, 403),
        ({**OURS, "sec-fetch-site": "same-site"}, 403),
        ({"sec-fetch-site": "none"}, 403),
        ({}, 403),  # a form without any word of where it comes from
        (OURS, 404),  # let in: there is no such claim
        ({**OURS, "sec-fetch-site": "same-origin"}, 404),
    ],
)
@pytest.mark.parametrize("path", ["/judge", "/withdraw"])
def test_forms_are_taken_from_our_own_pages_alone(
    client: TestClient, headers: dict[str, str], status: int, path: str
) -> None:
    data = FORM if path == "/judge" else {"judgement": "j_1"}
    assert client.post(path, data=data, headers=headers).status_code == status


def test_a_program_says_json(client: TestClient) -> None:
    assert client.post("/api/judge", json=FORM).status_code == 404
    text = client.post("/api/judge", content="{}", headers={"content-type": "text/plain"})
    assert text.status_code == 403


def test_another_site_s_json_is_refused(client: TestClient) -> None:
    """Nor would it get so far: nothing here answers a preflight."""
    evil = {"origin": "http://evil.example"}
    assert client.post("/api/judge", json=FORM, headers=evil).status_code == 403
    flight = client.options("/api/judge", headers={**evil, "access-control-request-method": "POST"})
    assert "access-control-allow-origin" not in flight.headers


@pytest.mark.parametrize("path", ["/", "/static/desk.css", "/nowhere", "/api/claims", "/api/none"])
def test_every_answer_carries_the_headers(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["cross-origin-resource-policy"] == "same-origin"


def test_refusals_carry_them_too(client: TestClient) -> None:
    refused = client.get("/", headers={"host": "evil.example"})
    assert "default-src 'none'" in refused.headers["content-security-policy"]


def test_what_is_posted_is_bounded(client: TestClient) -> None:
    long = {"content-length": str(BODY + 1), "content-type": "application/json", **OURS}
    assert client.post("/api/judge", content=b"{}", headers=long).status_code == 413
    assert client.post("/api/judge", content=b" " * (BODY + 1), headers=OURS).status_code == 413
    over = {"content-length": str(UPLOAD + 1), **OURS}
    assert client.post("/read", content=b"", headers=over).status_code == 413
    wrong = {"content-length": "-5", **OURS}
    assert client.post("/judge", content=b"", headers=wrong).status_code == 413


def test_a_length_that_lies_is_found_out(client: TestClient) -> None:
    def stream():
        for _ in range(12):
            yield b"x" * (BODY // 10)

    headers = {**OURS, "content-type": "application/json"}
    assert client.post("/api/judge", content=stream(), headers=headers).status_code == 413


TOKEN = "t" * 43


@pytest.fixture
def guarded(record: Path) -> TestClient:
    rules = Rules(frozenset({"desk.example"}), addresses=True, token=TOKEN)
    return TestClient(build(record, rules), base_url="http://10.0.0.5:8765", follow_redirects=False)


def test_without_the_token_nothing_is_shown(guarded: TestClient) -> None:
    for path in ("/", "/api/claims", "/static/desk.js", f"/?token={TOKEN}x", "/?token="):
        answer = guarded.get(path)
        assert answer.status_code == 401
        assert "Chancery" not in answer.text
    assert guarded.post("/api/judge", json=FORM).status_code == 401


def test_the_token_in_the_address_becomes_a_cookie(guarded: TestClient) -> None:
    answer = guarded.get(f"/search?token={TOKEN}&search=a%20b")
    assert answer.status_code == 303
    assert answer.headers["location"] == "/search?search=a+b"
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert guarded.get("/keys").status_code == 200


def test_the_redirect_stays_here(guarded: TestClient) -> None:
    answer = guarded.get(f"//evil.example/?token={TOKEN}")
    assert not answer.headers.get("location", "/").startswith("//")


def test_a_program_sends_the_token_in_a_header(guarded: TestClient) -> None:
    def with_token(value: str) -> int:
        return guarded.get("/api/claims", headers={"authorization": value}).status_code

    assert with_token(f"Bearer {TOKEN}") == 200
    assert with_token(f"bearer {TOKEN}") == 200
    assert with_token("Bearer wrong") == 401
    assert with_token(f"Basic {TOKEN}") == 401


def test_on_a_network_names_must_be_known_and_figures_may_be_any(guarded: TestClient) -> None:
    bearer = {"authorization": f"Bearer {TOKEN}"}
    for host, status in (
        ("desk.example:8765", 200), ("10.0.0.5:8765", 200), ("[fe80::1]:8765", 200),
        ("evil.example:8765", 421),
    ):  # fmt: skip
        assert guarded.get("/keys", headers={**bearer, "host": host}).status_code == status


@pytest.mark.parametrize(
    "name",
    [
        "../guard.py", "..%2fguard.py", "%2e%2e/guard.py", "/etc/passwd",
        "fonts", "", "desk.css/", "desk.css%00.txt", "....//desk.css", "templates/base.html",
    ],
)  # fmt: skip
def test_no_path_from_a_request_reaches_the_file_system(client: TestClient, name: str) -> None:
    assert client.get(f"/static/{name}").status_code == 404


def test_what_is_served_as_it_is(client: TestClient) -> None:
    found = client.get("/static/desk.css")
    assert found.headers["content-type"].startswith("text/css")
    again = client.get("/static/desk.css", headers={"if-none-match": found.headers["etag"]})
    assert again.status_code == 304
    assert client.get("/static/fonts/OFL.txt").status_code == 200
