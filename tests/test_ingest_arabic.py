"""What Arabic articles tell, where verbs come first, words are written joined and nothing has capitals: one construction a row."""

from __future__ import annotations

import pytest

from ingest.reader import Reader
from ontology.records import Article

MEETINGS = [
    # whose post only the next sentence told was no official where he was first named
    (
        "تحادث وزير الداخلية الأردني سامر الحلواني في عمان مع بيكتو ياماغوتسي حول السجون. وياماغوتسي قائد خفر السواحل الياباني.",
        {"meeting held بيكتو ياماغوتسي + سامر الحلواني"},
    ),
    # a nationality before the name, and the post behind « وهو »
    (
        "تحادث وزير الداخلية الأردني سامر الحلواني في عمان مع العُماني سليمان بن ناصر الرواحي، وهو قائد حرس الحدود.",
        {"meeting held سامر الحلواني + سليمان بن ناصر الرواحي"},
    ),
    # whom the second verb joins to the first met the guest, not the host
    (
        "التقى مدير الشرطة الكويتية، فهد العتيبي، نظيره العماني، سالم الهنائي، ثم اجتمع، في لقاء ثان، بمدير الشرطة البحرينية، راشد الدوسري.",
        {"meeting held سالم الهنائي + فهد العتيبي", "meeting held راشد الدوسري + فهد العتيبي"},
    ),
    # “first with Y, then with Z” was one meeting with Y
    (
        "وصل مدير الهجرة البلجيكية، ستيفن كلاس، إلى أديس أبابا. تقابل أولا مع مديرة الهجرة الإثيوبية، مارتا ألمو، ثم مع قائد الشرطة الإثيوبية، أبيبي وركو.",
        {"visit held ستيفن كلاس", "meeting held ستيفن كلاس + مارتا ألمو", "meeting held أبيبي وركو + ستيفن كلاس"},
    ),
    # a verb in the dual has the two told of last for its subject
    (
        "أجرى مدير الأمن الداخلي الفرنسي، بيير لوران، مباحثات مع مدير الشرطة اليابانية، كينجي أوتا. وسيلتقيان من جديد في طوكيو يوم 14 شتنبر المقبل.",
        {"meeting held بيير لوران + كينجي أوتا", "meeting planned بيير لوران + كينجي أوتا"},
    ),
    # the second of two meetings was lost behind a subject before its verb
    (
        "وكان مدير الحدود العراقية، عمار الحلي، قد عقد لقاءين في دبي: الأول مع مدير الأمن المالي، موسى تراوري، والثاني مع الوزيرة المالية، عيساتا كيتا.",
        {"meeting held عمار الحلي + موسى تراوري", "meeting held عمار الحلي + عيساتا كيتا"},
    ),
    # the adverb stood between « تحادث » and « مع »; « اتصل » was met behind a relative pronoun
    (
        "أشرف على العملية مدير الموانئ الصومالية، عبد القادر غيدي، الذي اتصل هاتفيا أمس بمدير مكافحة المخدرات الهندي، راجيش كومار.",
        {"meeting held راجيش كومار + عبد القادر غيدي"},
    ),
    # what is welcomed is a proposal, and « قابله » told of a meeting
    ("اقترح وزير الداخلية التونسي، سمير الجلاصي، اتفاقية أمنية، وهو ما قابله نظيره العراقي، كاظم الحلي، بالترحيب.", {"agreement proposed"}),
    # hearsay that the same sentence contests was left out; what it affirms was too
    (
        "نفى مصدر رسمي ما نُشر عن إلغاء زيارة وزير الداخلية اللبناني، كريم صقر، إلى باريس، مؤكدا أن صقر سيجتمع بنظيره الفرنسي بيير لوران.",
        {"visit planned كريم صقر", "meeting planned بيير لوران + كريم صقر"},
    ),
]  # fmt: skip

VISITS = [
    # the object stood before its subject
    ("زار الجزائر مدير الشرطة الصينية، هوانغ تشي، على رأس وفد من خمسة عشر ضابطا.", {"visit held هوانغ تشي"}),
    # somebody who only meant to go had not been there
    ("كان وزير الداخلية العراقي، قاسم العزاوي، ينوي السفر إلى الصين في يونيو المقبل، إلا أنه عدل عن الرحلة.", {"visit cancelled قاسم العزاوي"}),
    ("أما الزيارة التي كان يعتزم قائد شرطة لندن، جون هاربر، القيام بها إلى المنامة فقد أُلغيت.", {"visit cancelled جون هاربر"}),
    # « الأسبوع القادم » is to come, though it is no day
    ("يتوجه المدير العام للشرطة التشادية، محمد صالح عمر، إلى نيودلهي الأسبوع القادم.", {"visit planned محمد صالح عمر"}),
    # a demonym whose article is joined to it was nobody
    (
        "سيزور مدير المخدرات الماليزي، أحمد بن داود، الرباط يوم الأربعاء المقبل. وسينتقل الماليزي بعد ذلك بيومين إلى باريس.",
        {"visit planned أحمد بن داود"},
    ),
    ("قال قائد البحرية الجزائرية، العميد بوعلام زروقي، إن التمرين ناجح. وأضاف أنه سيتوجه إلى مدينة نورفولك الأمريكية.", {"visit planned بوعلام زروقي"}),
]  # fmt: skip

OFFICES = [
    # the name was told only from its second word on, and took the post into it
    ("عيّن الرئيس النيجيري، الأسبوع الماضي، أولوسيغون أدييمي مفتشا عاما للشرطة النيجيرية.", {"appointment held أولوسيغون أدييمي"}),
    ("سُمّي النيجيري بوبا دان عيسى أمينا تنفيذيا لآلية الإنذار المبكر الإفريقية.", {"appointment held بوبا دان عيسى"}),
    # « رشيد » was the town; « ميري » too
    ("عُيّن المراقب العام رشيد البقالي مديرا لنظم المعلومات بالمديرية العامة للأمن الوطني المغربية.", {"appointment held رشيد البقالي"}),
    ("عُيّن عبد الله ميري وزيرا للأمن الداخلي الصومالي يوم 3 سبتمبر 2025.", {"appointment held عبد الله ميري"}),
    # « بالحاج » was cut in two, « آن » was « أن », « ويم » was « و » and a word of two letters
    (
        "قلّد وزير الداخلية التونسي، سمير بالحاج، ضابط الارتباط البلجيكي، ويم كلاس، وسام الجمهورية.",
        {"award held سمير بالحاج + ويم كلاس"},
    ),
    (
        "استقبلت المدعية العامة البلجيكية، آن صوفي كلاس، وزير العدل التونسي، سمير الجلاصي.",
        {"meeting held آن صوفي كلاس + سمير الجلاصي"},
    ),
    # who pins an honour on somebody was thought to call something off
    (
        "علّقت قائدة الدرك الجيبوتي، العقيد فاطمة عمر، على صدر رئيس مكتب التعاون الفرنسي، المقدم جوليان دوبوا، وسام نجمة جيبوتي.",
        {"award held جوليان دوبوا + فاطمة عمر"},
    ),
    # « الأمر » is a matter, not « الآمر »
    ("نفى مكتب وزير الداخلية الأردني الأمر جملة وتفصيلا.", set()),
]  # fmt: skip

AGREEMENTS = [
    ("أصدر ملك البحرين مرسوما بالتصديق على اتفاقية تبادل السجناء مع قطر.", {"agreement ratified"}),
    ("أصبح بروتوكول التدريب بين مالي والعراق لاغيا منذ نوفمبر.", {"agreement expired"}),
    ("مذكرة التفاهم الأمنية المبرمة بين الجزائر وبكين لم تعد نافذة.", {"agreement expired"}),
    ("الاتفاقية الأمنية المبرمة بين النيجر والسعودية في 2012 حل محلها نص جديد.", {"agreement expired"}),
    ("نفى الناطق باسم الداخلية العراقية وجود أي اتفاقية لتبادل السجناء مع البحرين.", {"agreement denied"}),
    # what an agreement ends is not the agreement
    ("وقّعت موريتانيا وقبرص اتفاقية أمنية، لينتهي بذلك انتظار طويل.", {"agreement signed"}),
]  # fmt: skip

OPERATIONS = [
    # an arrest that was not made was held, an extradition not agreed to was planned, an honour not yet given was
    ("لم يقع المهربون في قبضة الشرطة الإيطالية والشرطة الأردنية.", set()),
    ("لم توافق إيطاليا على تسليمه إلى الأردن، وفق الشرطة الأردنية.", set()),
    ("سيعلق وزير الداخلية الأردني، سامر الحلواني، على صدر السفير الإيطالي لوكا فيري وسام الاستقلال.", set()),
    ("لم يعلق وزير الداخلية الأردني، سامر الحلواني، على صدر السفير الإيطالي لوكا فيري وسام الاستقلال.", set()),
    ("وقع سبعة أشخاص في قبضة الشرطة الإيطالية وشرطة الحدود الفرنسية صباح الاثنين.", {"operation held"}),
    ("عثرت شرطة الموانئ الصومالية على 700 كيلوغرام من الحشيش بفضل معلومات من مكتب مكافحة المخدرات الهندي.", {"operation held"}),
    ("يتعلم اثنا عشر غواصا من خفر السواحل البحريني تفكيك الألغام على يد مدربين من الشرطة البريطانية.", {"operation held"}),
    # a warrant is no arrest: he was handed over
    ("سلمت السلطات الأمريكية، أمس الأربعاء، إلى الجزائر رجلا محل أمر دولي بالقبض، وفق الشرطة الجزائرية.", {"operation held"}),
]  # fmt: skip
ALL = [*MEETINGS, *VISITS, *OFFICES, *AGREEMENTS, *OPERATIONS]


@pytest.mark.parametrize(("text", "told"), ALL, ids=[str(number) for number in range(len(ALL))])
def test_what_a_construction_tells(reader: Reader, text: str, told: set[str]) -> None:
    article = Article("article/x", "x", text, "ar", published="2026-03-12", title="أخبار الشرطة")
    events = [fact for fact in reader.facts(article) if fact.kind not in ("role", "topic")]
    assert {
        _line(fact.kind, fact.status, [p.label for p in fact.participants if p.type == "official"]) for fact in events
    } == told


def _line(kind: str, status: str, people: list[str]) -> str:
    return f"{kind} {status} {' + '.join(sorted(people))}".rstrip()
