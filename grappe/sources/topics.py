"""Which claim a stated figure is, by the words beside it."""

import re

#: Tried in order; the first whose words all occur names the topic.
TOPICS = (
    (r"EUR", r"train|skill|formation|upskill", "training_funding"),
    (r"EUR", r"", "total_funding"),
    (r"training project|projects? de formation", r"", "training_projects"),
    (r"transnational|joint project", r"", "network_projects"),
    (r"R&D project|research project|innovation project|\bprojects?\b", r"agreement", "figure"),
    (r"R&D project|research project|innovation project|\bprojects?\b", r"", "rd_projects"),
    (r"partner", r"", "rd_partners"),
    (r"compan(y|ies)|spin-?offs?|start-?ups?", r"creat|spin|found", "companies_created"),
    (r"platform", r"", "platforms"),
    (r"people|persons|participants|trainees|learners", r"", "people_trained"),
)


def topic_of(unit: str, quote: str) -> str:
    """The claim's topic for a figure's unit and its whole line; "figure" when none fits."""
    for in_unit, in_quote, topic in TOPICS:
        if re.search(in_unit, unit, re.IGNORECASE) and re.search(
            in_quote, quote, re.IGNORECASE
        ):
            return topic
    return "figure"
