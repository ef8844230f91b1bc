"""The calm screen of a pause."""
