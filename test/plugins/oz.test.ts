import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import oz from '../../plugins/oz/index.ts';
import type { Plugin } from '../../src/literate/plugin.ts';
import { createRstReader } from '../../src/reader/rst/index.ts';
import { cpuClock } from '../cpu-clock.ts';
import { weaveWith } from './weave-example.ts';

const plugin = oz as Plugin;
const fence = (text: string, language = 'zed') => `\`\`\`${language}\n${text}\n\`\`\`\n`;
const weave = (text: string, options = {}) => weaveWith(plugin, fence(text), { check: false, ...options });

/** What a reader sees, without spaces. */
const visible = (html: string) => html.replace(/<[^>]*>/g, '').replace(/\s+/g, '');

describe('oz: symbols', () => {
  it.each([
    [String.raw`x \in \nat`, 'x∈ℕ'],
    [String.raw`f : X \pfun Y`, 'f:X⇸Y'],
    [String.raw`\langle a \rangle \cat s`, '⟨a⟩⁀s'],
    [String.raw`ok \ldata NAME \rdata`, 'ok⟪NAME⟫'],
    [String.raw`\{ x : \num | x > 0 @ x * x \}`, '{x:ℤ∣x>0•x∗x}'],
    ["x' = x_1 + in?", 'x′=x1+in?'],
    [String.raw`\power_1 A \cross \finset B`, 'ℙ1A×𝔽B'],
    [String.raw`max\_size = max_size`, 'max_size=max_size'],
    [String.raw`\_ R \_ : X \rel Y`, '_R_:X↔Y'],
    [String.raw`R \plus \comp S \inv`, 'R+⨾S∼'],
    ['∀ x : ℕ • x ≥ 0 => ¬ p', '∀x:ℕ•x≥0⇒¬p'],
    ['S == {a, b}', 'S=={a,b}'],
    [String.raw`a % not this \foo`, 'a'],
  ])('%s is %s', async (text, expected) => {
    const { html, messages } = await weave(text);
    expect(visible(html)).toBe(expected);
    expect(messages).toEqual([]);
  });

  it('sets names as one identifier, numbers as numbers', async () => {
    const { html } = await weave('birthday = 42');
    expect(html).toContain('<mi>birthday</mi>');
    expect(html).toContain('<mn>42</mn>');
  });

  it('raises and lowers what follows', async () => {
    expect((await weave('x^{2n}')).html).toContain('<msup><mi>x</mi><mrow><mn>2</mn><mi>n</mi></mrow></msup>');
    expect((await weave('x_1^2')).html).toContain('<msubsup><mi>x</mi><mn>1</mn><mn>2</mn></msubsup>');
  });

  it('sets a second subscript beside the first, and nests none', async () => {
    expect((await weave('x_1_2')).html).toContain(
      '<msub><mi>x</mi><mn>1</mn></msub><msub><mrow></mrow><mn>2</mn></msub>',
    );
  });

  it('tells the minus of a number from the difference of two', async () => {
    const minus = (html: string) => /<mo [^>]*>−/.exec(html)?.[0];
    expect(minus((await weave('- 1')).html)).toContain('rspace="0"');
    expect(minus((await weave('a - 1')).html)).toContain('rspace="0.222em"');
  });

  it('gives \\defs the meaning of the dialect', async () => {
    expect(visible((await weave(String.raw`A \defs B`)).html)).toBe('A==B');
    expect(visible((await weave(String.raw`A \defs B`, { dialect: 'fuzz' })).html)).toBe('A≙B');
  });

  it('refuses a dialect that does not exist', async () => {
    await expect(weave('A', { dialect: 'y' })).rejects.toThrow();
  });
});

describe('oz: boxes', () => {
  it('names a schema in its head and aloud, with its parameters', async () => {
    const { html } = await weave(String.raw`\begin{schema}{Pool}[X] a : X \end{schema}`);
    expect(html).toContain('aria-label="Schema Pool[X]"');
    expect(html).toMatch(/<div class="oz-head"><span class="oz-title"><math><mi>Pool<\/mi>/);
  });

  it('takes the brackets of a zed paragraph for what they are: given sets', async () => {
    expect(visible((await weave(String.raw`\begin{zed}[NAME, DATE]\end{zed}`)).html)).toBe('[NAME,DATE]');
  });

  it('aligns the colons of declarations, and no others', async () => {
    const { html } = await weave(
      String.raw`\begin{schema}{S} \Delta T \\ a, b : X \\ c : Y \where \forall x : X @ p \end{schema}`,
    );
    expect(html.split('oz-rule')[0]?.match(/<span class="oz-cell">/g)).toHaveLength(5);
    expect(html.split('oz-rule')[1]?.match(/<span class="oz-cell">/g)).toHaveLength(1);
  });

  it('puts the boxes of a class into its box, in order', async () => {
    const { html, messages } = await weave(
      String.raw`\begin{class}{Q} Base \\ \begin{state} n : \nat \end{state} \begin{init} n = 0 \end{init}
\begin{op}{Inc} \Delta(n) \ST n' = n + 1 \end{op} Twice \sdef Inc \sqc Inc \end{class}`,
    );
    expect(messages).toEqual([]);
    expect(html.match(/<figure/g)).toHaveLength(1);
    expect([...html.matchAll(/aria-label="([^"]*)"/g)].map(([, label]) => label)).toEqual([
      'Class Q',
      'State',
      'Initial state INIT',
      'Operation Inc',
    ]);
    expect(visible(html)).toBe('QBasen:ℕINITn=0IncΔ(n)n′=n+1Twice≙Inc⨟Inc');
  });

  it('divides the columns of a syntax at &', async () => {
    const { html } = await weave(String.raw`\begin{syntax} T & ::= & a \\ & | & b \end{syntax}`);
    expect(html).toContain('oz-columns-3');
    expect(html.match(/<span class="oz-cell">/g)).toHaveLength(6);
  });

  it('leaves space for \\also and \\t2', async () => {
    const { html } = await weave(String.raw`\begin{zed} a \also \t2 b \ALSO c \end{zed}`);
    expect(html).toContain('oz-row oz-gap-1"><span class="oz-cell"><math><mspace width="4em">');
    expect(html).toContain('oz-row oz-gap-4');
  });

  it.each(['oz', 'zed', 'z', 'object-z', 'Z'])('takes fences in %s', async language => {
    expect((await weaveWith(plugin, fence('a', language))).html).toContain('<figure class="oz"');
  });

  it('leaves other code alone', async () => {
    expect((await weaveWith(plugin, fence('a', 'zig'))).html).not.toContain('class="oz"');
  });
});

describe('oz: mistakes', () => {
  const schema = (rest: string) => String.raw`\begin{schema}{S}` + rest;
  it.each([
    ['x \\in\n  \\nta', 'unknown-macro', 3],
    [schema('\na : X\n'), 'oz-structure', 2],
    [schema('\n\\where a\n\\where b\\end{schema}'), 'oz-structure', 4],
    [schema('\n\\begin{axdef}\n\\end{axdef}\\end{schema}'), 'oz-structure', 3],
    [schema('\na : X\n\\end{op}'), 'oz-structure', 4],
    ['a\n\\end{schema}', 'oz-structure', 3],
    ['\n\\begin{schema} x : X \\end{schema}', 'oz-structure', 3],
    ['\\begin{shcema}{S} x \\end{shcema}', 'unknown-environment', 2],
    ['\\begin{zed} a \\where b \\end{zed}', 'oz-structure', 2],
    ['a_{1', 'oz-structure', 2],
    ['\\nat }', 'oz-structure', 2],
  ])('%j is reported once, as %s in line %i', async (text, rule, line) => {
    const { html, messages } = await weave(text);
    expect(messages.map(message => [message.rule, message.line])).toEqual([[rule, line]]);
    expect(html).toContain('<figure class="oz"');
  });

  it('shows an unknown macro as it was typed', async () => {
    expect((await weave(String.raw`x \nta y`)).html).toContain('<mtext class="oz-unknown">\\nta</mtext>');
  });

  it('draws what stands in a box that is never closed', async () => {
    const { html } = await weave(String.raw`\begin{class}{C} \begin{op}{O} a : X \where p`);
    expect(visible(html)).toBe('COa:Xp');
  });

  it('refuses a specification over its limit', async () => {
    const { messages } = await weave('a = b', { limit: 3 });
    expect(messages).toMatchObject([
      { severity: 'error', message: 'The specification has 5 characters; at most 3 are drawn.' },
    ]);
  });

  it('draws any text, however torn', async () => {
    const piece = fc.constantFrom(
      ..."\\begin{schema}|{S}|\\end{schema}|\\begin{class}|\\end{zed}|\\where|\\\\|{|}|[|]|_|^|&|~|%|$|\\|\\t1|\\also|\\infix{|\\mbox{|\\comment{a}|:|x'|\n".split(
        '|',
      ),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(piece, fc.string()), { maxLength: 30 }), async parts => {
        const { messages } = await weave(parts.join(' ').replaceAll('`', ''));
        expect(messages.every(({ line }) => line >= 2)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    ['{'],
    ['\\begin{class}{A}'],
    ['\\foo '],
    ['x_'],
    ['\\mbox{'],
    ['\\M x\\\\'],
    ['\\infix{'],
    ['%'],
    [' \n'],
    ['['],
  ])('takes no long time for %j again and again', async part => {
    const spent = cpuClock();
    await weave(part.repeat(Math.floor(49_000 / part.length)));
    expect(spent()).toBeLessThan(3000);
  });
});

describe('oz: reStructuredText', () => {
  const BODY = [
    String.raw`\begin{schema}{DataStore}`,
    String.raw`block: \pset BLOCKS \\`,
    String.raw`creation: NAME \pfun DATE`,
    String.raw`\ST`,
    String.raw`creation = \dom DATES`,
    String.raw`\end{schema}`,
  ];
  const directive = (body: readonly string[], name = 'pylit-oz') =>
    ['Text.', '', `..  ${name}::`, '', ...body.map(line => `    ${line}`), '', 'More.', ''].join('\n');

  it.each([
    ['as in the first design of pylit', BODY],
    ['on one line', [BODY.join(' ')]],
  ])('draws the data store %s', async (_, body) => {
    const { html, messages } = await weaveRst(directive(body));
    expect(messages).toEqual([]);
    expect(html).toContain('Schema DataStore');
    expect(textOf(html)).toBe('DataStoreblock:ℙBLOCKScreation:NAME⇸DATEcreation=domDATES');
  });

  it('reports a macro at its line and column', async () => {
    const { messages } = await weaveRst(
      directive(
        BODY.map(line => line.replace('\\pfun', '\\pfunn')),
        'oz',
      ),
    );
    expect(messages).toEqual([
      { rule: 'unknown-macro', line: 5, column: 20, hint: 'Did you mean "\\pfun" (partial functions)?' },
    ]);
  });
});

/** Draws the specification of an RST document. */
async function weaveRst(source: string) {
  const document = createRstReader().read({ path: 'a.rst', source, include: () => undefined });
  const node = document.nodes.find(({ type }) => type === 'containerDirective');
  if (!node) throw new Error('no directive');
  const messages: unknown[] = [];
  const drawn = await oz.transforms.html?.(node, {
    options: { dialect: 'oz', check: false, strict: false, scope: 'project', limit: 1000 },
    names: { lookup: () => undefined, nearest: () => [] },
    linkTo: () => undefined,
    word: (key: string) => key,
    message: (_, rule, __, place) => messages.push({ rule, ...place }),
    render: async () => [],
  });
  return { html: JSON.stringify(drawn), messages };
}

/** The text of a tree in JSON. */
function textOf(tree: string): string {
  return [...tree.matchAll(/"value":"([^"]*)"/g)].map(([, text]) => text).join('');
}
