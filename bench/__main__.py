"""``make bench``: one table. Read the ratios; milliseconds are those of the machine at hand."""

from collections.abc import Iterable

from bench import command, loads, measures, pages, rhythm, room, scale, server, workbook
from bench.figures import Figure

COLUMNS = "{:<46} {:>12} {:>14} {:>9}   {}"


def show(title: str, figures: Iterable[Figure]) -> None:
    """Print one part of the table while it is measured."""
    print(f"\n{title}")
    print(COLUMNS.format("", "measured", "compared with", "ratio", "target"))
    for figure in figures:
        print(COLUMNS.format(*figure.cells()), flush=True)


show("Check a filled-in workbook, in its child process (median)", workbook.figures())
show("Many files and many people, read in child processes", loads.figures())
show("Measures, compared with pandas working out the means alone (median)", measures.figures())
show("Server time of a page on the sample data, compared with an empty Streamlit page", pages.figures())
show("The same and more with 2,000 cities in the store", scale.figures())
show("A room full of phones, the wall and the facilitator open", room.figures())
show("A recorded workshop's rhythm at ten times its pace", rhythm.figures())
show("The command line (median)", command.figures())
show("The server", server.figures())
