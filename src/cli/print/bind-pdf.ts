import type { BookInput, OutputFile, PageInput } from '../../literate/format.ts';
import { type BookFacts, type BookSettings, bookFiles } from '../../output/typst/index.ts';
import type { Chapters } from './chapters.ts';
import type { PrintEngine } from './engine.ts';
import type { EngineResult } from './engine-task.ts';
import type { Coverage } from './font-coverage.ts';
import { BOOK, nameOfDocument, SELECTION } from './pdf-name.ts';
import { type Pictures, readPictures, takeInlinePictures, unreadable } from './pictures.ts';
import { reportCharacters, reportPictures, reportProblem } from './print-problems.ts';

/** What all books of a project are printed with. */
export interface Binding {
  readonly engine: () => PrintEngine;
  readonly coverage: () => Coverage;
  readonly colors: ReadonlyMap<string, string>;
  readonly standard?: string;
  readonly settings: (book: BookInput) => BookSettings;
  readonly chapters: (pages: BookInput['pages'], isWhole: boolean) => Chapters<PageInput>;
}

/** Prints a book: one file. Problems are reported where they are in the documents. */
export async function bindPdf(binding: Binding, all: BookInput): Promise<readonly OutputFile[]> {
  const { pages, parts } = binding.chapters(all.pages, all.isWhole);
  const book = { ...all, pages };
  if (pages.length === 0) return [];
  binding.engine().start();
  const printing = prepare(binding, book, parts);
  const result = await printSettled(binding, printing);
  for (const problem of result.problems) reportProblem(book, problem, printing.texts);
  reportPictures(book, printing.texts, printing.pictures.missing);
  reportCharacters(book, printing.texts, printing.facts.missingCharacters);
  return result.pdf ? [{ path: fileName(book), content: result.pdf }] : [];
}

/** All that one book is printed from. */
interface Printing {
  readonly settings: BookSettings;
  readonly book: BookInput;
  readonly texts: ReadonlyMap<string, string>;
  pictures: Pictures;
  facts: BookFacts;
}

function prepare(binding: Binding, book: BookInput, parts: Chapters<PageInput>['parts']): Printing {
  const settings = binding.settings(book);
  const facts = factsOf(binding, book, parts);
  const taken = bookFiles(book, settings, facts).map(takeInlinePictures);
  const inline = new Map(taken.flatMap(({ pictures }) => [...pictures]));
  const texts = new Map(taken.map(({ file }) => [`/${file.path}`, String(file.content)]));
  const pictures = readPictures([...texts.values()], path => inline.get(path) ?? book.read(path));
  // The settings hold what is said in the language of the book.
  const files = [...book.pages.map(({ document }) => `/text/${document}.typ`), '/settings.typ'];
  const written = files.map(file => texts.get(file) ?? '');
  return {
    settings,
    book,
    texts,
    pictures,
    facts: { ...facts, missingCharacters: binding.coverage().missing(written) },
  };
}

/** Prints again where what was found makes it necessary. */
async function printSettled(binding: Binding, printing: Printing): Promise<EngineResult> {
  let result = await print(binding, printing);
  if (result.problems.some(({ text }) => /failed to (?:decode|parse|load)|image/i.test(text))) {
    printing.pictures = await withoutUnreadable(binding.engine(), printing.pictures);
    result = await print(binding, printing);
  }
  // What links say of pages may move what they speak of; said everywhere, it stands still.
  if (result.problems.some(({ text }) => /did not converge/.test(text))) {
    printing.facts = { ...printing.facts, pageNotes: 'always' };
    result = await print(binding, printing);
  }
  return result;
}

/** Asks for each picture alone whether it can be shown. */
async function withoutUnreadable(engine: PrintEngine, pictures: Pictures): Promise<Pictures> {
  const reasons = new Map<string, string>();
  for (const file of pictures.files) {
    const main = { path: '/main.typ', content: `#set document(date: none)\n#image(${JSON.stringify(file.path)})\n` };
    const { problems } = await engine.print([main, file], main.path);
    if (problems[0]) reasons.set(file.path, problems[0].text);
  }
  return unreadable(pictures, reasons);
}

function print({ engine, standard }: Binding, printing: Printing): Promise<EngineResult> {
  const { book, settings, pictures, facts } = printing;
  const all = { ...facts, pictures: pictures.kinds, missing: pictures.missing };
  const settled = bookFiles({ ...book, pages: [] }, settings, all).find(({ path }) => path === 'settings.typ');
  const texts = new Map([...printing.texts, ['/settings.typ', String(settled?.content)]]);
  const files = [...texts].map(([path, content]) => ({ path, content }));
  return engine().print([...files, ...pictures.files], '/main.typ', {
    labels: settings.chunkLabels,
    ...(standard !== undefined && { standard }),
  });
}

function factsOf({ colors }: Binding, book: BookInput, parts: Chapters<PageInput>['parts']): BookFacts {
  const depths = book.pages.flatMap(({ outline }) =>
    outline.exports.anchors.flatMap(({ kind, depth }) => (kind === 'heading' ? [depth ?? 1] : [])),
  );
  return {
    documents: book.pages.map(({ document }) => book.site.pagePath(document)),
    isBook: book.pages.length > 1,
    parts,
    shift: depths.length > 0 ? 1 - Math.min(...depths) : 0,
    colors,
    pictures: new Map(),
    missing: new Map(),
    missingCharacters: [],
    pageNotes: 'far',
  };
}

function fileName({ isWhole, pages }: BookInput): string {
  if (isWhole) return BOOK;
  return pages.length === 1 && pages[0] ? nameOfDocument(pages[0].document) : SELECTION;
}
