"""The same nouns as tables of the vault; only the store reads this room.

Each row class inherits the fields of its value and adds keys and checks. `app.store.migrations` holds the SQL
that makes them; a test holds the two together.
"""
