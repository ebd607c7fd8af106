"""What is said of a file that cannot be read at all: one plain sentence each, what it is and what to do."""

from coprod.language import N_

UNSAFE = N_("This file could not be read safely. Copy your answers into a fresh template and send that.")
BROKEN = N_("This file is damaged or was cut off on the way. Save the workbook again and send the new file.")
EMPTY = N_("This file is empty. Save the workbook again and send the new file.")
LOCKED = N_("This workbook is locked with a password. Open it, save it without a password, and send that.")
UNKNOWN = N_("This is not a workbook. Send the workbook itself, saved as .xlsx, .xls, .ods or .csv.")

PDF = N_("This is a PDF, not a workbook. Send the workbook itself, saved as .xlsx, .xls, .ods or .csv.")
IMAGE = N_("This is an image, not a workbook. Send the workbook itself, saved as .xlsx, .xls, .ods or .csv.")
DOCUMENT = N_("This is a text document, not a workbook. Send the workbook itself, saved as .xlsx, .xls, .ods or .csv.")
WORD = N_("This is a Word document, not a workbook. Send the workbook itself, saved as .xlsx, .xls, .ods or .csv.")
SLIDES = N_("This is a PowerPoint file, not a workbook. Send the workbook itself, saved as .xlsx, .xls, .ods or .csv.")
MAIL = N_("This is an e-mail, not a workbook. Save the workbook that was attached to it, and send that.")
ARCHIVE = N_("This is an archive of files, not a workbook. Unpack it and send the workbook itself.")
BINARY = N_("This is a binary Excel file (.xlsb). Open it, save it as .xlsx, and send that.")
NUMBERS = N_("This is an Apple Numbers file. Export it to Excel (.xlsx) and send that.")
WEB = N_(
    "This is a web page, not a workbook, even if its name says so. Open it in Excel, save it as .xlsx, and send that."
)
OLD_XML = N_("This is an Excel file in an old format (XML Spreadsheet 2003). Open it, save it as .xlsx, and send that.")
OTHER_ODF = N_(
    "This is an OpenDocument file, but not a spreadsheet. Send the workbook itself, saved as .xlsx, .xls, .ods or .csv."
)
TEXT = N_("This is text, not a table. Send the workbook itself, saved as .xlsx, .xls, .ods or .csv.")
QUOTES = N_(
    "A quotation mark in this text file is opened and not closed as it should be, so its cells cannot be told apart."
    " Open the file in Excel or LibreOffice, save it as .xlsx, and send that."
)
LETTERS = N_(
    "The letters of this text file cannot be told apart from its bytes. Save it again as .xlsx, or as CSV in UTF-8,"
    " and send that."
)
