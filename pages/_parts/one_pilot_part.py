"""Who took part at each stage as coded at the desk; what each entry rests on is one click away."""

from collections.abc import Sequence

import streamlit as st

from coprod.desk.commentary import View
from coprod.desk.pilot_parts import Coding, Entry
from pages._parts.figure import figure
from pages._parts.plain import plain
from pages._shared import say


def one_pilot_part(coding: Coding, view: View) -> None:
    """Show the matrix and, folded, its entries with basis, confidence and source."""
    tell = say()
    if coding.matrix is None:
        st.header(tell("Who took part is not documented"), anchor=False)
        st.markdown(tell("The programme names this pilot; no page was found that says who took part, or how."))
        if coding.named:
            st.markdown(plain(tell("Named without their part: {names}.", names="; ".join(coding.named))))
        return
    figure(coding.matrix, view)
    with st.expander(tell("What each of the {count} entries rests on", count=len(coding.entries))):
        _entries(coding.entries)
        st.markdown("  \n".join(f"**{plain(title)}**: {plain(meaning)}" for title, meaning in coding.confidences))


def _entries(entries: Sequence[Entry]) -> None:
    tell = say()
    st.table(
        {
            tell("Who, and how it is coded"): [_coded(one) for one in entries],
            tell("What the page says"): [f"{plain(one.basis)}  \n[{plain(one.site)}](<{one.url}>)" for one in entries],
        },
        hide_index=True,
        border="horizontal",
        alt=tell("What each entry rests on"),
    )


def _coded(one: Entry) -> str:
    tell = say()
    lines = [
        tell("{stage}: {depth}", stage=one.stage, depth=one.depth),
        tell("formal say: {right}", right=one.right),
        tell("confidence: {level}", level=one.confidence),
    ]
    return "  \n".join([f"**{plain(one.who)}**", *map(plain, lines)])
