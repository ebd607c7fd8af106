"""Every page runs on an empty store and on the sample, says what it is for, and has every word from the catalogue:
with all of them marked, none is left unmarked."""

import gettext
import re
from collections.abc import Iterator

import pytest
from streamlit.testing.v1 import AppTest

from coprod.language import Speaker
from coprod.measures.catalogue import MEASURES
from pages import _shared
from tests.pages.conftest import Visit
from tests.pages.test_assess_page import filled_in
from tests.workbook.filling import full

PAGES = {
    "home.py": "How well can we co-produce our services?",
    "pilots.py": "Pilots",
    "pilot.py": "Pilot",
    "lifecycle.py": "Life cycle",
    "skills.py": "Skills",
    "skill.py": "Skill: Finding out what people need",
    "compare.py": "Compare",
    "governance.py": "Governance",
    "assess.py": "Assess",
    "facilitate.py": "Facilitate",
    "methods.py": "Methods",
    "about.py": "About",
}
OPENED = {"methods.py": {"measure": [one.id for one in MEASURES]}}  # what is closed is not drawn
KINDS = ("title", "header", "info", "success", "warning", "error", "caption", "markdown", "button")
FIELDS = ("selectbox", "multiselect", "text_input", "file_uploader", "expander", "download_button", "page_link")
# Facts, names and the questionnaire's own words are data, which no catalogue of the interface translates.
DATA = {"caption": "coprod-core@1.0", "markdown": "- **"}


class Marked(gettext.NullTranslations):
    """A language in which every sentence is the English one in double brackets."""

    def gettext(self, message: str) -> str:
        return f"⟦{message}⟧"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return f"⟦{msgid1 if n == 1 else msgid2}⟧"


@pytest.fixture(autouse=True)
def marked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_shared, "speaker", lambda language="en": Speaker("en", Marked()))


def unmarked(app: AppTest) -> Iterator[tuple[str, str]]:
    """Yield every text on the page that holds no marked word and is not data."""
    for kind in KINDS:
        for element in getattr(app, kind, app.get(kind)):
            text = element.label if kind == "button" else element.value
            if "⟦" not in text and DATA.get(kind, "\0") not in text.replace("\\", ""):
                yield kind, text
    for kind in FIELDS:
        for element in app.get(kind):
            label = getattr(element, "label", None) or getattr(element.proto, "label", "")
            if "⟦" not in label:
                yield kind, label


@pytest.mark.parametrize("sample", [False, True], ids=["empty", "sample"])
@pytest.mark.parametrize("page", PAGES)
def test_a_page_runs_and_says_its_title_and_no_word_of_it_is_written_in_it(
    visit: Visit, page: str, sample: bool
) -> None:
    app = visit("" if page == "home.py" else page, sample=sample, **OPENED.get(page, {}))
    assert [fault.value for fault in app.exception] == []
    assert [re.sub(r"[\\⟦⟧]", "", title.value) for title in app.title] == [PAGES[page]]
    assert list(unmarked(app)) == []


def test_no_word_of_a_result_is_written_in_the_page(visit: Visit) -> None:
    app = visit("assess.py", sample=False)
    app.file_uploader(key="workbook").upload("return.xlsx", filled_in(full())).run()
    assert list(unmarked(app)) == []
