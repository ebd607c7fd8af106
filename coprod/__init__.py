"""coprod: how well a municipality is placed to co-produce its services with citizens."""
