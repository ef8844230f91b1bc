"""Today: the appointments of a day in order; Enter starts the session of the next one."""
