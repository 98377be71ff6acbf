"""Who each party was: country, sector, name and office on the day."""
