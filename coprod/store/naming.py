"""How names become keys: what a person typed, without case, accents kept, joined by hyphens."""

import re
import unicodedata


def slug(name: str) -> str:
    """Return the key of a name: "  Málaga (centre) " and "málaga CENTRE" are one."""
    return re.sub(r"[\W_]+", "-", unicodedata.normalize("NFKC", name).casefold()).strip("-")
