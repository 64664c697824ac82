"""The pages of recertification (9.7)."""
