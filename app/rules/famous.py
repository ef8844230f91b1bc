"""Sentences that so many people know by heart that whoever guesses passphrases tries them first.

Not all of them, which nobody has: openings, proverbs, prayers, rhymes, speeches and exercises of typists in a few
languages, in lower case and without signs. What stands here is worth next to nothing; what does not is still worth no
more than prose is.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

_LINES = """
the quick brown fox jumps over the lazy dog
the quick brown fox jumped over the lazy dogs
pack my box with five dozen liquor jugs
sphinx of black quartz judge my vow
now is the time for all good men to come to the aid of the party
to be or not to be that is the question whether tis nobler in the mind to suffer
all the worlds a stage and all the men and women merely players
shall i compare thee to a summers day thou art more lovely and more temperate
romeo romeo wherefore art thou romeo
it was the best of times it was the worst of times it was the age of wisdom it was the age of foolishness
call me ishmael some years ago never mind how long precisely having little or no money in my purse
it is a truth universally acknowledged that a single man in possession of a good fortune must be in want of a wife
all happy families are alike each unhappy family is unhappy in its own way
happy families are all alike every unhappy family is unhappy in its own way
it was a bright cold day in april and the clocks were striking thirteen
in a hole in the ground there lived a hobbit
two roads diverged in a yellow wood and sorry i could not travel both
do not go gentle into that good night rage rage against the dying of the light
how do i love thee let me count the ways
in the beginning god created the heaven and the earth and the earth was without form and void
in the beginning was the word and the word was with god and the word was god
the lord is my shepherd i shall not want he maketh me to lie down in green pastures
our father who art in heaven hallowed be thy name thy kingdom come thy will be done on earth as it is in heaven
our father which art in heaven hallowed be thy name
hail mary full of grace the lord is with thee
love is patient love is kind it does not envy it does not boast it is not proud
god grant me the serenity to accept the things i cannot change courage to change the things i can
do unto others as you would have them do unto you
to have and to hold from this day forward for better for worse for richer for poorer in sickness and in health
four score and seven years ago our fathers brought forth on this continent a new nation conceived in liberty
we hold these truths to be self evident that all men are created equal
we the people of the united states in order to form a more perfect union
ask not what your country can do for you ask what you can do for your country
i have a dream that one day this nation will rise up and live out the true meaning of its creed
thats one small step for a man one giant leap for mankind
one small step for man one giant leap for mankind
the only thing we have to fear is fear itself
we shall fight on the beaches we shall fight on the landing grounds
i think therefore i am
may the force be with you
a long time ago in a galaxy far far away
twinkle twinkle little star how i wonder what you are up above the world so high like a diamond in the sky
row row row your boat gently down the stream merrily merrily merrily merrily life is but a dream
mary had a little lamb its fleece was white as snow
humpty dumpty sat on a wall humpty dumpty had a great fall
somewhere over the rainbow way up high
happy birthday to you happy birthday to you
amazing grace how sweet the sound that saved a wretch like me
roses are red violets are blue sugar is sweet and so are you
once upon a time there was a
they lived happily ever after
an apple a day keeps the doctor away
a bird in the hand is worth two in the bush
early to bed and early to rise makes a man healthy wealthy and wise
you cant teach an old dog new tricks
dont count your chickens before they hatch
the early bird catches the worm
a journey of a thousand miles begins with a single step
better to have loved and lost than never to have loved at all
if at first you dont succeed try try again
correct horse battery staple
der mond ist aufgegangen die goldnen sternlein prangen am himmel hell und klar
vater unser im himmel geheiligt werde dein name dein reich komme dein wille geschehe
alle meine entchen schwimmen auf dem see
victor jagt zwölf boxkämpfer quer über den großen sylter deich
ich weiß nicht was soll es bedeuten dass ich so traurig bin
notre père qui es aux cieux que ton nom soit sanctifié
portez ce vieux whisky au juge blond qui fume
longtemps je me suis couché de bonne heure
au clair de la lune mon ami pierrot
en un lugar de la mancha de cuyo nombre no quiero acordarme
padre nuestro que estás en el cielo santificado sea tu nombre
nel mezzo del cammin di nostra vita mi ritrovai per una selva oscura
gallia est omnis divisa in partes tres
arma virumque cano troiae qui primus ab oris
"""

FEWEST_WORDS = 4
"""Fewer words in a row are found everywhere, and are nobody's sentence."""

FEWEST_LETTERS = 12


def quoted(words: Sequence[str]) -> list[range]:
    """The places of those words that stand in one of the sentences in the same order, row by row."""
    found: list[range] = []
    start = 0
    while start + FEWEST_WORDS <= len(words):
        end = start
        while end < len(words) and _said(words[start : end + 1]):
            end += 1
        if end - start >= FEWEST_WORDS:
            found.append(range(start, end))
            start = end
        else:
            start += 1
    return found


def run_together(letters: str) -> bool:
    """Whether these letters stand in one of the sentences, however it is cut into words."""
    return len(letters) >= FEWEST_LETTERS and any(letters in line.replace(" ", "") for line in _lines())


def _said(words: Sequence[str]) -> bool:
    asked = f" {' '.join(words)} "
    return any(asked in line for line in _lines())


@cache
def _lines() -> tuple[str, ...]:
    return tuple(f" {line} " for line in _LINES.strip().casefold().splitlines())
