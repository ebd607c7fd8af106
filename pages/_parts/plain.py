"""Show what people typed exactly as they typed it, never as Markdown."""

import re


def plain(text: str) -> str:
    """Escape everything that Streamlit's Markdown would act on."""
    return re.sub(r"([\\`*_{}\[\]()<>#+\-.!|~:$&])", r"\\\1", text)
