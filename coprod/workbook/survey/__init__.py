"""Exports of survey tools: tell which column of a wide table asks what, and keep what a person says about it."""

from coprod.workbook.survey.mapping_file import read_mapping, write_mapping
from coprod.workbook.survey.proposal import Column, How, Proposal, corrected, means, named, targets
from coprod.workbook.survey.propose import propose

__all__ = [
    "Column",
    "How",
    "Proposal",
    "corrected",
    "means",
    "named",
    "propose",
    "read_mapping",
    "targets",
    "write_mapping",
]
