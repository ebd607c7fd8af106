"""What we say: the interface's words in the reader's language."""

from coprod.language.catalogue import Speaker, best, languages, speaker

__all__ = ["Speaker", "best", "languages", "speaker"]
