"""Their story: sessions, notes, setbacks, repairs, victories and agreements in one dated list, read and searched."""
