"""What the dashboard costs, as ratios to something everybody knows."""
