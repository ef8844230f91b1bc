"""An agreement with names and words in many scripts, to see how they stand beside one another."""

from __future__ import annotations

from dataclasses import replace

from app.models.agreement import AgreementContent, Worded

COUPLES = (
    "Łukasz i Zoë",
    "Ελένη και Νίκος",
    "Ольга і Дмитро",
    "נועה ויונתן",
    "فاطمة ومحمّد",
    "क्षितिज और श्रुति",
    "王小明和李娜",
    "さくらと美咲",
    "지민과 서연",
)
_ASKING = (
    "Before each step, out loud.",
    "نسأل بصوت مسموع قبل كل لمسة، ونذكر الوقت: «هل تودّ خمس دقائق؟» ثم ننتظر الكلمات. الصمت يعني لا، دائمًا ولكل منا.",
)
_BASELINE = ("सोफ़े पर साथ बैठना। हम दोनों में से कोई भी किसी भी दिन वहाँ लौट सकता है, जब तक चाहे।",)
_CHECKINS = (
    "毎週日曜の夜に十分間、電話を置いて話します。「よかったこと」を一つ、そうでなかったことを一つ、感謝を一つ。すぐに次の段階へは進みません。",
    "每个星期天晚上谈十分钟，不看手机。",
    "일요일 저녁마다 십 분 동안 이야기합니다.",
)
_HEALTH = ("Ο πόνος σημαίνει στοπ, και το λέμε.", "Біль означає «стоп», і ми про це кажемо.")
_AFTERWARDS = (
    "אנחנו הולכים לאט, לפי הקצב של האיטי מבינינו. הפסקה היא סוף טוב: תה, 20 דקות, ומי שרוצה מדבר ראשון (או לא).",
)


def in_many_scripts(content: AgreementContent) -> AgreementContent:
    """The same agreement, between Łukasz and Noa, with a clause in each of eight languages."""
    return replace(
        content,
        first_name="Łukasz Żółć",
        second_name="נועה שלום",
        therapist="Δρ. Ελένη Παππά",
        practice="Практика «Берег»\n東京都 · 서울 · الرباط · नई दिल्ली",
        commitment=_worded(COUPLES),
        how_we_ask=_worded(_ASKING),
        afterwards=_worded(_AFTERWARDS),
        baseline=_worded(_BASELINE),
        checkins=_worded(_CHECKINS),
        health=_worded(_HEALTH),
    )


def _worded(lines: tuple[str, ...]) -> tuple[Worded, ...]:
    return tuple(Worded(line) for line in lines)
