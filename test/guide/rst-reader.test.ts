import { readFileSync } from 'node:fs';
import { parseRst } from 'pylit/rst';
import { describe, expect, it } from 'vitest';

const ROOT = new URL('../../', import.meta.url);
const page = readFileSync(new URL('guide/rst-reader.md', ROOT), 'utf8');

describe('the page about the reader', () => {
  it('names every node that mdast lacks', () => {
    const files = ['src/literate/nodes.ts', 'src/literate/domains/nodes.ts'];
    const types = files.flatMap(file => [
      ...readFileSync(new URL(file, ROOT), 'utf8').matchAll(/^ {2}type: '(\w+)';/gm),
    ]);
    expect(types.length).toBeGreaterThan(30);
    expect(types.map(([, type]) => type).filter(type => !page.includes(`\`${type}\``))).toEqual([]);
  });

  it('shows what its example gives', () => {
    const source = /parseRst\('([^']+)'\)/.exec(page)?.[1]?.replaceAll('\\n', '\n') ?? '';
    const said = /\/\/ (\[.*\])/.exec(page)?.[1] ?? '';
    expect(
      `[ ${parseRst(source)
        .children.map(node => `'${node.type}'`)
        .join(', ')} ]`,
    ).toBe(said);
  });
});
