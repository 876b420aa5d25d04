"""Reads documents, a JSON string a line, and writes each as docutils' pseudo-XML, also a JSON string a line. The first line is the version.

A document may also be an object of its text and of settings; with `smart_quotes` among these its text is written, as all transforms leave it.
"""

import json
import sys
import warnings

warnings.simplefilter('ignore')

import docutils
from docutils.core import publish_doctree
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
    source = json.loads(line)
    if isinstance(source, str):
        source = {'text': source, 'settings': {}}
    own = settings.copy()
    own.update(source['settings'], OptionParser(components=(Parser,)))
    document = new_document('test data', own)
    try:
        if 'smart_quotes' in source['settings']:
            overrides = {'report_level': 5, 'warning_stream': Silent(), 'doctitle_xform': False}
            text = publish_doctree(source['text'], settings_overrides={**overrides, **source['settings']}).astext()
        else:
            Parser().parse(source['text'], document)
            text = document.pformat()
    except Exception as error:
        text = 'docutils failed: ' + repr(error)
    print(json.dumps(text), flush=True)
