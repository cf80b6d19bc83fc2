"""What the directory's search is measured against: tantivy bare, and SQLite's FTS5."""

import sqlite3

from grappe.directory import facets
from grappe.directory.index.schema import schema


class Bare:
    """The same answer by tantivy's own means: two plain words, no stem, typo or boost."""

    def __init__(self, searcher):
        self.searcher = searcher

    def search(self, query):
        from tantivy import Occur, Query

        def term(field, value, option="basic"):
            return Occur.Must, Query.term_query(schema(), field, value, option)

        words = [term("folded", word, "position") for word in query.text.split()]
        words.append(term("audience", "public"))
        chosen = {name: term(name, values[0]) for name, values in query.chosen.items()}
        every = Query.boolean_query([*words, *chosen.values()])
        found = self.searcher.search(every, 20)
        self.searcher.fast_field_values("key", [place for __, place in found.hits])
        free = [name for name in facets.NAMES if name not in chosen]
        self.count(every, free)
        for name in chosen:
            others = [clause for other, clause in chosen.items() if other != name]
            self.count(Query.boolean_query([*words, *others]), [name])

    def count(self, query, names):
        asked = {name: {"terms": {"field": name, "size": 60}} for name in names}
        return self.searcher.aggregate(query, asked)


class Fts5:
    """One FTS5 table, and the facets' values in an indexed one beside it."""

    def __init__(self, path, documents):
        self.db = sqlite3.connect(path)
        self.db.execute("PRAGMA cache_size=-262144")
        self.db.execute("PRAGMA synchronous=OFF")
        self.db.execute("CREATE VIRTUAL TABLE text USING fts5(words, tokenize='porter')")
        self.db.execute("CREATE TABLE fact (doc INT, facet TEXT, value TEXT)")
        for document in documents:
            words = f"{document.title} {document.texts[0]}"
            pk = document.key.pk
            self.db.execute("INSERT INTO text (rowid, words) VALUES (?, ?)", (pk, words))
            facts = [(pk, name, one) for name, some in document.facets.items() for one in some]
            self.db.executemany("INSERT INTO fact VALUES (?, ?, ?)", facts)
        self.db.execute("CREATE INDEX by_doc ON fact (doc, facet, value)")
        self.db.commit()
        self.db.execute("ANALYZE")

    def search(self, query):
        """Answer the number found, after the first twenty and all the counts."""
        total = self.ask("SELECT count(*) FROM text WHERE text MATCH ? {}", query, query.chosen)
        self.ask(
            "SELECT rowid FROM text WHERE text MATCH ? {} ORDER BY rank LIMIT 20",
            query,
            query.chosen,
        )
        for name in query.counted:
            others = {key: some for key, some in query.chosen.items() if key != name}
            count = (
                "SELECT value, count(*) FROM text JOIN fact ON doc = text.rowid"
                f" AND facet = '{name}' WHERE text MATCH ? {{}} GROUP BY value"
            )
            self.ask(count, query, others)
        return total[0][0]

    def ask(self, sql, query, chosen):
        limits = "".join(
            f" AND EXISTS (SELECT 1 FROM fact f WHERE f.doc = text.rowid"
            f" AND f.facet = '{name}' AND f.value = '{values[0]}')"
            for name, values in chosen.items()
        )
        return self.db.execute(sql.format(limits), (query.text,)).fetchall()
