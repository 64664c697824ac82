"""The scheme a meeting decided under, or all of them where its agenda held several (9.4.5)."""

from dataclasses import replace

from schemes.papers import scheme_facts


def schemes_of(decisions):
    """The scheme facts for minutes and decree: titles and documents of every version that was decided under."""
    versions = {row.application.scheme_version_id: row.application.scheme_version for row in decisions}
    facts = [scheme_facts(version) for version in versions.values()]
    return replace(
        facts[0],
        title=", ".join(dict.fromkeys(each.title for each in facts)),
        document=", ".join(dict.fromkeys(each.document for each in facts)),
    )
