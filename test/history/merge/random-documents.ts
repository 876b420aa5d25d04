import fc from 'fast-check';

/** Five letters; so many that a word seldom comes twice by chance. */
const word = fc
  .nat(999)
  .map(number => `${[...String(number).padStart(3, '0')].map(digit => 'abcdefghij'[Number(digit)]).join('')}xy`);
const sentence = fc.array(word, { minLength: 3, maxLength: 9 }).map(words => words.join(' '));

/** A block by its kind; texts of several lines, too. */
const block = fc.oneof(
  { weight: 5, arbitrary: fc.array(sentence, { minLength: 1, maxLength: 3 }).map(lines => `${lines.join('\n')}\n`) },
  { weight: 1, arbitrary: sentence.map(text => `## ${text}\n`) },
  {
    weight: 1,
    arbitrary: fc.array(sentence, { minLength: 1, maxLength: 3 }).map(code => `\`\`\`js\n${code.join('\n')}\n\`\`\`\n`),
  },
  {
    weight: 1,
    arbitrary: fc
      .array(sentence, { minLength: 1, maxLength: 3 })
      .map(items => items.map(item => `- ${item}\n`).join('')),
  },
);

interface Edit {
  readonly kind: 'insert' | 'replace' | 'remove' | 'word' | 'move';
  readonly at: number;
  readonly text: string;
  readonly place: number;
  readonly word: string;
}
const place = fc.nat(100);

function edits(...kinds: readonly Edit['kind'][]): fc.Arbitrary<readonly Edit[]> {
  const kind = fc.constantFrom(...kinds);
  return fc.array(fc.record({ kind, at: place, text: block, place, word }), { maxLength: 3 });
}

/** Versions of a document where blocks stay in order. */
export const orderedForks = forksBy(edits('insert', 'replace', 'remove', 'word', 'word', 'word'));

/** Versions of a document where blocks also move. */
export const forks = forksBy(edits('insert', 'replace', 'remove', 'word', 'word', 'word', 'move'));

/** A document and two edited versions of it. Blocks of a kind that would run together stand apart. */
function forksBy(edit: fc.Arbitrary<readonly Edit[]>) {
  const blocks = fc.array(block, { minLength: 1, maxLength: 8 });
  return fc.record({ blocks, ours: edit, theirs: edit }).map(({ blocks, ours, theirs }) => ({
    base: written(blocks),
    ours: written(ours.reduce(applied, blocks)),
    theirs: written(theirs.reduce(applied, blocks)),
  }));
}

function applied(blocks: readonly string[], change: Edit): readonly string[] {
  const at = change.at % Math.max(1, blocks.length);
  const text = blocks[at] ?? '';
  if (change.kind === 'insert') return blocks.toSpliced(at, 0, change.text);
  if (change.kind === 'replace') return blocks.toSpliced(at, 1, change.text);
  if (change.kind === 'remove') return blocks.toSpliced(at, 1);
  if (change.kind === 'move')
    return blocks.toSpliced(at, 1).toSpliced(change.place % Math.max(1, blocks.length), 0, text);
  const words = text.split(/(?=\b[a-z]{5}\b)/);
  const target = change.place % Math.max(1, words.length);
  return blocks.toSpliced(
    at,
    1,
    words.map((old, i) => (i === target ? old.replace(/^[a-z]{5}\b/, change.word) : old)).join(''),
  );
}

/** Two lists in a row would be one. */
function written(blocks: readonly string[]): string {
  return blocks
    .map((text, i) => (text.startsWith('-') && blocks[i - 1]?.startsWith('-') ? `Between.\n\n${text}` : text))
    .join('\n');
}
