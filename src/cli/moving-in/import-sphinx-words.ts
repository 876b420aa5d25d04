/** What becomes of an extension of Sphinx. What begins with `=` needs nothing to be done. */
export const SPHINX_EXTENSIONS: ReadonlyMap<string, string> = new Map([
  ['sphinx.ext.mathjax', '=formulas are drawn without it'],
  ['sphinx.ext.imgmath', '=formulas are drawn without it'],
  ['sphinx.ext.jsmath', '=formulas are drawn without it'],
  ['sphinx.ext.graphviz', '=the plugin graphviz draws the same'],
  ['sphinx.ext.autosectionlabel', '=titles of sections are names that references may use'],
  ['sphinx.ext.intersphinx', '=references to other projects are part of pylit'],
  ['sphinx.ext.githubpages', '=pages need no file beside them'],
  ['sphinx_copybutton', '=code has a button to copy it'],
  ['sphinx_rtd_theme', '=pylit has a theme of its own'],
  ['myst_parser', "=Markdown is read; MyST's own syntax is not"],
  ['recommonmark', '=Markdown is read'],
  ['sphinxcontrib.pylit', '=its directives are part of pylit'],
  [
    'sphinx.ext.autodoc',
    'programs are not loaded: write the objects as py:function and py:class, or tangle the program from the documents',
  ],
  ['sphinx.ext.autosummary', 'programs are not loaded: list the objects in a table'],
  ['sphinx.ext.napoleon', 'is about docstrings, which are not read'],
  ['numpydoc', 'is about docstrings, which are not read'],
  ['sphinx_autodoc_typehints', 'is about docstrings, which are not read'],
  ['sphinx.ext.viewcode', 'programs are not loaded: chunks have a page of code instead'],
  ['sphinx.ext.linkcode', 'programs are not loaded'],
  ['sphinx.ext.doctest', 'nothing is run from documents; doctest blocks are shown'],
  ['sphinx.ext.coverage', 'programs are not loaded'],
  ['sphinx.ext.todo', 'todo is shown as its content; the list of them is not made'],
  ['sphinx.ext.ifconfig', 'ifconfig is shown always: move what depends on values'],
  ['sphinx.ext.extlinks', 'write the links in full, or as substitutions'],
  ['sphinx.ext.inheritance_diagram', 'programs are not loaded: draw it with graphviz'],
  ['sphinxcontrib.bibtex', '=citations are part of pylit'],
  ['sphinx_design', 'cards and grids are shown as their title and content'],
  ['sphinx_tabs.tabs', 'tabs are shown one below the other'],
  ['sphinx.ext.duration', 'pylit build --profile says where time goes'],
]);

const DEFAULTS = 'no counterpart';

/** What becomes of a setting that the configuration does not take. What begins with `=` needs nothing to be done. */
export const SPHINX_SETTINGS: ReadonlyMap<string, string> = new Map([
  ['author', 'write the name into a document; pages do not show it'],
  ['copyright', 'write it into a document; pages do not show it'],
  ['project_copyright', 'write it into a document; pages do not show it'],
  ['html_title', 'is title, if you like it better than project'],
  ['html_short_title', 'is title, if you like it better than project'],
  ['html_theme', 'pylit has a theme of its own'],
  ['html_logo', DEFAULTS],
  ['html_favicon', DEFAULTS],
  ['html_css_files', 'pylit has a theme of its own'],
  ['html_js_files', 'pages hold no script of yours'],
  ['html_extra_path', 'copy these files beside the site yourself'],
  ['html_baseurl', DEFAULTS],
  ['include_patterns', 'write what is left out as exclude'],
  ['numfig_format', 'figures are not numbered by a setting'],
  ['todo_include_todos', 'todo is shown as its content'],
  ['nitpick_ignore', 'references without a target are always told: mend them'],
  ['suppress_warnings', 'messages cannot be switched off by kind'],
  ['pygments_style', '=needs nothing: code has colours for light and dark pages'],
  ['pygments_dark_style', '=needs nothing: code has colours for light and dark pages'],
  ['add_function_parentheses', DEFAULTS],
  ['add_module_names', DEFAULTS],
  ['show_authors', DEFAULTS],
  ['trim_footnote_reference_space', DEFAULTS],
  ['needs_sphinx', '=needs nothing'],
  ['today', 'a date would make each build another: write it into a document'],
  ['today_fmt', 'a date would make each build another: write it into a document'],
  ['locale_dirs', 'translations are not made'],
  ['gettext_compact', 'translations are not made'],
  ['source_encoding', 'documents are UTF-8'],
  ['source_parsers', '=needs nothing: .rst and .md are read'],
  ['manpages_url', DEFAULTS],
  ['rst_prolog', 'is rst.prolog'],
  ['rst_epilog', 'is rst.epilog'],
  ['tls_verify', '=needs nothing: a build opens no connection'],
  ['keep_warnings', '=needs nothing: messages are printed'],
  ['root_doc', 'is the first page of the menu'],
  ['master_doc', 'is the first page of the menu'],
]);

const GROUPS: readonly (readonly [RegExp, string])[] = [
  [/^(?:latex|epub|man|texinfo|qthelp|applehelp|devhelp|htmlhelp|text|xml)_/, 'only a website is made'],
  [/^html_/, 'pylit has a theme of its own'],
  [/^htmlhelp_basename$/, 'only a website is made'],
  [
    /^(?:autodoc|autosummary|napoleon|numpydoc|viewcode|coverage|autoclass|inheritance|apidoc|typehints|always_document)_/,
    'programs are not loaded',
  ],
  [/^(?:linkcheck)_/, 'pylit check looks at links inside the project'],
  [/^(?:bibtex)_/, 'lists of works have one form; see bibliography.style'],
  [/^(?:intersphinx)_/, 'a build opens no connection, so there is nothing to set'],
  [/^(?:doctest|ipython)_/, 'nothing is run from documents'],
  [/^(?:graphviz|imgmath|mathjax|math|pngmath|jsmath)_/, 'drawings and formulas need no settings'],
  [
    /^(?:extlinks|todo|myst|copybutton|issues|ogp|notfound|python|c|cpp|gettext|locale|smartquotes|highlight|numfig|autosectionlabel|modindex)_?/,
    'no counterpart',
  ],
];

/** What is said of a whole family of settings, by the name of one. */
export function settingGroup(name: string): string | undefined {
  return GROUPS.find(([pattern]) => pattern.test(name))?.[1];
}
