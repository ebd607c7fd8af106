"""What the columns of a survey tool's export were taken for, and how certain that is."""

from collections.abc import Iterator

import streamlit as st

from coprod.desk.columns import Columns, columns, mapping_name
from coprod.desk.manager import Reading, mapping_file
from pages._parts.column_choices import column_choices
from pages._parts.plain import plain
from pages._shared import desk, say


def column_meanings(reading: Reading) -> None:
    """Show the columns, open while a person has to look at them; nothing for a file of ours."""
    if reading.columns is None:
        return
    tell, shown = say(), columns(desk(), reading, say())
    title = tell("What each column asks")
    with st.expander(title, key="columns-box") if shown.ready else st.container(border=True):
        if not shown.ready:
            st.subheader(title, anchor=False)
        st.markdown(" ".join(_counts(shown)))
        for doubled in shown.doubled:
            st.warning(plain(tell("More than one column is taken for “{title}”. Change one of them.", title=doubled)))
        column_choices(shown)
        st.caption(tell("When you save, this is remembered for the next file with the same columns."))
        st.download_button(
            tell("Download this list"),
            data=lambda: mapping_file(reading),
            file_name=mapping_name(reading),
            mime="text/csv",
            on_click="ignore",
            key="mapping",
        )


def _counts(shown: Columns) -> Iterator[str]:
    tell = say()
    if shown.sure:
        yield tell.many("{count} column is certain.", "{count} columns are certain.", shown.sure)
    if shown.said:
        yield tell.many("{count} is as you said.", "{count} are as you said.", shown.said)
    if shown.guessed:
        yield tell.many("{count} is guessed, please check.", "{count} are guessed, please check.", shown.guessed)
    if shown.unmatched:
        yield tell.many("{count} matches no question.", "{count} match no question.", shown.unmatched)
