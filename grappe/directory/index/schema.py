"""The form of the tantivy index: its fields and how text becomes words."""

from functools import cache

from tantivy import Filter, SchemaBuilder, TextAnalyzerBuilder, Tokenizer

from grappe.directory.facets import NAMES as FACETS

#: Raise it with every change of the fields or analyzers: other forms are not opened.
FORM = 2
STEMMERS = {"en": "english", "fr": "french", "nl": "dutch", "de": "german"}
STEMMED = {language: f"text_{language}" for language in STEMMERS}
LONGEST_WORD = 60


@cache
def schema():
    """Numbers to sort and to load rows by, raw facets to count, text to search."""
    builder = SchemaBuilder()
    builder.add_unsigned_field("key", indexed=True, fast=True)
    builder.add_unsigned_field("alphabet", fast=True)
    builder.add_unsigned_field("day", fast=True)
    for name in FACETS:
        builder.add_text_field(name, fast=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("audience", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("same", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("title", tokenizer_name="folded")
    builder.add_text_field("folded", tokenizer_name="folded")
    for language, name in STEMMED.items():
        builder.add_text_field(name, tokenizer_name=f"stemmed_{language}")
    return builder.build()


@cache
def analyzers():
    """{tokenizer name: analyzer}; the same objects cut documents and questions."""
    found = {"folded": _folding(_lower()).build()}
    for language, name in STEMMERS.items():
        stemmed = _lower().filter(Filter.stemmer(name))
        found[f"stemmed_{language}"] = _folding(stemmed).build()
    return found


def _lower():
    builder = TextAnalyzerBuilder(Tokenizer.simple())
    return builder.filter(Filter.remove_long(LONGEST_WORD)).filter(Filter.lowercase())


def _folding(builder):
    return builder.filter(Filter.ascii_fold())


def fold(text):
    """The words of a text in lower case without accents."""
    return analyzers()["folded"].analyze(text)


def stem(text, language):
    """The stems of a text's words in one of the four languages."""
    return analyzers()[f"stemmed_{language}"].analyze(text)


def alphabet(title):
    """A number that sorts like the folded title's first eight letters."""
    letters = "".join(fold(title)).encode()[:8]
    return int.from_bytes(letters.ljust(8, b"\0"), "big")


def same(title):
    """A title as one value, for finding exactly this name."""
    return " ".join(fold(title))
