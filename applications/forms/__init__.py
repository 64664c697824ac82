"""What applicants fill in: the words of each field and the shape of what is typed."""
