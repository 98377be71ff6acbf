"""The PLOVER sector of heads that take it from the words around them, and from the event."""

from __future__ import annotations

from datetime import date

import pytest
from who_making import reading, shipped, who

from chancery.model import EventType


@pytest.mark.parametrize(
    ("words", "sector"),
    [
        ("Sikh leaders", "REL"),
        ("civil society leaders", "SOC"),
        ("members of civil society", "SOC"),
        ("business leaders", "BUS"),
        ("law enforcement agencies", "COP"),
        ("aid agencies", "SOC"),
        ("the intelligence agencies", "SPY"),
        ("the agencies", "GOV"),
        ("the defence ministry", "MIL"),
        ("the ministry of defence", "MIL"),
        ("the defence minister", "GOV"),
        ("defence officials", "MIL"),
        ("the finance ministry", "GOV"),
        ("government forces", "MIL"),
        ("rebel forces", "REB"),
        ("a cargo ship", "BUS"),
        ("merchant vessels", "BUS"),
        ("a navy ship", "MIL"),
        ("warships", "MIL"),
        ("the international community", "GOV"),
        ("the business community", "BUS"),
        ("the local community", "CVL"),
        ("political prisoners", "OPP"),
        ("prisoners of war", "MIL"),
        ("the prisoners", "CVL"),
        ("displaced families", "REF"),
        ("undocumented people", "REF"),
        ("the families", "CVL"),
        ("the editorial board", "JRN"),
        ("the election board", "GOV"),
        ("opposition politicians", "OPP"),
        ("European politicians", "GOV"),
        ("health workers", "MED"),
        ("aid workers", "SOC"),
        ("steel workers", "LAB"),
        ("several entities", "BUS"),
        ("34 percent", "CVL"),
        ("the counselor", "GOV"),
        ("the permanent representative", "GOV"),
        ("the central bank", "GOV"),
        ("a local bank", "BUS"),
        # not every station is a broadcaster
        ("the station", "JRN"),
        ("a radio station", "JRN"),
        ("the subway station", "CVL"),
        ("a polling station", "GOV"),
        ("two power stations", "BUS"),
        ("a police station", "COP"),
        ("a research station", "EDU"),
        ("a military air base", "MIL"),
        ("volunteers", "CVL"),
        ("Democratic operatives", "PTY"),
        ("security operatives", "COP"),
        ("intelligence operatives", "SPY"),
        ("a security analyst", "EDU"),
        ("taxpayers", "CVL"),
        ("healthcare facilities", "MED"),
        ("the grand mufti", "REL"),
        ("IDPs", "REF"),
        ("members of academia", "EDU"),
        ("super PACs", "PTY"),
        # what people are is no name of theirs
        ("two Hispanic groups", "SOC"),
        ("their Buddhist neighbours", "REL"),
        ("the Okello campaign", "PTY"),
    ],
)
def test_heads(words: str, sector: str) -> None:
    assert who(f"Said on Monday by {words}, the road in Kenya is shut.", words).sector == sector


@pytest.mark.parametrize(
    ("text", "words", "sector"),
    [
        ("Fired on by Hamas gunmen, the bus stopped.", "Hamas gunmen", "REB"),
        ("Moved north, Wagner fighters took the post.", "Wagner fighters", "PRM"),
        ("Hamas left the strip. Its fighters fired rockets.", "Its fighters", "REB"),
        ("Kenya called for calm. Its troops left the town.", "Its troops", "MIL"),
        ("Ruled by the Supreme Court in Dakar, Senegal votes.", "the Supreme Court", "JUD"),
    ],
)
def test_of_whatever_they_belong_to(text: str, words: str, sector: str) -> None:
    assert who(text, words, published=date(2022, 3, 1)).sector == sector


@pytest.mark.parametrize(
    ("kind", "text", "actor", "sector"),
    [
        ("ASSAULT", "Shelled by Armenia, the town burned.", "Armenia", "MIL"),
        ("MOBILIZE", "Massed by Armenia, tanks stood there.", "Armenia", "MIL"),
        ("ACCUSE", "Accused by Armenia, nobody answered.", "Armenia", "GOV"),
        ("ASSAULT", "Ordered by Yerevan, the raid failed.", "Yerevan", "GOV"),
        ("ASSAULT", "Seized by the Armenians, the hill burned.", "the Armenians", "MIL"),
        ("REQUEST", "Asked by the Armenians, nobody came.", "the Armenians", "GOV"),
        ("SUPPORT", "Praised by Armenians, he left.", "Armenians", "CVL"),
        ("MOBILIZE", "Sent by NATO, the ships sailed past Norway.", "NATO", "MIL"),
        ("CONSULT", "Hosted by NATO, the talks began in Norway.", "NATO", "GOV"),
    ],
)
def test_who_does_it(kind: str, text: str, actor: str, sector: str) -> None:
    found = shipped().identities(reading(text, [actor], event_type=EventType(kind)))
    assert found.claims[0].actors[0].who.sector == sector


@pytest.mark.parametrize(
    ("kind", "words", "sector"),
    [
        ("ASSAULT", "Gaza", "CVL"),
        ("AID", "Gaza", "CVL"),
        ("ACCUSE", "Armenia", "GOV"),
        ("ASSAULT", "the Armenians", "CVL"),
        ("ASSAULT", "Armenia", "GOV"),
        ("ASSAULT", "Jo Muster", "CVL"),
    ],
)
def test_to_whom_it_is_done(kind: str, words: str, sector: str) -> None:
    text = f"Done on Monday to {words} by Turkish crews."
    found = shipped().identities(reading(text, (), [words], event_type=EventType(kind)))
    assert found.claims[0].recipients[0].who.sector == sector


@pytest.mark.parametrize(
    ("kind", "sector", "why"),
    [
        ("SUPPORT", "GOV", "who speaks or acts for a country is mostly its government"),
        ("ASSAULT", "MIL", "it acts by force here"),
    ],
)
def test_a_pronoun_of_a_country_says_why(kind: str, sector: str, why: str) -> None:
    text = "Kenya had been asked in May. In Nairobi they did it at once."
    found = shipped().identities(reading(text, ["they"], event_type=EventType(kind)))
    identity = found.claims[0].actors[0].identity
    assert identity is not None
    assert (identity.value.country, identity.value.sector) == ("KEN", sector)
    assert identity.why.endswith(why)


@pytest.mark.parametrize(
    ("kind", "words", "sector"),
    [
        ("ASSAULT", "Khartoum", "CVL"),
        ("ASSAULT", "Sudan", "GOV"),
        ("ACCUSE", "Khartoum", "GOV"),
    ],
)
def test_a_seat_of_government_under_bombs_is_a_town(kind: str, words: str, sector: str) -> None:
    text = f"Fired at night, the rockets hit {words}."
    (claim,) = (
        shipped().identities(reading(text, recipients=[words], event_type=EventType[kind])).claims
    )
    assert claim.recipients[0].who.sector == sector


@pytest.mark.parametrize(
    ("text", "sector"),
    [
        ("First Deputy Prime Minister Andrei Belousov asked for bread.", "GOV"),
        ("Presidential aide Andrei Belousov asked for bread.", "GOV"),
        ("The former minister Andrei Belousov asked for bread.", "ELI"),
        ("Andrei Belousov asked for bread.", "ELI"),
    ],
)
def test_a_printed_title_is_of_its_own_day(text: str, sector: str) -> None:
    words = text.removesuffix(" asked for bread.").removeprefix("The ")
    assert who(text, words, published=date(2022, 3, 1)).sector == sector
