"""Serbian Cyrillic to Latin, letter by letter."""

import re
from unicodedata import normalize

import pytest

from publishing.transliteration import to_latin

ALPHABET = "абвгдђежзијклљмнњопрстћуфхцчџш"


def test_every_letter_of_the_alphabet_has_its_latin_one():
    assert to_latin(" ".join(ALPHABET)) == "a b v g d đ e ž z i j k l lj m n nj o p r s t ć u f h c č dž š"
    assert to_latin(" ".join(ALPHABET.upper())) == ("A B V G D Đ E Ž Z I J K L Lj M N Nj O P R S T Ć U F H C Č Dž Š")


@pytest.mark.parametrize(
    ("cyrillic", "latin"),
    [
        ("инјекција", "injekcija"),
        ("надживети", "nadživeti"),
        ("конјункција", "konjunkcija"),
        ("одјек", "odjek"),
        ("Танјуг", "Tanjug"),
        ("поджупан", "podžupan"),
        ("ванјезички", "vanjezički"),
        ("коњ, пољана и џеп", "konj, poljana i džep"),
    ],
)
def test_two_letters_that_look_like_a_digraph_stay_two_letters(cyrillic, latin):
    assert to_latin(cyrillic) == latin


@pytest.mark.parametrize(
    ("cyrillic", "latin"),
    [
        ("Љубав", "Ljubav"),
        ("ЉУБАВ", "LJUBAV"),
        ("Њујорк", "Njujork"),
        ("ЊУЈОРК", "NJUJORK"),
        ("КОЊ", "KONJ"),
        ("ЏУЏАН", "DŽUDŽAN"),
        ("Џ", "Dž"),
        ("ЊЉ", "NJLJ"),
        ("Љ. Петровић и Њ. П.", "Lj. Petrović i Nj. P."),
        ("О Њему", "O Njemu"),
        ("РЊ-а, РЊа", "RNJ-a, RNja"),
        ("HIVЊ", "HIVNJ"),
        ("Љ\u00adУБАВ КО\u00adЊ", "LJ\u00adUBAV KO\u00adNJ"),
        ("Њ\u0301ЕГОШ Њ\u0301егош ГО\u0301Љ", "NJ\u0301EGOŠ Nj\u0301egoš GÓLJ"),
    ],
)
def test_a_digraph_is_two_capitals_only_among_capitals(cyrillic, latin):
    assert to_latin(cyrillic) == latin


@pytest.mark.parametrize(
    ("cyrillic", "latin"),
    [
        ("„Службени гласник РС“, бр. 25/2019", "„Službeni glasnik RS“, br. 25/2019"),
        ("члан\u00a0239. став\u00a01.", "član\u00a0239. stav\u00a01."),
        ("члан 46в, поглавље XIV", "član 46v, poglavlje XIV"),
        ("ЗЗО и HIV, COVID-19", "ZZO i HIV, COVID-19"),
        ("IOM-а и UNHCR-у", "IOM-a i UNHCR-u"),
        ("»тачка« – 12,5\u202f%…", "»tačka« – 12,5\u202f%…"),
    ],
)
def test_marks_digits_and_acronyms_stay_as_they_are(cyrillic, latin):
    assert to_latin(cyrillic) == latin


@pytest.mark.parametrize(
    ("cyrillic", "latin"),
    [
        (
            "Пишите на info@kirs.gov.rs или читајте https://kirs.gov.rs/лат/азил?q=а#в.",
            "Pišite na info@kirs.gov.rs ili čitajte https://kirs.gov.rs/лат/азил?q=а#в.",
        ),
        ("сајт www.примери.rs/а, а не други", "sajt www.примери.rs/а, a ne drugi"),
        ("(рзс.срб/вести) и он", "(рзс.срб/вести) i on"),
        ("пошта@рзс.rs и он", "пошта@рзс.rs i on"),
        ("https://kirs.gov.rs—Комесаријат", "https://kirs.gov.rs—Komesarijat"),
        ("и/или, 1.а.срба", "i/ili, 1.a.srba"),
    ],
)
def test_an_address_stays_as_it_is(cyrillic, latin):
    assert to_latin(cyrillic) == latin


@pytest.mark.parametrize("text", ["", "Latin text, 46v", "ы щ э ю я ъ ь", "ѓ ќ ѕ", "й ё ї і", "zaštita", "Ελλάδα"])
def test_what_is_not_serbian_cyrillic_stays_as_it_is(text):
    assert to_latin(text) == text


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize(
    ("cyrillic", "latin"),
    [
        ("са\u0304м и сѝ, ӣ, ӯ, ѐ", "sām i sì, ī, ū, è"),
        ("гра\u030fд, љу\u0311ди, Р\u0311", "grȁd, ljȗdi, Ȓ"),
        ("с\u0301утра", "śutra"),
        ("Достоевский и Ќосе", "Dostoevskiй i Ќose"),
    ],
)
def test_accents_give_the_same_in_either_unicode_form(form, cyrillic, latin):
    assert to_latin(normalize(form, cyrillic)) == latin


def test_an_accent_elsewhere_is_not_composed_with_its_letter():
    assert to_latin("cafe\u0301 и чај") == "cafe\u0301 i čaj"


SENTENCE = (
    "ЊЕГОВ џеп: Љиљана из УНХЦР-а чита „Службени гласник РС“, бр. 25/2019, члан\u00a046в; IOM, COVID-19. "
    f"{ALPHABET} {ALPHABET.upper()}"
)


def test_no_serbian_letter_is_left():
    assert not re.search(f"[{ALPHABET}{ALPHABET.upper()}]", to_latin(SENTENCE))


def test_what_is_in_latin_stays_as_it_is():
    assert to_latin(to_latin(SENTENCE)) == to_latin(SENTENCE)
