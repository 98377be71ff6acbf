"""The states of the USA by the abbreviations that news gives them."""

from __future__ import annotations

STATES = {
    "ala": "Alabama", "ariz": "Arizona", "ark": "Arkansas", "calif": "California",
    "colo": "Colorado", "conn": "Connecticut", "del": "Delaware", "fla": "Florida",
    "ga": "Georgia", "ill": "Illinois", "ind": "Indiana", "kan": "Kansas", "ky": "Kentucky",
    "la": "Louisiana", "md": "Maryland", "mass": "Massachusetts", "mich": "Michigan",
    "minn": "Minnesota", "miss": "Mississippi", "mo": "Missouri", "mont": "Montana",
    "neb": "Nebraska", "nev": "Nevada", "nh": "New Hampshire", "nj": "New Jersey",
    "nm": "New Mexico", "ny": "New York", "nc": "North Carolina", "nd": "North Dakota",
    "okla": "Oklahoma", "ore": "Oregon", "pa": "Pennsylvania", "ri": "Rhode Island",
    "sc": "South Carolina", "sd": "South Dakota", "tenn": "Tennessee", "tex": "Texas",
    "vt": "Vermont", "va": "Virginia", "wash": "Washington", "wva": "West Virginia",
    "wis": "Wisconsin", "wyo": "Wyoming", "al": "Alabama", "az": "Arizona", "ar": "Arkansas",
    "ca": "California", "ct": "Connecticut", "fl": "Florida", "il": "Illinois", "ia": "Iowa",
    "ks": "Kansas", "ma": "Massachusetts", "mi": "Michigan", "mn": "Minnesota", "tx": "Texas",
    "bc": "British Columbia", "oh": "Ohio", "wi": "Wisconsin", "tn": "Tennessee",
    "ont": "Ontario", "alta": "Alberta",
}  # fmt: skip
