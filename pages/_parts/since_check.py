"""What got better since an earlier check marked the file."""

import streamlit as st

from coprod.desk.findings import since
from coprod.desk.manager import Reading
from pages._parts.plain import plain
from pages._shared import say


def since_check(reading: Reading) -> None:
    """Show how much was mended and how much is left; nothing for a file that is no marked copy."""
    if not reading.before:
        return
    tell, (mended, left) = say(), since(reading)
    if not left:
        st.success(tell("All clear: nothing that the last check marked is left to mend."))
        return
    st.info(tell("Since the last check: {mended} mended, {left} left.", mended=len(mended), left=len(left)))
    if mended:
        with st.expander(tell.many("{count} cell mended", "{count} cells mended", len(mended))):
            st.markdown(plain("; ".join(", ".join(filter(None, (one.sheet, one.cell))) for one in mended)))
