"""The Serbian Latin edition, page by page and as a folder."""

import re

import pytest

from publishing.latin_edition import make_latin_edition
from publishing.latin_page import latin_html

PAGE = """<!doctype html>
<html lang="sr" class="no-js">
<head>
<meta charset="utf-8">
<!-- Коментар: <b title="а>б">остаје</b> -->
<title>Тражиоци азила &amp; љекари</title>
<meta name="description" content="Ко плаћа „лечење“">
<meta property="og:locale" content="sr_RS">
<meta property="og:url" content="https://example.org/base/sr/groups/refugees/">
<link rel="canonical" href="https://example.org/base/sr/groups/refugees/">
<link rel="alternate" hreflang="sr" href="https://example.org/base/sr/groups/refugees/">
<link rel="stylesheet" href="/assets/a.css">
<style>.а::before { content: "стил" }</style>
<script>const порука = "скрипта </b>";</script>
<script type="application/ld+json">{"@type": "Report", "inLanguage": "sr-Cyrl", "назив": "Извештај",
 "url": "https://example.org/base/sr/", "license": "https://пример.срб/лиценца"}</script>
</head>
<body>
<nav>
  <a data-edition="en" href="/groups/refugees/" hreflang="en" lang="en">English</a>
  <a data-edition="sr" href="/sr/groups/refugees/" aria-current="page" hreflang="sr">Ћирилица</a>
  <a data-edition="sr-latn" href="/sr-latn/groups/refugees/" hreflang="sr-Latn">Lat.</a>
</nav>
<main id='main' data-x = unquoted>
<h1 id="emergency-care">Хитна помоћ<br/>и НЕГА&nbsp;Љ.</h1>
<p title='Члан "239" > 238'>Чл.\u00a0239. став\u00a01; <code>код_а</code>, <kbd>Ц</kbd> и IOM.</p>
<p>Ред &lt; <span lang="en">(Министарство) <i lang="sr">здравља</i></span> &#1072;&#x409;У&lcy; &#60;</p>
<pre><span>пре</span> <b>форма</b></pre> после
<svg viewBox="0 0 1 1"><title>Слика</title><desc>Опис</desc><text x="1">Текст</text><path d="M0 0"/></svg>
<a href="/pdf/baseline-sr.pdf#page=2">ПДФ</a> <a href="../../../sr/services/">услуге</a> 3 < 4 а
</main></body></html>
"""

LATIN_PAGE = """<!doctype html>
<html lang="sr-Latn" class="no-js">
<head>
<meta charset="utf-8">
<!-- Коментар: <b title="а>б">остаје</b> -->
<title>Tražioci azila &amp; ljekari</title>
<meta name="description" content="Ko plaća „lečenje“">
<meta property="og:locale" content="sr_RS">
<meta property="og:url" content="https://example.org/base/sr-latn/groups/refugees/">
<link rel="canonical" href="https://example.org/base/sr-latn/groups/refugees/">
<link rel="alternate" hreflang="sr" href="https://example.org/base/sr/groups/refugees/">
<link rel="stylesheet" href="/assets/a.css">
<style>.а::before { content: "стил" }</style>
<script>const порука = "скрипта </b>";</script>
<script type="application/ld+json">{"@type": "Report", "inLanguage": "sr-Latn", "назив": "Izveštaj",
 "url": "https://example.org/base/sr-latn/", "license": "https://пример.срб/лиценца"}</script>
</head>
<body>
<nav>
  <a data-edition="en" href="/groups/refugees/" hreflang="en" lang="en">English</a>
  <a data-edition="sr" href="/sr/groups/refugees/" hreflang="sr">Ćirilica</a>
  <a aria-current="page" data-edition="sr-latn" href="/sr-latn/groups/refugees/" hreflang="sr-Latn">Lat.</a>
</nav>
<main id='main' data-x = unquoted>
<h1 id="emergency-care">Hitna pomoć<br/>i NEGA&nbsp;Lj.</h1>
<p title='Član "239" > 238'>Čl.\u00a0239. stav\u00a01; <code>код_а</code>, <kbd>Ц</kbd> i IOM.</p>
<p>Red &lt; <span lang="en">(Министарство) <i lang="sr-Latn">zdravlja</i></span> aLJUl &#60;</p>
<pre><span>пре</span> <b>форма</b></pre> posle
<svg viewBox="0 0 1 1"><title>Slika</title><desc>Opis</desc><text x="1">Tekst</text><path d="M0 0"/></svg>
<a href="/pdf/baseline-sr-latn.pdf#page=2">PDF</a> <a href="../../../sr-latn/services/">usluge</a> 3 < 4 a
</main></body></html>
"""


def test_a_page_changes_in_its_letters_and_addresses_only():
    assert latin_html(PAGE).splitlines() == LATIN_PAGE.splitlines()


def test_a_page_in_latin_stays_as_it_is():
    assert latin_html(LATIN_PAGE) == LATIN_PAGE


@pytest.mark.parametrize(
    "kept",
    [
        "<code>код</code>",
        "<pre><b>пре</b> <pre>унутра</pre> још</pre>",
        "<kbd>Ц</kbd>",
        "<script>а < б; '</i>'; // љ</script>",
        "<style>/* љ */</style>",
        '<SCRIPT type="text/template"><p>а</p></SCRIPT>',
        '<b translate="no">Дом <i title="а">здравља</i></b>',
        '<b data-script="keep" lang="sr">Ћирилица <i lang="sr">а</i></b>',
        '<i lang="ru" title="по-русски">стационар</i>',
        "<i lang=mk>здравје</i>",
        '<i lang="ru"><b title="стационар">стационар</b></i>',
        '<svg xml:lang="bg"><text>здраве</text></svg>',
        '<ul><li lang="mk">а<li lang="mk">б</ul>',
        "<!-- Љ > <p>а\n</p> -->",
        '<b data-script="keep">а</b>',
        '<B LANG="ru">а</B>',
        '<img lang="ru" alt="стационар">',
        '<script type="application/json" translate="no">{"а": "б"}</script>',
        "<?xml а?>",
    ],
)
def test_what_is_not_serbian_prose_keeps_its_letters(kept):
    assert latin_html(f"<p>а{kept}б</p>") == f"<p>a{kept}b</p>"


@pytest.mark.parametrize(
    ("cyrillic", "latin"),
    [
        ('<ul><li lang="mk">а<li>љ</ul>', '<ul><li lang="mk">а<li>lj</ul>'),
        ('<dl><dt><p lang="ru">а</dl>љ', '<dl><dt><p lang="ru">а</dl>lj'),
        ('<br lang="ru">љ', '<br lang="ru">lj'),
        ('<path lang="ru"/>љ', '<path lang="ru"/>lj'),
        ('<b lang="en">а</i>а</b>љ', '<b lang="en">а</i>а</b>lj'),
        ('<b lang="en"><b>а</b>а</b>љ', '<b lang="en"><b>а</b>а</b>lj'),
    ],
)
def test_what_is_kept_ends_with_its_element(cyrillic, latin):
    assert latin_html(cyrillic) == latin


@pytest.mark.parametrize(
    ("cyrillic", "latin"),
    [
        ('<b title="Љ">', '<b title="Lj">'),
        ("<b title='Љ \"Њ\"' hidden>", "<b title='Lj \"Nj\"' hidden>"),
        ("<b title=Љ>", "<b title=Lj>"),
        ('<b title="&#1113;">', '<b title="lj">'),
        ('<b\n  TITLE = "а > &#1073;"\n>', '<b\n  TITLE = "a > b"\n>'),
        ('<img src="а.png" alt="а">', '<img src="а.png" alt="a">'),
        ('<b aria-label="а" data-label="а" data-id="а">', '<b aria-label="a" data-label="a" data-id="а">'),
        ('<p aria-description="а">', '<p aria-description="a">'),
        (
            '<input type="search" placeholder="а" value="а">',
            '<input type="search" placeholder="a" value="а">',
        ),
        ('<input type="submit" value="Тражи">', '<input type="submit" value="Traži">'),
        ('<button type="submit" value="а">б</button>', '<button type="submit" value="а">b</button>'),
        ('<option label="а" value="а">б</option>', '<option label="a" value="а">b</option>'),
        ('<optgroup label="а"><track label="а">', '<optgroup label="a"><track label="a">'),
        ('<b label="а">', '<b label="а">'),
        ('<meta name="keywords" content="а, б">', '<meta name="keywords" content="a, b">'),
        ('<meta property="og:title" content="а">', '<meta property="og:title" content="a">'),
        ('<meta name="citation_title" content="а">', '<meta name="citation_title" content="a">'),
        ('<meta name="DC.language" content="sr-Cyrl">', '<meta name="DC.language" content="sr-Latn">'),
        ('<code title="а">а</code>', '<code title="a">а</code>'),
    ],
)
def test_attributes_that_people_read_are_in_latin(cyrillic, latin):
    assert latin_html(cyrillic) == latin


@pytest.mark.parametrize(
    ("cyrillic", "latin"),
    [
        ("sr", "sr-Latn"),
        ("sr-Cyrl", "sr-Latn"),
        ("sr-Cyrl-RS", "sr-Latn-RS"),
        ("sr-RS", "sr-Latn-RS"),
        ("sr-Latn", "sr-Latn"),
        ("en", "en"),
    ],
)
def test_a_page_says_that_it_is_in_latin_script(cyrillic, latin):
    assert latin_html(f'<html lang="{cyrillic}"><p lang="{cyrillic}">') == f'<html lang="{latin}"><p lang="{latin}">'


@pytest.mark.parametrize(
    ("cyrillic", "latin"),
    [
        ("/sr/", "/sr-latn/"),
        ("/sr", "/sr-latn"),
        ("/sr?q=а", "/sr-latn?q=а"),
        ("/sr#азил", "/sr-latn#азил"),
        ("/sr/groups/refugees/#maternity-care", "/sr-latn/groups/refugees/#maternity-care"),
        ("/base/sr/groups/", "/base/sr-latn/groups/"),
        ("https://example.org/base/sr/", "https://example.org/base/sr-latn/"),
        ("../../sr/", "../../sr-latn/"),
        ("../sr", "../sr-latn"),
        ("/pdf/baseline-sr.pdf", "/pdf/baseline-sr-latn.pdf"),
        ("../../pdf/baseline-sr.pdf", "../../pdf/baseline-sr-latn.pdf"),
        ("https://example.org/base/pdf/baseline-sr.pdf", "https://example.org/base/pdf/baseline-sr-latn.pdf"),
    ],
)
def test_links_into_the_cyrillic_edition_lead_into_the_latin_one(cyrillic, latin):
    site = "https://example.org/base/"
    assert latin_html(f'<a href="{cyrillic}">', site) == f'<a href="{latin}">'
    assert latin_html(f"<a href={cyrillic}>", site) == f"<a href={latin}>"
    assert latin_html(f'<b lang="en"><form action="{cyrillic}">', site) == f'<b lang="en"><form action="{latin}">'


@pytest.mark.parametrize(
    "address",
    [
        "../services/#sr",
        "#азил",
        "/",
        "/groups/",
        "/srb/",
        "/sr-latn/",
        "/assets/sr/а.png",
        "sr/",
        "/pdf/baseline-en.pdf",
        "https://www.paragraf.rs/sr/",
        "https://example.org/sr/",
        "https://elsewhere.org/pdf/baseline-sr.pdf",
        "mailto:а@б.срб",
    ],
)
def test_other_links_stay(address):
    assert latin_html(f'<a href="{address}">', "https://example.org/base") == f'<a href="{address}">'


def test_the_address_in_a_redirect_is_moved():
    redirect = '<meta http-equiv="refresh" content="0; url={}/groups/">'
    assert latin_html(redirect.format("/sr")) == redirect.format("/sr-latn")


@pytest.mark.parametrize(
    "link",
    [
        '<a data-edition="sr" href="/sr/groups/">',
        '<link rel="alternate" hreflang="sr-Cyrl" href="/sr/groups/">',
        '<a data-edition="sr" href="/pdf/baseline-sr.pdf">',
        '<option data-edition="sr" value="/sr/groups/">',
    ],
)
def test_links_between_the_editions_stay(link):
    assert latin_html(link) == link


@pytest.mark.parametrize(
    ("page", "cyrillic", "latin"),
    [
        ("/sr/groups/refugees/", "./", "../../../sr/groups/refugees/"),
        ("/sr/groups/refugees/", "../../", "../../../sr/"),
        ("/sr/groups/refugees/", "../../../sr/groups/", "../../../sr/groups/"),
        ("/sr/groups/refugees/", "#maternity-care", "../../../sr/groups/refugees/#maternity-care"),
        ("/sr/", "./", "../sr/"),
        ("/sr/", "/sr/", "/sr/"),
        ("/sr/", "https://example.org/base/sr/", "https://example.org/base/sr/"),
        ("/sr/", "../", "../"),
    ],
)
def test_a_relative_link_to_the_cyrillic_edition_leads_back_to_it(page, cyrillic, latin):
    html = '<link rel="canonical" href="https://example.org/base{}"><a class="b" data-edition="sr" href="{}">'
    latin_page = page.replace("/sr/", "/sr-latn/")
    assert latin_html(html.format(page, cyrillic)) == html.format(latin_page, latin)


def test_an_alternate_in_another_format_is_a_link_like_any_other():
    assert latin_html('<link rel="alternate" href="/sr/a.json">') == '<link rel="alternate" href="/sr-latn/a.json">'


@pytest.mark.parametrize(
    ("cyrillic", "latin"),
    [
        ("Вид. https://example.org/sr/groups/.", "Vid. https://example.org/sr-latn/groups/."),
        ("(https://example.org/sr)", "(https://example.org/sr-latn)"),
        ("https://example.org/pdf/baseline-sr.pdf", "https://example.org/pdf/baseline-sr-latn.pdf"),
        (
            "https://example.org/sr-latn/ https://example.org/srb",
            "https://example.org/sr-latn/ https://example.org/srb",
        ),
        ("https://kirs.gov.rs/sr/", "https://kirs.gov.rs/sr/"),
    ],
)
def test_the_sites_own_address_in_a_text_is_that_of_the_latin_edition(cyrillic, latin):
    canonical = '<link href="https://example.org/{}/" rel="canonical"><p>{}'
    assert latin_html(canonical.format("sr", cyrillic)) == canonical.format("sr-latn", latin)


SWITCH = '<a{} data-edition="sr">а</a>{}<a{} data-edition="sr-latn">б</a>'


@pytest.mark.parametrize("between", ["", '<a data-edition="en">en</a>'])
def test_every_edition_switch_marks_the_latin_edition_as_current(between):
    before = SWITCH.format(' aria-current="page"', between, "")
    after = SWITCH.format("", between, ' aria-current="page"').replace("а", "a").replace("б", "b")
    assert latin_html(f"{before}<p></p>{before}") == f"{after}<p></p>{after}"


def test_links_to_the_editions_that_are_no_switch_get_no_mark():
    reports = SWITCH.format("", "", "")
    assert "aria-current" not in latin_html(reports)
    switch = SWITCH.format(' aria-current="true"', "", "")
    assert latin_html(reports + switch).count('aria-current="true"') == 1
    assert latin_html(reports + switch).endswith('<a aria-current="true" data-edition="sr-latn">b</a>')


def test_what_is_current_in_the_navigation_stays_so():
    switch = '<a data-edition="sr">a</a><a data-edition="sr-latn">b</a>'
    navigation = '<a aria-current="page" href="." title="{}">c</a>'
    assert latin_html(navigation.format("а") + switch) == navigation.format("a") + switch


def test_without_a_link_to_the_latin_edition_none_is_current():
    assert latin_html('<a data-edition="sr" aria-current="page">') == '<a data-edition="sr">'


@pytest.mark.parametrize(
    ("cyrillic", "latin"),
    [
        ('{"кључ": "Љ", "a": ["б", 1, null]}', '{"кључ": "Lj", "a": ["b", 1, null]}'),
        (r'{"a":"\u0430\n \"\u0431\""}', r'{"a":"a\n \"b\""}'),
        (r'{"a": "а \u003c/script>"}', r'{"a": "a \u003c/script>"}'),
        ('{"inLanguage": "sr", "b": "sr"}', '{"inLanguage": "sr-Latn", "b": "sr"}'),
        ('{"inLanguage": ["sr-Cyrl", "sr-Latn"]}', '{"inLanguage": ["sr-Cyrl", "sr-Latn"]}'),
        ('{"u": "/sr/а/", "v": "#азил", "w": "и/или"}', '{"u": "/sr-latn/а/", "v": "#азил", "w": "i/ili"}'),
        ('{"u": "../а/", "v": "https://б.срб/"}', '{"u": "../а/", "v": "https://б.срб/"}'),
        (r'{"u": "\u003cb\/>"}', r'{"u": "\u003cb\/>"}'),
        ('{"base": "..", "t": {"copy": "Копирај"}}', '{"base": "..", "t": {"copy": "Kopiraj"}}'),
    ],
)
@pytest.mark.parametrize("kind", ["application/json", "application/ld+json"])
def test_json_in_a_page_is_in_latin_in_its_values(kind, cyrillic, latin):
    script = '<script id="a" type="{}">{}</script>'
    assert latin_html(script.format(kind, cyrillic)) == script.format(kind, latin)


@pytest.mark.parametrize(
    ("cyrillic", "latin"),
    [
        ("а < б и <в", "a < b i <v"),
        ("<p title=а'б>в</p>'>", "<p title=a'b>v</p>'>"),
        ('<p title=а="б>в</p>">', '<p title=a="b>v</p>">'),
        ('<p title="а>в</p>', '<p title="а>v</p>'),
        ("<p hidden title='а' >в", "<p hidden title='a' >v"),
        ("<!-- а", "<!-- a"),
        ("<!-- а >б", "<!-- а >b"),
        ("<script>а", "<script>а"),
        ("</p>а&nbsp;&б;&amp;#1072;", "</p>a&nbsp;&b;&amp;#1072;"),
        ("а\r\nб\t", "a\r\nb\t"),
        ("", ""),
    ],
)
def test_odd_markup_is_neither_lost_nor_mended(cyrillic, latin):
    assert latin_html(cyrillic) == latin


def built(site, files):
    for name, content in files.items():
        path = site / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)


def test_the_folder_is_the_cyrillic_one_in_latin(tmp_path):
    home = '<link rel="canonical" href="https://example.org/sr/">\r\n<p>Љ'
    built(
        tmp_path,
        {
            "index.html": "<p>English",
            "sr/index.html": home,
            "sr/groups/refugees/index.html": "<p>Избеглице",
            "sr/groups/chart.svg": "<svg><text>Графикон</text></svg>",
            "sr/groups/cells.json": '{"назив": "Ћелије"}',
            "sr/groups/sitemap.xml": "<loc>https://example.org/sr/groups/</loc>",
            "sr/groups/photo.png": b"\x89PNG\xd0\x90",
            "sr/pagefind/pagefind-entry.json": '{"језик": "ћирилица"}',
        },
    )

    written = make_latin_edition(tmp_path)

    latin = tmp_path / "sr-latn"
    assert {path.relative_to(latin).as_posix(): path.read_bytes() for path in written} == {
        "groups/cells.json": '{"назив": "Ćelije"}'.encode(),
        "groups/chart.svg": b"<svg><text>Grafikon</text></svg>",
        "groups/photo.png": b"\x89PNG\xd0\x90",
        "groups/refugees/index.html": b"<p>Izbeglice",
        "groups/sitemap.xml": b"<loc>https://example.org/sr-latn/groups/</loc>",
        "index.html": b'<link rel="canonical" href="https://example.org/sr-latn/">\r\n<p>Lj',
    }
    assert written == sorted(written)
    assert (tmp_path / "sr/index.html").read_bytes() == home.encode()


def test_a_page_that_is_gone_does_not_live_on(tmp_path):
    built(tmp_path, {"sr/index.html": "а", "sr-latn/gone/index.html": "b"})
    make_latin_edition(tmp_path)
    assert not (tmp_path / "sr-latn/gone").exists()


def test_without_a_cyrillic_edition_nothing_is_removed(tmp_path):
    built(tmp_path, {"sr-latn/index.html": "a"})
    with pytest.raises(FileNotFoundError, match="build the site before"):
        make_latin_edition(tmp_path)
    assert (tmp_path / "sr-latn/index.html").exists()


def test_no_cyrillic_letter_is_left_outside_what_is_kept():
    kept = r"<!--.*?-->|<(script|style|code|kbd|pre)\b.*?</\1>|<span lang=\"en\">.*?</span>"
    assert not re.search("[а-яђјљњћџ]", re.sub(kept, "", latin_html(PAGE), flags=re.DOTALL), re.IGNORECASE)
