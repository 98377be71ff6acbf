"""Which words lend a head noun their sector: "Sikh leaders", "his fighters", "cargo ships"."""

from __future__ import annotations

# "the security council" is no police.
NOT_POLICE = frozenset(
    (
        "adviser advisor agency analyst analysts council department expert experts ministry secretary"
    ).split()
)
# Heads besides the generic ones that take the sector of the words before them.
BORROWERS = frozenset(
    (
        "adviser agencies agency alliance board boards bodies body bureau community convoy donors "
        "elders employee employees facilities facility flight flights institution institutions "
        "lawyer lawyers leadership movement neighbors neighbours network office offices operative "
        "operatives organisations organization organizations patrol politicians post posts sector "
        "sectors ship ships station stations system "
        "vehicle vehicles vessel vessels volunteers workers"
    ).split()
)
# Heads that are of whatever armed group they belong to.
FORCES = frozenset(
    (
        "army battalion battalions boss chief commander commanders convoy fighter fighters force "
        "forces group groups gunman gunmen head leader leaders leadership man march member members "
        "men militants militia movement mutiny network official officials operative operatives "
        "organisation organization "
        "side soldiers spokesman spokesperson spokeswoman troops unit units"
    ).split()
)
# Heads that are of whatever body or person they belong to, be it a party, a firm or a church.
HOUSE = frozenset(
    (
        "adviser advisers advisor advisors agency aide aides analyst attorney board boss camp chair "
        "chairman chairperson chairwoman chief consultant coordinator counsel delegate director "
        "economist editors employee employees executive founder group head lawyer leader leaders "
        "leadership manager managers member members movement network office official officials "
        "operatives organisation organization owner party people pollster president representative "
        "representatives spokesman spokesmen spokespeople spokesperson spokespersons "
        "spokeswoman staff staffer staffers statement strategist team treasurer"
    ).split()
)
# Whose sector heads like these take.
ARMED = frozenset({"CRM", "PRM", "REB", "UAF"})
_HOUSES = frozenset("AGR BUS COP EDU JRN JUD LAB LEG MED MIL OPP PTY REL SOC SPY".split()) | ARMED
# Nouns of force: of a government they are its soldiers.
_SOLDIERS = frozenset("coalition commander commanders force forces unit units".split())
# Where "defence" is the armed forces' rather than a minister's.
_DEFENCE = frozenset(
    (
        "chief chiefs department departments force forces ministries ministry official officials "
        "source sources system team unit units"
    ).split()
)
# Words that make the generic head after them somebody of their own sector.
PREMODIFIERS = {
    **dict.fromkeys("police security counterterrorism customs prison".split(), "COP"),
    **dict.fromkeys(
        "army military navy naval air armed peacekeeping warfighting war combat".split(), "MIL"
    ),
    **dict.fromkeys(
        (
            "rebel militant insurgent separatist guerrilla jihadist terrorist terror extremist "
            "islamist houthi secessionist illegal"
        ).split(),
        "REB",
    ),
    **dict.fromkeys("opposition antigovernment dissident".split(), "OPP"),
    **dict.fromkeys("intelligence spy espionage".split(), "SPY"),
    **dict.fromkeys("party campaign republican democratic gop".split(), "PTY"),
    **dict.fromkeys("court judicial legal prosecution prosecutor prosecutors".split(), "JUD"),
    **dict.fromkeys("union labour labor".split(), "LAB"),
    **dict.fromkeys(
        (
            "religious church muslim sikh hindu jewish christian catholic orthodox buddhist shia "
            "shiite sunni protestant evangelical faith interfaith clerical islamic"
        ).split(),
        "REL",
    ),
    **dict.fromkeys(
        (
            "business company industry banking financial commercial corporate merchant cargo "
            "container shipping oil gas mining tech technology private"
        ).split(),
        "BUS",
    ),
    **dict.fromkeys("health healthcare medical hospital ambulance".split(), "MED"),
    **dict.fromkeys(
        "university school student academic scientific research educational faculty".split(), "EDU"
    ),
    **dict.fromkeys("militia paramilitary mercenary".split(), "PRM"),
    **dict.fromkeys(
        (
            "tribal rights aid humanitarian charity charitable advocacy environmental nonprofit "
            "relief rescue grassroots activist antiwar pro-democracy climate nongovernmental"
        ).split(),
        "SOC",
    ),
    **dict.fromkeys(
        (
            "government ministry presidential ministerial foreign defence defense prime "
            "federal diplomatic state municipal provincial regional county interior finance "
            "electoral elections administrative central international donor donors"
        ).split(),
        "GOV",
    ),
    **dict.fromkeys("parliamentary senate congressional legislative house".split(), "LEG"),
    **dict.fromkeys("gang cartel criminal drug trafficking".split(), "CRM"),
    **dict.fromkeys("media news editorial broadcast".split(), "JRN"),
    **dict.fromkeys("civilian residential apartment lgbt lgbtq".split(), "CVL"),
    **dict.fromkeys("farm farmers agricultural farming".split(), "AGR"),
}
# Words with a capital that tell what people are, not who they are called after.
KINDS_OF_PEOPLE = {low for low, sector in PREMODIFIERS.items() if sector == "REL"} | frozenset(
    (
        "alawite amish asian baptist chicano copt coptic creole dalit druze evangelical hispanic "
        "indigenous ismaili latina latino maronite marxist mormon nazi pashtun rohingya roma "
        "salafi salafist tamil taoist wahhabi yazidi yezidi zionist"
    ).split()
)
# What two words together say, and what one says only before some heads.
PAIRS = {
    **dict.fromkeys(("civil society", "human rights", "civil rights", "non governmental"), "SOC"),
    **dict.fromkeys(("law enforcement", "border patrol", "riot police"), "COP"),
    **dict.fromkeys(
        ("special services", "secret services", "security services", "secret service"), "SPY"
    ),
    **dict.fromkeys(("public relations", "private sector", "real estate", "wall street"), "BUS"),
    **dict.fromkeys(("trade union", "labor union", "labour union"), "LAB"),
    **dict.fromkeys(("foreign affairs", "prime minister", "central bank"), "GOV"),
    **dict.fromkeys(
        ("political prisoners", "political prisoner", "political detainees", "political opponents"),
        "OPP",
    ),
    **dict.fromkeys(
        ("press secretary", "press service", "press office", "press officer", "press centre"), "GOV"
    ),
    **dict.fromkeys(("security officials", "security official", "public figures"), "GOV"),
    **dict.fromkeys(
        ("international community", "world community", "donor community", "global community"), "GOV"
    ),
    **dict.fromkeys(("joint chiefs", "general staff"), "MIL"),
    **dict.fromkeys(("white paper", "green paper", "policy paper", "consultation paper"), "GOV"),
    **dict.fromkeys(("prisoners of war", "prisoner of war", "war prisoners"), "MIL"),
}
# Heads that say nothing of whose they are, so that they are no role nouns, but what they are.
BESIDES = {
    **dict.fromkeys("economies island islands participants west world".split(), "GOV"),
    **dict.fromkeys("question questioner reports survey".split(), "JRN"),
    **dict.fromkeys("entities entity fund funds".split(), "BUS"),
    **dict.fromkeys("hundreds percent thousands".split(), "CVL"),
    **dict.fromkeys("opponent opponents".split(), "OPP"),
    "board": "GOV",
}
# Who has fled, said before a word for people.
FLED = frozenset("asylum displaced immigrant migrant refugee stateless undocumented".split())


def stationed(noun: str, sector: str | None) -> str | None:
    """The sector of a head after a word for government: soldiers where it is a word of force."""
    return "MIL" if sector == "GOV" and noun in _SOLDIERS else sector


def defends(noun: str, words: list[str]) -> bool:
    """Whether "defence" before a head, or behind "ministry of", means the armed forces."""
    return noun in _DEFENCE and not {"defence", "defense"}.isdisjoint(words)


def lent(noun: str | None, own: str | None, owner: str | None) -> str | None:
    """The sector of a head that belongs to somebody: the owner's where heads of its kind take it."""
    head = (noun or "").split(" ")[-1]
    if owner in ARMED and head in FORCES:
        return owner
    if owner in _HOUSES and head in HOUSE and own != "LEG":
        return owner
    return own or owner
