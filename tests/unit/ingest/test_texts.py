"""Bytes to frozen text: encodings, cleaning, languages, what is no text at all."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancery.ingest.clean import clean, line, unmarked
from chancery.ingest.decode import decode
from chancery.ingest.kinds import Kind, binary, sniff
from chancery.ingest.language import foreign
from chancery.ingest.records import COLUMNS

CLEANED = [
    ("newlines", "a\r\nb\rc\u2028d\x85e\x0cf", "a\nb\nc\nd\ne\nf"),
    ("unseen", "a\u200bb\u00adc\ufeffd\u202ee\x00f\u2066g\x07h", "abcdefgh"),
    ("spaces", "a\u00a0b\u2009c\u3000d\te", "a b c d e"),
    ("composed", "Cafe\u0301", "Caf\u00e9"),
    ("blank lines", "\n\n a  \n \n\n\n b \n", "a\n\n b"),
    ("half a pair", "a\ud83db", "ab"),
    ("kept", "“Gen. Müller’s 5–6 tanks… 🇺🇳” — €3", "“Gen. Müller’s 5–6 tanks… 🇺🇳” — €3"),
]  # fmt: skip


@pytest.mark.parametrize(("raw", "expected"), [r[1:] for r in CLEANED], ids=[r[0] for r in CLEANED])
def test_cleaning(raw: str, expected: str) -> None:
    assert clean(raw) == expected


@given(st.text())
def test_cleaning_twice_is_cleaning_once_and_the_result_can_be_stored(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert once.encode().decode() == once
    assert unicodedata.is_normalized("NFC", once)
    assert "\r" not in once


def test_marks_of_pages_go_from_fields() -> None:
    assert (
        clean(unmarked("<p>He left.</p><p>They <b>stayed</b>&nbsp;on.</p>"))
        == "He left.\n\nThey stayed on."
    )
    assert unmarked("5 < 6 and a <who> b") == "5 < 6 and a <who> b"
    assert line("Army &amp; navy\n leave ") == "Army & navy leave"
    assert "x()" not in unmarked("<p>He left.</p><script>x()</script>")
    assert clean(unmarked("&lt;p&gt;He &lt;b&gt;left&lt;/b&gt;.&lt;/p&gt;")) == "He left."
    assert clean(unmarked("<blockquote>No.</blockquote>He left.")) == "No.\n\nHe left."


@pytest.mark.parametrize(
    ("marked", "plain"),
    [
        ('<img alt="Men > boys flee" title="Men flee"/>He left.', "He left."),
        ("<img title='They > we' alt=x>He left.", "He left."),
        ('<p>He left.</p> <img alt="Men flee the town', "He left."),
        ('He left. <img height="3" alt="Men flee" title="Men fl', "He left."),
        ('&lt;img alt="Men flee" title="Men flee&quot;', ""),
        ('<img alt="Men flee title=y>He left.<p>She stayed.</p>', "He left.\n\nShe stayed."),
        ("Let a <b and c = d be", "Let a <b and c = d be"),
    ],
)
def test_what_a_picture_says_of_itself_is_no_text(marked: str, plain: str) -> None:
    assert clean(unmarked(marked)) == plain


ENGLISH = "“We won’t leave,” said Gen. Müller – the café’s owner. "
ENCODED = [
    ("utf-8", ENGLISH), ("utf-8-sig", ENGLISH), ("utf-16", ENGLISH), ("utf-16-le", ENGLISH),
    ("utf-16-be", ENGLISH), ("utf-32", ENGLISH), ("cp1252", ENGLISH), ("ascii", "He left. "),
    ("cp1251", "Президент встретился с министром обороны в Москве. "),
    ("cp1250", "Prezydent spotkał się z ministrem w środę, żeby omówić sytuację wewnątrz kraju. "),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text"), ENCODED, ids=[name for name, _ in ENCODED])
def test_encodings_are_found(name: str, text: str) -> None:
    assert decode((text * 12).encode(name)) == text * 12


def test_stray_bytes_do_not_spoil_the_rest() -> None:
    raw = ENGLISH.encode() * 3 + "‘Oui’".encode("cp1252") + ENGLISH.encode()
    assert decode(raw) == ENGLISH * 3 + "‘Oui’" + ENGLISH


def test_a_declared_encoding_is_believed_only_where_it_can_be() -> None:
    cyrillic = "Встреча"
    assert decode(cyrillic.encode("cp1251"), "windows-1251") == cyrillic
    assert decode(cyrillic.encode(), "iso-8859-1") == cyrillic
    assert decode(b"caf\xe9 is shut.", "no-such-thing") == "café is shut."


@given(st.binary())
def test_any_bytes_become_text(data: bytes) -> None:
    assert isinstance(decode(data), str)


BINARY = [
    (b"%PDF-1.7\n", "pdftotext"), (b"PK\x03\x04\x14\x00", "zip"), (b"\x89PNG\r\n", "PNG"),
    (b"\xff\xd8\xff\xe0", "JPEG"), (b"PAR1\x15", "Parquet"), (b"SQLite format 3\x00", "SQLite"),
    (b"\x1f\x8b\x08", "gzip"), (bytes(range(256)) * 8, "binary"), (b"\x00\x01\x02\x03" * 50, "binary"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "word"), BINARY, ids=[word for _, word in BINARY])
def test_binary_data_is_named(data: bytes, word: str) -> None:
    assert word in (binary(data) or "")


@pytest.mark.parametrize(
    "data", [b"He left.", "Müller".encode(), ENGLISH.encode("utf-16"), b"a\x00b c"]
)
def test_text_is_not_taken_for_binary(data: bytes) -> None:
    assert binary(data) is None


SNIFFED = [
    ("<!DOCTYPE html><html>", Kind.PAGE), ("\n  <html lang=en>", Kind.PAGE), ("<p>He left.", Kind.PAGE),
    ('{"text": "He left."}\n{"text": "x"}\n', Kind.LINES), ('{"text": "He left."}', Kind.LINES),
    ('{\n "articles": []\n}', Kind.JSON), ('[{"text": "x"}]', Kind.JSON), ("[1] He left.", Kind.TEXT),
    ("title,text\nA,He left.\n", Kind.TABLE), ("Date;Body\n2021;x\n", Kind.TABLE),
    ("Title, text and verse\n\nHe left.", Kind.TEXT), ("He left.", Kind.TEXT), ("", Kind.TEXT),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind"), SNIFFED)
def test_standard_input_is_told_by_its_beginning(text: str, kind: Kind) -> None:
    assert sniff(text.encode(), COLUMNS) is kind


# Sentences of our own, long enough to be judged.
FOREIGN = [
    ("French", "Le ministre a déclaré que les troupes sont dans la ville et que le gouvernement ne fait pas "
     "de commentaire sur les pertes, qui sont lourdes pour une armée de cette taille. " * 2),
    ("German", "Der Minister sagte, dass die Truppen in der Stadt sind und dass die Regierung sich nicht zu "
     "den Verlusten äußert, die für ein Heer von dieser Größe schwer sind. " * 2),
    ("Spanish", "El ministro dijo que las tropas están en la ciudad y que el gobierno no hace comentarios "
     "sobre las pérdidas, que son graves para un ejército de ese tamaño. " * 2),
    ("Turkish", "Bakan, birliklerin kentte olduğunu ve hükümetin bu kayıplar için daha çok yorum yapmadığını "
     "söyledi, ancak ordu için bir sorun olarak da görüldü ve en sonra geri çekildi. " * 2),
    ("Cyrillic", "Министр сообщил, что войска находятся в городе и правительство не делает заявлений. " * 2),
    ("Arabic", "قال الوزير إن القوات موجودة في المدينة وإن الحكومة لا تعلق على الخسائر في الجيش. " * 2),
    ("Chinese", "部长表示部队已经进入城市政府对损失不予置评" * 5),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text"), FOREIGN, ids=[name for name, _ in FOREIGN])
def test_another_language_is_recognised(name: str, text: str) -> None:
    assert name in (foreign(text) or "")


SHORT = [
    ("French", ("Un convoi a quitté Gao lundi, a annoncé l'armée. Le premier ministre a remercié "
     "d'autres pays de l'Union. Bamako a accusé Niamey d'avoir fermé la frontière, et l'envoyé "
     "de l'ONU a regretté ses paroles mardi à Dakar.")),
    ("French", ("Le ministre des affaires étrangères a déclaré que la France ne livrera pas les "
     "avions qui ont été promis par le gouvernement dans une lettre.")),
    ("Spanish", ("El presidente dijo que las tropas no se retiran de la frontera y que los vecinos "
     "lo saben.")),
    ("Spanish", ("La policía de Perú detuvo el martes a doce manifestantes en Lima después de que la "
     "protesta contra el gobierno terminara con enfrentamientos. El presidente condenó la violencia "
     "y pidió calma a los ciudadanos.")),
    ("Portuguese", ("A polícia do Brasil prendeu na terça-feira doze manifestantes em Brasília depois "
     "de uma invasão ao Congresso. O presidente condenou os ataques e pediu a punição dos "
     "responsáveis, que não foram identificados.")),
    ("German", ("Die Bundesregierung hat am Dienstag die Ausweisung von zwei russischen Diplomaten "
     "angekündigt. Der Botschafter wurde in das Auswärtige Amt einbestellt, und Moskau drohte mit "
     "Maßnahmen, die in den nächsten Tagen folgen.")),
    ("German", ("Der Minister hat nicht gesagt, ob die Truppen sich aus dem Gebiet zurückziehen, "
     "und das ist ein Problem.")),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text"), SHORT, ids=[name for name, _ in SHORT])
def test_a_short_text_is_judged_where_it_is_plain(name: str, text: str) -> None:
    assert foreign(text) == name


READ = [
    "Le ministre est là.",  # too short to judge
    "The minister said: «Мы не уйдём из города», and the crowd answered him in Russian for an hour.",
    "Gen. Abd al-Fattah al-Burhan, Lt. Gen. Mohamed Hamdan Dagalo, Abdalla Hamdok, Yasir al-Atta "
    * 5,
    "Le Monde and La Repubblica wrote of de la Rúa, del Ponte and El Al in Las Palmas that day.",
    "Troops leave Goma. Rebels take port. Envoy quits. Talks stall. Ships sail. Aid stops. " * 5,
    "President Tokayev met Prime Minister Smailov to talk about the events in Almaty and the riots. "
    * 4,
]


@pytest.mark.parametrize("text", READ)
def test_english_in_doubt_is_read(text: str) -> None:
    assert foreign(text) is None
