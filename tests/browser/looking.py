"""What every page owes everybody, whoever reads it and however wide the window is."""

WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
#: What a darker scheme can change; the rest is the same page and is looked at once.
COLOURS = {"runOnly": ["color-contrast", "link-in-text-block"]}
WHOLE = {"resultTypes": ["violations"]}


class Told:
    """What a tab asked for and complained of, since it was last cleared."""

    def __init__(self, page):
        self.requests, self.complaints = [], []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("console", self.note)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def note(self, line):
        if line.type == "error":
            self.complaints.append((line.text, line.location["url"]))

    def clear(self):
        self.requests.clear()
        self.complaints.clear()

    def assert_quiet(self, site, refused=""):
        """Nothing foreign was asked for; only the `refused` page itself was complained of."""
        foreign = [url for url in self.requests if not url.startswith((f"{site}/", "data:"))]
        assert not foreign, f"asked of another host: {foreign}"
        left = [one for one in self.complaints if not (refused and one[1] == refused)]
        assert not left, f"the console says: {left}"


def assert_usable(axe, page):
    """No axe violation and nothing that sticks out: wide and narrow, light and dark."""
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    page.set_viewport_size(WIDE)
    page.evaluate(axe.axe_script)
    for size in (WIDE, NARROW):
        page.set_viewport_size(size)
        for scheme, options in (("light", WHOLE), ("dark", COLOURS)):
            page.emulate_media(color_scheme=scheme)
            violations = page.evaluate(
                "async options => (await axe.run(options)).violations", options
            )
            assert not violations, told_of(page, size, scheme, violations)
        widest = page.evaluate("document.documentElement.scrollWidth")
        assert widest <= size["width"], f"{page.url} is {widest} px wide"


def told_of(page, size, scheme, violations):
    """The violations in lines that lead to the place."""
    lines = [f"{page.url} at {size['width']} px, {scheme}:"]
    for one in violations:
        lines.append(f"{one['id']}: {one['help']}")
        lines += [f"  {node['target']}: {node['failureSummary']}" for node in one["nodes"][:5]]
    return "\n".join(lines)
