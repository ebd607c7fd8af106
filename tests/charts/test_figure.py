"""A figure as a browser gets it: the same chart, its rows in Arrow."""

import pyarrow as pa
from hand_made import FIVE, PEOPLE, SOME_WITHHELD, say

from coprod.charts import needs


def test_a_browser_gets_the_same_chart_and_every_row_of_it() -> None:
    one = needs.figure(SOME_WITHHELD, provenance=PEOPLE, span=FIVE, say=say)
    assert {key: value for key, value in one.sent.items() if key != "datasets"} == {
        key: value for key, value in one.spec.items() if key != "datasets"
    }
    read = {name: pa.ipc.open_stream(rows).read_all().to_pylist() for name, rows in one.sent["datasets"].items()}
    assert read == one.spec["datasets"]
    assert [row["value"] for row in read["dots"]] == [3.0, 4.6, 4.0, 14 / 6]
    assert one.sent is one.sent
