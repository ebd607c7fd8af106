"""One skill: what is it, who has it, and what can be done next?"""

import streamlit as st

from coprod.desk.skill import described, titles
from coprod.desk.skill_cities import standings
from pages._parts.linked import one_of, warn_of_stale_link
from pages._parts.people_to_call import people_to_call
from pages._parts.plain import plain
from pages._parts.skill_cities import skill_cities
from pages._parts.skill_pilots import skill_pilots
from pages._parts.skill_words import skill_words
from pages._shared import look, say

tell, every = say(), look(titles)
heading = st.container()
warn_of_stale_link(every, key="skill")
words = look(described, one_of(tell("Stage and skill"), every, key="skill"))
heading.title(plain(tell("Skill: {title}", title=words.title)), anchor=False)

skill_words(words)
both = look(standings, words.skill)
people_to_call(both["return"], skill_cities(words, both))
skill_pilots(words)
