"""What only the papers of one country speak of: its offices, parties, papers, counties and money.

A text at home seldom names its country; it tells where it plays by "the school
district" and "the RCMP". Each such sign counts a little, and a few times only.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple, Protocol

from chancery.resolve.lookup.tables import tables

# Money of one country only, as its papers write it.
_MONEY = {
    "cedis": "GHA", "naira": "NGA", "hryvnia": "UKR", "hryvnias": "UKR", "rubles": "RUS",
    "roubles": "RUS", "yuan": "CHN", "yen": "JPN", "rand": "ZAF", "baht": "THA", "kwacha": "ZMB",
    "birr": "ETH", "taka": "BGD", "lira": "TUR", "zloty": "POL", "forint": "HUN", "tenge": "KAZ",
    "shekels": "ISR", "ringgit": "MYS", "rupiah": "IDN", "dong": "VNM", "lari": "GEO",
    "gourdes": "HTI", "lempiras": "HND", "cordobas": "NIC", "quetzales": "GTM", "reais": "BRA",
}  # fmt: skip
# What towns, counties and schools are run by in the United States alone.
_TOWN_HALL = (
    "school district|school districts|city manager|county commissioner|county commissioners|"
    "county commission|county executive|county judge|county sheriff|board of supervisors|"
    "board of education|board of selectmen|selectmen|township|townships|township trustees|"
    "city councilman|councilwoman|alderman|aldermen|sheriff 's office|state trooper|state troopers|"
    "planning and zoning|zoning commission|city hall|city commissioners|commissioners court|"
    "school superintendent|district superintendent|fire marshal|county attorney"
)
# What is said so at home in one country only; words with a capital are names.
_SIGNS = {
    "USA": (
        f"{_TOWN_HALL}|state senator|state representative|state legislature|statehouse|"
        "state attorney general|state assemblyman|district attorney|district attorneys|grand jury|"
        "Supreme Court justice|GOP|RNC|DNC|Medicaid|Medicare|Social Security|Obamacare|"
        "Affordable Care Act|Super Tuesday|super pac|superdelegates|caucuses|primaries|"
        "swing state|swing states|electoral college|midterms|Senate Majority Leader|House Speaker|"
        "House Republicans|Senate Republicans|House Democrats|Senate Democrats|Republicans|"
        "Republican Party|Democratic Party|Tea Party|Fox News|MSNBC|NPR|Veterans Affairs|"
        "Homeland Security|First Amendment|Second Amendment|Fifth Amendment|Capitol Hill|"
        "Oval Office|Beltway|Navy SEAL|food stamps|African American|African Americans|Latinos|"
        "Hispanics|turnpike|Planned Parenthood|NRA|ACLU|NAACP|Wall Street|Silicon Valley"
    ),
    "GBR": (
        "Tory|Tories|NHS|Whitehall|Westminster|Downing Street|Home Secretary|Foreign Secretary|"
        "Health Secretary|Education Secretary|Defence Secretary|Chancellor of the Exchequer|"
        "shadow chancellor|shadow cabinet|House of Lords|Lib Dem|Lib Dems|Liberal Democrats|Ukip|SNP|"
        "Holyrood|Stormont|Plaid Cymru|Sinn Fein|DUP|Scotland Yard|Met Police|Metropolitan Police|"
        "constabulary|Crown Prosecution Service|Ofsted|council tax|backbencher|backbenchers|"
        "loyalist paramilitaries|Orange Order"
    ),
    "CAN": (
        "RCMP|First Nation|First Nations|Inuit|Metis|NDP|Bloc Quebecois|Queen 's Park|"
        "Parliament Hill|band council|residential schools|residential school|Globe and Mail|"
        "Canada Post|Grand Chief|Nunavut|Yukon|Manitoba|Saskatchewan|Nova Scotia|New Brunswick|"
        "Newfoundland|British Columbia|Northwest Territories|Prince Edward Island|Crown attorney|"
        "Ontario Municipal Board"
    ),
    "AUS": (
        "Aboriginal|Aboriginals|Torres Strait|NSW|Tasmania|Queensland|Northern Territory|"
        "New South Wales|South Australia|Western Australia|Centrelink|ASIO|AFL|NRL"
    ),
    "NZL": "Maori|iwi|hapu|whanau|whenua|Beehive|RNZ|Pharmac|Waka Kotahi|Aotearoa|Pasifika",
    "IND": (
        "Lok Sabha|Rajya Sabha|BJP|AAP|Aam Aadmi|Shiv Sena|Trinamool|DMK|AIADMK|crore|crores|lakh|"
        "lakhs|Union minister|panchayat|Adivasi|Dalit|Dalits|Naxal|Naxals|CBI|chief minister 's office"
    ),
    "PAK": "PML|Tehreek|Muttahida|ISPR|Jamaat|Khyber|Sindh|National Accountability Bureau",
    "BGD": "Awami|BNP|Jatiya", "LKA": "LTTE|Sinhalese|SLPP", "NPL": "Maoist Centre|Madhesi",
    "IRL": "Taoiseach|Tanaiste|Garda|gardai|Dail|Oireachtas|Fianna Fail|Fine Gael",
    "ZAF": "ANC|EFF|Cosatu|Eskom|Transnet|Gauteng|load shedding|Hawks|SARS commissioner|IFP",
    "NGA": "APC|PDP|INEC|EFCC|Aso Rock", "KEN": "Azimio|IEBC|matatu|Jubilee Party|ODM",
    "GHA": "NPP|NDC|Municipal Chief Executive|District Chief Executive|Asantehene",
    "NAM": "SWAPO", "ZWE": "MDC|Zanu|ZANU", "ETH": "TPLF|EPRDF|OLF", "UGA": "NRM|Lord 's Resistance",
    "TZA": "CCM|Chadema", "ZMB": "UPND|Patriotic Front", "EGY": "Azhar|SCAF",
    "MUS": "MSM|MMM", "SDN": "Janjaweed", "TUN": "Ennahda", "MAR": "Makhzen",
    "PHL": "barangay|barangays|Malacanang|Comelec|PNP|Moro",
    "JPN": "LDP|Diet|Komeito|yakuza|Upper House|Lower House",
    "KOR": "Blue House|chaebol|Cheong Wa Dae", "CHN": "Politburo Standing Committee|Xinhua",
    "HKG": "Legislative Council|LegCo", "TWN": "DPP|KMT|Legislative Yuan", "MMR": "NLD|Tatmadaw",
    "THA": "Pheu Thai|Palang Pracharath|Thai Rak Thai", "VNM": "Viet Cong",
    "MYS": "Umno|Barisan|Pakatan|Datuk|Putrajaya", "IDN": "KPK|Golkar|PDI|TNI",
    "ISR": "Knesset|Likud|Shin Bet|kibbutz|kibbutzim|IDF|Haredi|Shas|Yesh Atid|Meretz",
    "PSE": "Fatah", "IRN": "Majlis|Basij|IRGC", "TUR": "AKP|CHP|HDP|MHP", "IRQ": "Sadr City|Peshmerga",
    "UKR": "Verkhovna Rada|Oblast Military Administration", "RUS": "State Duma|United Russia|Duma",
    "DEU": "Bundestag|Bundesrat|CDU|CSU|SPD|FDP|AfD|Bundeswehr", "AUT": "FPO|OVP",
    "FRA": "Elysee|National Front|gendarmes|gendarmerie|Matignon|Front National",
    "ESP": "Guardia Civil|PSOE|Podemos|Generalitat|Ciudadanos|Moncloa", "PRT": "PSD|CDS",
    "ITA": "Forza Italia|carabinieri|Lega|Quirinale|Palazzo Chigi", "GRC": "Syriza|Pasok",
    "POL": "Sejm", "HUN": "Fidesz|Jobbik", "ROU": "PNL", "CZE": "ODS|ANO",
    "SWE": "Riksdag|Sapo", "NOR": "Storting", "DNK": "Folketing", "FIN": "Eduskunta",
    "MEX": "Morena|PRI|PAN|PRD|Pemex|Zocalo", "CHL": "Carabineros|La Moneda",
    "ARG": "Peronist|Peronists|Kirchnerismo|Kirchnerite|Kirchnerist|Casa Rosada|YPF",
    "COL": "FARC|ELN|Casa de Narino",
    "VEN": "PSUV|Chavista|Chavismo|Chavistas|PDVSA|Miraflores", "BRA": "Petrobras|PT|PSDB|Planalto",
    "PER": "Fujimorism|Fuerza Popular|Sendero Luminoso|Shining Path", "BOL": "Masista|MAS party",
    "GUY": "APNU|GECOM", "NIC": "Sandinista|Sandinistas|FSLN|Contras", "SLV": "FMLN|Arena party",
    "CUB": "Granma|Cuban Five",
}  # fmt: skip
_LOCAL = frozenset(f"{_TOWN_HALL}|county".split("|"))
_WEIGHT = 0.4  # of one sign; a country's name counts one
_TOWNS = 2  # signs of a town hall that make a text an American town's
_OFTEN = 3  # a sign counts so often, and no more


class Tokens(Protocol):
    """What is asked here of an article's scene."""

    words: list[str]
    lows: list[str]
    upper: list[bool]


class _Sign(NamedTuple):
    words: tuple[str, ...]
    code: str
    name: bool  # spelt with a capital
    acronym: bool

    def at(self, scene: Tokens, at: int) -> bool:
        """Whether it is printed at a token, spelt as its kind is."""
        if self.acronym and not scene.words[at].isupper():
            return False
        spelt = scene.upper[at] or not self.name
        return spelt and tuple(scene.lows[at : at + len(self.words)]) == self.words


@cache
def _known() -> dict[str, list[_Sign]]:
    """The signs by their first words."""
    found: defaultdict[str, list[_Sign]] = defaultdict(list)
    for code, signs in _SIGNS.items():
        for sign in signs.split("|"):
            words = tuple(sign.lower().split())
            found[words[0]].append(_Sign(words, code, sign[0].isupper(), sign.isupper()))
    return dict(found)


@dataclass(frozen=True, slots=True)
class Told:
    """What the signs of a text tell for each country, and whether it is an American town's paper."""

    weight: Mapping[str, float]
    town: bool


NO_SIGNS = Told({}, town=False)


def signs(scene: Tokens) -> Told:
    """The signs of a text, beside the names of countries in it."""
    told: Counter[tuple[str, str]] = Counter()
    lows = scene.lows
    said = set(lows)
    for word in _MONEY.keys() & said:
        told[_MONEY[word], word] = 1
    first = _known().keys() & said
    if first or "county" in said:
        for at, low in enumerate(lows):
            if low in first:
                told.update((s.code, " ".join(s.words)) for s in _known()[low] if s.at(scene, at))
            if low == "county" and at and scene.upper[at] and scene.upper[at - 1]:
                code = tables().cities.get(lows[at - 1], "USA")
                told[code, "county"] += 1
    weight: defaultdict[str, float] = defaultdict(float)
    for (code, _), count in told.items():
        weight[code] += _WEIGHT * min(count, _OFTEN)
    local = sum(told[key] for key in told if key[1] in _LOCAL)
    return Told(dict(weight), local >= _TOWNS and weight["USA"] == max(weight.values()))
