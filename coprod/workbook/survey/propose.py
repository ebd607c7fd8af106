"""Propose what each column of a wide table means, from its headings alone."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from coprod.instrument.model import Instrument
from coprod.workbook.formats.book import Tab
from coprod.workbook.survey import header
from coprod.workbook.survey.headings import unique
from coprod.workbook.survey.known import DROPPED, PEOPLE, PERSON, ROLE, position, preference, private, technical
from coprod.workbook.survey.match import Matcher
from coprod.workbook.survey.proposal import UNUSED, Column, How, Proposal, fingerprint, known, single
from coprod.workbook.survey.vocabulary import AGREE, CAPACITY, IMPORTANCE, Sense

DASH = " \u2013 "


@dataclass(frozen=True)
class Claim:
    """What one heading says before the columns are compared.

    ``skill`` is the one it asks about when it does not tell which rating; ``rank`` how well it names a response.
    """

    means: str = UNUSED
    how: How = How.UNMATCHED
    skill: str = ""
    rank: int = len(PEOPLE)


def propose(tab: Tab, instrument: Instrument) -> Proposal | None:
    """Return what the columns of a sheet seem to mean; None when it is no wide table of this instrument."""
    matcher = Matcher.of(instrument)
    found = header.find(tab, matcher)
    if found is None:
        return None
    headings = unique([DASH.join(pieces) for pieces in found.pieces.values()])
    claims: Sequence[Claim] = [_claim(pieces, matcher) for pieces in found.pieces.values()]
    claims = tuple(_doubtful(_one_person(tuple(_in_order(claims)))))
    return Proposal(
        tab=tab.name,
        header=found.rows,
        first=found.first,
        columns=tuple(
            Column(place, heading, claim.means, claim.how)
            for place, heading, claim in zip(found.pieces, headings, claims, strict=True)
        ),
        shape=fingerprint(headings),
        targets=known(instrument),
    )


def _claim(pieces: tuple[str, ...], matcher: Matcher) -> Claim:
    heading = DASH.join(pieces)
    for piece in pieces:
        if meaning := technical(piece):
            return Claim(meaning, How.SURE, rank=preference(piece))
    if sense := matcher.exact(heading):
        return _sensed(sense)
    if any(map(private, pieces)):
        return Claim(DROPPED, How.SURE)
    if sense := matcher.near(heading):
        return _sensed(sense)
    return Claim(ROLE, How.GUESS) if position(heading) else Claim()


def _sensed(sense: Sense) -> Claim:
    how = How.SURE if sense.sure else How.GUESS
    if sense.item.startswith(f"{AGREE}/"):
        return Claim(sense.item, how)
    return Claim(f"{sense.item}/{sense.rating}", how) if sense.rating else Claim(skill=sense.item)


def _in_order(claims: Sequence[Claim]) -> Iterator[Claim]:
    """Guess the untold ratings of a skill: importance comes before capacity, and one of each is asked."""
    means = {claim.means for claim in claims}
    untold = defaultdict[str, list[str]](list)
    for skill, count in Counter(claim.skill for claim in claims if claim.skill).items():
        left = [f"{skill}/{rating}" for rating in (IMPORTANCE, CAPACITY) if f"{skill}/{rating}" not in means]
        untold[skill] = left if len(left) == count else []
    for claim in claims:
        left = untold.get(claim.skill, [])
        yield replace(claim, means=left.pop(0), how=How.GUESS) if left else claim


def _one_person(claims: Sequence[Claim]) -> Iterator[Claim]:
    """Keep the column that names a response best, and drop the other ones that do."""
    best = min((claim.rank for claim in claims if claim.means == PERSON), default=0)
    kept = False
    for claim in claims:
        other = claim.means == PERSON and (kept or claim.rank != best)
        kept = kept or (claim.means == PERSON and not other)
        yield replace(claim, means=DROPPED) if other else claim


def _doubtful(claims: Iterable[Claim]) -> Iterator[Claim]:
    """Make guesses of the claims to one target that only one column can have."""
    claims = tuple(claims)
    counts = Counter(claim.means for claim in claims)
    for claim in claims:
        yield replace(claim, how=How.GUESS) if single(claim.means) and counts[claim.means] > 1 else claim
