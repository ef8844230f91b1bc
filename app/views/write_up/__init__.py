"""Writing a session up: its entries, the note that is made of them, and the notes before it."""
