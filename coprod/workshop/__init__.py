"""The room: what is asked there, which step follows which, whose voice counts, and what moved. Pure values only."""
