"""The demonstration: made-up people whose cases stand at every stage of the way, all marked CONTOH."""
