"""The columns that survey tools add by themselves: who answered, when, from where; none of them is an answer.

Read from the writers' own source or from published files of these tools:

* LimeSurvey (headings as code / as text): id / Response ID, submitdate / Date submitted, lastpage / Last page,
  startlanguage / Start language, seed / Seed, token / Token or Access code, startdate / Date started, datestamp / Date
  last action, ipaddr / IP address, refurl / Referrer URL; participants' firstname, lastname, email, attribute_1;
  interviewtime, groupTime7, questionTime.
* Microsoft Forms: ID, Start time, Completion time, Email, Name, Last modified time; in a quiz Total points, Quiz
  feedback, Grade posted time. In the language of whoever made the form (Spanish: Hora de inicio, Hora de
  finalizaci\u00f3n, Correo electr\u00f3nico, Nombre, checked; the other languages are from memory).
* Google Forms: Timestamp, Email Address (once Username), Score.
* KoboToolbox: start, end, today, deviceid, username and the like when the form asks for them; always _id, _uuid,
  _submission_time, _validation_status, _notes, _status, _submitted_by, __version__, _tags, _index; formhub/uuid,
  meta/instanceID.
* EUSurvey (after the questions): Invitation Number, Contribution Id, User Name, Creation Date, Last Update, Languages,
  Total Score.
* Qualtrics: StartDate, EndDate, RecordedDate, ResponseId, IPAddress, Recipient..., Location..., UserLanguage.
"""

import re

from coprod.workbook.survey.headings import codes, folded, squeezed, untagged

PERSON, ROLE, WHEN, DROPPED = "person", "role", "when", "dropped"

PEOPLE = (
    "person",
    "personcode",
    "participant",
    "participantcode",
    "respondent",
    "respondentcode",
    "responseid",
    "respondentid",
    "contributionid",
    "submissionid",
    "answerid",
    "id",
    "uuid",
    "instanceid",
    "metainstanceid",
)
"""What names a response, best first: the first one found counts, the others are dropped."""

ROLES = codes("role yourrole roleoftheperson roleofthepersonfillingthisin rolle rol ruolo funktion fonction functie")

WHENS = codes(
    "timestamp submitdate datesubmitted startdate datestarted datestamp datelastaction starttime completiontime endtime"
    " lastmodifiedtime start end today date filledon submissiontime submissiondate submittedon creationdate createdon"
    " lastupdate lastupdated recordeddate enddate gradepostedtime"
    " zeitstempel startzeit fertigstellungszeit zeitpunktderletztenanderung"
    " horodateur heurededebut heuredefin heuredeladernieremodification"
    " marcatemporal horadeinicio horadefinalizacion horadelaultimamodificacion"
    " informazionicronologiche oradiinizio oradicompletamento oradellultimamodifica"
    " tijdstempel begintijd tijdvanvoltooien tijdvanlaatstewijziging"
    " carimbodedatahora horadeconclusao horadaultimamodificacao"
)

DROPS = codes(
    "email emailaddress mail mailaddress name username fullname firstname lastname surname familyname givenname user"
    " ip ipaddr ipaddress refurl referrer referrerurl referringurl lastpage startlanguage seed token accesscode"
    " deviceid device subscriberid simserial simid phonenumber phone telephone mobile useragent browser audit auditurl"
    " submittedby validationstatus xformidstring formhubuuid metarootuuid rootuuid instancename geopoint"
    " language languages userlanguage invitationnumber invitationid totalscore score totalpoints quizfeedback"
    " interviewtime totaltime duration durationinseconds progress finished distributionchannel externalreference"
    " recipientlastname recipientfirstname recipientemail locationlatitude locationlongitude"
    " correoelectronico nombre nombredeusuario adressedemessagerie adresseemail nom nomdutilisateur nutzername"
    " postaelettronica indirizzoemail nome nomeutente naam emailadres emailadresse enderecodeemail"
)

TECHNICAL = re.compile(
    r"__version__|_(notes|status|tags|index|parent_.*|geolocation|attachments|.*_(latitude|longitude|altitude|precision))"
    r"|attribute_?\d+.*|(group|question) ?time(\d+|\s*:.*)",
    re.IGNORECASE,
)
"""Technical columns whose names vary, or that only an underscore in front tells from a question."""

PRIVATE = codes("email emails mail phone telephone surname")
NAMES = codes("name names nom nombre nome naam vorname nachname")
POSITIONS = codes("role position function rolle rol ruolo funktion fonction poste")
SHORT = 6
"""The most words of a question that asks for a name because the word is in it."""
BRIEF = 12
"""The most words of a question that asks for a role because the word is in it."""


def technical(text: str) -> str:
    """Return what a column means that a tool adds by itself; the empty string for any other."""
    code, _, words = text.partition(". ")
    return (_technical(code) if _technical(words) else "") if words else _technical(text)


def _technical(text: str) -> str:
    if TECHNICAL.fullmatch(untagged(text)):
        return DROPPED
    code = squeezed(text)
    if code in PEOPLE:
        return PERSON
    if code in ROLES:
        return ROLE
    if code in WHENS:
        return WHEN
    return DROPPED if code in DROPS else ""


def private(text: str) -> bool:
    """Whether a question asks who somebody is."""
    words = folded(text).replace("e mail", "email").split()
    return not PRIVATE.isdisjoint(words) or (len(words) <= SHORT and not NAMES.isdisjoint(words))


def position(text: str) -> bool:
    """Whether a question seems to ask for the role that somebody has."""
    words = folded(text).split()
    return len(words) <= BRIEF and not POSITIONS.isdisjoint(words)


def preference(text: str) -> int:
    """Return how well a column names a response, 0 for best."""
    code = squeezed(text.partition(". ")[0])
    return PEOPLE.index(code) if code in PEOPLE else len(PEOPLE)
