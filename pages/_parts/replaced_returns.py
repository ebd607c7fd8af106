"""Returns that do not count because another one stands in their place, and the way to bring one back."""

from datetime import date
from functools import partial

import streamlit as st

from coprod.desk import saving
from pages._parts.attempt import attempt
from pages._parts.plain import plain
from pages._shared import desk, person, say


def replaced_returns() -> None:
    """Show each with its button; nothing when every return counts."""
    tell, older = say(), saving.replaced(desk())
    if not older:
        return
    with st.expander(tell("Replaced returns ({count})", count=tell.number(len(older), 0)), key="replaced"):
        st.markdown(
            tell(
                "Of one organisation in one round, one return counts. These are kept and do not count. Use one "
                "instead, and it counts; the other is then kept here."
            )
        )
        for one in older:
            with st.container(horizontal=True, vertical_alignment="center", border=True):
                st.markdown(_told(one))
                st.button(
                    tell("Use this one instead"),
                    key=f"bring-back-{one.submission_id}",
                    on_click=attempt,
                    args=(
                        partial(saving.bring_back, desk(), one.submission_id, person=person()),
                        tell("This return counts now. The one it took the place of is kept."),
                    ),
                )


def _told(one: saving.Superseded) -> str:
    tell = say()
    return "  \n".join(
        (
            f"**{plain(', '.join(filter(None, (one.city_name, one.round_name, one.pilot, one.unit))))}**",
            plain(
                tell(
                    "Filled in: {filled}. Saved: {saved}. In its place: filled in {newer}, saved {newer_saved}.",
                    filled=_day(one.filled_on),
                    saved=_day(one.saved_on),
                    newer=_day(one.newer_filled_on),
                    newer_saved=_day(one.newer_saved_on),
                )
            ),
        )
    )


def _day(day: date | None) -> str:
    return say().day(day) if day else say()("without a date")
