"""The pages of sanctions: the office's case, and what its holder sees of it."""
