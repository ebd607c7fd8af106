"""What we say: the interface's words in the reader's language."""

from coprod.language.catalogue import N_, Speaker, best, languages, speaker

__all__ = ["N_", "Speaker", "best", "languages", "speaker"]
