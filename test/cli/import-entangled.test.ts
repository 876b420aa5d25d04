import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readToml, TomlError } from '../../src/cli/moving-in/import-toml.ts';
import { runHere } from './in-process.ts';
import { folderWith, pylit } from './pylit.ts';

const TOML = `# Entangled
version = "2.0"
watch_list = ["docs/**/*.md", "docs/notes.txt"]
ignore_list = ["docs/drafts/**"]
annotation = "naked"
hooks = ["quarto_attributes", "build"]
colour = "red"

[[languages]]
name = "Python"
identifiers = ["python", "py"]
comment = { open = "#" }

[[languages]]
name = "Mine"
identifiers = ["mine"]
comment = { open = "<!", close = "!>" }

[hook.build]
recipes = "x"
`;

const DOCUMENT = `# Greeting

\`\`\` {.python #greet file=src/greet.py}
print("Hello")
<<bye>>
\`\`\`

\`\`\` {.python #bye header=1 colour=2}
print("Bye")
\`\`\`

\`\`\`python
#| file: src/more.py
#| classes: ["a"]
print("More")
\`\`\`
`;

const FILES = {
  'entangled.toml': TOML,
  'docs/index.md': DOCUMENT,
  'docs/drafts/old.md': DOCUMENT,
  'docs/notes.txt': 'x',
  'README.md': '# Readme\n',
  'src/greet.py':
    '# ~/~ begin <<docs/index.md#src/greet.py>>[init]\nprint("Hello")\n# ~/~ begin <<docs/index.md#bye>>[init]\nprint("Bye")\n# ~/~ end\n# ~/~ end\n',
  'src/more.py': 'print("Less")\n',
};

describe('pylit import entangled', () => {
  it('makes a configuration, and tells what differs', async () => {
    const root = folderWith(FILES);
    const { notes, ...done } = JSON.parse((await runHere(root, ['import', 'entangled', '--json'])).stdout);
    expect(done).toEqual({ made: ['pylit.config.ts'], programs: ['src/greet.py', 'src/more.py'] });
    const config = readFileSync(path.join(root, 'pylit.config.ts'), 'utf8');
    expect(config.split('\n').slice(3)).toEqual([
      `  title: '${path.basename(root)}',`,
      "  source: 'docs',",
      "  exclude: ['/drafts/old.md'],",
      '});',
      '',
    ]);
    expect(notes.map(({ file, line, message }: Record<string, string>) => [file, line, message])).toEqual([
      ['entangled.toml', undefined, expect.stringContaining('the hook "build"')],
      ['entangled.toml', undefined, '"colour" is not a key that is known'],
      [
        'entangled.toml',
        undefined,
        expect.stringContaining('the language "mine" has comments <! !>, and pylit knows none'),
      ],
      ['entangled.toml', undefined, expect.stringContaining('[hook.build]')],
      ['docs/notes.txt', undefined, expect.stringContaining('does not read its format')],
      ['docs/index.md', 8, expect.stringContaining('Unknown attribute "colour"')],
      ['src/more.py', undefined, expect.stringContaining('lies there with another text')],
    ]);
    const built = pylit(root, ['build', '--force']);
    expect(built.status).toBe(0);
    expect(readFileSync(path.join(root, 'src/greet.py'), 'utf8')).toBe('print("Hello")\nprint("Bye")\n');
  });

  it('keeps the markers where Entangled writes them, and reads pyproject.toml', async () => {
    const root = folderWith({
      'pyproject.toml': '[project]\nname = "x"\n\n[tool.entangled]\nversion = "2.0"\nwatch_list = ["*.md"]\n',
      'index.md': '``` {.python file=a.py}\nx = 1\n```\n',
    });
    expect((await runHere(root, ['import', 'entangled'])).status).toBe(0);
    const config = readFileSync(path.join(root, 'pylit.config.ts'), 'utf8');
    expect(config).toContain("  source: '.',\n  tangle: { annotate: 'markers' },\n");
  });

  it('leaves a configuration as it is, and says what it would write', async () => {
    const root = folderWith({ ...FILES, 'pylit.config.json': '{}' });
    const said = await runHere(root, ['import', 'entangled']);
    expect(said).toMatchObject({ status: 0, stderr: expect.stringContaining("source: 'docs'") });
    expect(existsSync(path.join(root, 'pylit.config.ts'))).toBe(false);
  });

  it('refuses what is no TOML, and folders without Entangled', async () => {
    const broken = folderWith({ 'entangled.toml': 'version = "2.0"\nwatch_list = [\n' });
    expect(await runHere(broken, ['import', 'entangled'])).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('entangled.toml:3 cannot be read'),
    });
    const empty = folderWith({ 'pyproject.toml': '[tool.other]\n' });
    expect((await runHere(empty, ['import', 'entangled'])).stderr).toContain('neither entangled.toml nor');
  });
});

describe('TOML', () => {
  it('is read with all that configurations hold', () => {
    const text = String.raw`
a = "x\n\u00e9 \"q\"" # comment
'b c' = 'C:\x'
d.e = [1, 2.5, # one
  true, [ ], ]
f = """
one \
   two"""
g = { h = { i = '' }, "j" = 1979-05-27 07:32:00Z }

[k.l]
m = '''
a'b'''
[[n]]
o = 1
[[n]]
[n.p]
q = false
`;
    expect(JSON.parse(JSON.stringify(readToml(text)))).toEqual({
      a: 'x\né "q"',
      'b c': 'C:\\x',
      d: { e: ['1', '2.5', true, []] },
      f: 'one two',
      g: { h: { i: '' }, j: '1979-05-27 07:32:00Z' },
      k: { l: { m: "a'b" } },
      n: [{ o: '1' }, { p: { q: false } }],
    });
    expect(Object.keys(readToml('__proto__ = 1'))).toEqual(['__proto__']);
  });

  it.each([
    'a',
    'a = ',
    'a = "x',
    'a = [1',
    'a = {',
    'a = 1 b = 2',
    'a = 1\na = 2',
    '[a',
    'a = 1\n[a.b]',
    `a = ${'['.repeat(99)}`,
  ])('is refused where it is none: %j', text => {
    expect(() => readToml(text)).toThrow(TomlError);
  });
});
