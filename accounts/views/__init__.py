"""Pages about people: one's own, those of the administrator and the secretariat, and the entrance."""
