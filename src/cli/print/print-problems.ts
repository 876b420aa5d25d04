import type { BookInput } from '../../literate/format.ts';
import type { EngineProblem } from './engine-task.ts';
import { picturePaths } from './pictures.ts';

type Texts = ReadonlyMap<string, string>;

/** Reports what the engine found at the document and line that its line of Typst is from. */
export function reportProblem(book: BookInput, { text, path, line }: EngineProblem, texts: Texts): void {
  const document = path?.startsWith('/text/') ? path.slice('/text/'.length, -'.typ'.length) : undefined;
  const known = book.pages.some(page => page.document === document) ? document : undefined;
  const before = (texts.get(path ?? '') ?? '').split('\n').slice(0, (line ?? 0) + 1);
  const mark = before.findLast(one => one.startsWith('// @'));
  const place = Number(mark?.slice(4) ?? 1);
  const hint = HINTS.find(([pattern]) => pattern.test(text))?.[1];
  const said = `This cannot be printed: ${text}`;
  report(book, known ?? book.pages[0]?.document ?? '', 'print', said, place, hint === undefined ? {} : { hint });
}

/** What to do about what the engine says. */
const HINTS: readonly (readonly [RegExp, string])[] = [
  [/missing document date/, 'Set book: { date: "2026-11-21" } in the configuration, or SOURCE_DATE_EPOCH.'],
  [/unknown font family/, 'Put the font into a folder and name the folder in book: { fonts: { folders: ["fonts"] } }.'],
  [/Typst \(WebAssembly\)/, 'The native Typst, which there is for Linux on x64, makes it; or leave out book.standard.'],
  [/missing document title/, 'Set title in the configuration.'],
];

/** Says which pictures are not shown, where the text has them. Those of other sites were told of when they were met. */
export function reportPictures(book: BookInput, texts: Texts, missing: ReadonlyMap<string, string>): void {
  if (missing.size === 0) return;
  eachLine(book, texts, (document, place, line) => {
    for (const path of picturePaths(line)) {
      const reason = missing.get(path);
      if (reason === undefined || /^(?:https?:)?\/\//i.test(path)) continue;
      report(book, document, 'picture', reason, place);
    }
  });
}

/** More characters of one block than these are only counted. */
const MOST = 10;

/** Says which characters no font has, where the text has them. */
export function reportCharacters(book: BookInput, texts: Texts, missing: readonly string[]): void {
  if (missing.length === 0) return;
  const left = new Set(missing);
  eachLine(book, texts, (document, place, line) => {
    const here = missing.filter(character => line.includes(character));
    for (const character of here) left.delete(character);
    if (here.length > 0)
      report(book, document, 'missing-character', `No font has ${listed(here)}.`, place, { hint: FONT_HINT });
  });
  const [first] = book.pages;
  const words = 'which the words of the book\'s language need, such as "chapter"';
  if (left.size > 0 && first)
    report(book, first.document, 'missing-character', `No font has ${listed([...left])}, ${words}.`, 1, {
      hint: FONT_HINT,
    });
}

const FONT_HINT =
  'Put a font that has it into a folder, and name the folder in the configuration: book: { fonts: { folders: ["fonts"] } }.';

function listed(characters: readonly string[]): string {
  const shown = characters.slice(0, MOST).map(character => `${character} (${codePoint(character)})`);
  const more = characters.length > MOST ? ` and ${characters.length - MOST} more` : '';
  return shown.join(', ') + more;
}

function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** Goes through the lines of all documents, with the line of the document that each is from. */
function eachLine(book: BookInput, texts: Texts, see: (document: string, place: number, line: string) => void): void {
  for (const { document } of book.pages) {
    let place = 1;
    for (const line of (texts.get(`/text/${document}.typ`) ?? '').split('\n')) {
      if (line.startsWith('// @')) place = Number(line.slice(4));
      else see(document, place, line);
    }
  }
}

function report(
  book: BookInput,
  document: string,
  rule: string,
  message: string,
  line: number,
  more: { readonly hint?: string } = {},
): void {
  book.report(document, { severity: 'error', rule, message, ...more, line, column: 1 });
}
