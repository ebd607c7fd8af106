"""The phone's door: plain HTML over the desk, for people who answer in the room. No script is needed."""

from coprod.desk.opening import Desk
from coprod.phone.routes import phones_first
from coprod.phone.threshold import phones_only

__all__ = ["Desk", "phones_first", "phones_only"]
