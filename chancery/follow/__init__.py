"""Events to what becomes of a relationship: series, change points, contagion, demands, pictures.

Pure: blocks of numbers and rows go in, results come out; nothing here knows the record.
"""
