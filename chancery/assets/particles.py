"""Small words inside names, and those that join the words of a title."""

PARTICLES = frozenset(
    "abu al ben bin bint da de del della den der di do dos du el ibn la le ter ul ur van von".split()
)
JOINING = frozenset("and of the".split())  # "Minister of Trade and Industry"
