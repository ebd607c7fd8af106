"""What to answer, how many have, and, after the reveal, what we said and what moved."""

from datetime import UTC, datetime

import streamlit as st

from coprod.desk.ballots import read_code
from coprod.desk.wall import wall
from coprod.errors import SessionClosed
from pages._parts.phone_address import phone_address
from pages._parts.wall_pause import wall_pause
from pages._parts.wall_question import wall_question
from pages._parts.wall_result import wall_result
from pages._parts.wall_self_paced import wall_self_paced
from pages._parts.wall_stages import wall_stages
from pages._parts.wall_style import wall_style
from pages._parts.wall_unknown import wall_unknown
from pages._shared import desk, say

tell = say()
wall_style()
code = read_code(st.query_params.get("code", ""))


def live() -> None:
    """Draw the room as it stands."""
    try:
        now = wall(desk(), tell, code, at=datetime.now(UTC).replace(tzinfo=None))
    except SessionClosed:
        wall_unknown(code)
        return
    if now.ended:
        wall_stages(now)
    elif now.self_paced:
        wall_self_paced(now, phone_address())
    elif now.results:
        wall_result(now)
    else:
        wall_question(now, phone_address())


paused = wall_pause()
st.fragment(live, run_every=None if paused else "1s", key="wall")()
