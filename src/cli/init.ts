import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const CONFIG = `import { defineConfig } from 'pylit';

export default defineConfig({
  title: 'My program',
  source: 'docs',
});
`;

const DOCUMENT = `# My program

This document is the program's source. Prose explains, and code blocks with a name or a file are **tangled** into real files.

## Greeting {#greeting}

The program greets whoever is named on the command line:

\`\`\`js {#greet}
const name = process.argv[2] ?? 'world';
console.log(\`Hello, \${name}!\`);
\`\`\`

It is written to a file of its own:

\`\`\`js {file="build/hello.js"}
// Greets a person.
<<greet>>
\`\`\`

Run \`pylit build\`, open \`build/html/index.html\`, and try \`node build/hello.js you\`.
Change a word in [the greeting](#greeting), build again: one block is rebuilt, and nothing else.
`;

const IGNORED = ['/build/', '.pylit/'];

/** `pylit init`: writes a configuration, a first document and lines in `.gitignore`; what is there stays as it is. */
export async function init(root: string): Promise<void> {
  mkdirSync(root, { recursive: true });
  const made = [
    writeNew(root, 'pylit.config.ts', CONFIG),
    writeNew(root, 'docs/index.md', DOCUMENT),
    extendIgnore(path.join(root, '.gitignore')),
  ].filter(file => file !== undefined);
  console.log(
    made.length > 0 ? `Made ${made.join(', ')}. Next: pylit build` : 'Everything is there already. Next: pylit build',
  );
}

function writeNew(root: string, name: string, content: string): string | undefined {
  const file = path.join(root, name);
  if (existsSync(file)) return undefined;
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, content, { flag: 'wx' });
  return name;
}

function extendIgnore(file: string): string | undefined {
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const missing = IGNORED.filter(line => !text.split(/\r?\n/).includes(line));
  if (missing.length === 0) return undefined;
  const separator = text === '' || text.endsWith('\n') ? '' : '\n';
  writeFileSync(file, `${text}${separator}${missing.join('\n')}\n`);
  return '.gitignore';
}
