"""The rules of the gate: how small a group may be, and why something is withheld."""

from dataclasses import dataclass
from enum import StrEnum

SMALLEST = 5


class Reason(StrEnum):
    """Why a value is withheld. Every reason has words on the screen and a line in docs/privacy.md."""

    N_BELOW_K = "n_below_k"
    CONSENT = "consent"
    TOO_FEW_SKILLS = "too_few_skills"
    COMPLEMENTARY = "complementary"


@dataclass(frozen=True)
class Policy:
    """``k`` is the smallest number of distinct respondents a value may rest on; deployments may only raise it."""

    k: int = SMALLEST

    def __post_init__(self) -> None:
        """Refuse a weaker rule."""
        if self.k < SMALLEST:
            raise ValueError(f"the smallest group may be raised above {SMALLEST}, never lowered to {self.k}")
