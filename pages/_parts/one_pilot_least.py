"""What is documented at least of a pilot's governance, and what cannot be told from documents."""

import streamlit as st

from coprod.desk.pilot_least import Bound, Least
from pages._parts.plain import plain
from pages._shared import say


def one_pilot_least(least: Least) -> None:
    """Show the lower bounds with the entries they rest on; what has none, folded, with the reason."""
    tell = say()
    st.header(tell("What is documented at least"), anchor=False)
    if least.bounds:
        st.table(
            {
                tell("Indicator"): [plain(one.title) for one in least.bounds],
                tell("What is documented"): [_told(one) for one in least.bounds],
            },
            hide_index=True,
            border="horizontal",
            alt=tell("What is documented at least"),
        )
        st.page_link(
            "methods.py",
            label=tell("How these numbers are worked out"),
            query_params={"measure": [one.id for one in least.bounds]},
        )
    else:
        st.markdown(tell("Nothing: no page says who took part, how deeply, or with which say."))
    with st.expander(tell("What public pages cannot tell")):
        for reason, titles in least.untold:
            st.markdown(f"{plain(reason)}\n\n" + "\n".join(f"- {plain(title)}" for title in titles))


def _told(one: Bound) -> str:
    entries = say().many("rests on {count} entry", "rests on {count} entries", one.entries)
    return "  \n".join([f"**{plain(one.words)}**", *([plain(one.which)] if one.which else []), entries])
