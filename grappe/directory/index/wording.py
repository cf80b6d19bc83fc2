"""From the words that somebody typed to a tantivy query.

Every word must match somewhere. A word matches as written, by its stem in any of the
four languages, or through a concept that other languages name otherwise. The fewer
places it is found in, the more it may stretch: first to longer words that begin with
it, then to words one letter away.
"""

from functools import cache

from tantivy import Occur, Query

from grappe.taxonomies import vocabulary

from .schema import STEMMED, STEMMERS, fold, same, schema, stem

MOST_WORDS = 12
#: A word found in fewer documents also stands for longer words, or for near misses.
RARE, UNKNOWN = 1_000, 3
SHORTEST_PREFIX, SHORTEST_TYPO = 3, 4
#: Tiers: exactly this name, then clusters, then names that hold all the words.
SAME_NAME, IS_CLUSTER, IN_NAME = 3_000.0, 1_000.0, 60.0
SMALL_WORDS = frozenset(
    "a an and at for from in of on or the to with au aux avec d dans de des du en et l la le"
    " les ou par pour sur un une das der die ein eine fur im mit und von zu zum zur den dem"
    " aan bij het een met naar op te van voor".split()
)


def words_of(text):
    """The folded words that count, small words left out unless there are no others."""
    words = list(dict.fromkeys(fold(text)))[:MOST_WORDS]
    return [word for word in words if word not in SMALL_WORDS] or words


def matching(searcher, text):
    """A query for documents that hold every word of the text, or None without words."""
    words = words_of(text)
    if not words:
        return None
    groups = [
        concept_query(searcher, group, last=group[-1] == words[-1]) for group in grouped(words)
    ]
    return all_of(groups)


def preferring(query, text):
    """The same query, with names, phrases and clusters lifted to the top."""
    words = words_of(text)
    wishes = [constant(Query.term_query(schema(), "kind", "cluster", "basic"), IS_CLUSTER)]
    if words:
        wishes += [
            constant(Query.term_query(schema(), "same", same(text), "basic"), SAME_NAME),
            constant(all_of([term("title", word) for word in words]), IN_NAME),
        ]
    wishes += [Query.boost_query(term("title", word), 3.0) for word in words]
    if len(words) > 1:
        phrase = Query.phrase_query(schema(), "folded", words)
        wishes.append(Query.boost_query(phrase, 3.0))
    return Query.boolean_query(
        [(Occur.Must, query), *((Occur.Should, wish) for wish in wishes)]
    )


def grouped(words):
    """Cut the words into the concepts they name, the longest first, and single words."""
    groups, rest = [], list(words)
    while rest:
        size = next((n for n in range(4, 1, -1) if tuple(rest[:n]) in concepts()), 1)
        groups.append(tuple(rest[:size]))
        rest = rest[size:]
    return groups


def concept_query(searcher, group, last):
    """All words of the group, or one of the phrases by which others name the concept."""
    own = all_of([word_query(searcher, word, last and word == group[-1]) for word in group])
    others = [
        query
        for language, phrase in concepts().get(group, ())
        if (query := phrase_query(searcher, language, phrase))
    ]
    return any_of([own, *others]) if others else own


def phrase_query(searcher, language, phrase):
    """The phrase by its stems, or None when one of them occurs nowhere."""
    field = STEMMED[language]
    stems = stem(phrase, language)
    if not stems or not all(searcher.doc_freq(field, one) for one in stems):
        return None
    if len(stems) == 1:
        return term(field, stems[0])
    return Query.phrase_query(schema(), field, stems)


def word_query(searcher, word, last):
    """One word: as written and by stem; stretched when it is rare."""
    forms = [("folded", word)]
    for language in STEMMERS:
        stems = stem(word, language)
        forms += [(STEMMED[language], stems[0])] if stems else []
    counts = {form: searcher.doc_freq(*form) for form in forms}
    found = [term(*form) for form, count in counts.items() if count]
    reach = sum(counts.values())
    return any_of([*found, *stretched(word, forms, reach, last)])


def stretched(word, forms, reach, last):
    if len(word) >= SHORTEST_PREFIX and reach < RARE:
        yield constant(starting("folded", word), 0.5)
    elif last:
        yield constant(starting("title", word), 0.5)
    if len(word) >= SHORTEST_TYPO and reach < UNKNOWN:
        for field, form in forms:
            if len(form) >= SHORTEST_TYPO:
                near = Query.fuzzy_term_query(schema(), field, form, distance=1)
                yield constant(near, 0.2)


def starting(field, word):
    """Words that begin with this one."""
    return Query.fuzzy_term_query(schema(), field, word, distance=0, prefix=True)


@cache
def concepts():
    """{words of one phrase: the concept's phrases with their languages}."""
    found = {}
    for concept in vocabulary.concepts():
        phrases = [(language, phrase) for language, some in concept.items() for phrase in some]
        for __, phrase in phrases:
            found.setdefault(tuple(words_of(phrase)), []).extend(phrases)
    return found


def term(field, word):
    return Query.term_query(schema(), field, word)


def constant(query, score):
    return Query.const_score_query(query, score)


def all_of(queries):
    return Query.boolean_query([(Occur.Must, query) for query in queries])


def any_of(queries):
    queries = list(queries)
    if not queries:
        return Query.empty_query()
    return queries[0] if len(queries) == 1 else Query.disjunction_max_query(queries, 0.1)
