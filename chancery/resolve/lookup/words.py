"""The small words that tell what a mention is: pronouns, titles, heads, measures, stops."""

from __future__ import annotations

# Words that stand for somebody named elsewhere.
PRONOUNS = frozenset(
    (
        "he her hers herself him himself his i it its itself me mine my myself our ours "
        "ourselves she that their theirs them themselves these they this those us we which who "
        "you your"
    ).split()
)
# Left out before the head of a phrase.
SKIPPED = frozenset(
    "'s a all an any both her his its my our some that the their these this those your ’s".split()
)
# What ends the head of a phrase and opens its complement.
STOPS = frozenset(
    (
        "about across after against among are at based before between by close during familiar "
        "for from had has have in including inside into is known near of on outside over "
        "responsible speaking that to under via was were which who whom will with within "
        "without working , ( ) ; : — –"
    ).split()
)
# "the envoy to Pakistan" is not Pakistani.
TOWARDS = frozenset("about against into on to with".split())
# Heads that take the sector of the body before or after them.
GENERIC = frozenset(
    (
        "adviser advisers advisors aide aides analyst authorities boss bosses chairman "
        "chairperson chairwoman chief chiefs coalition commander commanders committee council "
        "delegate delegates delegation deputy director directors figure figures force forces "
        "general group groups head heads leader leaders member members officer officers "
        "official officials organisation organization personnel president report representative "
        "representatives secretary service services source sources spokesman spokespeople "
        "spokesperson spokespersons spokeswoman staff statement team unit units veteran "
        "veterans wing"
    ).split()
)
# Words for those who are no longer what they were.
FORMER = frozenset("deposed erstwhile ex former late onetime ousted retired".split())
# "hundreds of protesters": the measure is not the head.
MEASURES = frozenset(
    (
        "all any couple crowd crowds dozens each few group groups half handful hundreds lot "
        "lots majorities majority many masses millions most none number numbers one pair part "
        "rest scores series several slate some tens thousands three two"
    ).split()
)
# Words that stand before names and are none.
TITLES = frozenset(
    (
        "a acting adm admiral adviser advisor advisory ambassador an and army assistant attorney brig "
        "candidate capt captain central chairman chief col colonel commander commissioner "
        "congressman congresswoman court cpl crown dame datuk defence defense democrat "
        "democratic deputy director district dr envoy excellency executive federal finance "
        "first foreign former gen general gov governor he head high hon house inspector "
        "interior judge justice king lady leader lieutenant lord lt maj major majority mayor "
        "member members minister minority miss mr mrs ms national nominee office official "
        "officials police pope president presidential press presumptive prime prince princess "
        "prof professor queen rep representative republican rev secretary security sen senator "
        "sgt sheikh sir spc speaker special sri st staff state superintendent tan the us vice"
    ).split()
)
# Titles that end one name and open the next: "Ohio Gov. John Kasich".
OPENING = frozenset(
    (
        "admiral adviser advisor ambassador candidate capt chairman chief col commissioner "
        "congressman congresswoman deputy director dr foreign gen general gov governor head "
        "judge justice king leader lt maj mayor minister mr mrs ms nominee president prime "
        "prince prosecutor queen rep representative secretary sen senator sgt speaker spokesman "
        "spokeswoman strategist"
    ).split()
)
# What ends the field of an office before the name of who holds it: "Human Rights Uzra Zeya".
FIELDS = frozenset(
    "affairs cooperation development environment freedom relations rights trade".split()
)
# Capitalised for other reasons than being a name.
NO_NAMES = frozenset(
    (
        "Seven Sikh a about according accusations activists affairs after afternoon against all "
        "alleged also although among an analysts and another april as asked at august because "
        "before between both but by charges civilians claims critics dear december despite dozens "
        "dr during each earlier eight eleven ethnic even evening every experts february fifty "
        "five following for former forty four friday from good he her here hindu his how however "
        "hundreds i if in including insiders it its january jewish july june just later many "
        "march may meanwhile miss moderator monday more moreover morning most mr mrs ms my night "
        "nine no nor not november now observers october on once one only operator opponents or "
        "other our outside over participant question questioner report reports residents saturday "
        "sceptics senior september seven seventeen several she shia shiite sikh since sir six "
        "sixty skeptics so some source sources speaking still such sunday sunni supporters ten "
        "that the their then there these they thirty this those though thousands three thursday "
        "thus to today tomorrow tuesday twelve twenty two under unless until videos we wednesday "
        "what when where whether which while who why with within without witnesses yes yesterday "
        "yet you"
    ).split()
)
# Role nouns that are family names as well.
ALSO_NAMES = frozenset(
    (
        "abbot baker bishop bush carter cook day farmer fisher house judge justice king knight "
        "major man marshal mason page pope porter price prince shepherd union"
    ).split()
)
# Words that begin sentences and happen to be somebody's family name.
NO_SURNAMES = frozenset(
    (
        "all an any best black both brown day dear green he hope i junior king long major many mark "
        "may moon more most new no other others our rich see senior so some song such sun top white "
        "will yes young"
    ).split()
)
# What envoys are called; their namesakes are many.
POSTED_WORDS = frozenset("affaires ambassador charge diplomat envoy representative".split())
# "the AFP news agency" is AFP; "the CNN reporter" is not CNN.
APPOSED = frozenset(
    (
        "agency bank chamber channel commission company council daily group magazine militia "
        "movement network newspaper organisation organization party site station television "
        "website weekly"
    ).split()
)
# Offices and bodies of which a country has one: "the president" is somebody in particular.
SINGLE = frozenset(
    (
        "administration agency ambassador army association authority bank battalion board brigade "
        "bureau cabinet campaign chairman chamber chancellor channel commission committee company "
        "complaint congress council court daily department document embassy emir federation fleet "
        "foundation government governor group head inquiry institute institution king lawsuit "
        "leader leadership letter magazine mayor military minister ministry mission movement "
        "network newspaper organisation organization panel parliament party pope premier "
        "presidency president queen regime report secretary senate service speaker station sultan "
        "tribunal union university watchdog website weekly"
    ).split()
)
# Papers that are a source in their own right, whoever wrote them: "a poll", "the statement".
DOCUMENTS = frozenset(
    "affidavit communique editorial poll release resolution statement study survey".split()
)
# Bodies that no "he" or "she" stands for.
BODIES = frozenset(
    (
        "administration agency army association authority bank battalion board brigade bureau "
        "cabinet campaign chamber church city coalition commission committee community company "
        "congress council country court crowd delegation department embassy family federation "
        "fleet force foundation front government group hospital industry institute institution "
        "magazine media military ministry mission movement nation network newspaper office "
        "opposition organisation organization panel parliament party police population press "
        "prosecution public regime school senate service state station team tribunal union "
        "university website"
    ).split()
)
# Plurals without an s, or used as such.
PLURALS = frozenset(
    "authorities children civilians forces men officials people police troops women".split()
)
# Sectors whose former members are elites rather than what they were.
OFFICES = frozenset("COP GOV JUD LEG MIL PTY SPY".split())
# Offices that an official text names without their country when they are its own.
OWN = frozenset(
    "administration department government ministry president secretary spokesperson".split()
)
# "Ukraine's partners" are not Ukraine.
OTHERS = frozenset(
    (
        "adversaries allies counterparts enemies friends neighbors neighbours opponents partners"
    ).split()
)
# Those with whom no country is meant where none is named.
STATELESS = frozenset(
    (
        "aliens allies analysts attacker bomber christians coalition counterparts countries diplomats "
        "entities experts foreigners governments hackers humanity immigrants jews mankind "
        "migrants muslims nations observers partners perpetrators sceptics seekers ship shipping "
        "ships skeptics spammers states terrorist terrorists vessel vessels warlords world"
    ).split()
)
# "international observers", "Western diplomats", "unidentified gunmen": of none in particular.
WIDE = frozenset(
    "global international neighboring neighbouring unidentified unknown western".split()
)
# The last word of a name that shows what kind of body bears it; None for no body at all.
TAILS: dict[str, str | None] = {
    **dict.fromkeys(
        (
            "post journal times news herald tribune gazette prensa hora press radio tv "
            "television magazine star telegraph observer mail chronicle mirror express "
            "nation diario jornal shimbun"
        ).split(),
        "JRN",
    ),
    **dict.fromkeys(
        (
            "bank banque inc plc ltd corp corporation company mining holdings airlines "
            "motors resources crossing capital llc gmbh industries refinery systems "
            "technologies acquisitions cargo"
        ).split(),
        "BUS",
    ),
    **dict.fromkeys("university college institute academy school".split(), "EDU"),
    **dict.fromkeys(
        "foundation association alliance confederation watch federation forum society".split(),
        "SOC",
    ),
    **dict.fromkeys(
        (
            "committee ministry agency department authority office commission bureau "
            "secretariat council service institution"
        ).split(),
        "GOV",
    ),
    **dict.fromkeys("church mosque".split(), "REL"),
    **dict.fromkeys("party campaign pac".split(), "PTY"),
    **dict.fromkeys("army navy brigade battalion regiment division guard".split(), "MIL"),
    **dict.fromkeys("union".split(), "LAB"),
    **dict.fromkeys("hospital clinic".split(), "MED"),
    **dict.fromkeys("court tribunal".split(), "JUD"),
    **dict.fromkeys("cartel gang".split(), "CRM"),
    **dict.fromkeys(
        "board war hall house centre center network street city station bridge airport".split(),
        None,
    ),
}
# Titles whose bearers belong to a sector.
TITLE_SECTORS = {
    **dict.fromkeys(
        (
            "gen general lt lieutenant col colonel maj capt captain sgt cpl spc adm "
            "admiral brig commander"
        ).split(),
        "MIL",
    ),
    **dict.fromkeys("sen senator rep congressman congresswoman deputy".split(), "LEG"),
    **dict.fromkeys("judge justice".split(), "JUD"),
    **dict.fromkeys(
        (
            "president minister secretary ambassador governor gov premier chancellor king "
            "queen mayor envoy"
        ).split(),
        "GOV",
    ),
    **dict.fromkeys("prof professor".split(), "EDU"),
    **dict.fromkeys("rev pope archbishop bishop rabbi imam ayatollah".split(), "REL"),
}
# The prefixes of warships, and whose they are.
SHIPS = {
    "uss": "USA", "usns": "USA", "hms": "GBR", "fs": "FRA", "hmcs": "CAN", "hmas": "AUS",
    "ins": "IND", "pns": "PAK",
}  # fmt: skip
