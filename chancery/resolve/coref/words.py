"""Small word lists of coreference: who is he, who is she, and what no role can be without."""

from __future__ import annotations

MALE = frozenset(
    (
        "mr sir lord king prince duke emperor father dad brother son uncle nephew grandfather "
        "husband boyfriend man boy gentleman actor businessman congressman fisherman policeman "
        "spokesman chairman salesman councilman widower godfather pope priest "
        "abdullah abraham adam ahmed alan albert alexander alfred ali allen andrew andy anthony "
        "antonio arthur barack ben benjamin bernard bill bob boris brian bruce carl carlos charles "
        "chris christopher colin craig dan daniel david dennis dick dmitry don donald douglas "
        "edward emmanuel eric ernest francis frank fred frederick gary geoffrey george gerald "
        "giovanni gordon graham greg harold harry hassan henry herbert howard hugh hussein ian "
        "ibrahim igor ivan jack jacob james jared jason jean jeff jeffrey jim jimmy joe john "
        "jonathan jose joseph juan keith ken kenneth kevin larry lawrence leo leonard louis luis "
        "marc marco mario mark martin matthew michael miguel mike mohamed mohammad mohammed "
        "muhammad narendra neil nicholas nick nicolas noam oleg oliver olivier omar oscar otto patrick "
        "paul pedro peter philip phillip pierre ralph raymond richard rick robert roger ron "
        "ronald roy sam samuel sean sergei sergey shimon simon stanley stephen steve steven "
        "stuart ted terry theodore thomas tim timothy tom tony vladimir volodymyr walter william "
        "winston xi yasser"
    ).split()
)
FEMALE = frozenset(
    (
        "mrs ms miss madam lady queen princess duchess empress mother mum mom sister daughter aunt "
        "niece grandmother wife girlfriend woman girl actress businesswoman congresswoman "
        "policewoman spokeswoman chairwoman widow nun first_lady "
        "alice amanda amy angela ann anna anne annie barbara beatrice betty carol caroline "
        "catherine charlotte chelsea christina christine claire condoleezza cynthia deborah debra "
        "diana donna dorothy elena elizabeth ellen emily emma eva evelyn fatima frances gloria "
        "grace hannah heather helen hillary ichiyo irene isabel jane janet jennifer jenny jessica "
        "jill joan joyce judith judy julia julie kaja kamala karen kate katherine kathleen kelly "
        "laura lauren linda lisa liz louise lucy margaret maria marie marilyn martha mary melanie "
        "melissa michelle nancy natalie natasha nicole nikki olga olivia pamela patricia rachel "
        "rebecca rosa rose ruth samantha sandra sarah sharon sophie stephanie susan svetlana "
        "teresa theresa ursula valentina vanessa victoria virginia wendy"
    ).split()
)
# Kin and other people that no table of political roles has.
KIN = frozenset(
    (
        "aunt boy boyfriend brother child colleague cousin dad daughter family father fellow "
        "friend girl girlfriend grandfather grandmother guest guy husband kid lady man mom mother "
        "nephew niece parent partner person sibling sister son spouse teacher uncle wife woman "
        "artist author composer dancer engineer mathematician musician painter philosopher "
        "physicist poet player scholar scientist singer student writer audience band class crew "
        "staff team club couple generation"
    ).split()
)
# Places that a definite description may go back to.
# In the tables of roles, but in running text mostly no one.
VAGUE = frozenset(
    (
        "paper public criminal property blog series world head force power paper journal magazine report "
        "newspaper advocate general past present state side states sides client user"
    ).split()
)
PLACES = frozenset(
    (
        "area building camp capital castle church city country county district hall home hospital "
        "hotel house island lake library museum nation neighborhood neighbourhood office palace "
        "park place planet prison province region river room school site state street town "
        "university village world"
    ).split()
)
STYLES = frozenset(
    "the tsar czar emperor baron count countess marquis saint sultan sheikh shah".split()
)
DEFINITE = frozenset("the this that these those".split())
INDEFINITE = frozenset("a an some any every each no another many several few most other".split())
ADVERBS = frozenset("also not now then once still currently both only been".split())
BE = frozenset("is was are were be been became become remains remained".split())
SAYING = frozenset(
    "said says say saying told tells added adds stated states noted notes wrote writes tweeted asked "
    "asks explained explains argued argues insisted declared announced claimed remarked observed "
    "replied commented warned continued concluded recalled".split()
)
SUBJECTS = frozenset("he she they it we i you".split())
POSSESSIVE = frozenset("his her their its our my your".split())
# Pronouns in the order of persons; relative and indefinite ones stand in no chain.
FIRST_ONE = frozenset("i me my mine myself".split())
FIRST_MANY = frozenset("we us our ours ourselves".split())
FIRST = FIRST_ONE | FIRST_MANY
SECOND = frozenset("you your yours yourself yourselves".split())
HE = frozenset("he him his himself".split())
SHE = frozenset("she her hers herself".split())
IT = frozenset("it its itself".split())
THEY = frozenset("they them their theirs themselves".split())
ALL = FIRST | SECOND | HE | SHE | IT | THEY
