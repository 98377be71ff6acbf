"""Usual English names of first-level divisions, which GeoNames lists in the country's own words."""

from __future__ import annotations

import re

_PREFIX = re.compile(
    r"^(?:Muhafazat|Sha`biyat|Daerah Istimewa|Mayorality of|Wilaya de|Changwat)\s+"
    r"(?:(?:al|ad|ash|an|as|az|ar)\s+)?",
)
_SUFFIX = re.compile(
    r"\s+(?:Sheng|Shi|(?:Zhuangzu |Huizu |Uygur )?Zizhiqu|Governorate|Avtonomnyy Okrug|"
    r"Voivodeship|apskritis|Rajons)$"
)

# By country: the listed name, and the usual one.
USUAL: dict[str, dict[str, str]] = {
    "AFG": {
        "Bamian": "Bamyan", "Ghowr": "Ghor", "Jowzjan": "Jawzjan", "Konar": "Kunar",
        "Lowgar": "Logar", "Nimruz": "Nimroz", "Oruzgan": "Uruzgan", "Paktia": "Paktya",
        "Parvan": "Parwan", "Sar-e Pol": "Sari Pul", "Vardak": "Wardak",
    },
    "COD": {"Nord Kivu": "North Kivu", "Kasai-Occidental": "West Kasai",
            "Kasai-Oriental": "East Kasai", "Eastern Province": "Orientale"},
    "ETH": {"Oromiya": "Oromia", "Gambela Peoples": "Gambela",
            "Benshangul-Gumaz": "Benishangul-Gumuz"},
    "EGY": {"Shamal Sina'": "North Sinai", "Bur Sa`id": "Port Said", "Qahirah": "Cairo",
            "Bani Suwayf": "Beni Suef"},
    "IND": {"NCT": "Delhi", "Kashmir": "Jammu and Kashmir", "Laccadives": "Lakshadweep",
            "Pondicherry": "Puducherry"},
    "IRN": {
        "Azarbayjan-e Gharbi": "West Azerbaijan", "Kordestan": "Kurdistan",
        "Khorasan-e Jonubi": "South Khorasan", "Khorasan-e Shomali": "North Khorasan",
    },
    "IRQ": {
        "An Najaf": "Najaf", "Arbil": "Erbil", "As Sulaymaniyah": "Sulaymaniyah", "Dahuk": "Duhok",
        "Ninawa": "Nineveh", "Basra Governorate": "Basra", "Muhafazat Karbala'": "Karbala",
        "Salah ad Din Governorate": "Saladin",
    },
    "LBY": {"Banghazi": "Benghazi", "Darnah": "Derna", "Misratah": "Misrata", "Surt": "Sirte"},
    "RUS": {
        "Adygeya": "Adygea", "Arkhangelskaya": "Arkhangelsk", "Brjansk": "Bryansk",
        "Chukotskiy Avtonomnyy Okrug": "Chukotka", "Ingushetiya": "Ingushetia",
        "Jaroslavl": "Yaroslavl", "Kabardino-Balkariya": "Kabardino-Balkaria",
        "Kalmykiya": "Kalmykia", "Kamtsjatka": "Kamchatka",
        "Karachayevo-Cherkesiya": "Karachay-Cherkessia", "Khabarovsk Krai": "Khabarovsk",
        "Khakasiya": "Khakassia", "Komi Republic": "Komi", "Krasnodarskiy": "Krasnodar",
        "Krasnoyarskiy": "Krasnoyarsk", "Mordoviya": "Mordovia", "Altay": "Altai",
        "Nenetskiy Avtonomnyy Okrug": "Nenets", "Moskovskaya": "Moscow Oblast",
        "Khanty-Mansiyskiy Avtonomnyy Okrug": "Khanty-Mansi",
        "Yamalo-Nenetskiy Avtonomnyy Okrug": "Yamalo-Nenets",
    },
    "SDN": {
        "Al Jazirah": "Gezira", "Al Qadarif": "Gedaref", "Eastern Darfur": "East Darfur",
        "Northern Darfur": "North Darfur", "Southern Darfur": "South Darfur",
        "Western Darfur": "West Darfur", "Shamal Kurdufan": "North Kordofan",
        "Southern Kordofan": "South Kordofan", "Sinnar": "Sennar",
    },
    "SYR": {"Dimashq": "Damascus", "Rif-dimashq": "Rif Dimashq", "Al-Hasakah": "Hasakah",
            "Ar-Raqqah": "Raqqa", "As-Suwayda": "Sweida"},
    "UKR": {"Misto Sevastopol'": "Sevastopol", "Vinnyts'ka": "Vinnytsia", "Kiev": "Kyiv",
            "Odessa": "Odesa"},
    "YEM": {"Ad Dali'": "Dhale", "Al Bayda'": "Bayda", "Hudaydah": "Hodeidah", "Lahij": "Lahj",
            "Ma'rib": "Marib", "Omran": "Amran", "Sa'dah": "Saada", "Ta'izz": "Taiz"},
    "CHN": {"Tibet Autonomous Region": "Tibet", "Xinjiang Uygur Zizhiqu": "Xinjiang"},
}  # fmt: skip

# By country: Natural Earth's name of 2017, and the division of GeoNames that it is.
FORMER: dict[str, dict[str, str]] = {
    "AFG": {"Hirat": "Herat", "Hilmand": "Helmand"},
    "CHN": {"Xizang": "Tibet", "Xinjiang Uygur": "Xinjiang", "Ningxia Hui": "Ningxia",
            "Nei Mongol": "Inner Mongolia"},
    "COD": {"Nord-Kivu": "North Kivu", "Sud-Kivu": "South Kivu",
            "Kasaï-Occidental": "West Kasai", "Kasaï-Oriental": "East Kasai"},
    "IDN": {
        "Jawa Barat": "West Java", "Jawa Tengah": "Central Java", "Jawa Timur": "East Java",
        "Sumatera Barat": "West Sumatra", "Sumatera Utara": "North Sumatra",
        "Sumatera Selatan": "South Sumatra", "Sulawesi Utara": "North Sulawesi",
        "Sulawesi Tengah": "Central Sulawesi", "Sulawesi Selatan": "South Sulawesi",
        "Kalimantan Barat": "West Kalimantan", "Kalimantan Timur": "East Kalimantan",
        "Kalimantan Tengah": "Central Kalimantan", "Kalimantan Selatan": "South Kalimantan",
        "Nusa Tenggara Barat": "West Nusa Tenggara", "Nusa Tenggara Timur": "East Nusa Tenggara",
        "Kepulauan Riau": "Riau Islands", "Irian Jaya Barat": "West Papua",
        "Bangka-Belitung": "Bangka-Belitung Islands",
    },
    "IND": {"Orissa": "Odisha", "Uttaranchal": "Uttarakhand",
            "Andaman and Nicobar": "Andaman and Nicobar Islands"},
    "IRN": {"Esfahan": "Isfahan", "Ardebil": "Ardabil", "East Azarbaijan": "East Azerbaijan",
            "West Azarbaijan": "West Azerbaijan"},
    "IRQ": {"At-Ta'mim": "Kirkuk", "Al-Anbar": "Anbar", "Al-Basrah": "Basra", "Dihok": "Duhok",
            "Sala ad-Din": "Saladin", "Karbala'": "Karbala", "Al-Muthannia": "Al Muthanna"},
    "PAK": {"Sind": "Sindh", "Baluchistan": "Balochistan", "N.W.F.P.": "Khyber Pakhtunkhwa",
            "F.C.T.": "Islamabad", "Northern Areas": "Gilgit-Baltistan"},
    "SDN": {"Western Darfur": "West Darfur", "South Kordufan": "South Kordofan",
            "North Kordufan": "North Kordofan", "Gedarif": "Gedaref"},
    "SYR": {
        "Lattakia (Al Ladhiqiyah)": "Latakia", "Aleppo (Halab)": "Aleppo", "Hamah": "Hama",
        "Homs (Hims)": "Homs", "Hasaka (Al Haksa)": "Hasakah", "Dayr Az Zawr": "Deir ez-Zor",
        "As Suwayda'": "Sweida", "Dar`a": "Daraa",
    },
    "UKR": {
        "Mykolayiv": "Mykolaiv", "Ivano-Frankivs'k": "Ivano-Frankivsk", "L'viv": "Lviv",
        "Khmel'nyts'kyy": "Khmelnytskyi", "Ternopil'": "Ternopil", "Transcarpathia": "Zakarpattia",
        "Vinnytsya": "Vinnytsia", "Dnipropetrovs'k": "Dnipropetrovsk", "Donets'k": "Donetsk",
        "Luhans'k": "Luhansk", "Zaporizhzhya": "Zaporizhia",
    },
    "YEM": {"Al Hudaydah": "Hodeidah", "Al Bayda'": "Bayda", "Al Dali'": "Dhale",
            "Sana'a": "Sanaa", "`Adan": "Aden"},
}  # fmt: skip


def usual(name: str, country: str) -> str:
    """A division's usual English name: "Zhejiang" for "Zhejiang Sheng"."""
    known = USUAL.get(country, {})
    if name in known:
        return known[name]
    bare = _SUFFIX.sub("", _PREFIX.sub("", name)).strip()
    return known.get(bare, bare)


def former(name: str, country: str) -> str:
    """The usual name of what an older list calls otherwise: "Sindh" for "Sind"."""
    return FORMER.get(country, {}).get(name) or usual(name, country)
