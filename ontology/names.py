"""How a name is compared: without regard to accents, case, script variants, titles or the order of its words."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import Final

from ontology.gazetteer import countries, forms_of_address

LETTERS: Final = str.maketrans(
    {"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe"}
    | {
        "ٱ": "ا",
        "ى": "ي",
        "ی": "ي",
        "ة": "ه",
        "ہ": "ه",
        "ک": "ك",
        "ء": "",
        "ـ": "",
        "ʿ": "",
        "ʾ": "",
    }
)
"""Letters that decomposition leaves as they are; of the Arabic ones hamza and tatweel are dropped."""

UNSEEN: Final = frozenset({"Mn", "Me", "Cf"})
"""Categories of characters that make no letter: accents and vowel signs, direction marks, soft hyphens."""


class _Bare(dict[int, str]):
    """From the code of a character to what is left of it, found out when it is first met."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        digit = str(unicodedata.digit(letter)) if letter.isdecimal() else letter
        self[code] = "" if unicodedata.category(letter) in UNSEEN else digit.translate(LETTERS)
        return self[code]


BARE: Final = _Bare()

LONGEST_NAME: Final = 160
"""Characters of the longest text that is remembered as a name or a post."""
NOT_WORD: Final = re.compile(r"[\W_]+")
APOSTROPHE: Final = re.compile(r"(?<=\w)['’‘ʼ`´](?=\w)")

SERVANT: Final = re.compile(r"\babd(?: ?(?:ou|[aeou])l| [ae][rsntdz](?= )) ?l*(?=[a-z])")
ASSIMILATED: Final = re.compile(r"\babd ?[aeu](?:([rsntdz]) ?\1?)(?=[aeiouy]|\1|h[aeiouy])")
ARABIC_SERVANT: Final = re.compile(r"\bعبد ?ال ?(?=\w)")
FAITH: Final = re.compile(r"(?<=\w\w) (?:[aeu][ld] ?)?(?:d?dine?|d?deen|eddine?)\b|(?<=\w\w) الدين\b")
ARTICLE: Final = re.compile(r"\b(?:[ae]l (?=[a-z])|ال(?= ?\w{3}))")


def fold(text: str) -> str:
    """Bring a text to its bare letters: no accents, no case, no punctuation, one form of each Arabic letter.

    Names are asked for again and again, and remembered; longer texts are not, so that no article stays in memory.

    >>> fold("L’Élysée –  Ürümqi")
    'l elysee urumqi'
    """
    return _remembered(text) if len(text) <= LONGEST_NAME else _folded(text)


@lru_cache(maxsize=65536)
def _remembered(name: str) -> str:
    return _folded(name)


def _folded(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text.casefold())
    if not letters.isascii():
        letters = letters.translate(BARE)
    return NOT_WORD.sub(" ", letters).strip()


@lru_cache(maxsize=65536)
def tokens(name: str) -> tuple[str, ...]:
    """Split a person's name into its folded words, in their order, without titles, its Arabic particles joined.

    >>> tokens("M. Abd el-Latif AL-HAMMOUCHI")
    ('abdelatif', 'hammouchi')
    """
    words = _without_titles(_joined(name).split())
    return tuple(_without_particles(" ".join(words)).split())


def name_key(name: str) -> str:
    """Give what the spellings of a name in one script share: its words, folded and sorted.

    >>> name_key("HAMMOUCHI Abdellatif") == name_key("Abdelatif Hammouchi")
    True
    """
    return " ".join(sorted(tokens(name)))


def _joined(name: str) -> str:
    """Fold a name with its apostrophes closed up: « N’Dour » is one word."""
    return fold(APOSTROPHE.sub("", name))


def _without_titles(words: list[str]) -> list[str]:
    """Take the titles off the front, the longest first; one that is a given name too only before two words more."""
    for length in range(min(len(words) - 1, _longest_title()), 0, -1):
        ambiguous = _titles().get(" ".join(words[:length]))
        if ambiguous is not None and len(words) - length > ambiguous:
            return _without_titles(words[length:])
    return words


@cache
def _titles() -> dict[str, bool]:
    """List the folded ranks and forms of address, and whether each may be a given name as well, in any language."""
    found: dict[str, bool] = {}
    titles = list(forms_of_address())
    forms = _joined(" 0 ".join(title for title, _ in titles)).split(" 0 ")  # in one go: no title has that number
    for form, (_, ambiguous) in zip(forms, titles, strict=True):
        found[form] = found.get(form, False) or ambiguous
    return found


@cache
def _longest_title() -> int:
    return max((len(title.split()) for title in _titles()), default=0)


def _without_particles(words: str) -> str:
    """Join « Abd el X », « Abdul X », « Abderr… » into `abdelx`, « X ed-Din » into `xeddine`; drop the article of « el X »."""
    words = FAITH.sub(lambda found: "الدين" if found[0].endswith("ن") else "eddine", words)
    words = ARABIC_SERVANT.sub("عبدال", SERVANT.sub("abdel", words))
    return ARTICLE.sub("", ASSIMILATED.sub(r"abdel\1", words))


def is_arabic(text: str) -> bool:
    """Whether a text is written in Arabic letters."""
    return any("\u0600" <= letter <= "\u06ff" for letter in text)


def country_words(code: str) -> frozenset[str]:
    """Give the folded words of the names and demonyms of a country (“kenya”, “kenyan”, “keniano”), in all languages."""
    return _country_words().get(code, frozenset())


@cache
def _country_words() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in countries():
        if row.kind in ("name", "alias", "demonym"):
            found.setdefault(row.code, set()).update(fold(row.name).split())
    return {code: frozenset(words) for code, words in found.items()}
