"""Pages of surveillance: the office's, the holder's, the visitor's, and of those outside."""
