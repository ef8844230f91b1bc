"""What can be set: the look, the practice, the safety of the records."""
