"""Where an assessment leads on: pages of upper floors that its own page links to."""

WAYS = []
"""`way(assessment, user)` yields `applications.queries.story.Leaf`: a name, what is to say of it, where it lies. An
upper floor adds its own in its `AppConfig.ready`.
"""


def ways_of(assessment, user):
    """What this person finds there."""
    return [leaf for way in WAYS for leaf in way(assessment, user)]
