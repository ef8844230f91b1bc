"""The frame around every page: rail, couple head, Go to, cover, keys, and the watch over an idle desk."""
