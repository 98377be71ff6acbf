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
    (
        "Asia", "Europe", "Africa", "North America", "South America",  # listed below instead
        "Police", "March", "Of", "Same", "Bay", "Date", "Best", "Most", "Eu", "Null Island",
    )
)  # fmt: skip

# Seats of government that a name means before its namesakes.
CAPITALS = frozenset([("Washington", "USA"), ("Canberra", "AUS"), ("Ottawa", "CAN")])

# Points where the Factbook's differ much from GeoNames' own for a large country.
COUNTRY_POINTS: dict[str, tuple[float, float]] = {
    "USA": (39.76, -98.5),
    "CAN": (60.11, -113.64),
    "AUS": (-25.0, 135.0),
    "GBR": (54.76, -2.7),
    "JPN": (35.69, 139.75),
}

# Points of divisions as the official registers give them (USGS GNIS and its neighbours'),
# rounded; the middle of the towns is far from them in thinly settled ones.
DIVISION_POINTS: dict[str, dict[str, tuple[float, float]]] = {
    "USA": {
        "Alabama": (32.75, -86.75), "Alaska": (64.0, -150.0), "Arizona": (34.5, -111.5),
        "Arkansas": (34.75, -92.5), "California": (37.25, -119.75), "Colorado": (39.0, -105.5),
        "Connecticut": (41.67, -72.67), "Delaware": (39.0, -75.5), "Florida": (28.75, -82.5),
        "Georgia": (32.75, -83.5), "Hawaii": (20.75, -156.5), "Idaho": (44.5, -114.25),
        "Illinois": (40.0, -89.25), "Indiana": (40.0, -86.25), "Iowa": (42.0, -93.5),
        "Kansas": (38.5, -98.5), "Kentucky": (38.2, -84.88), "Louisiana": (31.0, -92.0),
        "Maine": (45.5, -69.25), "Maryland": (39.0, -76.75), "Massachusetts": (42.37, -71.11),
        "Michigan": (44.25, -85.5), "Minnesota": (46.25, -94.25), "Mississippi": (32.75, -89.75),
        "Missouri": (38.25, -92.5), "Montana": (47.0, -109.75), "Nebraska": (41.5, -99.75),
        "Nevada": (39.25, -116.75), "New Hampshire": (43.67, -71.5), "New Jersey": (40.17, -74.5),
        "New Mexico": (34.5, -106.0), "New York": (43.0, -75.5), "North Carolina": (35.5, -80.0),
        "North Dakota": (47.5, -100.0), "Ohio": (40.25, -83.0), "Oklahoma": (35.49, -97.5),
        "Oregon": (44.0, -120.5), "Pennsylvania": (40.27, -76.91), "Rhode Island": (41.75, -71.5),
        "South Carolina": (34.0, -81.0), "South Dakota": (44.5, -100.25),
        "Tennessee": (35.75, -86.25), "Texas": (31.25, -99.25), "Utah": (39.25, -111.75),
        "Vermont": (44.0, -72.75), "Virginia": (37.55, -77.45), "Washington": (47.5, -120.5),
        "West Virginia": (38.5, -80.5), "Wisconsin": (44.5, -90.0), "Wyoming": (43.0, -107.5),
    },
    "CAN": {
        "Alberta": (52.28, -117.47), "British Columbia": (54.0, -125.0), "Manitoba": (55.0, -97.0),
        "Ontario": (49.25, -84.5), "Saskatchewan": (54.0, -106.0), "New Brunswick": (46.5, -66.5),
        "Nova Scotia": (45.0, -63.0), "Quebec": (52.0, -72.0), "Québec": (52.0, -72.0),
    },
    "AUS": {
        "New South Wales": (-33.0, 146.0), "Queensland": (-20.0, 145.0),
        "Victoria": (-37.0, 145.0), "Western Australia": (-25.0, 122.0),
        "South Australia": (-30.0, 135.0), "Tasmania": (-42.0, 147.0),
        "Northern Territory": (-20.0, 134.0),
    },
}  # fmt: skip

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

DEMONYMS: dict[str, tuple[str, ...]] = {
    "USA": ("American", "Americans", "U.S.-led", "US-led"),
    "GBR": ("British", "Briton", "Britons", "English", "Scottish", "Welsh"),
    "PSE": ("Palestinian", "Palestinians", "Gazan", "Gazans"),
    "KOR": ("South Korean", "South Koreans"),
    "PRK": ("North Korean", "North Koreans"),
    "CHN": ("Chinese",),
    "TWN": ("Taiwanese",),
    "XKX": ("Kosovar", "Kosovars"),
    "NLD": ("Dutch",),
    "FRA": ("French",),
    "SAU": ("Saudi", "Saudis"),
    "ARE": ("Emirati", "Emiratis"),
    "AFG": ("Afghan", "Afghans", "Afghani"),
    "ISR": ("Israeli", "Israelis"),
    "IRQ": ("Iraqi", "Iraqis"),
    "TUR": ("Turkish", "Turk", "Turks"),
    "ESP": ("Spanish", "Spaniard", "Spaniards"),
}

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
    "D.C.": ("Washington", "USA"),
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
    ("Asia", "", "", 29.84, 89.3, "continent", 60_000_000, "", ()),
    ("Europe", "", "", 48.69, 9.14, "continent", 60_000_000, "", ()),
    ("Africa", "", "", 7.19, 21.09, "continent", 60_000_000, "", ()),
    ("North America", "", "", 46.07, -100.55, "continent", 60_000_000, "", ()),
    ("South America", "", "", -14.6, -57.66, "continent", 60_000_000, "", ()),
    ("Mediterranean Sea", "", "", 35.0, 20.0, "sea", 5_000_000, "", ("Mediterranean",)),
    ("Pacific Ocean", "", "", 3.51, -157.5, "sea", 5_000_000, "", ("Pacific",)),
    ("Atlantic Ocean", "", "", 10.0, -25.0, "sea", 5_000_000, "", ("Atlantic",)),
    ("Arctic", "", "", 80.0, 0.0, "region", 5_000_000, "", ()),
    ("Americas", "", "", 19.0, -96.0, "continent", 60_000_000, "", ("the Americas",)),
    ("New South Wales", "AUS", "New South Wales", -33.0, 146.0, "admin1", 8_000_000, "", ("NSW",)),
    ("White House", "USA", "District of Columbia", 38.9, -77.04, "site", 3_000_000, "", ()),
    ("Pentagon", "USA", "Virginia", 38.87, -77.06, "site", 3_000_000, "", ()),
    ("Capitol Hill", "USA", "District of Columbia", 38.89, -77.0, "site", 3_000_000, "", ()),
    ("Kremlin", "RUS", "Moscow", 55.75, 37.62, "site", 3_000_000, "", ()),
    ("Downing Street", "GBR", "England", 51.5, -0.13, "site", 3_000_000, "", ()),
    ("Heathrow", "GBR", "England", 51.47, -0.45, "airport", 30_000_000, "", ("Heathrow Airport",)),
    ("Gatwick", "GBR", "England", 51.15, -0.18, "airport", 30_000_000, "", ("Gatwick Airport",)),
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
    (
        "Northern Ireland",
        "GBR",
        "Northern Ireland",
        54.6,
        -6.7,
        "admin1",
        1_900_000,
        "",
        ("Ulster",),
    ),
    ("Scotland", "GBR", "Scotland", 56.5, -4.2, "admin1", 5_400_000, "", ()),
    ("Wales", "GBR", "Wales", 52.3, -3.7, "admin1", 3_100_000, "", ()),
    ("England", "GBR", "England", 52.5, -1.2, "admin1", 56_000_000, "", ()),
    ("Donetsk People's Republic", "UKR", "Donetsk", 48.0, 37.8, "region", 2_000_000, "", ("DPR",)),
    ("Luhansk People's Republic", "UKR", "Luhansk", 48.6, 39.3, "region", 1_500_000, "", ("LPR",)),
    ("Tiananmen Square", "CHN", "Beijing", 39.903, 116.392, "site", 100_000, "", ()),
)
