import path from 'node:path';

const MAIN = path.resolve(import.meta.dirname, '../../src/cli/main.ts');

/** What to give Node so that it runs the command from its sources. */
export const COMMAND = ['--conditions=pylit-source', '--disable-warning=ExperimentalWarning', MAIN];
