"""What a browser would send from a page whose forms nobody has touched."""

#: As a browser sends a moment.
MINUTE = "%Y-%m-%dT%H:%M"


def unchanged(*forms):
    """{name: value} of every field of these forms; an empty or unticked one is not sent."""
    typed = {one.html_name: value_of(one) for form in forms for one in form}
    return {
        name: value for name, value in typed.items() if value is not None and value is not False
    }


def value_of(field):
    value = field.value()
    return f"{value:{MINUTE}}" if hasattr(value, "utcoffset") else value
