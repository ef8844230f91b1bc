"""What stands before a plan, by keys, on the page that is there only while the therapist is alone with it."""

from __future__ import annotations

from tests.journeys.therapist import Therapist, heard_focus


def speak_with(me: Therapist, name: str) -> None:
    """Record a conversation with one of them alone, of today, from which the work goes ahead."""
    me.go_to(f"Record a conversation with {name}")
    me.press("Enter")
    assert heard_focus() == "Spoken with on"
    me.press("Enter")
    me.go_to(f"{name}: Proceed")
    me.press("Space")


def make_ready(me: Therapist, first: str = "Robin", second: str = "Ash") -> None:
    """Speak with each alone, end getting ready, and have them practise a pause; ends on that page."""
    me.by_name("screening")
    for name in (first, second):
        speak_with(me, name)
    me.go_to("End getting ready")
    me.press("Enter")
    me.go_to("They practised it")
    me.press("Enter")
