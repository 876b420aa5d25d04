import { describe, expect, it } from 'vitest';
import { render } from '../../../plugins/graphviz/render.ts';
import { type DotOptions, programDot } from '../../../src/literate/overview/program-dot.ts';
import { programOverview } from '../../../src/literate/overview/program-overview.ts';
import type { PlacedPart } from '../../../src/literate/tangle/placed-part.ts';
import { part } from '../tangle/program.ts';

function drawn(parts: readonly PlacedPart[], options: Partial<DotOptions> = {}) {
  const overview = programOverview(parts);
  return programDot(overview, new Set(overview.chunks.keys()), { title: 'p', ...options });
}

/** The lines between the braces, without what is the same in every graph. */
const body = (text: string) => text.split('\n').slice(4, -2);

describe('the graph of a program', () => {
  it('has a node for each file and chunk, and one for a chunk that has no name but its file', () => {
    const { text, nodes, edges } = drawn([
      part({ name: 'main', file: 'a.py', code: '<<x>>\n<<x>>' }),
      part({ name: 'b.py', file: 'b.py', code: '<<x>>', line: 20 }),
      part({ name: 'x', line: 30 }),
    ]);
    expect(body(text)).toEqual([
      '  "file a.py" [label="a.py", shape=note, class="file"]',
      '  "file b.py" [label="b.py", shape=note, class="file"]',
      '  "<<main>>" [label="main", class="chunk"]',
      '  "<<x>>" [label="x", class="chunk"]',
      '  "file a.py" -> "<<main>>"',
      '  "<<main>>" -> "<<x>>"',
      '  "file b.py" -> "<<x>>"',
    ]);
    expect([nodes, edges]).toEqual([4, 3]);
  });

  it('marks what is undefined, unused and circular', () => {
    const { text } = drawn([
      part({ name: 'a', code: '<<b>>\n<<a>>' }),
      part({ name: 'b', code: '<<a>>\n<<c>>\n<<missing>>', line: 20 }),
      part({ name: 'c', line: 30 }),
      part({ name: 'd', code: '<<c>>', line: 40 }),
    ]);
    const red = 'color="#d6293e", fontcolor="#d6293e"';
    expect(body(text)).toEqual([
      '  "<<a>>" [label="a", class="chunk"]',
      '  "<<b>>" [label="b", class="chunk"]',
      '  "<<c>>" [label="c", class="chunk"]',
      '  "<<d>>" [label="d\\n(unused)", class="unused", style="rounded,dotted"]',
      `  "undefined <<missing>>" [label="missing\\n(undefined)", class="undefined", style="rounded,dashed", ${red}]`,
      `  "<<a>>" -> "<<b>>" [class="cycle", label="cycle", ${red}]`,
      `  "<<a>>" -> "<<a>>" [class="cycle", label="cycle", ${red}]`,
      `  "<<b>>" -> "<<a>>" [class="cycle", label="cycle", ${red}]`,
      '  "<<b>>" -> "<<c>>"',
      `  "<<b>>" -> "undefined <<missing>>" [class="undefined", style=dashed, ${red}]`,
      '  "<<d>>" -> "<<c>>"',
    ]);
  });

  it('keeps chunks of the same name in two documents apart', () => {
    const own = { name: 'x', scope: 'document' } as const;
    const { text } = drawn([part(own), part({ ...own, document: 'b.md' })]);
    expect(body(text).map(line => line.trim().split(' [')[0])).toEqual(['"doc.md::<<x>>"', '"b.md::<<x>>"']);
  });

  it.each(['a"b', 'a\\', 'a\\"', '\\N \\G', '&lt;b>', '<b>', 'a\u001b[31m', '\ud800', '}', 'a -> b', '"]; evil ['])(
    'is drawn with %j as a name, and shows it',
    async name => {
      const { text } = drawn(
        [part({ name, file: 'out', code: '<<y>>' }), part({ name: 'y', code: `<<x${name}>>`, line: 20 })],
        {
          href: chunk => `page.html#${encodeURIComponent(chunk.name.toWellFormed())}`,
        },
      );
      const { output = '', errors } = await render(text, { format: 'svg', engine: 'dot' });
      expect(errors.filter(({ level }) => level === 'error')).toEqual([]);
      const shown = [...output.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, words]) => unescaped(words ?? ''));
      expect(shown).toContain(name.toWellFormed().replace('\u001b', '\ufffd'));
      expect(output.match(/<g id="node/g)).toHaveLength(4);
      expect(output.match(/xlink:href/g)?.length).toBeGreaterThan(0);
    },
  );
});

function unescaped(text: string): string {
  const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', amp: '&', '#45': '-', '#160': ' ' };
  return text.replace(/&(#?\w+);/g, (whole, name: string) => entities[name] ?? whole);
}
