"""What the therapist keeps alone: two private conversations, a hold, risk notes. Never while anybody is in the room."""
