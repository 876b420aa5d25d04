import type { BookInput, OutputFile } from '../../literate/format.ts';
import { type BookFacts, type BookSettings, bookFiles } from '../../output/typst/index.ts';
import type { PrintEngine } from './engine.ts';
import type { EngineFile, EngineProblem, EngineResult } from './engine-task.ts';
import { BOOK, nameOfDocument, SELECTION } from './pdf-name.ts';
import { picturePaths, readPictures, takeInlinePictures } from './pictures.ts';

/** What all books of a project are printed with. */
export interface Binding {
  readonly engine: () => PrintEngine;
  readonly colors: ReadonlyMap<string, string>;
  readonly standard?: string;
  readonly settings: (book: BookInput) => BookSettings;
}

/** Prints a book: one file. Problems are reported where they are in the documents. */
export async function bindPdf(binding: Binding, book: BookInput): Promise<readonly OutputFile[]> {
  const settings = binding.settings(book);
  const facts = factsOf(binding, book);
  let result = await print(binding, book, settings, facts);
  // What links say of pages may move what they speak of; said everywhere, it stands still.
  if (result.problems.some(({ text }) => /did not converge/.test(text)))
    result = await print(binding, book, settings, { ...facts, pageNotes: 'always' });
  for (const problem of result.problems) reportProblem(book, problem, result.texts);
  reportPictures(book, result);
  if (!result.pdf) return [];
  return [{ path: fileName(book), content: result.pdf }];
}

type Printed = EngineResult & {
  readonly texts: ReadonlyMap<string, string>;
  readonly missing: ReadonlyMap<string, string>;
};

async function print(binding: Binding, book: BookInput, settings: BookSettings, facts: BookFacts): Promise<Printed> {
  const taken = bookFiles(book, settings, facts).map(takeInlinePictures);
  const inline = new Map(taken.flatMap(({ pictures }) => [...pictures]));
  const texts = new Map(taken.map(({ file }) => [`/${file.path}`, String(file.content)]));
  const pictures = readPictures([...texts.values()], path => inline.get(path) ?? book.read(path));
  const settled = bookFiles({ ...book, pages: [] }, settings, {
    ...facts,
    pictures: pictures.kinds,
    missing: pictures.missing,
  });
  for (const file of settled) if (file.path === 'settings.typ') texts.set(`/${file.path}`, String(file.content));
  const files: EngineFile[] = [...texts].map(([path, content]) => ({ path, content }));
  const result = await binding.engine().print([...files, ...pictures.files], '/main.typ', binding.standard);
  return { ...result, texts, missing: pictures.missing };
}

function factsOf({ colors }: Binding, book: BookInput): BookFacts {
  const isBook = book.pages.length > 1;
  const depths = book.pages.flatMap(({ outline }) =>
    outline.exports.anchors.flatMap(({ kind, depth }) => (kind === 'heading' ? [depth ?? 1] : [])),
  );
  return {
    documents: book.pages.map(({ document }) => book.site.pagePath(document)),
    isBook,
    shift: depths.length > 0 ? 1 - Math.min(...depths) : 0,
    colors,
    pictures: new Map(),
    missing: new Map(),
    pageNotes: 'far',
  };
}

/** Says which pictures are not shown, where the text has them. Those of other sites were told of when they were met. */
function reportPictures(book: BookInput, { texts, missing }: Printed): void {
  for (const { document } of book.pages) {
    let place = 1;
    for (const line of (texts.get(`/text/${document}.typ`) ?? '').split('\n')) {
      if (line.startsWith('// @')) place = Number(line.slice(4));
      for (const path of picturePaths(line)) {
        const reason = missing.get(path);
        if (reason === undefined || /^(?:https?:)?\/\//i.test(path)) continue;
        book.report(document, { severity: 'error', rule: 'picture', message: reason, line: place, column: 1 });
      }
    }
  }
}

/** Finds the document and line that a line of Typst is from. */
function reportProblem(book: BookInput, { text, path, line }: EngineProblem, texts: ReadonlyMap<string, string>): void {
  const document = path?.startsWith('/text/') ? path.slice('/text/'.length, -'.typ'.length) : undefined;
  const known = book.pages.some(page => page.document === document) ? document : undefined;
  const before = (texts.get(path ?? '') ?? '').split('\n').slice(0, (line ?? 0) + 1);
  const mark = before.findLast(one => one.startsWith('// @'));
  book.report(known ?? book.pages[0]?.document ?? '', {
    severity: 'error',
    rule: 'print',
    message: `This cannot be printed: ${text}`,
    line: Number(mark?.slice(4) ?? 1),
    column: 1,
  });
}

function fileName({ isWhole, pages }: BookInput): string {
  if (isWhole) return BOOK;
  return pages.length === 1 && pages[0] ? nameOfDocument(pages[0].document) : SELECTION;
}
