"""From files to articles: every form, and every way in which an input can be bad."""

from __future__ import annotations

import gzip
import io
import json
import os
import tracemalloc
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chancery.ingest import articles
from chancery.model import Article, Dropped

TEXT = "The army left the port on Tuesday. Envoys of both sides met in Oman."
PAGE = """<!DOCTYPE html><html lang="en"><head><title>Army leaves port | Example</title>
<meta property="og:title" content="Army leaves port"><meta property="og:site_name" content="Example Times">
<meta property="article:published_time" content="2021-05-03T10:00:00Z"></head>
<body><nav><a href="/">Home</a> <a href="/n">News</a></nav><article><h1>Army leaves port</h1>
<p>The army left the port on Tuesday, two officials said, after a week of talks with the rebels.</p>
<p>“We had no choice,” said Gen. Okoro, who had asked the ministry for more troops in April.</p>
<p>The rebels denied that there had been any talks, and said that the army had simply fled at night.</p>
</article><div class="comments"><p>Comments are closed.</p></div>
<footer>Copyright 2021 Example Times. All rights reserved.</footer></body></html>"""


def read(*paths: object, **options: object) -> list[Article | Dropped]:
    return list(articles([str(path) for path in paths], **options))  # type: ignore[arg-type]


def one(*paths: object, **options: object) -> Article:
    (found,) = read(*paths, **options)
    assert isinstance(found, Article), found
    return found


def dropped(*paths: object, **options: object) -> Dropped:
    (found,) = read(*paths, **options)
    assert isinstance(found, Dropped), found
    assert found.stage == "ingest"
    return found


def put(folder: Path, name: str, data: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


# --- forms ---------------------------------------------------------------------------------


def test_a_plain_text_with_title_and_sidecar(tmp_path: Path) -> None:
    path = put(tmp_path, "a.txt", f"Army leaves port\n\n{TEXT}\n")
    put(tmp_path, "a.date", "2021-05-03T10:00:00\n")
    found = one(path)
    assert found.text == f"Army leaves port\n\n{TEXT}"
    assert found.title == "Army leaves port"
    assert (found.published, found.published_basis) == (date(2021, 5, 3), "metadata")
    assert found.origin == str(path)


def test_a_plain_text_with_a_header(tmp_path: Path) -> None:
    head = (
        "Title: Army leaves\nDate: 2021-05-03\nPublisher: Example\nURL: https://example.org/a\n\n"
    )
    found = one(put(tmp_path, "a.txt", head + TEXT))
    assert (found.text, found.title, found.publisher) == (TEXT, "Army leaves", "Example")
    assert found.url == "https://example.org/a"


def test_a_page_gives_its_text_title_date_and_publisher(tmp_path: Path) -> None:
    found = one(put(tmp_path, "a.html", PAGE))
    assert found.title == "Army leaves port"
    assert found.publisher == "Example Times"
    assert (found.published, found.published_basis) == (date(2021, 5, 3), "metadata")
    assert "two officials said" in found.text
    assert "simply fled at night" in found.text
    for furniture in ("Comments are closed", "All rights reserved", "Home"):
        assert furniture not in found.text


def test_a_page_under_another_suffix_is_a_page(tmp_path: Path) -> None:
    assert one(put(tmp_path, "a.txt", PAGE)).publisher == "Example Times"


NAMES = [
    {"title": "T", "text": TEXT, "date": "2021-05-03", "publisher": "P", "url": "https://e.org"},
    {"Headline": "T", "Body": TEXT, "Published": "3 May 2021", "Source": "P", "Link": "https://e.org"},
    {"TITLE": "T", "content": TEXT, "publication_date": "2021-05-03", "outlet": "P",
     "id": "https://e.org"},
    {"headline": "T", "article": TEXT, "pubDate": "Mon, 03 May 2021 10:00:00 GMT", "domain": "P",
     "source_url": "https://e.org"},
    {"title": "T", "articleBody": f"<p>{TEXT}</p>", "datePublished": 1620000000,
     "publisher": {"name": "P"}, "url": "https://e.org"},
    {"title": {"rendered": "T"}, "content": {"rendered": f"<p>{TEXT}</p>"}, "date": "2021-05-03",
     "site_name": "P", "link": "https://e.org"},
    {"title": "T", "text": TEXT.split(". "), "datetime": "2021-05-03 10:00", "source": ["P"],
     "url": "https://e.org"},
]  # fmt: skip


@pytest.mark.parametrize("row", NAMES, ids=lambda row: next(iter(row)))
def test_usual_field_names_in_any_case(tmp_path: Path, row: dict[str, object]) -> None:
    found = one(put(tmp_path, "a.jsonl", json.dumps(row)))
    assert found.text.replace("Tuesday\n\n", "Tuesday. ") == TEXT
    assert (found.title, found.publisher, found.published) == ("T", "P", date(2021, 5, 3))
    assert found.url == "https://e.org"
    assert (found.origin or "").endswith("a.jsonl:1")


ROWS = [{"title": f"T{n}", "text": f"{TEXT} {n}", "date": "2021-05-03"} for n in (1, 2)]
FORMS = {
    "a.jsonl": "\n".join(map(json.dumps, ROWS)) + "\n",
    "a.ndjson": "\n\n".join(map(json.dumps, ROWS)),
    "list.json": json.dumps(ROWS, indent=1),
    "object.json": json.dumps({"status": "ok", "articles": ROWS}),
    "lines.json": "\n".join(map(json.dumps, ROWS)),
    "a.csv": "title,text,date\n"
    + "".join(f'{r["title"]},"{r["text"]}",2021-05-03\n' for r in ROWS),
    "semicolon.csv": "title;text;date\n"
    + "".join(f"{r['title']};{r['text']};2021-05-03\n" for r in ROWS),
    "a.tsv": "title\ttext\tdate\n"
    + "".join(f"{r['title']}\t{r['text']}\t2021-05-03\n" for r in ROWS),
}


@pytest.mark.parametrize("packed", [False, True], ids=["plain", "gz"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("name", FORMS)
def test_many_articles_in_one_file(tmp_path: Path, name: str, encoding: str, packed: bool) -> None:
    data = FORMS[name].encode(encoding)
    path = put(tmp_path, name + ".gz" * packed, gzip.compress(data) if packed else data)
    found = read(path)
    assert [(a.title, a.text) for a in found if isinstance(a, Article)] == [
        (row["title"], row["text"]) for row in ROWS
    ]
    assert len(found) == 2


@pytest.mark.parametrize("name", ["a.jsonl", "list.json", "a.csv", "a.tsv"])
def test_standard_input_is_told_by_its_content(name: str) -> None:
    found = read("-", stdin=io.BytesIO(FORMS[name].encode()))
    assert [a.title for a in found if isinstance(a, Article)] == ["T1", "T2"]


def test_standard_input_takes_text_pages_and_gzip() -> None:
    assert one("-", stdin=io.BytesIO(TEXT.encode())).text == TEXT
    assert one("-", stdin=io.BytesIO(gzip.compress(TEXT.encode()))).text == TEXT
    assert one("-", stdin=io.BytesIO(PAGE.encode())).publisher == "Example Times"
    assert "nothing came in" in dropped("-", stdin=io.BytesIO(b"")).reason


def test_a_folder_is_read_in_order_without_hidden_files_and_companions(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/y.txt", ".hidden.txt", ".git/c.txt", "c.txt"):
        put(tmp_path, name, TEXT)
    for name in ("README.md", "LICENSE", "SOURCES.md", "c.date"):
        put(tmp_path, name, "2021-05-03")
    origins = [
        Path(a.origin or "").relative_to(tmp_path) for a in read(tmp_path) if isinstance(a, Article)
    ]
    assert list(map(str, origins)) == ["a/y.txt", "a/z.txt", "b.txt", "c.txt"]
    assert len(read(tmp_path)) == 4


def test_reading_twice_gives_the_same_ids(tmp_path: Path) -> None:
    put(tmp_path, "a.txt", TEXT)
    put(tmp_path, "a.csv", FORMS["a.csv"])
    first, second = read(tmp_path), read(tmp_path)
    assert [a.id for a in first if isinstance(a, Article)] == [
        a.id for a in second if isinstance(a, Article)
    ]


def test_it_is_lazy(tmp_path: Path) -> None:
    path = put(tmp_path, "a.jsonl", "\n".join([json.dumps(ROWS[0])] * 3))
    found = articles([path, tmp_path / "missing.txt"])
    assert isinstance(found, Iterator)
    assert isinstance(next(found), Article)
    path.unlink()  # the rest of an open file can still be read
    assert [type(item) for item in found] == [Article, Article, Dropped]


# --- dates ---------------------------------------------------------------------------------

GIVEN = date(2020, 1, 31)
DATED = [
    ("field over name", "2021-06-01.jsonl", json.dumps(ROWS[0]), "2021-05-03", "metadata"),
    ("name of file", "2021-06-01_a.txt", TEXT, "2021-06-01", "metadata"),
    ("dateline", "a.txt", f"OMAN, May 12, 2021 (Example) - {TEXT}", "2021-05-12", "text"),
    ("dateline, year given", "a.txt", f"OMAN, Jan 12 (Example) - {TEXT}", "2020-01-12", "text"),
    ("given", "a.txt", TEXT, "2020-01-31", "given"),
    ("address", "a.jsonl", json.dumps({"text": TEXT, "url": "https://e.org/2021/04/05/a"}),
     "2021-04-05", "metadata"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "data", "day", "basis"), [r[1:] for r in DATED], ids=[r[0] for r in DATED]
)
def test_the_best_ground_for_a_date_is_taken(
    tmp_path: Path, name: str, data: str, day: str, basis: str
) -> None:
    found = one(put(tmp_path, name, data), published=GIVEN)
    assert (str(found.published), found.published_basis) == (day, basis)


def test_an_article_without_any_date_is_read(tmp_path: Path) -> None:
    found = one(put(tmp_path, "a.txt", TEXT))
    assert (found.published, found.published_basis) == (None, None)


@pytest.mark.parametrize("nothing", ["None", "null", "NaN", "NaT", "n/a", "-", " ", "Unknown"])
def test_what_tables_write_where_there_is_no_date_is_none(tmp_path: Path, nothing: str) -> None:
    """pandas writes the word; a fault for each row would bury the others."""
    rows = json.dumps({"text": TEXT, "date": nothing})
    page = PAGE.replace("2021-05-03T10:00:00Z", nothing)
    for name, data in (("a.jsonl", rows), ("b.csv", f'text,date\n"{TEXT}",{nothing}\n'),
                       ("c.html", page)):  # fmt: skip
        found = one(put(tmp_path, name, data), published=GIVEN)
        assert (found.published, found.published_basis) == (GIVEN, "given"), name


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.jsonl", json.dumps({"text": TEXT, "date": "2021-02-31"})),
        ("a.csv", f'text,date\n"{TEXT}",2021-02-31\n'),
        ("2021-02-31_a.txt", TEXT),
        ("a.txt", f"OMAN, February 31, 2021 (Example) - {TEXT}"),
        ("a.html", PAGE.replace("2021-05-03", "2021-02-31")),
    ],
)
def test_a_date_of_31_february_is_told_and_the_article_read(
    tmp_path: Path, name: str, data: str
) -> None:
    article, told = read(put(tmp_path, name, data), published=GIVEN)
    assert isinstance(told, Dropped)
    assert "2021-02-31" in told.reason
    assert "read without it" in told.reason
    assert told.read_all_the_same
    assert isinstance(article, Article)
    assert (article.published, article.published_basis) == (GIVEN, "given")


def test_a_page_whose_teaser_breaks_off_is_read(tmp_path: Path) -> None:
    broken_off = (
        "The general of the army delivered a strongly worded press briefing in the capital…"
    )
    page = f"<html><body><article><h1>Briefing</h1><p>{broken_off}</p></article></body></html>"
    assert one(put(tmp_path, "a.html", page)).text.endswith("in the capital…")


def test_a_publisher_may_be_given_but_does_not_overrule(tmp_path: Path) -> None:
    assert one(put(tmp_path, "a.txt", TEXT), publisher="Example").publisher == "Example"
    row = json.dumps({"text": TEXT, "publisher": "P"})
    assert one(put(tmp_path, "a.jsonl", row), publisher="Example").publisher == "P"


# --- bad input -----------------------------------------------------------------------------

NAV = "<html><body><nav>" + "<a href='/x'>News</a> " * 50 + "</nav></body></html>"
BAD = [
    ("a.txt", b"", "an empty file"), ("a.txt", b" \n\t\n", "empty"), ("a.jsonl", b"", "an empty file"),
    ("a.txt", b"\x89PNG\r\n\x1a\n\x00\x00", "PNG"), ("a.txt", b"%PDF-1.4 ...", "pdftotext"),
    ("a.html", b"PK\x03\x04\x00\x00", "zip"), ("a.csv", bytes(range(32)) * 20, "binary"),
    ("a.txt", b"Comments are closed\nPost a Comment\n", "furniture"), ("a.txt", b"*** 123", "no text"),
    ("a.txt.gz", b"not gzip at all", "gzip"), ("a.txt.gz", gzip.compress(TEXT.encode())[:30], "gzip"),
    ("a.html", NAV.encode(), "page without article text"), ("a.html", b"<html>", "page without"),
    ("a.json", b'{"text": "x"', "broken JSON"),
    ("a.json", b'[{"text": "x"}, {]', "nothing of this file is read"),
    ("a.json", b'{"text": "x', "broken JSON at character 10: Unterminated string"),
    ("a.json", b"[" * 100_000, "nested"),
    ("a.json", b'[{"title": "T"}]', "no text: found the fields 'title'"),
    ("a.json", b'{"title": {"0": "T"}, "text": {"0": "He left.", "1": "He came."}}',
     "the field 'text' holds an object, expected the words of one article; from pandas, write"),
    ("a.json", b'{"text": null, "body": ""}', "the field 'text' holds null, 'body' holds nothing, exp"),
    ("a.csv", b"title,text\nT,\n", "no text: the field 'text' holds nothing, expected the article's"),
    ("a.csv", b"title,Body\nT,nan\n", "no text: the field 'Body' holds 'nan', expected the article's"),
    ("a.json", b"[3]", "expected an object"), ("a.json", b"[]", "no article in it"),
    ("a.csv", b"title,text,date\n", "no article in it"), ("a.csv", b"text\n\n\n", "no article in it"),
    ("a.jsonl", b"\xef\xbb\xbf\n", "no article in it"),
    ("a.csv", b"when,what\n1,2\n", "no column with the text: found 'when', 'what'"),
    ("a.pdf", b"%PDF", "the suffix '.pdf' is not read"), ("a.xyz", b"x", "the suffix '.xyz' is not read"),
    ("a", b"He left.", "no suffix"), ("a.tar.gz", b"x", "the suffix '.tar' is not read"),
    ("a.txt", ("Le ministre a dit que les troupes sont dans la ville et le gouvernement ne fait pas de "
     "commentaire sur les pertes, qui sont lourdes pour une armée de cette taille. " * 3).encode(), "French"),
    ("a.txt", ("Die Regierung hat am Dienstag den Nachbarn aufgefordert, die Truppen von der Grenze "
     "abzuziehen. Der Kanzler sprach mit dem Präsidenten über weitere Hilfe. " * 3).encode(), "German"),
    ("a.jsonl", b'{"text": "\\u041d\\u0435\\u0442", "language": "ru"}', "another language"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "data", "words"), BAD, ids=[f"{n}-{w}" for n, _, w in BAD])
def test_bad_input_is_named_with_its_reason_and_the_rest_is_read(
    tmp_path: Path, name: str, data: bytes, words: str
) -> None:
    path = put(tmp_path, f"in/{name}", data)
    put(tmp_path, "in/zz.txt", TEXT)
    told, article = read(tmp_path / "in")
    assert isinstance(told, Dropped)
    assert told.where.startswith(str(path))
    assert words in told.reason
    assert isinstance(article, Article)


def test_broken_json_on_line_7_costs_that_line_only(tmp_path: Path) -> None:
    rows = [json.dumps({"text": f"{TEXT} {n}"}) for n in range(1, 10)]
    rows[6] = '{"text": "The army'
    found = read(put(tmp_path, "news.jsonl", "\n".join(rows)))
    (told,) = [item for item in found if isinstance(item, Dropped)]
    assert told.where == str(tmp_path / "news.jsonl:7")
    assert "broken JSON" in told.reason
    assert len(found) == 9


def test_a_row_with_too_many_cells_costs_that_row_only(tmp_path: Path) -> None:
    path = put(tmp_path, "a.csv", f"title,text\nA,{TEXT}\nB,He left, they said, by sea\nC,{TEXT}\n")
    first, told, last = read(path)
    assert isinstance(first, Article)
    assert isinstance(told, Dropped)
    assert told.where.endswith("a.csv:3")
    assert isinstance(last, Article)


def test_lines_of_a_table_are_counted_through_quoted_breaks(tmp_path: Path) -> None:
    path = put(tmp_path, "a.csv", f'title,text\nA,"{TEXT}\n\nMore."\nB,\nC,"{TEXT}"\n')
    assert [(a.origin if isinstance(a, Article) else a.where).rpartition(":")[2] for a in read(path)] == [
        "2", "5", "6",
    ]  # fmt: skip


def test_two_encodings_in_one_folder(tmp_path: Path) -> None:
    put(tmp_path, "a.txt", "“Müller left,” he said.")
    put(tmp_path, "b.txt", "“Müller left,” he said.".encode("cp1252"))
    assert {a.text for a in read(tmp_path) if isinstance(a, Article)} == {"“Müller left,” he said."}


def test_a_text_of_50_mb_is_refused_without_being_loaded(tmp_path: Path) -> None:
    path = put(tmp_path, "a.txt", b"The army left the port. " * 2_100_000)
    put(
        tmp_path,
        "b.jsonl",
        b'{"text": "' + b"The army left. " * 1_400_000 + b'"}\n' + FORMS["a.jsonl"].encode(),
    )
    tracemalloc.start()
    told, line, *rest = read(tmp_path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert isinstance(told, Dropped)
    assert (told.where, told.reason[:13]) == (str(path), "50.4 million ")
    assert isinstance(line, Dropped)
    assert line.where.endswith("b.jsonl:1")
    assert [type(item) for item in rest] == [Article, Article]
    assert peak < 65_000_000


def test_a_long_table_is_streamed(tmp_path: Path) -> None:
    path = put(tmp_path, "a.csv", "title,text,date\n" + f'"{TEXT * 20}",,2021-05-03\n' * 2500)
    assert path.stat().st_size > 3_000_000
    tracemalloc.start()
    number = sum(1 for _ in articles([path]))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert number == 2500
    assert peak < 1_500_000


def test_a_missing_path_and_an_empty_folder_are_told(tmp_path: Path) -> None:
    assert "no such file or folder" in dropped(tmp_path / "missing.txt").reason
    (tmp_path / "empty").mkdir()
    assert "nothing in this folder can be read: expected .txt" in dropped(tmp_path / "empty").reason


def test_a_file_or_folder_without_permission_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, "a.txt", TEXT)
    put(tmp_path, "b.txt", TEXT)
    real = Path.open

    def refuse(self: Path, *rest: object, **options: object) -> object:
        if self.name == "a.txt":
            raise PermissionError(13, "Permission denied", str(self))
        return real(self, *rest, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", refuse)
    told, article = read(tmp_path)
    assert isinstance(told, Dropped)
    assert "no permission to read it" in told.reason
    assert isinstance(article, Article)


def test_a_link_that_leads_nowhere_and_a_loop_do_not_hang(tmp_path: Path) -> None:
    put(tmp_path, "b.txt", TEXT)
    (tmp_path / "a.txt").symlink_to(tmp_path / "gone.txt")
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    told, article = read(tmp_path)
    assert isinstance(told, Dropped)
    assert isinstance(article, Article)


def test_a_name_that_is_no_text_and_halves_of_characters_can_be_stored(tmp_path: Path) -> None:
    bad = os.fsdecode(os.fsencode(tmp_path) + b"/a\xff.txt")
    Path(bad).write_text(TEXT, encoding="utf-8")
    half = "\\ud83d"
    row = f'{{"text": "He left {half}.", "title": "{half}", "url": "https://e.org/{half}"}}'
    put(tmp_path, "b.jsonl", row)
    for found in read(tmp_path):
        assert isinstance(found, Article)
        json.dumps(
            [found.text, found.title, found.publisher, found.url, found.origin], ensure_ascii=False
        ).encode()


@settings(deadline=None, max_examples=60)
@given(
    st.binary(max_size=300),
    st.sampled_from(["a.txt", "a.jsonl", "a.json", "a.csv", "a.tsv", "a.txt.gz"]),
)
def test_no_bytes_make_it_raise(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, name: str
) -> None:
    path = put(tmp_path_factory.mktemp("any"), name, data)
    for found in read(path):
        assert isinstance(found, Article | Dropped)


# --- what ships and what is at hand --------------------------------------------------------


def test_the_examples_are_read_whole() -> None:
    folder = Path(__file__).resolve().parents[3] / "examples"
    found = read(folder)
    assert not [item for item in found if isinstance(item, Dropped)]
    assert len(found) >= 30
    for item in found:
        assert isinstance(item, Article)
        assert item.published_basis == "metadata"
        assert item.title
        assert item.url
    publishers = {item.publisher for item in found if isinstance(item, Article)}
    assert publishers == {"US Department of State", "President of Russia", "The White House"}


@pytest.mark.shared
def test_real_articles_get_their_dates_from_sidecars(shared: Path) -> None:
    found = [item for item in read(shared / "seeds") if isinstance(item, Article)]
    assert len(found) == 3
    assert {item.published_basis for item in found} == {"metadata"}
    assert found[0].title == "Inside the secret U.S.- Pakistan meeting in Oman"


@pytest.mark.shared
def test_no_english_text_at_hand_is_taken_for_another_language(shared: Path) -> None:
    found = read(shared / "data/claims/texts")
    dropped = [item for item in found if isinstance(item, Dropped)]
    assert {item.stage for item in dropped} <= {"ingest.date"}  # months are given for days in some
