"""Curated additions to the gazetteer: usual English names, missing places, corrections.

Coordinates here are from general knowledge, to about a tenth of a degree.
"""

from __future__ import annotations

# Natural Earth's country for a division, where the shipped table follows the United Nations.
RECOUNTRY = {
    ("Crimea", "RUS"): "UKR",
    ("Sevastopol", "RUS"): "UKR",
}

# Rows whose names are common words or something else in news.
NOT_PLACES = frozenset(
    ["Police", "March", "Of", "Same", "Bay", "Date", "Best", "Most", "Split Lake", "Null Island"]
)

COUNTRY_NAMES: dict[str, tuple[str, ...]] = {
    "USA": ("United States", "United States of America", "US", "USA", "U.S.", "U.S.A.", "America"),
    "GBR": ("United Kingdom", "UK", "U.K.", "Britain", "Great Britain"),
    "RUS": ("Russia", "Russian Federation"),
    "CHN": ("China", "People's Republic of China", "PRC", "Mainland China"),
    "KOR": ("South Korea", "Republic of Korea", "ROK"),
    "PRK": ("North Korea", "DPRK", "Democratic People's Republic of Korea"),
    "SYR": ("Syria",),
    "IRN": ("Iran", "Islamic Republic of Iran"),
    "VNM": ("Vietnam", "Viet Nam"),
    "LAO": ("Laos",),
    "COD": ("Democratic Republic of the Congo", "DR Congo", "DRC", "Congo-Kinshasa",
            "Democratic Republic of Congo"),
    "COG": ("Republic of the Congo", "Congo-Brazzaville", "Congo"),
    "CIV": ("Ivory Coast", "Cote d'Ivoire"),
    "TZA": ("Tanzania",),
    "MDA": ("Moldova",),
    "MKD": ("North Macedonia", "Macedonia"),
    "CZE": ("Czech Republic", "Czechia"),
    "PSE": ("Palestine", "State of Palestine", "Palestinian territories",
            "occupied Palestinian territory"),
    "TWN": ("Taiwan",),
    "MMR": ("Myanmar", "Burma"),
    "ARE": ("United Arab Emirates", "UAE", "the Emirates", "Emirates"),
    "SAU": ("Saudi Arabia",),
    "TUR": ("Turkey", "Turkiye"),
    "BOL": ("Bolivia",),
    "VEN": ("Venezuela",),
    "BRN": ("Brunei",),
    "CPV": ("Cape Verde",),
    "SWZ": ("Eswatini", "Swaziland"),
    "TLS": ("East Timor", "Timor-Leste"),
    "VAT": ("Vatican", "Vatican City", "Holy See"),
    "XKX": ("Kosovo",),
    "NLD": ("Netherlands", "Holland"),
    "GMB": ("Gambia", "The Gambia"),
    "BHS": ("Bahamas", "The Bahamas"),
    "HKG": ("Hong Kong",),
    "MAC": ("Macau", "Macao"),
    "CAF": ("Central African Republic",),
    "BIH": ("Bosnia", "Bosnia and Herzegovina", "Bosnia-Herzegovina"),
    "DOM": ("Dominican Republic",),
    "FSM": ("Micronesia",),
    "PNG": ("Papua New Guinea",),
    "TTO": ("Trinidad", "Trinidad and Tobago"),
}  # fmt: skip

# A usual English name, and the place whose listed names lack it.
ALIASES: dict[str, tuple[str, str]] = {
    "Kiev": ("Kyiv", "UKR"),
    "Kharkov": ("Kharkiv", "UKR"),
    "Odessa": ("Odesa", "UKR"),
    "Lvov": ("Lviv", "UKR"),
    "New York": ("New York City", "USA"),
    "NYC": ("New York City", "USA"),
    "Washington, D.C.": ("Washington", "USA"),
    "Washington D.C.": ("Washington", "USA"),
    "Washington DC": ("Washington", "USA"),
    "St. Petersburg": ("Saint Petersburg", "RUS"),
    "Raqqa": ("Ar Raqqah", "SYR"),
    "Raqqah": ("Ar Raqqah", "SYR"),
    "Al-Raqqa": ("Ar Raqqah", "SYR"),
    "Joburg": ("Johannesburg", "ZAF"),
    "Jo'burg": ("Johannesburg", "ZAF"),
    "LA": ("Los Angeles", "USA"),
    "L.A.": ("Los Angeles", "USA"),
    "Vegas": ("Las Vegas", "USA"),
    "San'a": ("Sanaa", "YEM"),
    "Saigon": ("Ho Chi Minh City", "VNM"),
    "Peking": ("Beijing", "CHN"),
    "Rangoon": ("Yangon", "MMR"),
    "Calcutta": ("Kolkata", "IND"),
    "Madras": ("Chennai", "IND"),
    "Bangalore": ("Bengaluru", "IND"),
}

# name, country, division, latitude, longitude, feature, weight, GeoNames id, other names
ADDED: tuple[tuple[str, str, str, float, float, str, int, str, tuple[str, ...]], ...] = (
    ("Muzaffarabad", "PAK", "Azad Kashmir", 34.37, 73.47, "city", 150_000, "", ()),
    ("Tibet", "CHN", "Tibet", 31.5, 88.0, "admin1", 3_600_000, "", ("Xizang",)),
    ("Xinjiang", "CHN", "Xinjiang", 41.5, 85.0, "admin1", 25_000_000, "", ("East Turkestan",)),
    ("Middle East", "", "", 29.0, 42.0, "region", 9_000_000, "", ("Mideast",)),
    ("Balkans", "", "", 43.0, 21.0, "region", 5_000_000, "", ("Western Balkans",)),
    ("Caucasus", "", "", 42.5, 44.5, "region", 5_000_000, "", ("South Caucasus",)),
    ("Horn of Africa", "", "", 8.0, 46.0, "region", 5_000_000, "", ()),
    ("Persian Gulf", "", "", 26.5, 52.0, "sea", 5_000_000, "", ("Arabian Gulf", "the Gulf")),
    ("Indo-Pacific", "", "", 0.0, 120.0, "region", 3_000_000, "", ()),
    ("Central Asia", "", "", 43.0, 66.0, "region", 5_000_000, "", ()),
    ("South Asia", "", "", 23.0, 80.0, "region", 5_000_000, "", ()),
    ("Southeast Asia", "", "", 8.0, 108.0, "region", 5_000_000, "", ()),
    ("West Africa", "", "", 12.0, -3.0, "region", 5_000_000, "", ()),
    ("East Africa", "", "", 1.0, 37.0, "region", 5_000_000, "", ()),
    ("North Africa", "", "", 28.0, 10.0, "region", 5_000_000, "", ()),
    ("Latin America", "", "", -10.0, -65.0, "region", 5_000_000, "", ()),
    ("Eastern Europe", "", "", 50.0, 30.0, "region", 5_000_000, "", ()),
    ("Western Europe", "", "", 48.0, 4.0, "region", 5_000_000, "", ()),
    ("Sinai", "EGY", "", 29.5, 33.8, "region", 1_000_000, "", ("Sinai Peninsula",)),
    ("Kurdistan", "", "", 36.5, 44.0, "region", 5_000_000, "", ()),
    ("Kurdistan Region", "IRQ", "", 36.4, 44.4, "region", 5_000_000, "", ("Iraqi Kurdistan",)),
    ("Xinjiang Uyghur Autonomous Region", "CHN", "Xinjiang", 41.5, 85.0, "admin1", 900_000, "", ()),
    ("Kosovo", "XKX", "", 42.6, 20.9, "country", 50_000_000, "", ()),
    ("Helmand", "AFG", "Helmand", 31.0, 64.0, "admin1", 900_000, "", ("Helmand Province",)),
    ("Rakhine State", "MMR", "Rakhine", 20.0, 93.5, "admin1", 3_000_000, "", ("Rakhine",)),
    ("Cabo Delgado", "MOZ", "Cabo Delgado", -12.5, 39.5, "admin1", 2_300_000, "", ()),
    ("Northern Ireland", "GBR", "Northern Ireland", 54.6, -6.7, "admin1", 1_900_000, "", ("Ulster",)),
    ("Scotland", "GBR", "Scotland", 56.5, -4.2, "admin1", 5_400_000, "", ()),
    ("Wales", "GBR", "Wales", 52.3, -3.7, "admin1", 3_100_000, "", ()),
    ("England", "GBR", "England", 52.5, -1.2, "admin1", 56_000_000, "", ()),
    ("Donetsk People's Republic", "UKR", "Donetsk", 48.0, 37.8, "region", 2_000_000, "", ("DPR",)),
    ("Luhansk People's Republic", "UKR", "Luhansk", 48.6, 39.3, "region", 1_500_000, "", ("LPR",)),
    ("Tiananmen Square", "CHN", "Beijing", 39.903, 116.392, "site", 100_000, "", ()),
)
