"""The figures of one return about feedback given, resources there, and groups reached."""

from collections.abc import Iterable, Iterator

from coprod.charts import governance_feedback, governance_inclusion, governance_resources
from coprod.charts.figure import Figure
from coprod.charts.governance_feedback import FeedbackRow
from coprod.charts.governance_inclusion import ReachedRow
from coprod.charts.governance_reply import Reply
from coprod.charts.governance_resources import ResourceRow
from coprod.desk.groups import Choice
from coprod.disclosure.release import Release
from coprod.instrument.answers import Answers, Feedback
from coprod.instrument.model import Instrument
from coprod.instrument.scales import Missing
from coprod.language import Speaker


def answered(replies: Iterable[object]) -> bool:
    """Whether anything was said at all; don't know and not applicable are something."""
    return any(reply is not Missing.NOT_ANSWERED for reply in replies)


def feedback_of(answers: Answers) -> list[bool | Missing]:
    """Return every yes, no and missing about feedback, of all stages."""
    return [reply for one in answers.feedback.values() for reply in (one.input_collected, one.response_published)]


def facts(given: Release[Answers], instrument: Instrument, choice: Choice, say: Speaker) -> Iterator[Figure]:
    """Return a figure for each of the three that the return says anything about."""
    answers = given.value
    here, tongue = choice.provenance, say.language
    told = [_feedback(stage.id, stage.title.to(tongue), answers) for stage in instrument.sequence]
    if answered(feedback_of(answers)):
        yield governance_feedback.figure(told, provenance=here, say=say)
    if answered(answers.resources.values()):
        rows = [
            ResourceRow(one.id, one.title.to(tongue), _reply(answers.resources.get(one.id, Missing.NOT_ANSWERED)))
            for one in instrument.governance.resources
        ]
        yield governance_resources.figure(rows, provenance=here, say=say)
    if answers.inclusion:
        groups = [
            ReachedRow(one.group, _reply(one.reached), one.participants, one.population) for one in answers.inclusion
        ]
        yield governance_inclusion.figure(groups, provenance=here, say=say)


def _feedback(stage: str, title: str, answers: Answers) -> FeedbackRow:
    given = answers.feedback.get(stage, Feedback())
    return FeedbackRow(
        stage,
        title,
        _reply(given.input_collected),
        _reply(given.response_published),
        given.collected_on,
        given.published_on,
    )


def _reply(given: bool | Missing) -> Reply:
    return Reply(None, given.value) if isinstance(given, Missing) else Reply(given)
