"""Reads documents, a JSON string a line, and writes each as docutils' pseudo-XML, also a JSON string a line. The first line is the version."""

import json
import sys
import warnings

warnings.simplefilter('ignore')

import docutils
from docutils.frontend import OptionParser
from docutils.parsers.rst import Parser
from docutils.utils import new_document


class Silent:
    def write(self, *_):
        pass

    flush = write


settings = OptionParser(components=(Parser,)).get_default_values()
settings.report_level = 5
settings.halt_level = 6
settings.warning_stream = Silent()
settings.file_insertion_enabled = False

print(json.dumps(docutils.__version__))
for line in sys.stdin:
    document = new_document('test data', settings.copy())
    try:
        Parser().parse(json.loads(line), document)
        text = document.pformat()
    except Exception as error:
        text = 'docutils failed: ' + repr(error)
    print(json.dumps(text), flush=True)
