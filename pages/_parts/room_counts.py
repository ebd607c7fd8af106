"""What is on the wall and how many have answered; by role where that exposes nobody."""

import streamlit as st

from coprod.desk.leading import Lead
from pages._parts.plain import plain
from pages._shared import say


def room_counts(now: Lead) -> None:
    """Show the question and the counts, and nothing of what was answered."""
    tell, wall = say(), now.wall
    line = now.questions[now.held.course.at]
    place = tell("{stage} · question {place} of {all}", stage=wall.stage, place=wall.place, all=wall.of)
    st.caption(plain(f"{place} · {line.state}"))
    st.subheader(plain(line.item), anchor=False)
    counts = [tell("{answered} of {seats} seats have answered.", answered=wall.answered, seats=wall.seats)]
    if wall.expected:
        counts.append(tell("{expected} seats are expected.", expected=wall.expected))
    if wall.seconds is not None:
        counts.append(tell("{seconds} seconds left on the wall.", seconds=wall.seconds))
    st.markdown(f"**{plain(counts[0])}** {plain(' '.join(counts[1:]))}")
    for role, answered, seats in now.roles:
        st.markdown(plain(tell("{role}: {answered} of {seats}", role=role, answered=answered, seats=seats)))
    if now.small_roles:
        st.caption(
            tell.many(
                "{count} role is not counted by itself: fewer than five people, or it would tell of another.",
                "{count} roles are not counted by themselves: fewer than five people, or they would tell of another.",
                now.small_roles,
            )
        )
