"""Europe on a plane: an equal-area projection, the part of it that our map shows, and where a place lies in it."""

from math import cos, radians, sin, sqrt

RADIUS = 6371.0
CENTRE = (10.0, 52.0)
"""Longitude and latitude in degrees of the middle of the European grid ETRS89-LAEA (EPSG:3035)."""

LEFT, RIGHT, BOTTOM, TOP = -1750.0, 1450.0, -1760.0, 1940.0
"""The part of the plane that the map shows, in kilometres from the middle: Iceland to the Baltic, Crete to Lapland."""

WIDTH, HEIGHT = RIGHT - LEFT, TOP - BOTTOM


def placed(longitude: float, latitude: float) -> tuple[float, float]:
    """Return kilometres to the right of the map's left edge and down from its upper edge.

    Lambert's azimuthal equal-area projection of a sphere (Snyder 1987, Map projections: a working manual, USGS
    Professional Paper 1395, equations 24-2 to 24-4), as Vega's ``azimuthalEqualArea`` draws it.
    """
    turned, up = radians(longitude - CENTRE[0]), radians(latitude)
    middle = radians(CENTRE[1])
    stretch = sqrt(2 / (1 + sin(middle) * sin(up) + cos(middle) * cos(up) * cos(turned)))
    x = RADIUS * stretch * cos(up) * sin(turned)
    y = RADIUS * stretch * (cos(middle) * sin(up) - sin(middle) * cos(up) * cos(turned))
    return x - LEFT, TOP - y


def shows(longitude: float, latitude: float) -> bool:
    """Tell whether a place lies on the map."""
    across, down = placed(longitude, latitude)
    return 0 <= across <= WIDTH and 0 <= down <= HEIGHT
