"""What may happen: pure functions over values and a date. No window, no vault, no clock."""
