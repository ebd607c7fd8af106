"""What is counted beforehand: the groups that have answers, and how many of each gave each pair and each priority.

No page counts ratings. The transaction that changes a city's submissions counts that city again, so the two never
differ. ``counted`` has a row for each group; ``counted_pairs`` one for each of its skills and each pair that anybody
gave, or reason that anybody had for none; ``counted_picks`` one for each stage at which anybody picked a priority, with
no skill, and one for each skill picked there.
"""

from collections.abc import Collection

from coprod.store.engine import Cursor
from coprod.store.succession import CURRENT

RETURN = "CASE WHEN submissions.mode = 'organisational' THEN submissions.id ELSE '' END"
MISSING = """CASE WHEN importance IS NOT NULL AND capacity IS NOT NULL THEN NULL
                  ELSE COALESCE(NULLIF(importance_missing, 'not_answered'),
                                NULLIF(capacity_missing, 'not_answered'), 'not_answered') END"""
"""The reason that says most: one given for importance, else one given for capacity, else not answered."""

IN_GROUP = f"""JOIN submissions ON submissions.id = submission_id
        JOIN counted ON counted.city_id = submissions.city_id AND counted.round_slug = submissions.round_slug
             AND counted.mode = submissions.mode AND counted.instrument = submissions.instrument
             AND counted.return_id = {RETURN}
        WHERE {CURRENT}"""
"""The group that each answer of a submission that stands is counted in."""


def count_again(cursor: Cursor, city_ids: Collection[str]) -> None:
    """Count some cities again, inside the transaction that changed them."""
    if not city_ids:
        return
    cities, here = sorted(city_ids), f"city_id IN ({', '.join('?' for _ in city_ids)})"
    for table in ("counted_pairs", "counted_picks"):
        cursor.execute(
            f"DELETE FROM {table} WHERE group_number IN (SELECT number FROM counted WHERE {here})",  # noqa: S608
            cities,
        )
    cursor.execute(f"DELETE FROM counted WHERE {here}", cities)  # noqa: S608 - only question marks
    cursor.execute(
        f"""
        INSERT INTO counted
        SELECT (SELECT COALESCE(MAX(number), 0) FROM counted)
                   + ROW_NUMBER() OVER (ORDER BY city_id, round_slug, mode, instrument, {RETURN}),
               city_id, round_slug, mode, instrument, {RETURN},
               MAX(round), MAX(organisation), MAX(pilot), MAX(unit),
               MIN(CASE WHEN comparable AND TRIM(approver) <> '' THEN 1 ELSE 0 END), COUNT(*),
               CASE WHEN mode = 'individual' THEN MAX(asked) END,
               MIN(COALESCE(filled_on, CAST(saved_at AS DATE))), MAX(COALESCE(filled_on, CAST(saved_at AS DATE))),
               STRING_AGG(DISTINCT door, ',')
        FROM submissions WHERE {here} AND {CURRENT}
        GROUP BY city_id, round_slug, mode, instrument, {RETURN}
        """,  # noqa: S608 - RETURN and CURRENT are ours
        cities,
    )
    cursor.execute(
        f"""
        INSERT INTO counted_pairs
        SELECT number, skill, CASE WHEN capacity IS NULL THEN NULL ELSE importance END AS rated,
               CASE WHEN importance IS NULL THEN NULL ELSE capacity END AS able, {MISSING} AS missing, COUNT(*)
        FROM (SELECT submission_id, skill, importance, capacity, importance_missing, capacity_missing
              FROM skill_ratings WHERE {here}) AS answered
        {IN_GROUP}
        GROUP BY number, skill, rated, able, missing
        ORDER BY number, skill
        """,  # noqa: S608 - MISSING and CURRENT are ours
        cities,
    )
    cursor.execute(
        f"""
        INSERT INTO counted_picks
        SELECT number, stage, skill, COUNT(DISTINCT submission_id)
        FROM (SELECT submission_id, stage, skill FROM priorities WHERE {here}) AS picked
        {IN_GROUP}
        GROUP BY GROUPING SETS ((number, stage, skill), (number, stage))
        ORDER BY number, stage, skill
        """,  # noqa: S608 - IN_GROUP is ours
        cities,
    )
