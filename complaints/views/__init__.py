"""Pages of complaints: the public form, the private link, one's own, the office's, of who is heard or carries out."""
