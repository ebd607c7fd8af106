"""The shell around every page: who is here, which pages there are; runs the chosen one."""

from pathlib import Path

import streamlit as st

from pages._shared import say

tell = say()
st.set_page_config(page_icon=str(Path(__file__).with_name("icon.png")), layout="wide")
chosen = st.navigation(
    [
        st.Page("home.py", title=tell("Home"), default=True),
        st.Page("pilots.py", title=tell("Pilots")),
        st.Page("pilot.py", title=tell("Pilot"), visibility="hidden"),
        st.Page("lifecycle.py", title=tell("Life cycle")),
        st.Page("skills.py", title=tell("Skills")),
        st.Page("skill.py", title=tell("Skill"), visibility="hidden"),
        st.Page("governance.py", title=tell("Governance")),
        st.Page("compare.py", title=tell("Compare")),
        st.Page("assess.py", title=tell("Assess")),
        st.Page("facilitate.py", title=tell("Facilitate")),
        st.Page("wall.py", title=tell("Wall"), visibility="hidden"),
        st.Page("methods.py", title=tell("Methods")),
        st.Page("about.py", title=tell("About")),
    ],
    position="hidden" if (st.context.url or "").partition("?")[0].endswith("/wall") else "top",
)
st.set_page_config(page_title=f"{chosen.title} - coprod")
chosen.run()
