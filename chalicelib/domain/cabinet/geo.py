"""Distance on the ground, for the cabinets near a point."""

from math import asin, cos, radians, sin, sqrt

EARTH_KM = 6371.0088  # mean radius, IUGG


def distance_km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Great-circle distance (haversine); degrees in, kilometres out."""
    dlat, dlon = radians(lat2 - lat1), radians(lon2 - lon1)
    a = sin(dlat / 2) ** 2 + cos(radians(lat1)) * cos(radians(lat2)) * sin(dlon / 2) ** 2
    return 2 * EARTH_KM * asin(sqrt(a))
