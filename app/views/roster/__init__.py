"""Couples: the roster with its search and forms, and the couples that the rail lists."""
