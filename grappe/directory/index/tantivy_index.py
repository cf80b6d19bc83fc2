"""The index proper: a folder of tantivy's, read by many and written by one."""

from contextlib import contextmanager
from functools import lru_cache

import tantivy
from tantivy import Occur, Order
from tantivy import Query as Ask

from . import store
from .interface import BY_NAME, BY_RELEVANCE, IndexUnusable, Key, Page
from .schema import STEMMED, alphabet, analyzers, fold, same, schema
from .wording import all_of, any_of, constant, matching, preferring, starting, term

HEAP = 64_000_000
BULK_HEAP = 256_000_000


@contextmanager
def soundness():
    """Whatever a broken folder makes tantivy say, even a panic, is `IndexUnusable`."""
    try:
        yield
    except (KeyboardInterrupt, SystemExit, GeneratorExit, IndexUnusable):
        raise
    except BaseException as error:
        # tantivy's panics are no `Exception`; a directory that answers is worth it.
        raise IndexUnusable(f"{type(error).__name__}: {error}") from error


class TantivyIndex:
    """Answers from one folder; notices by itself when somebody has written to it."""

    def __init__(self, folder, is_new=False):
        self.folder = folder
        self._seen = None
        if not (is_new or (folder / "meta.json").exists()):
            raise IndexUnusable("The index's folder is empty.")
        with soundness():
            self._index = tantivy.Index(schema(), str(folder), reuse=True)
            for name, analyzer in analyzers().items():
                self._index.register_tokenizer(name, analyzer)
            self._index.config_reader("manual")

    @classmethod
    def present(cls):
        """The index in use; raises `IndexUnusable` when there is none."""
        if (folder := store.present()) is None:
            raise IndexUnusable("There is no index yet.")
        return opened(cls, folder)

    @property
    def generation(self):
        with soundness():
            stat = (self.folder / "meta.json").stat()
        return f"{self.folder.name}-{stat.st_mtime_ns}"

    def searcher(self):
        """A view of the index as last committed."""
        if (generation := self.generation) != self._seen:
            self._index.reload()
            self._seen = generation
        return self._index.searcher()

    def search(self, query):
        with soundness():
            searcher = self.searcher()
            words = matching(searcher, query.text) if query.text.strip() else Ask.all_query()
            if words is None:
                return Page(0, ())
            found = searcher.search(
                self._ranked(searcher, words, query),
                query.limit,
                offset=query.offset,
                **_order(query),
            )
            places = [place for __, place in found.hits]
            keys = tuple(map(Key.of, searcher.fast_field_values("key", places)))
            return Page(found.count, keys, _counts(searcher, words, query))

    def suggest(self, text, audiences, limit=8):
        with soundness():
            words = fold(text)
            if not words:
                return ()
            begun = [
                starting("title", words[-1]),
                *(term("title", word) for word in words[:-1]),
            ]
            query = _filtered(all_of(begun), {}, audiences)
            cluster = constant(Ask.term_query(schema(), "kind", "cluster", "basic"), 5.0)
            query = Ask.boolean_query([(Occur.Must, query), (Occur.Should, cluster)])
            searcher = self.searcher()
            hits = searcher.search(query, limit, count=False).hits
            places = [place for __, place in hits]
            return tuple(map(Key.of, searcher.fast_field_values("key", places)))

    def put(self, documents, gone=(), heap=HEAP):
        """Write through tantivy's own journal: after a crash the last commit stands."""
        with soundness():
            writer = self._index.writer(heap, 1)
            for key in gone:
                writer.delete_documents_by_query(_of_key(key))
            for document in documents:
                writer.delete_documents_by_query(_of_key(document.key))
                writer.add_document(_written(document))
            writer.commit()
            writer.wait_merging_threads()

    def fill(self, documents):
        """Write many new documents at once into an empty folder."""
        with soundness():
            writer = self._index.writer(BULK_HEAP, 1)
            for document in documents:
                writer.add_document(_written(document))
            writer.commit()
            writer.wait_merging_threads()

    def _ranked(self, searcher, words, query):
        if query.sort == BY_RELEVANCE:
            words = preferring(searcher, words, query.text)
        return _filtered(words, query.chosen, query.audiences)


@lru_cache(maxsize=2)
def opened(cls, folder):
    return cls(folder)


def _order(query):
    if query.sort == BY_NAME:
        return {"order_by_field": "alphabet", "order": Order.Asc}
    if query.sort == BY_RELEVANCE:
        return {}
    return {"order_by_field": "day", "order": Order.Desc}


def _filtered(words, chosen, audiences):
    """Only what the viewer may see, and every facet at one of its chosen values."""
    limits = {"audience": audiences, **chosen}
    clauses = [(Occur.Must, constant(_one_of(*limit), 0.0)) for limit in limits.items()]
    return Ask.boolean_query([(Occur.Must, words), *clauses])


def _one_of(name, values):
    return any_of([Ask.term_query(schema(), name, value, "basic") for value in values])


def _of_key(key):
    """A query for one row; deleting "by term" would miss it, taking the number as signed."""
    return Ask.term_query(schema(), "key", key.number, "basic")


def _counts(searcher, words, query):
    """Each facet's values under the other facets' choices: one pass per choice made."""
    free = [name for name in query.counted if query.is_narrow or name not in query.chosen]
    passes = [(free, query.chosen)] if free else []
    for name in query.counted:
        if name not in free:
            others = {key: some for key, some in query.chosen.items() if key != name}
            passes.append(([name], others))
    counts = {}
    for names, chosen in passes:
        asked = {name: {"terms": {"field": name, "size": query.values}} for name in names}
        found = searcher.aggregate(_filtered(words, chosen, query.audiences), asked)
        for name in names:
            buckets = found[name]["buckets"]
            counts[name] = {bucket["key"]: bucket["doc_count"] for bucket in buckets}
    return counts


def _written(document):
    texts = [document.title, *document.names, *document.texts]
    fields = {
        "key": document.key.number,
        "alphabet": alphabet(document.title),
        "day": document.day,
        "audience": list(document.audience),
        "same": list({same(name) for name in (document.title, *document.names)}),
        "title": [document.title, *document.names],
        "folded": texts,
    }
    fields |= {name: list(values) for name, values in document.facets.items()}
    fields |= dict.fromkeys(STEMMED.values(), texts)
    return tantivy.Document.from_dict(fields, schema())
