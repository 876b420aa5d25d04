import { defineConfig } from 'pylit';

/** Builds pylit's own guide. */
export default defineConfig({
  title: 'pylit',
  language: 'en',
  source: 'guide',
  contents: [
    'index.md',
    'getting-started.md',
    'writing-documents.md',
    'chunks-and-tangling.md',
    'code-on-pages.md',
    'stages.md',
    'program-overview.md',
    'maps.md',
    'configuration.md',
    'plugins.md',
    'store.md',
    'history.md',
    'history-on-pages.md',
    'branches.md',
    'undo.md',
    'git.md',
    'watching.md',
    'serving.md',
    'why.md',
    'shared-cache.md',
    'commands.md',
    { title: 'Literate programs', pages: ['examples/linkcheck.md', 'examples/common-words.rst'] },
    {
      title: 'An interpreter in stages',
      pages: [
        'examples/interpreter/index.md',
        'examples/interpreter/1-arithmetic.md',
        'examples/interpreter/2-variables.md',
        'examples/interpreter/3-conditions.md',
        'examples/interpreter/4-functions.md',
        'examples/interpreter/5-mistakes.md',
      ],
    },
    'glossary.md',
  ],
});
