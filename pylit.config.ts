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
    'program-overview.md',
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
    'glossary.md',
  ],
});
