"""Data, licence, privacy, accessibility, version; and a copy of everything to keep."""

from importlib.metadata import version

import streamlit as st

from pages._parts.plain import plain
from pages._parts.store_copy import store_copy
from pages._shared import desk, say

tell, instrument = say(), desk().instrument
st.title(tell("About"), anchor=False)
st.markdown(
    tell(
        "coprod is open-source software with which municipalities see and close the gaps in how they co-produce "
        "smart-city services with their citizens. It implements the system implied by the abstract of Paskaleva and "
        "Cooper (2019), Innovations in Co-Created Smart City Services, DOI 10.1007/978-3-319-98953-2_7."
    )
)
st.table(
    {
        tell("Version"): version("coprod"),
        tell("Questionnaire"): plain(f"{instrument.title.to(tell.language)} ({instrument.key})"),
        tell("Its wording"): plain(instrument.attribution),
        tell("Licence"): tell("code Apache-2.0; data, questionnaire and wording CC BY 4.0"),
        tell("Pilots"): tell(
            "facts from public pages, coded at a desk, each with its source; not checked by the cities"
        ),
        tell("Outlines of the map"): tell("Natural Earth, public domain"),
        tell("Sample"): tell("made-up answers from fictional cities, marked wherever they show; they can be removed"),
        tell("Privacy"): tell(
            "everything stays in one file on this machine; nothing is sent anywhere; one cookie holds the times of "
            "your last and present visit, and nothing else; individual answers are shown only from {smallest} returns "
            "up, one for each person; organisational returns carry their city's name and need its consent",
            smallest=desk().policy.k,
        ),
        tell("Access"): tell(
            "there is no login: whoever reaches these pages may save, back up and restore. They listen on this machine "
            "only, unless whoever runs them opens them to others"
        ),
        tell("Accessibility"): tell(
            "we aim at WCAG 2.2 AA. Known gaps: the upload field's own words are English, and some controls of the "
            "framework are smaller than they should be. Every chart has a sentence and a table."
        ),
    },
    border="horizontal",
    alt=tell("About"),
)
store_copy()
