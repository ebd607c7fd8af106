"""What we draw: released values in, Altair charts, plain sentences and tables out."""
