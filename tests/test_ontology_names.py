import pytest

from ontology import names
from ontology.names import fold, name_key, tokens


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Côte d’Ivoire", "cote d ivoire"),
        (
            "Côte d'Ivoire",
            "cote d ivoire",
        ),  # the curly and the straight apostrophe are one
        (
            "  L’ÉLYSÉE –\u202fParis ",
            "l elysee paris",
        ),  # narrow no-break spaces of French typography
        ("Iași", "iasi"),
        ("Łódź", "lodz"),  # Polish ł does not decompose
        ("Æbeltoft Straße", "aebeltoft strasse"),
        ("DGSN-DGST", "dgsn dgst"),
        ("Ham\u00admouchi", "hammouchi"),  # a soft hyphen left by a page
        ("الإِمَارَات", "الامارات"),  # vowel signs and hamza below
        ("عبد اللطيف حمـوشي", "عبد اللطيف حموشي"),  # tatweel
        ("موسى", "موسي"),
        ("مذكرة", "مذكره"),
        ("٢٧ يناير", "27 يناير"),
        ("", ""),
    ],
)
def test_fold_keeps_the_bare_letters(text: str, folded: str) -> None:
    assert fold(text) == folded
    assert fold(folded) == folded


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("M. Hammouchi", ("hammouchi",)),
        (
            "le M. Hammouchi",
            ("le", "m", "hammouchi"),
        ),  # only titles at the head are taken off
        ("Cheikh Diop", ("cheikh", "diop")),  # a given name in Senegal
        ("cheikh Mohammed Al Thani", ("mohammed", "thani")),
        ("général", ("general",)),  # a title alone is all we have
        ("M’Barek Ould Sidi", ("mbarek", "ould", "sidi")),
        ("Saadeddine El Otmani", ("saadeddine", "otmani")),
        ("السيد محمد البدوي", ("محمد", "بدوي")),
    ],
)
def test_tokens_are_the_words_of_the_name_alone(name: str, words: tuple[str, ...]) -> None:
    assert tokens(name) == words


@pytest.mark.parametrize(
    "names",
    [
        (
            "Abdellatif Hammouchi",
            "Abdelatif Hammouchi",
            "HAMMOUCHI Abdellatif",
            "M. Abd el-Latif al-Hammouchi",
        ),
        (
            "Abderrahman Youssoufi",
            "Abd er-Rahman Youssoufi",
            "Abderahman Youssoufi",
            "Abdul Rahman Youssoufi",
        ),
        ("Abdallah Bou Habib", "Abdullah Bou Habib"),
        ("عبد اللطيف حموشي", "عبداللطيف الحموشي", "السيد عبد اللطيف حموشي"),
        ("Saïd N’Dour", "Said NDour"),
    ],
)
def test_spellings_of_one_name_share_a_key(names: tuple[str, ...]) -> None:
    assert len({name_key(name) for name in names}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Abdou Diop", "Abdel Diop"),
        ("Felipe VI", "Felipe IV"),  # regnal numbers tell people apart
        ("Ali Ben Salem", "Ali Salem"),
    ],
)
def test_other_names_have_other_keys(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("le général", ("le", "general")),
        ("Général de corps d'armée Mohamed Berrid", ("mohamed", "berrid")),  # the longest rank, not « général » alone
        ("S.E.M. Nasser Bourita", ("nasser", "bourita")),
        ("S. M. Krishna", ("s", "m", "krishna")),  # initials, not « Sa Majesté »
        ("Lt. Gen. Sir Nick Pope", ("nick", "pope")),
        ("Tan Sri Razarudin Husain", ("razarudin", "husain")),
        ("Excmo. Sr. D. Fernando Grande-Marlaska", ("fernando", "grande", "marlaska")),
        ("اللواء الركن عبد الغني الثعلبي", ("عبدالغني", "ثعلبي")),
        ("معالي الدكتور أنور قرقاش", ("انور", "قرقاش")),
    ],
)
def test_ranks_and_forms_of_address_of_four_languages_are_no_part_of_a_name(name: str, words: tuple[str, ...]) -> None:
    assert tokens(name) == words


def test_whole_texts_do_not_stay_in_memory() -> None:
    """The table of folded names kept the text of every article read, 65,536 of them at most."""
    names._remembered.cache_clear()
    fold("Le général Paul Adjovi a reçu son homologue. " * 20)
    assert names._remembered.cache_info().currsize == 0
    fold("Paul Adjovi, chef de la gendarmerie de Savalou")
    assert names._remembered.cache_info().currsize == 1
