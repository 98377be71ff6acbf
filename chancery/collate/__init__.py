"""Claims to events: which tell one happening, who told it first, where the accounts part."""
