"""Every page runs on an empty store and on the sample, and says what it is for."""

import pytest

from tests.pages.conftest import Visit

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


@pytest.mark.parametrize("sample", [False, True], ids=["empty", "sample"])
@pytest.mark.parametrize("page", PAGES)
def test_the_page_runs_and_says_its_title(visit: Visit, page: str, sample: bool) -> None:
    app = visit("" if page == "home.py" else page, sample=sample)
    assert [fault.value for fault in app.exception] == []
    assert [title.value.replace("\\", "") for title in app.title] == [PAGES[page]]
