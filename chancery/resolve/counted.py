"""What a number counts by the words behind it: people, forces or weapons."""

from __future__ import annotations

import re
from collections.abc import Sequence

from chancery.resolve.when.words import wordset

_PEOPLE = wordset(
    "people persons civilians men women children others passengers victims worshippers students "
    "workers residents villagers pilgrims tourists migrants protesters demonstrators activists "
    "journalists prisoners suspects hostages detainees individuals lives nationals citizens "
    "families households dead bodies deaths casualties person civilian man woman child pupils schoolgirls "
    "schoolboys girls boys teenagers youths babies infants patients farmers herders fishermen miners "
    "monks nuns priests pilgrim nurses doctors teachers lawyers politicians lawmakers senators voters "
    "supporters members bystanders pedestrians refugees returnees inmates detainee prisoner hostage "
    "protester journalist survivors mourners shoppers settlers relatives staff staffers employees"
)
_FORCES = wordset(
    "soldiers troops officers policemen police personnel fighters militants rebels insurgents "
    "gunmen terrorists advisers advisors servicemen guards commandos marines sailors airmen "
    "peacekeepers recruits reservists mercenaries diplomats observers monitors soldier officer "
    "policeman fighter militant guard trainers contractors agents forces"
)
WEAPONS = wordset(
    "missiles missile rockets rocket drones drone tanks tank shells rounds bombs warheads "
    "aircraft jets warplanes helicopters warships ships vessels boats submarines "
    "rifles guns mortars vehicles howitzers launchers systems uavs grenades mines"
)
# Where the words that a number counts end: prepositions and other nouns ("41 times by police").
_ENDING = wordset("against at by for from in into near on over to under with including who")
_PLURAL = re.compile(r"[a-z]{3,}[^aious’'.]s")
_CARRIERS = wordset("carriers carrier vehicles stations posts")  # "armoured personnel carriers"


# Weapons only with a word that tells it: "rounds of talks", "voting systems" are none.
_WIDE = wordset("rounds systems")
_LADEN = wordset("ships vessels vehicles boats aircraft shells")  # "seven ships of grain"
_ARMS = wordset(
    "ammunition munitions artillery mortar mortars fire weapon weapons missile missiles rocket rockets "
    "tank air antiaircraft defence defense launch radar patriot himars nasams drone drones"
)


def counted(after: Sequence[str]) -> str | None:
    """The first noun behind a number that can be counted; of "fighter jets" it is the jets."""
    for at, word in enumerate(after):
        following = after[at + 1] if at + 1 < len(after) else ""
        if word in _WIDE | _LADEN and following == "of" and not _ARMS.intersection(after[at + 2 :]):
            return None
        if word == "systems" and not _ARMS.intersection(after):
            return None
        if word in _PEOPLE | _FORCES | WEAPONS:
            return following if word == "fighter" and following in WEAPONS else word
    return None


def forces(after: Sequence[str]) -> bool:
    """Whether forces are what a number counts: not in "23 strikes against rebels"."""
    for word, following in zip(after, (*after[1:], ""), strict=True):
        if word in _FORCES:
            return following not in _CARRIERS
        if word in _ENDING or _PLURAL.fullmatch(word):
            return False
    return False
