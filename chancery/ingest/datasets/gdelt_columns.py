"""GDELT's columns, whose files have no header: version 2.0 and both lengths of 1.0."""

from __future__ import annotations

_ACTOR = (
    "Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code",
    "Religion2Code", "Type1Code", "Type2Code", "Type3Code",
)  # fmt: skip
_PLACE = ("Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")
_PLACES = tuple(f"{who}Geo_{part}" for who in ("Actor1", "Actor2", "Action") for part in _PLACE)

GDELT_2_0 = (
    "GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate",
    *(f"Actor1{part}" for part in _ACTOR), *(f"Actor2{part}" for part in _ACTOR),
    "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale",
    "NumMentions", "NumSources", "NumArticles", "AvgTone", *_PLACES, "DATEADDED", "SOURCEURL",
)  # fmt: skip
GDELT_1_0 = tuple(name for name in GDELT_2_0 if not name.endswith("ADM2Code"))
GDELT_1_0_OLD = GDELT_1_0[:-1]  # before April 2013, without the address
