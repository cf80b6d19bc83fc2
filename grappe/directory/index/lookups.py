"""What documents say about terms and places, read once for many rows."""

from functools import cached_property

from grappe.directory.facets import BY_NAME, OF_SCHEME
from grappe.taxonomies.models import Country, Place, Term

from .schema import STEMMERS


class Lookups:
    """Codes with their ancestors, and labels in every language, by primary key."""

    @cached_property
    def terms(self):
        columns = (
            "pk",
            "scheme__code",
            "code",
            "parent",
            *(f"label_{one}" for one in STEMMERS),
        )
        return {row[0]: row[1:] for row in Term.objects.values_list(*columns)}

    @cached_property
    def places(self):
        columns = ("pk", "code", "name", "name_en", "country")
        return {row[0]: row[1:] for row in Place.objects.values_list(*columns)}

    @cached_property
    def place_names(self):
        return {code: (name, english) for code, name, english, __ in self.places.values()}

    @cached_property
    def countries(self):
        columns = ("code", *(f"name_{one}" for one in STEMMERS), "native")
        return {row[0]: row[1:] for row in Country.objects.values_list(*columns)}

    def codes(self, pks):
        """{facet: codes with their ancestors} of these terms."""
        found = {}
        for pk in pks:
            scheme = self.terms[pk][0]
            if facet := OF_SCHEME.get(scheme):
                found.setdefault(facet, set()).update(self._line(pk, BY_NAME[facet].is_tree))
        return {facet: tuple(codes) for facet, codes in found.items()}

    def _line(self, pk, with_ancestors):
        while pk:
            __, code, parent, *__ = self.terms[pk]
            yield code
            pk = parent if with_ancestors else None

    def labels(self, pks):
        """The labels of these terms in every language, one text for each term."""
        for pk in pks:
            yield " · ".join(filter(None, self.terms[pk][3:]))

    def whereabouts(self, country, place):
        """({"country": …, "nuts": …}, the names of the country and the regions above)."""
        facets, names = {}, []
        if place:
            code, *__, country = self.places[place]
            line = tuple(code[:length] for length in range(2, len(code) + 1))
            facets["nuts"] = line
            names += [name for one in line for name in self.place_names.get(one, ())]
        if country:
            facets["country"] = (country,)
            names += self.countries[country]
        return facets, " · ".join(dict.fromkeys(filter(None, names)))
