"""Ratings as people type them, scale by scale: the value, the finding, and the sentence a person reads."""

from datetime import date, datetime, time, timedelta
from typing import NamedTuple

import pytest
from filling import CORE, SAY
from hypothesis import example, given
from hypothesis import strategies as st

from coprod.instrument.scales import Missing, MissingKind, Scale
from coprod.workbook.cells import Answer, Form
from coprod.workbook.dates import MONTH, MONTHS
from coprod.workbook.findings import TURNING, Finding, words
from coprod.workbook.menus import Menus
from coprod.workbook.values import Understood, choices, understand
from coprod.workbook.wordings import HEDGING, HIGHER, LOWER

MENUS = Menus(CORE, SAY)
IMPORTANCE, CAPACITY = Answer(Form.RATING, MENUS.importance), Answer(Form.RATING, MENUS.capacity)
DEPTH, RIGHT = Answer(Form.RATING, MENUS.depth), Answer(Form.RATING, MENUS.right)
ALL = "Choose 1 to 5, NA, DK or PNS."
NOTED = "Nothing to do if that is right."


def rated(low: int, high: int, *points: dict, question: str = "How much?", accepts: tuple = ("dont_know",)) -> Answer:
    """A rating cell of another scale, made like those of the shipped instrument."""
    ends = points or ({"value": low, "label": {"en": "least"}}, {"value": high, "label": {"en": "most"}})
    raw = {"question": {"en": question}, "minimum": low, "maximum": high, "points": ends, "accepts": accepts}
    instrument = CORE.model_copy(update={"importance": Scale.model_validate(raw)})
    return Answer(Form.RATING, Menus(instrument, SAY).importance)


TO_TEN, HUNDRED, TO_FIVE = rated(0, 10), rated(0, 100), rated(0, 5, accepts=())
SPOKEN = rated(
    1,
    4,
    {"value": 1, "label": {"en": "not important", "de": "nicht wichtig", "fr": "pas important"}},
    {"value": 2, "label": {"en": "fair", "de": "etwas", "fr": "assez"}},
    {"value": 3, "label": {"en": "rather", "de": "fair", "fr": "plut\u00f4t"}},
    {"value": 4, "label": {"en": "very", "de": "sehr", "fr": "tr\u00e8s"}},
    question="How important is it?",
)


class Case(NamedTuple):
    """What is typed, and what comes of it: value, code, message (of cell E14) and remedy."""

    typed: object
    value: object
    code: str = ""
    message: str = ""
    remedy: str = ""


def accepted(value: object, *typed: object) -> list[Case]:
    return [Case(one, value) for one in typed]


def noted(value: int, *typed: str) -> list[Case]:
    return [Case(one, value, "understood", f"E14 holds {one}; it was read as {value}.", NOTED) for one in typed]


def refused(code: str, message: str, *typed: object, remedy: str = ALL) -> list[Case]:
    return [Case(one, None, code, message.replace("@", TURNING.sub("\u25a1", str(one))), remedy) for one in typed]


def unclear(*typed: object, remedy: str = ALL) -> list[Case]:
    return refused("not_accepted", "E14 holds @, which is none of its answers.", *typed, remedy=remedy)


def broken(*typed: str) -> list[Case]:
    message = "E14 holds the error @, which a formula left there."
    return refused("error_value", message, *typed, remedy="Replace the formula in E14 by your answer.")


NOT_WHOLE = "E14 holds @; this scale takes whole numbers only."
TRUTH = "E14 holds the truth value @, which is no rating."
PERCENTAGE = "E14 holds the percentage @, which is no rating."
OUTSIDE = "E14 holds @; this scale runs from 1 to 5."
ON_IMPORTANCE = [
    *accepted(4, 4, 4.0, 4.0000001, 3.9999999, "4", " 4 ", "4.0", "4,0", "4,00", "4.0000001", "4\u00a0", "\u20094"),
    *accepted(4, "\u200b4\ufeff", "\u20604", "4\u00ad", "4\u200f", "4\t", "\n4\n", "4 \u2013 very", "4 \u2013 VERY"),
    *noted(
        4, "4 - very", "4 \u2014 very", "4 (very)", "4 [very]", "4: very", "4:very", "4 = very", "4 very", "4, very"
    ),
    *noted(4, "4) very", "4. very", "4-very", "very (4)", "very: 4", "very 4", "4 - Very.", "4 - very important"),
    *noted(4, "4 (high)", "4 - rather high", "4: strong", "4 = good", "4 (hoch)", "4 (high for a harbour)"),
    *noted(4, "4.", "4)", "(4)", "'4", "\u20194", '"4"', "+4", "04", "4.000"),
    *noted(4, "\uff14", "\u0664", "\u06f4", "\u096a", "\uff14 \u2013 very", "\uff0b4", "\u0664.\u0660"),
    *noted(2, "2.", "2 (low)", "slightly", "Slightly", "SLIGHTLY", "slightly.", "slightly important"),
    *noted(4, "very", "very important", "VERY\u00a0IMPORTANT"),
    *noted(3, "3 (high)", "3 (low)"),
    *noted(1, "not important", "1 - not important"),
    *noted(5, "essential", "essential (5)"),
    *refused("not_whole", NOT_WHOLE, "3,5", "3.5", "0,5", "4.01", "3.999", "-1.5", "\u0663\u066b\u0665"),
    Case(3.5, None, "not_whole", "E14 holds 3.5; this scale takes whole numbers only.", ALL),
    Case("3,5 - rather", None, "not_whole", "E14 holds 3,5 - rather; this scale takes whole numbers only.", ALL),
    *refused(
        "out_of_scale", OUTSIDE, *(0, 6, -1, 44, 8, 88, 98, 33, -4), *("0", "6", "-1", "44", "\u22121", "35", "1000000")
    ),
    Case("7 - very", None, "out_of_scale", "E14 holds 7 - very; this scale runs from 1 to 5.", ALL),
    *refused(
        "maybe_dont_know",
        "E14 holds @, which is no rating here. Does it mean don\u2019t know?",
        *(9, 99, 999, "9", "99", "999", "9.", "\uff19"),
        remedy="If so, write DK in E14. Otherwise choose 1 to 5, NA, DK or PNS.",
    ),
    Case(
        "9 - don't know",
        None,
        "maybe_dont_know",
        "E14 holds 9 - don't know, which is no rating here. Does it mean don\u2019t know?",
        "If so, write DK in E14. Otherwise choose 1 to 5, NA, DK or PNS.",
    ),
    *unclear("4 - not important", "not important (4)", "4 - NA", "4 - don't know"),
    *unclear("4 or 5", "4 - 5", "between 3 and 4", "4, sometimes 3", "4?"),
    *unclear("4/5", "4 of 5", "4 to 5", "~4", "about 4", ">4", "4+", "4*", "4!"),
    *unclear("4 - not sure", "4 (maybe)", "4 (or five)", "4 and a half", "4 - V"),
    *unclear("1 (high)", "5 (low)", "4 (schwach)", "4 (high?)", "4 - yes", "4 stars"),
    *unclear(
        "4 (but only in the harbour and in summer)", "4 (see note 2)", "(high) 4", "4 (only in the harbour today)"
    ),
    *unclear("rather high", "well", "agree", "four", "IV", "x", "yes", "high", "very?"),
    *unclear("NULL", "null", "None", "nan", "NaN", "NR", "k. A.", "no answer", "..."),
    *unclear("\u2074", "\u2163", "\u2463", "\xbd", "3\xbd", "\u4e94", "4\ufe0f\u20e3"),
    *unclear("1e2", "1E0", "0x4", "=4", "3 5", "3;5", "3-4", "4-5", "--", "4 4"),
    *unclear("\u202e4", "4\u202d", "trifft nicht zu"),
    Case(float("nan"), None, "not_accepted", "E14 holds NAN, which is none of its answers.", ALL),
    Case(float("inf"), None, "not_accepted", "E14 holds INF, which is none of its answers.", ALL),
    Case(10**400, None, "not_accepted", "E14 holds INF, which is none of its answers.", ALL),
    *refused("truth_value", TRUTH, "TRUE", "false", "WAHR", "FAUX"),
    Case(True, None, "truth_value", TRUTH.replace("@", "TRUE"), ALL),
    Case(False, None, "truth_value", TRUTH.replace("@", "FALSE"), ALL),
    *refused("percentage", PERCENTAGE, "80%", "4%", "80,5%", "80 %", "\uff18\uff10\uff05"),
    *(
        Case(
            one,
            None,
            "date_in_rating",
            f"E14 holds the date {seen}; your program may have made it from something like 3/5.",
            ALL,
        )
        for one, seen in (
            (date(2026, 5, 3), "2026-05-03"),
            (datetime(2026, 5, 3), "2026-05-03"),  # noqa: DTZ001 - a cell has no zone
            (datetime(2026, 5, 3, 4, 5), "2026-05-03 04:05"),  # noqa: DTZ001 - a cell has no zone
            (time(4, 30), "04:30:00"),
            (timedelta(hours=30, seconds=9), "30:00:09"),
            (timedelta(minutes=-90), "-1:30:00"),
            *((one, one) for one in ("2026-05-03", "2026-05-03 00:00:00", "03/05/2026", "03.05.2026", "03-May")),
            *((one, one) for one in ("May-04", "4. Mai", "04-mai", "3 May 2026", "4 - May", "04. M\xe4r")),
        )
    ),
    *broken("#N/A", "#n/a", "#DIV/0!", "#REF!", "#NAME?", "#NULL!", "#NUM!", "#VALUE!", "#SPILL!", "#CALC!", "#ERROR!"),
    *broken("#NV", "#BEZUG!", "#WERT!", "#ZAHL!", "#NOM?", "#VALEUR!", "#NOMBRE!", "#\u00a1DIV/0!", "#\u00a1REF!"),
    *broken("#\u00bfNOMBRE?", "#N/D", "#RIF!", "#VALORE!", "#WAARDE!", "#N/B", "#DEEL/0!", "#N/D!", "#ARG!", "#I/T"),
    *broken("#SAKNAS!", "#V\u00c4RDEFEL!", "#PUUTTUU!", "#V\u00c6RDI!", "#\u0394/\u03a5", "Err:502", "Fehler:508"),
]


def sentences(meant: Understood) -> tuple[str, str]:
    """What a person reads about cell E14, without the marks of quotation that only words get."""
    if not meant.code:
        return "", ""
    message, remedy = words(Finding(meant.code, "Skills", "E14", value=meant.typed, details=meant.details), SAY)
    return message.replace("\u201c", "").replace("\u201d", ""), remedy


@pytest.mark.parametrize("case", ON_IMPORTANCE, ids=lambda case: ascii(case.typed))
def test_on_the_scale_of_importance(case: Case):
    meant = understand(case.typed, IMPORTANCE)
    assert (meant.value, type(meant.value), meant.code) == (case.value, type(case.value), case.code)
    assert sentences(meant) == (case.message, case.remedy)


TEN = "Choose 0 to 10 or DK."


@pytest.mark.parametrize(
    "case",
    [
        *accepted(9, 9, 9.0, "9", "9,0"),
        *accepted(10, 10, "10", "10 \u2013 most"),
        *accepted(0, 0, -0.0, "0", "0 \u2013 least"),
        *accepted(Missing.DONT_KNOW, "DK", "?", "weet niet"),
        *noted(10, "most", "10 - most", "10.", "1\u0660", "10 (excellent)"),
        *noted(0, "least", "-0", "0 (low)"),
        *noted(9, "9.", "9 (very good)"),
        *refused("out_of_scale", "E14 holds @; this scale runs from 0 to 10.", 11, -1, "100", remedy=TEN),
        *refused("not_whole", "E14 holds @; this scale takes whole numbers only.", "9,5", "10.5", remedy=TEN),
        *unclear("1 0", "\u202e01", "NA", "-", "0 (high)", "8/10", remedy=TEN),
        *refused(
            "maybe_dont_know",
            "E14 holds @, which is no rating here. Does it mean don\u2019t know?",
            *(99, 999, "99", "999"),
            remedy="If so, write DK in E14. Otherwise choose 0 to 10 or DK.",
        ),
    ],
    ids=lambda case: ascii(case.typed),
)
def test_on_a_scale_from_nought_to_ten(case: Case):
    meant = understand(case.typed, TO_TEN)
    assert (meant.value, type(meant.value), meant.code) == (case.value, type(case.value), case.code)
    assert sentences(meant) == (case.message, case.remedy)


FIVE = "Choose 0 to 5."


@pytest.mark.parametrize(
    "case",
    [
        *accepted(0, 0, "0"),
        *accepted(5, 5, "5", "5 \u2013 most"),
        *noted(5, "most", "5 - most", "\uff15"),
        *refused("out_of_scale", "E14 holds @; this scale runs from 0 to 5.", 9, 99, "9", 6, remedy=FIVE),
        *unclear("NA", "DK", "PNS", "-", "?", "refused", remedy=FIVE),
    ],
    ids=lambda case: ascii(case.typed),
)
def test_on_a_scale_from_nought_to_five_without_missing_codes(case: Case):
    meant = understand(case.typed, TO_FIVE)
    assert (meant.value, type(meant.value), meant.code) == (case.value, type(case.value), case.code)
    assert sentences(meant) == (case.message, case.remedy)


def test_ninety_nine_is_a_rating_where_the_scale_has_it():
    assert (understand(99, HUNDRED).value, understand("9", HUNDRED).value) == (99, 9)
    assert understand(999, HUNDRED).code == "maybe_dont_know"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("very", 4), ("sehr", 4), ("SEHR", 4), ("tr\u00e8s", 4), ("tre\u0300s", 4), ("4 - sehr", 4), ("sehr (4)", 4),
        ("very important", 4), ("nicht wichtig", 1), ("etwas", 2), ("plut\u00f4t", 3), ("2 - fair", 2), ("3 - fair", 3),
        ("fair", None), ("sehr important", None), ("2 - sehr", None), ("tres", None),
    ],
)  # fmt: skip
def test_words_count_in_each_language_of_the_instrument_unless_two_points_share_them(typed: str, meant: int | None):
    found = understand(typed, SPOKEN)
    assert (found.value, found.code) == (meant, "understood" if meant else "not_accepted")


@pytest.mark.parametrize(
    ("answer", "typed", "meant"),
    [
        (CAPACITY, "well", 4), (CAPACITY, "well enough to teach others", 5), (CAPACITY, "Well enough", None),
        (CAPACITY, "not at all", 1), (CAPACITY, "not at all well", 1), (CAPACITY, "very", None),
        (CAPACITY, "5 - well", None), (CAPACITY, "4 - well enough to teach others", None),
        (CAPACITY, "in simple cases (3)", 3),
        (DEPTH, "not involved", 0), (DEPTH, "asked", 2), (DEPTH, "decides", None), (DEPTH, "0 - not involved", 0),
        (RIGHT, "decides", 3), (RIGHT, "None", 0), (RIGHT, "co-decides or can block", 2), (RIGHT, "3 - advises", None),
    ],
)  # fmt: skip
def test_each_scale_knows_its_own_words_only(answer: Answer, typed: str, meant: int | None):
    found = understand(typed, answer)
    assert (found.value, found.code) == (meant, "not_accepted" if meant is None else "understood")


def test_a_whole_story_is_no_entry_of_a_list():
    assert [understand(f"4 ({'h' * length})", IMPORTANCE).value for length in (200, 300)] == [4, None]


def test_a_missing_answer_typed_unusually_is_named_by_its_code():
    full_width = understand("\uff2e\uff21", IMPORTANCE)
    assert (full_width.value, dict(full_width.details)) == (Missing.NOT_APPLICABLE, {"meaning": "NA"})
    assert sentences(full_width)[0] == "E14 holds \uff2e\uff21; it was read as NA."


def test_the_labels_of_missing_answers_count_in_each_language_and_before_the_lists():
    labels = {"en": "don't know", "de": "Das wei\u00df ich nicht"}
    kinds = (
        MissingKind.model_validate({"kind": "refused", "code": "NSP", "label": {"en": "not said"}}),
        MissingKind.model_validate({"kind": "dont_know", "code": "", "label": labels}),
    )
    menu = Menus(CORE.model_copy(update={"missing": kinds}), SAY).importance
    found = [
        understand(typed, Answer(Form.RATING, menu)) for typed in ("NSP", "NSP - not said", "das weiss ich nicht", ".")
    ]
    assert [(one.value, one.code) for one in found] == [
        (Missing.REFUSED, ""),
        (Missing.REFUSED, "understood"),
        (Missing.DONT_KNOW, ""),
        (None, "not_accepted"),
    ]


def test_a_point_that_says_not_relevant_comes_before_the_list_of_missing_answers():
    points = ({"value": 1, "label": {"en": "not relevant"}}, {"value": 5, "label": {"en": "vital"}})
    answer = rated(1, 5, *points, accepts=("not_applicable",))
    assert [understand(typed, answer).value for typed in ("not relevant", "NA")] == [1, Missing.NOT_APPLICABLE]


def test_a_label_that_is_a_number_is_no_word_for_its_point():
    points = ({"value": 1, "label": {"en": "10"}}, {"value": 5, "label": {"en": "50"}})
    assert understand("10", rated(1, 5, *points)).code == "out_of_scale"


def test_a_word_of_the_question_adds_nothing_that_another_point_says_or_that_casts_doubt():
    points = [{"value": n, "label": {"en": words}} for n, words in enumerate(("never", "very", "very important"), 1)]
    answer = rated(1, 3, *points, question="How important is it, or is it never so?")
    typed = ("very", "very important", "never important", "very never")
    assert [understand(one, answer).value for one in typed] == [2, 3, 1, None]


def test_the_memory_of_a_reading_keeps_truth_values_and_numbers_apart():
    memo: dict[object, Understood] = {}
    contents = (1, True, 1.0, "1", 0, False, 0.0, "1")
    found = [understand(one, TO_FIVE, memo) for one in contents]
    assert found == [understand(one, TO_FIVE) for one in contents]
    assert [one.code for one in found] == ["", "truth_value", "", "", "", "truth_value", "", ""]
    assert found[7] is found[3]
    assert len(memo) == 7


def test_the_memory_of_a_reading_keeps_lists_apart_and_leaves_texts_alone():
    memo: dict[object, Understood] = {}
    assert [understand("well", one, memo).code for one in (CAPACITY, IMPORTANCE)] == ["understood", "not_accepted"]
    understand("well", Answer(Form.TEXT), memo)
    assert len(memo) == 2


def test_words_for_the_two_halves_of_a_scale_have_nothing_in_common():
    assert not LOWER & HIGHER
    assert not (LOWER | HIGHER) & HEDGING


def test_a_month_has_one_number_whatever_the_language():
    assert {tag: len(names.split()) for tag, names in MONTHS.items()} == dict.fromkeys(MONTHS, 12)
    for names in MONTHS.values():
        assert [MONTH[name] for name in names.casefold().split()] == list(range(1, 13))


ANSWERS = st.sampled_from((IMPORTANCE, CAPACITY, DEPTH, RIGHT, TO_TEN, HUNDRED, TO_FIVE, SPOKEN))
TYPED = st.one_of(
    st.text(max_size=40),
    st.text(alphabet="0123456789.,-+()/% \u0664\uff14\u202e\u200bveryNAornot?", max_size=12),
    st.integers(),
    st.floats(),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.timedeltas(),
)


@given(TYPED, ANSWERS)
@example(10**5000, TO_TEN)
@example("4" * 40_000, TO_TEN)
@example("a " * 500, TO_TEN)
@example("4 - " + "a-" * 498, TO_TEN)
def test_nothing_typed_ever_becomes_a_rating_outside_the_scale(typed: object, answer: Answer):
    meant = understand(typed, answer)
    allowed = {(type(one.value), one.value) for one in answer.menu.choices}
    assert meant.value is None or (type(meant.value), meant.value) in allowed
    if meant.value is None and meant.code:
        assert meant.details == choices(answer.menu)
    assert understand(typed, answer) == meant


@given(st.text(max_size=30), ANSWERS)
def test_a_text_becomes_a_number_in_silence_only_if_it_says_that_number(typed: str, answer: Answer):
    meant = understand(typed, answer)
    if isinstance(meant.value, int) and not meant.code:
        assert [sign for sign in typed if sign.isdigit()][: len(str(meant.value))] == list(str(meant.value))


@given(st.one_of(st.integers(-1000, 1000), st.floats(-1000, 1000)), ANSWERS)
def test_a_number_is_itself_or_nothing(typed: float, answer: Answer):
    meant = understand(typed, answer)
    if meant.value is not None:
        assert (abs(meant.value - typed) <= 1e-6, meant.code) == (True, "")
    elif answer.menu.low <= typed <= answer.menu.high:
        assert meant.code == "not_whole"


@given(st.integers(0, 9), st.integers(0, 9), st.sampled_from((",", ".")))
def test_a_decimal_is_never_read_without_its_sign(whole: int, tenth: int, sign: str):
    meant = understand(f"{whole}{sign}{tenth}", TO_TEN)
    assert meant.value == (None if tenth else whole)
    assert meant.code == ("not_whole" if tenth else "")
