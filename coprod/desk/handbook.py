"""The measures as a document: docs/measures.md is written from the catalogue, so that it cannot drift.

``make words`` writes it; a test fails when it is stale.
"""

from pathlib import Path

from coprod.desk.methods import Method, families
from coprod.instrument.library import newest, shelf
from coprod.language import Speaker, speaker

FILE = Path(__file__).resolve().parents[2] / "docs" / "measures.md"
HEAD = """# Measures

How every number of coprod is worked out. This document is written from the catalogue of measures
(`coprod/measures/catalogue`) by `make words`; the Methods page says the same in the reader's language. A measure that
is not here is shown nowhere.

I is a rating of importance, A one of capacity, n the number of people who gave both, L and U the ends of the scale. A
rating that is missing (not answered, not applicable, don't know, prefer not to say) is counted under its reason and
never takes a value; a pair with one rating missing is left out. A value that cannot be worked out says why, on the
page, in the download and on the command line.

To check a published figure, put its numbers into a CSV file and run the command that stands with the measure;
`--json` prints range, source and parts, `--scale 0-10` names another scale than 1-5. `coprod compute` prints a value
wherever it is defined, also where the dashboard would not show it; `shown_from_n` says from which n it would.

The smallest group whose individual answers are shown is 5, or what a deployment raised it to; see
[privacy](privacy.md). One organisational return counts as one agreed answer: its values have no interval. A complete
return, where everybody who was asked answered, has no sampling error: no interval and no priority tier.
"""


def text(say: Speaker) -> str:
    """Write the document."""
    parts = [HEAD]
    for family in families(newest(shelf()), say):
        parts.append(f"## {family.title}\n")
        parts += [_section(one) for one in family.methods]
    return "\n".join(parts)


def _section(one: Method) -> str:
    facts = "\n".join(f"| {heading} | {told} |" for heading, told in one.facts)
    source = f"\n[{one.url}]({one.url})\n" if one.url else ""
    recompute = f"```\n{one.command}\n```\n"
    numbers = f"with `numbers.csv` holding\n\n```\n{one.numbers}```\n" if one.numbers else ""
    return (
        f"### {one.title}\n\n{one.meaning}\n\n    {one.formula}\n\n| `{one.id}` | |\n|---|---|\n{facts}\n{source}\n"
        f"{recompute}{numbers}"
    )


if __name__ == "__main__":
    FILE.write_text(text(speaker("en")), encoding="utf-8")
