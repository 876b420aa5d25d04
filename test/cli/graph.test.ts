import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { runHere } from './in-process.ts';
import { folderWith } from './pylit.ts';

const DOCUMENT = `# A program

\`\`\`html {#greet file="greet.html"}
<<body>>
<<mssing>>
\`\`\`

\`\`\`html {#body}
hello
\`\`\`

\`\`\`html {#other file="other.html"}
<<body>>
\`\`\`
`;

const project = () => folderWith({ 'pylit.config.ts': "export default { title: 'T <1>' };\n", 'docs/a.md': DOCUMENT });

/** The words in a drawing, in its order. */
const words = (svg: string) => [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text);

describe('pylit graph', () => {
  it('draws the program, for eyes and for ears', async () => {
    const { status, stdout } = await runHere(project(), ['graph']);
    expect(status).toBe(0);
    expect(words(stdout).sort()).toEqual([
      '(undefined)',
      'body',
      'greet',
      'greet.html',
      'mssing',
      'other',
      'other.html',
    ]);
    expect(stdout).toContain('role="graphics-document document"');
    expect(stdout).toContain(
      [
        '<title>T &lt;1&gt;</title>',
        '<desc>The file greet.html is made of greet.',
        'The file other.html is made of other.',
        'greet uses body, mssing (undefined).',
        'other uses body.</desc>',
      ].join('\n'),
    );
    expect(stdout).not.toContain('xlink:href=');
  });

  it('draws a part of it', async () => {
    const { stdout } = await runHere(project(), ['graph', 'other.html']);
    expect(words(stdout).sort()).toEqual(['body', 'other', 'other.html']);
    expect(await runHere(project(), ['graph', 'othr'])).toMatchObject({ status: 2, stdout: '' });
  });

  it('prints the graph itself', async () => {
    const { stdout } = await runHere(project(), ['graph', 'other', '--dot']);
    expect(stdout.split('\n').slice(4)).toEqual([
      '  "file other.html" [label="other.html", shape=note, class="file"]',
      '  "<<body>>" [label="body", class="chunk"]',
      '  "<<other>>" [label="other", class="chunk"]',
      '  "file other.html" -> "<<other>>"',
      '  "<<other>>" -> "<<body>>"',
      '}',
      '',
    ]);
  });

  it('links chunks to their pages when it is written into the site, and only then', async () => {
    const root = project();
    await runHere(root, ['build']);
    const links = async (file: string) => {
      expect(await runHere(root, ['graph', '--out', `${root}/${file}`])).toEqual({ status: 0, stdout: '', stderr: '' });
      return [...readFileSync(`${root}/${file}`, 'utf8').matchAll(/xlink:href="([^"]*)"/g)].map(([, link]) => link);
    };
    expect(await links('build/html/graph.svg')).toContain('docs/a.html#chunk-body');
    expect(await links('build/html/docs/graph.svg')).toContain('a.html#chunk-body');
    expect(await links('graph.svg')).toEqual([]);
    expect(readFileSync(`${root}/build/html/docs/a.html`, 'utf8')).toContain('id="chunk-body"');
  });

  it('says where it cannot write, and what is too large to be drawn', async () => {
    const root = project();
    const unwritten = await runHere(root, ['graph', '--out', `${root}/no/such/folder.svg`]);
    expect(unwritten).toMatchObject({ status: 2, stdout: '' });
    expect(unwritten.stderr).toContain('Cannot write the graph');
    const many = Array.from({ length: 1600 }, (_, i) => `\`\`\`html {#c${i}}\nx\n\`\`\`\n`).join('');
    const large = folderWith({ 'pylit.config.ts': 'export default {};\n', 'a.md': `${many}\n${DOCUMENT}` });
    const refused = await runHere(large, ['graph']);
    expect(refused).toMatchObject({ status: 2, stdout: '' });
    expect(refused.stderr).toContain('The graph has 1606 nodes and 5 edges; at most 1500 of each are drawn.');
    expect((await runHere(large, ['graph', 'greet.html'])).status).toBe(0);
    expect((await runHere(large, ['graph', '--dot'])).stdout.split('\n').length).toBeGreaterThan(1600);
  });
});
