"""One function for each thing a therapist means to do."""
