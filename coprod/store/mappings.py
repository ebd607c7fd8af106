"""What the columns of a survey tool's export mean, remembered for the next file of the same shape."""

import json
from collections.abc import Mapping

from coprod.store.engine import Store, now


def remember(store: Store, shape: str, means: Mapping[str, str], *, by: str) -> None:
    """Keep what each column of files of this shape means, in the place of what was remembered before."""
    with store.writing("remember a mapping") as cursor:
        cursor.execute(
            "INSERT INTO mappings VALUES (?, ?, ?, ?) ON CONFLICT (shape) DO UPDATE SET means = EXCLUDED.means, "
            "remembered_at = EXCLUDED.remembered_at, remembered_by = EXCLUDED.remembered_by",
            [shape, json.dumps(dict(means)), now(), by],
        )


def recall(store: Store, shape: str) -> dict[str, str]:
    """Return what was remembered last of files of this shape, in its order; empty when nothing was."""
    with store.reading() as cursor:
        found = cursor.execute("SELECT means FROM mappings WHERE shape = ?", [shape]).fetchall()
    return {str(column): str(meaning) for (means,) in found for column, meaning in json.loads(means).items()}
