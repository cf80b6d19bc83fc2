"""A table that is typed cell by cell, and kept as lines whose cells stand between bars."""

from django import forms

BAR = " | "
#: Empty rows that a grid offers beyond what is there; saving offers as many again.
SPARE = 3


class Grid(forms.Widget):
    """Inputs in rows under the question's columns; works without script.

    All cells have the name of the field, in order; `<name>-width` says how many make a row.
    """

    template_name = "proposals/grid.html"
    use_fieldset = True

    def __init__(self, columns, attrs=None):
        super().__init__(attrs)
        self.columns = columns

    def get_context(self, name, value, attrs):
        rows = rows_of(value or "")
        # A row of an earlier wording may have more cells than the question has columns now.
        width = max([len(self.columns), *map(len, rows)])
        rows += [[] for _spare in range(SPARE)]
        context = super().get_context(name, value, attrs)
        context["widget"] |= {
            "columns": [*self.columns, *[""] * (width - len(self.columns))],
            "rows": [[*row, *[""] * (width - len(row))] for row in rows],
            "width": width,
        }
        return context

    def value_from_datadict(self, data, files, name):
        return typed_text(data, name)

    def value_omitted_from_data(self, data, files, name):
        return name not in data


def typed_text(data, name):
    """What was sent under this name: a text, or the cells of a grid as lines; None if nothing
    was."""
    width = data.get(f"{name}-width", "")
    if not (width.isdecimal() and 0 < int(width) < 100):
        return data.get(name)
    cells = [" ".join(cell.replace("|", "/").split()) for cell in data.getlist(name)]
    rows = [cells[start : start + int(width)] for start in range(0, len(cells), int(width))]
    return "\n".join(BAR.join(row) for row in rows if any(row))


def rows_of(text):
    lines = [line for line in text.splitlines() if line.strip()]
    return [[cell.strip() for cell in line.split("|")] for line in lines]
