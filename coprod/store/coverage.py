"""Which groups of answers say anything about governance, for the table of who has what."""

from coprod.instrument.answers import Mode
from coprod.store.engine import Store
from coprod.store.succession import CURRENT


def governed(store: Store) -> tuple[tuple[str, str, Mode, int], ...]:
    """Return (city, round, mode, respondents) wherever any respondent said something about governance.

    A missing answer says nothing. The number of individuals is for the disclosure rule, not for a screen.
    """
    with store.reading() as cursor:
        rows = cursor.execute(
            f"""
            SELECT cities.slug, round_slug, mode, COUNT(*)
            FROM submissions JOIN cities ON cities.id = submissions.city_id
            WHERE {CURRENT} AND submissions.id IN (
                SELECT submission_id FROM governance_answers WHERE number IS NOT NULL OR words IS NOT NULL
                UNION SELECT submission_id FROM stakeholders
                UNION SELECT submission_id FROM inclusion WHERE reached IS NOT NULL)
            GROUP BY cities.slug, round_slug, mode ORDER BY cities.slug, round_slug, mode
            """  # noqa: S608 - CURRENT is ours
        ).fetchall()
    return tuple((city, round_, Mode(mode), int(count)) for city, round_, mode, count in rows)
