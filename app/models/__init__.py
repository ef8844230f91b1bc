"""The nouns of the practice, each a validated value that cannot be changed once made."""
