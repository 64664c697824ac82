"""What several callers read about applications."""
