"""What a couple takes care of: each partner's limits and triggers, and what they become on the path."""
