"""Everything a person sees. Pages hold layout; what may happen is decided in the rules, through the desk."""
