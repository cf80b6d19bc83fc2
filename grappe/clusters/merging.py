"""Two people changed one section: what can be joined without asking anybody.

Pure functions on a section's documents: `start` is what both read, `theirs` is saved,
`yours` is not yet.
"""


def merged(start, theirs, yours):
    """What only one side changed is taken; where both did, yours stands (theirs is shown).

    Rows are never dropped unless one side removed them: a row that both changed is
    there twice.
    """
    fields = {
        name: choose(start["fields"].get(name), theirs["fields"].get(name), value)
        for name, value in yours["fields"].items()
    }
    document = {"fields": fields}
    if "rows" in yours:
        document["rows"] = merged_rows(start["rows"], theirs["rows"], yours["rows"])
    return document


def choose(start, theirs, yours):
    return theirs if yours == start else yours


def merged_rows(start, theirs, yours):
    removed = [row for row in start if row not in yours]
    kept = [row for row in theirs if row not in removed]
    return kept + [row for row in yours if row not in start and row not in theirs]
