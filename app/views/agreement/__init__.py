"""The couple's agreement: what it says from the records, its pages as they print, saving and opening them."""
