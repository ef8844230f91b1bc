"""A step that is in the room: its card on the path, and how it was, in each one's own words."""
