"""From the empty workbook to your own gaps: download, fill in, upload, read, save."""

import streamlit as st

from pages._parts.attempt import outcome
from pages._parts.choose_file import choose_file
from pages._parts.files_table import files_table
from pages._parts.get_workbook import get_workbook
from pages._parts.hand_in import hand_in
from pages._parts.last_load import last_load
from pages._parts.one_file import one_file
from pages._parts.own_result import own_result
from pages._parts.read_files import read_files
from pages._parts.replaced_returns import replaced_returns
from pages._parts.save_files import save_files
from pages._parts.save_return import save_return
from pages._parts.verdict import verdict
from pages._shared import say

tell = say()
st.title(tell("Assess"), anchor=False)
st.markdown(tell("Fill in the workbook, alone or as a team, and see your skill gaps within seconds."))
with st.grid(2, min_column_width=320):
    get_workbook()
    files = hand_in()
outcome()
if files:
    st.header(tell("3. Read and save"), anchor=False)
top = st.container()
received = read_files(files)
if len(received) > 1:
    save_files(received)
    if any(one.kept for one in received):
        last_load()
    files_table(received)
    place = choose_file(received)
    if place is not None:
        verdict(received[place])
        one_file(received[place], files[place])
        own_result(received[place])
elif received:
    with top:
        verdict(received[0])
    one_file(received[0], files[0])
    save_return(received[0])
    if received[0].kept:
        last_load()
    own_result(received[0])
else:
    last_load()
replaced_returns()
