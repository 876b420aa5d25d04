/*
 * What the tasks of `bench/git.ts` have in common.
 */
import { corpusPage } from './corpus.ts';

/** Commits that the task `log` looks at. */
export const LOGGED = 1000;

/** Folders and files in each that the task `write` stores. */
export const FOLDERS = 100;
const FILES = 100;

/** The files of one folder, always the same. */
export function filesOf(folder: number): { readonly name: string; readonly text: string }[] {
  return Array.from({ length: FILES }, (_, file) => ({
    name: `page${file}.md`,
    text: corpusPage(folder * FILES + file),
  }));
}

/** Makes all files and forgets them: what that takes is not counted. @returns how many there were */
export function makeTexts(): number {
  return Array.from({ length: FOLDERS }, (_, folder) => filesOf(folder).length).reduce((a, b) => a + b);
}

/** The same files as a stream for `git fast-import`. */
export function* writeScript(): Generator<string> {
  yield 'commit refs/heads/main\ncommitter Ada <ada@example.org> 1700000000 +0000\ndata 11\neverything\n\n';
  for (let folder = 0; folder < FOLDERS; folder += 1) {
    for (const { name, text } of filesOf(folder)) {
      yield `M 644 inline folder${folder}/${name}\ndata ${Buffer.byteLength(text)}\n${text}\n`;
    }
  }
}

/** A history of Markdown documents as a stream for `git fast-import`: each commit edits a paragraph in two of them. */
export function* historyScript(commits: number, documents: number): Generator<string> {
  const texts = Array.from({ length: documents }, (_, i) => corpusPage(i).split('\n\n'));
  let state = 7;
  const random = (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  for (let commit = 0; commit < commits; commit += 1) {
    const message = messageOf(commit, random);
    yield `commit refs/heads/main\ncommitter Ada <ada@example.org> ${1_600_000_000 + commit * 900} +0000\n`;
    yield `data ${message.length}\n${message}\n`;
    const edited = commit === 0 ? texts.map((_, i) => i) : [random(documents), random(documents)];
    for (const document of edited) {
      const paragraphs = texts[document] ?? [];
      const at = random(paragraphs.length);
      const words = (paragraphs[at] ?? '').split(' ');
      words.splice(random(words.length), 1, `word${random(10_000)}`, `word${random(10_000)}`);
      paragraphs[at] = words.join(' ');
      const text = paragraphs.join('\n\n');
      const path = `part${document % 20}/chapter${document % 7}/page${document}.md`;
      yield `M 644 inline ${path}\ndata ${Buffer.byteLength(text)}\n${text}\n`;
    }
  }
}

/** What people write: a line, and mostly some words on why; 130 characters on average, as in pylit's own history. */
function messageOf(commit: number, random: (below: number) => number): string {
  const reasons = Array.from({ length: random(4) }, () => REASONS[random(REASONS.length)]);
  return `guide: change ${commit} of what is said about ${random(1000)}\n\n${reasons.join(' ')}\n`;
}

const REASONS = [
  'Readers asked for it twice.',
  'The old words were wrong since the last release, and nobody had seen it.',
  'It is shorter now, and says where the numbers come from.',
  'An example was missing.',
  'This goes back to what stood here before, until the command has its new name.',
];

/** Blobs of bytes that do not compress, as a stream for `git fast-import`. */
export function* randomScript(megabytes: number): Generator<string | Uint8Array> {
  let state = 5;
  for (let i = 0; i < megabytes * 5; i += 1) {
    const words = new Uint32Array(50_000);
    for (let at = 0; at < words.length; at += 1) {
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
      words[at] = state;
    }
    yield `blob\nmark :${i + 1}\ndata 200000\n`;
    yield new Uint8Array(words.buffer);
    yield '\n';
  }
  yield 'commit refs/heads/main\ncommitter Ada <ada@example.org> 1700000000 +0000\ndata 1\nr\n';
  for (let i = 0; i < megabytes * 5; i += 1) yield `M 644 :${i + 1} file${i}\n`;
}
