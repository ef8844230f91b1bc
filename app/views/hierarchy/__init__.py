"""The path: steps in the couple's own order, what each of the two says of them, and everything done to it."""
