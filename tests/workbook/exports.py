"""Exports of survey tools as they come: headings, one person's answers, and what each column means.

One entry per column: heading, what stands below it, target, how certain. Six skills and two statements keep them short
enough to read.
"""

from collections.abc import Iterable
from typing import NamedTuple

from coprod.workbook.formats.book import Content, Tab
from coprod.workbook.survey import How
from tests.workbook.filling import CORE

SKILLS = tuple(
    CORE.skill(one)
    for one in ("need_insight", "stakeholder_mapping", "asset_mapping", "shared_risk", "facilitation", "storytelling")
)
AGREE = CORE.governance.items[:2]
TITLES = tuple(skill.title.to("en") for skill in SKILLS)
HOW_IMPORTANT = CORE.importance.question.to("en")
HOW_WELL = CORE.capacity.question.to("en")
HOW_FAR = CORE.governance.agree.question.to("en")
PERSON, ROLE, WHEN, DROPPED, UNUSED = "person", "role", "when", "dropped", ""
SURE, GUESS, UNMATCHED = How.SURE, How.GUESS, How.UNMATCHED


class Expected(NamedTuple):
    """One column of an export."""

    heading: str
    answer: Content
    means: str
    how: How = SURE


Columns = tuple[Expected, ...]


def rated(pattern: str, rating: str, answer: Content = 4, how: How = SURE) -> Columns:
    """A column per skill; ``{title}``, ``{id}``, ``{code}`` (the id without underscores) and ``{definition}`` vary."""
    return tuple(
        Expected(
            pattern.format(
                title=skill.title.to("en"),
                id=skill.id,
                code=skill.id.replace("_", ""),
                definition=skill.definition.to("en"),
            ),
            answer,
            f"{skill.id}/{rating}" if rating else UNUSED,
            how,
        )
        for skill in SKILLS
    )


def stated(pattern: str) -> Columns:
    """A column per statement."""
    return tuple(Expected(pattern.format(text=item.text.to("en"), id=item.id), 3, f"agree/{item.id}") for item in AGREE)


def tab(*rows: Iterable[Content], name: str = "Responses") -> Tab:
    """A sheet of these rows."""
    return Tab(name, [list(row) for row in rows])


def sheet(columns: Columns, name: str = "Responses") -> Tab:
    """A sheet with the headings in the first row and one person below."""
    return tab((one.heading for one in columns), (one.answer for one in columns), name=name)


LIMESURVEY_CODES: Columns = (
    Expected("id", 1, PERSON),
    Expected("submitdate", "2026-03-31 10:12:00", WHEN),
    Expected("lastpage", 3, DROPPED),
    Expected("startlanguage", "en", DROPPED),
    Expected("seed", "1189377132", DROPPED),
    Expected("token", "x8Hb2", DROPPED),
    Expected("startdate", "2026-03-31 10:01:00", WHEN),
    Expected("datestamp", "2026-03-31 10:12:00", WHEN),
    Expected("ipaddr", "192.0.2.7", DROPPED),
    Expected("refurl", "https://example.org", DROPPED),
    *rated("imp[{code}]", "importance"),
    *rated("cap[{code}]", "capacity", 2),
    *stated("agree[{id}]"),
    Expected("remarks", "none", UNUSED, UNMATCHED),
    Expected("interviewtime", 634.2, DROPPED),
    Expected("groupTime7", 30.1, DROPPED),
)
LIMESURVEY_TEXTS: Columns = (
    Expected("Response ID", 1, PERSON),
    Expected("Date submitted", "2026-03-31 10:12:00", WHEN),
    Expected("Last page", 3, DROPPED),
    Expected("Start language", "en", DROPPED),
    Expected("Seed", "1189377132", DROPPED),
    Expected("Access code", "x8Hb2", DROPPED),
    Expected("Date started", "2026-03-31 10:01:00", WHEN),
    Expected("Date last action", "2026-03-31 10:12:00", WHEN),
    Expected("IP address", "192.0.2.7", DROPPED),
    Expected("Referrer URL", "https://example.org", DROPPED),
    *rated(HOW_IMPORTANT + " [{title}]", "importance", "very"),
    *rated(HOW_WELL + " [{title}]", "capacity", "well"),
    *stated(HOW_FAR + " [{text}]"),
    Expected("Group time: Skills", 30.1, DROPPED),
    Expected("Question time: imp", 12.5, DROPPED),
)
LIMESURVEY_BOTH: Columns = (
    Expected("id. Response ID", 1, PERSON),
    Expected("submitdate. Date submitted", "2026-03-31 10:12:00", WHEN),
    *rated("imp[{code}]. " + HOW_IMPORTANT + " [{title}]", "importance"),
    *rated("cap[{code}]. " + HOW_WELL + " [{title}]", "capacity"),
)
LIMESURVEY_CUT: Columns = (
    Expected("Response ID", 1, PERSON),
    *(
        one._replace(heading=f"{question[:15]}.. [{title[:15]}.. ]")
        for question, rating in ((HOW_IMPORTANT, "importance"), (HOW_WELL, "capacity"))
        for title, one in zip(TITLES, rated("", rating, 4, GUESS), strict=True)
    ),
)
LIMESURVEY_DUAL: Columns = (
    Expected("id", 1, PERSON),
    *(
        one._replace(heading=f"skills[{one.means.split('/')[0].replace('_', '')}][{scale}]")
        for pair in zip(rated("", "importance", 4, GUESS), rated("", "capacity", 2, GUESS), strict=True)
        for scale, one in enumerate(pair, start=1)
    ),
)
MICROSOFT: Columns = (
    Expected("ID", 1, PERSON),
    Expected("Start time", "2026-03-31", WHEN),
    Expected("Completion time", "2026-03-31", WHEN),
    Expected("Email", "anonymous", DROPPED),
    Expected("Name", "", DROPPED),
    Expected("Last modified time", "", WHEN),
    *rated("{title}", "importance", "very", GUESS),
    *rated("{title}2", "capacity", "well", GUESS),
    *stated("{text}"),
    Expected("What is your role?", "Planner", ROLE, GUESS),
    Expected("What else should we know?", "", UNUSED, UNMATCHED),
)
MICROSOFT_SPANISH: Columns = (
    Expected("Id", 1, PERSON),
    Expected("Hora de inicio", "2026-03-31", WHEN),
    Expected("Hora de finalizaci\u00f3n", "2026-03-31", WHEN),
    Expected("Correo electr\u00f3nico", "anonymous", DROPPED),
    Expected("Nombre", "", DROPPED),
    *rated("Importancia: {title}", "importance"),
    *rated("Capacidad: {title}", "capacity"),
)
GOOGLE: Columns = (
    Expected("Timestamp", "31/03/2026 10:12:00", WHEN),
    Expected("Email Address", "a@example.org", DROPPED),
    Expected("Your name", "A. Nonymous", DROPPED),
    Expected("Role", "Planner", ROLE),
    *rated(HOW_IMPORTANT + " [{title}]", "importance"),
    *rated(HOW_WELL + " [{title}]", "capacity"),
    *stated(HOW_FAR + " [{text}]"),
    *(one._replace(means=UNUSED, how=UNMATCHED) for one in rated("Comment [{title}]", "importance", "")),
)
KOBO: Columns = (
    Expected("start", "2026-03-31T10:01:00", WHEN),
    Expected("end", "2026-03-31T10:12:00", WHEN),
    Expected("today", "2026-03-31", WHEN),
    Expected("deviceid", "ee.example:x8", DROPPED),
    Expected("username", "kobo", DROPPED),
    *rated("skills/{id}_imp", "importance"),
    *rated("skills/{id}_cap", "capacity"),
    *stated("working_together/{id}"),
    *(one._replace(means=UNUSED, how=UNMATCHED) for one in rated("priorities/{id}", "importance", 1)),
    Expected("_id", 47, PERSON),
    Expected("_uuid", "3f2a", DROPPED),
    Expected("_submission_time", "2026-03-31T10:12:01", WHEN),
    Expected("_validation_status", "", DROPPED),
    Expected("_notes", "", DROPPED),
    Expected("_status", "submitted_via_web", DROPPED),
    Expected("_submitted_by", "", DROPPED),
    Expected("__version__", "vX", DROPPED),
    Expected("_tags", "", DROPPED),
    Expected("_index", 1, DROPPED),
    Expected("meta/instanceID", "uuid:3f2a", DROPPED),
    Expected("formhub/uuid", "aa", DROPPED),
    Expected("_geopoint_latitude", 1.5, DROPPED),
)
KOBO_LABELS: Columns = (
    Expected("start", "2026-03-31T10:01:00", WHEN),
    *rated("Importance/<b>{title}</b>", "importance"),
    *rated("How well can we do this?/{title}", "capacity"),
    Expected("_uuid", "3f2a", PERSON),
)
EUSURVEY: Columns = (
    *rated(HOW_IMPORTANT + ": {title} ({id})", "importance", "very"),
    *rated(HOW_WELL + ": {title}", "capacity", "well"),
    *stated(HOW_FAR + ": {text}"),
    Expected("Invitation Number", "", DROPPED),
    Expected("Contribution Id", "3f2a", PERSON),
    Expected("User Name", "", DROPPED),
    Expected("Creation Date", "31/03/2026", WHEN),
    Expected("Last Update", "31/03/2026", WHEN),
    Expected("Languages", "EN", DROPPED),
)
EUSURVEY_TOP = (("Alias", "skills-2026"), ("Export Date", "31/03/2026 12:00"), ())
EXPORTS: dict[str, Columns] = {
    "limesurvey, codes": LIMESURVEY_CODES,
    "limesurvey, texts": LIMESURVEY_TEXTS,
    "limesurvey, codes and texts": LIMESURVEY_BOTH,
    "limesurvey, texts cut": LIMESURVEY_CUT,
    "limesurvey, two scales": LIMESURVEY_DUAL,
    "microsoft": MICROSOFT,
    "microsoft, spanish": MICROSOFT_SPANISH,
    "google": GOOGLE,
    "kobo, names": KOBO,
    "kobo, labels": KOBO_LABELS,
    "eusurvey": EUSURVEY,
}
