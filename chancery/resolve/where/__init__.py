"""Where it happened: place words, and the place of every claim."""
