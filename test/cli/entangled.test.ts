import { existsSync, readFileSync, statSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PlacedPart } from '../../src/literate/tangle/placed-part.ts';
import { tangle } from '../../src/literate/tangle/tangle.ts';
import { createMarkdownReader } from '../../src/reader/markdown/create.ts';
import { parseMarkdown } from '../../src/reader/markdown/parse.ts';
import { runHere } from './in-process.ts';
import { folderWith } from './pylit.ts';

/*
 * Projects written for Entangled: what they are tangled to without annotation, by its documented rules. A block is a fence with braces on
 * one line; a reference stands alone on its line; blocks of one name are joined; code is indented as its reference is.
 */

const ENTANGLED_TOML = `version = "2.0"
watch_list = ["docs/**/*.md"]
annotation = "naked"

[[languages]]
name = "Gnuplot"
identifiers = ["gnuplot"]
comment = { open = "#" }
`;

const FIRST = `# Sums

Two programs that are told together.

\`\`\` {.python file=src/sum.py mode=755 header=1}
#!/usr/bin/env python3
<<imports>>

<<sum-of-squares>>

if __name__ == "__main__":
    <<main:body>>
\`\`\`

\`\`\` {.python #imports}
import sys
\`\`\`

- In a list, the code is indented as the list is:

  \`\`\` {.python #sum-of-squares}
  def sum_of_squares(numbers):
      """Adds them up.

      Not more."""
      total = 0
      for number in numbers:
          <<add-one>>

      return total
  \`\`\`

\`\`\`{.python #add-one .numberLines}
if number > 0:
    total += number << 1 >> 1
\`\`\`

\`\`\` {#main:body .python}
numbers = [int(word) for word in sys.argv[1:]]
\`\`\`

This one is only shown:

\`\`\` {.bash}
python3 src/sum.py 1 2 3
\`\`\`

~~~markdown
\`\`\` {.python file=ignored.py}
\`\`\`
~~~
`;

const SECOND = `# More

\`\`\` {.cpp file="src/hello world.cc" #hello}
#include <iostream>

int main() {
\t<<hello-body>>
}
\`\`\`

\`\`\` {.cpp #hello-body}
std::cout << "Hello" << std::endl;
\`\`\`

A second part, and one more for the first program:

\`\`\` {.cpp #hello-body}
return 0; // <<not alone>> on its line
\`\`\`

\`\`\` {.python #main:body}

print(sum_of_squares(numbers))
\`\`\`

\`\`\` {.python #imports}
import os
\`\`\`

\`\`\` {.gnuplot file=plot.gnuplot}
plot sin(x)
\`\`\`

\`\`\` {.gnuplot file=plot.gnuplot}
pause -1
\`\`\`

\`\`\`python
#| file: basic.py
#| mode: 0644
<<basic>>
\`\`\`

\`\`\`python
#| id: basic
print("basic")
\`\`\`
`;

const EXPECTED: Readonly<Record<string, string>> = {
  'src/sum.py': `#!/usr/bin/env python3
import sys
import os

def sum_of_squares(numbers):
    """Adds them up.

    Not more."""
    total = 0
    for number in numbers:
        if number > 0:
            total += number << 1 >> 1

    return total

if __name__ == "__main__":
    numbers = [int(word) for word in sys.argv[1:]]

    print(sum_of_squares(numbers))
`,
  'src/hello world.cc': `#include <iostream>

int main() {
\tstd::cout << "Hello" << std::endl;
\treturn 0; // <<not alone>> on its line
}
`,
  'plot.gnuplot': 'plot sin(x)\npause -1\n',
  'basic.py': 'print("basic")\n',
};

describe('a project written for Entangled', () => {
  it('is tangled to what Entangled makes of it', async () => {
    const files = { 'entangled.toml': ENTANGLED_TOML, 'docs/1-sums.md': FIRST, 'docs/2-more.md': SECOND };
    const root = folderWith({ ...files, 'pylit.config.ts': "export default { source: 'docs' };\n" });
    expect(await runHere(root, ['build'])).toMatchObject({ status: 0, stderr: '' });
    for (const [file, content] of Object.entries(EXPECTED))
      expect(readFileSync(`${root}/${file}`, 'utf8')).toBe(content);
    expect(statSync(`${root}/src/sum.py`).mode & 0o777).toBe(0o755);
    expect(existsSync(`${root}/ignored.py`)).toBe(false);
    expect(readFileSync(`${root}/entangled.toml`, 'utf8')).toBe(ENTANGLED_TOML);
  });

  it('of any shape is tangled by the same rules', async () => {
    const reader = await createMarkdownReader({ parser: 'auto', remark: () => parseMarkdown });
    fc.assert(
      fc.property(fc.array(fc.array(block, { maxLength: 6 }), { minLength: 1, maxLength: 3 }), documents => {
        const texts = documents.map(blocks => `# Title\n\n${blocks.map(blockText).join('\n')}`);
        const parts = texts.flatMap((source, index): PlacedPart[] => {
          const document = `${index}.md`;
          const { exports } = reader.read({ path: document, source, include: () => undefined });
          return exports.chunks.map(part => ({ ...part, document }));
        });
        const { files } = tangle(parts);
        expect(Object.fromEntries(files.map(({ path, content }) => [path, content]))).toEqual(byTheRules(texts));
      }),
      { numRuns: 300 },
    );
  });
});

interface Block {
  readonly name: number;
  readonly isFile: boolean;
  readonly inList: boolean;
  readonly order: boolean;
  readonly lines: readonly string[];
  readonly uses: readonly { readonly indent: string; readonly step: number }[];
}

const block: fc.Arbitrary<Block> = fc.record({
  name: fc.nat(4),
  isFile: fc.boolean(),
  inList: fc.boolean(),
  order: fc.boolean(),
  lines: fc.array(fc.constantFrom('a = 1', '', '    b()', '\tc << 2', 'd >> 1', 'a <<b>> c', '"""', '<<'), {
    maxLength: 4,
  }),
  uses: fc.array(
    fc.record({ indent: fc.constantFrom('', '    ', '\t', '  \t'), step: fc.integer({ min: 1, max: 3 }) }),
    {
      maxLength: 2,
    },
  ),
});

/** Chunk 0 and 1 have files; each refers to later ones only. Unknown names are no part of the rules, so all later ones are there. */
function blockText({ name, isFile, inList, order, lines, uses }: Block): string {
  const target = name < 2 && isFile ? [`file=out/${name}.py`] : [];
  const properties = order
    ? ['.python', `#c${name}`, ...target]
    : [...target.map(text => text), `#c${name}`, '.python'];
  const references = uses.map(({ indent, step }) => `${indent}<<c${Math.min(name + step, 5)}>>`);
  const code = [...lines, ...(name < 5 ? references : []), 'end'];
  const fence = [`\`\`\` {${properties.join(' ')}}`, ...code, '```'];
  const other = ['``` {.python #c5}', 'five', '```'];
  const shown = inList ? ['- item', '', ...fence.map(line => (line === '' ? '' : `  ${line}`))] : fence;
  const all = [0, 1, 2, 3, 4]
    .filter(each => each > name)
    .flatMap(each => [`\`\`\`{.python #c${each}}`, `x${each}`, '```', '']);
  return [...shown, '', ...other, '', ...all].join('\n');
}

/** The rules, as simple as can be. */
function byTheRules(texts: readonly string[]): Record<string, string> {
  const chunks = new Map<string, string[]>();
  const targets = new Map<string, string>();
  for (const text of texts) {
    let open: { readonly indent: string; readonly code: string[] } | undefined;
    for (const line of text.split('\n')) {
      const begin = /^(\s*)```\s*\{([^{}]*)\}\s*$/.exec(line);
      if (open) {
        if (line === `${open.indent}\`\`\``) open = undefined;
        else open.code.push(line.startsWith(open.indent) ? line.slice(open.indent.length) : line);
      } else if (begin) {
        const [, indent = '', properties = ''] = begin;
        const name = /#(\S+)/.exec(properties)?.[1] ?? '';
        const code = chunks.get(name) ?? [];
        chunks.set(name, code);
        open = { indent, code };
        const file = /file=(\S+)/.exec(properties)?.[1];
        if (file !== undefined) targets.set(file, name);
      }
    }
  }
  const expand = (name: string): string[] =>
    (chunks.get(name) ?? []).flatMap(line => {
      const reference = /^(\s*)<<([\w:-]+)>>\s*$/.exec(line);
      if (!reference) return [line];
      return expand(reference[2] ?? '').map(inner => (inner === '' ? '' : `${reference[1]}${inner}`));
    });
  return Object.fromEntries([...targets].map(([file, name]) => [file, `${expand(name).join('\n')}\n`]));
}
