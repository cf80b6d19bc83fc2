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
RARE, UNKNOWN, COMMON = 1_000, 3, 10_000
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


def preferring(searcher, query, text):
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
        # Reading the places of words that stand everywhere would cost more than it tells.
        is_dear = all(searcher.doc_freq("folded", word) > COMMON for word in words)
        field = "title" if is_dear else "folded"
        wishes.append(Query.boost_query(Query.phrase_query(schema(), field, words), 3.0))
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
    if len(group) == 1:
        return any_of([*forms_of(searcher, group[0], last), *phrases(searcher, group)])
    own = [any_of(forms_of(searcher, one, last and one == group[-1])) for one in group]
    return any_of([all_of(own), *phrases(searcher, group)])


def phrases(searcher, group):
    """The concept's other phrases by their stems, without those that occur nowhere."""
    asked = {
        (STEMMED[language], tuple(stem(" ".join(group), language))) for language in STEMMERS
    }
    others = {
        (STEMMED[language], tuple(stem(phrase, language)))
        for language, phrase in concepts().get(group, ())
    }
    for field, stems in sorted(others - asked):
        if stems and all(searcher.doc_freq(field, one) for one in stems):
            is_one = len(stems) == 1
            yield (
                term(field, *stems)
                if is_one
                else Query.phrase_query(schema(), field, list(stems))
            )


def forms_of(searcher, word, last):
    """One word by its stems; stretched when it is rare.

    Each field of stems holds every text, so that any one of them finds the word as it is
    written; of a frequent word the field that finds most is enough.
    """
    counts = {}
    for language, field in STEMMED.items():
        if stems := stem(word, language):
            counts[field, stems[0]] = searcher.doc_freq(field, stems[0])
    best = max(counts, key=counts.get, default=None)
    reach = counts.get(best, 0)
    if reach >= RARE:
        return [term(*best), *(longer_names(searcher, word) if last else ())]
    found = [term(*form) for form, count in counts.items() if count]
    return [*found, *stretched(word, counts, reach)]


def longer_names(searcher, word):
    """Names with a longer word that begins like this one, as somebody still types."""
    if len(searcher.terms_with_prefix("title", word, limit=2)) > 1:
        yield constant(starting("title", word), 0.5)


def stretched(word, forms, reach):
    if len(word) >= SHORTEST_PREFIX:
        yield constant(starting("folded", word), 0.5)
    if len(word) >= SHORTEST_TYPO and reach < UNKNOWN:
        for field, form in [("folded", word), *forms]:
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
    return _joined(queries, Occur.Must)


def any_of(queries):
    return _joined(queries, Occur.Should)


def _joined(queries, occur):
    """One query of several, without a frame around a single one: frames cost time."""
    queries = list(queries)
    if not queries:
        return Query.empty_query()
    if len(queries) == 1:
        return queries[0]
    return Query.boolean_query([(occur, query) for query in queries])
