import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { refusePath } from '../../core/path.ts';
import { pictureDamage } from '../../output/print/picture-damage.ts';
import type { PrintEngine } from './engine.ts';

/** A picture that LaTeX cannot read. */
interface Picture {
  readonly name: string;
  readonly kind: string;
  readonly bytes: Uint8Array;
}

/** Larger pictures than this, in bytes, are not converted. */
const LARGEST = 100_000_000;

/**
 * Makes PDF of the pictures that LaTeX cannot read, into the folder that it works in, where `\docpicture` finds them.
 *
 * @param folder of all LaTeX and the images
 * @param texts of the files that are set
 * @returns why some were not made, by their names
 */
export async function convertPictures(
  engine: PrintEngine,
  texts: readonly string[],
  { folder, work }: { readonly folder: string; readonly work: string },
): Promise<ReadonlyMap<string, string>> {
  const failed = new Map<string, string>();
  for (const picture of picturesOf(texts, folder)) {
    const { name } = picture;
    try {
      const made = await pdfOf(engine, picture);
      if (typeof made === 'string') failed.set(name, made);
      else write(path.join(work, `${name}.pdf`), made);
    } catch (error) {
      // Without Typst they stay boxes.
      failed.set(name, error instanceof Error ? error.message : String(error));
    }
  }
  return failed;
}

/** A file of LaTeX, from the folder of all. */
export interface LatexText {
  readonly name: string;
  readonly text: string;
}

/**
 * Puts files into the folder that LaTeX works in that have boxes for damaged pictures: LaTeX would end at these.
 *
 * @returns what is wrong with the pictures, by their names
 */
export function leaveOutDamaged(
  texts: readonly LatexText[],
  { folder, work }: { readonly folder: string; readonly work: string },
): ReadonlyMap<string, string> {
  const damaged = new Map<string, string>();
  for (const { name: file, text } of texts) {
    let changed = text;
    for (const [, name = ''] of text.matchAll(/\\docimage\{([^{}]+)\}/g)) {
      const bytes = readPicture(folder, name) ?? readPicture(folder, path.posix.join(path.posix.dirname(file), name));
      const reason = bytes && pictureDamage(name, bytes);
      if (reason === undefined) continue;
      damaged.set(name, reason);
      changed = changed.replaceAll(`\\docimage{${name}}`, `\\docdamaged{${name}}`);
    }
    if (changed !== text) write(path.join(work, file), Buffer.from(changed));
  }
  return damaged;
}

/** A page as large as the picture. */
async function pdfOf(engine: PrintEngine, { kind, bytes }: Picture): Promise<Uint8Array | string> {
  const file = { path: `/picture.${kind}`, content: bytes };
  const content = `#set document(title: "Picture", date: none)
#set page(width: auto, height: auto, margin: 0pt, fill: none)
#image(${JSON.stringify(file.path)}, alt: "Picture")
`;
  const { pdf, problems } = await engine.print([{ path: '/main.typ', content }, file], '/main.typ');
  return pdf ?? problems[0]?.text ?? 'no picture came of it';
}

function picturesOf(texts: readonly string[], folder: string): Picture[] {
  const pictures = new Map<string, Picture>();
  for (const text of texts) {
    for (const [, name = '', data = ''] of text.matchAll(DRAWING)) {
      const bytes = inflated(data.replace(/[%\n]/g, ''));
      if (bytes) pictures.set(name, { name, kind: 'svg', bytes });
    }
    for (const [, name = ''] of text.matchAll(/\\docpicture\{([^{}]+)\}/g)) {
      const bytes = pictures.has(name) ? undefined : readPicture(folder, name);
      if (bytes) pictures.set(name, { name, kind: path.extname(name).slice(1).toLowerCase(), bytes });
    }
  }
  return [...pictures.values()];
}

const DRAWING = /^% (drawing-[0-9a-f]{16}), compressed SVG:\n((?:%[A-Za-z0-9+/=]+\n)+)/gm;

function inflated(base64: string): Uint8Array | undefined {
  try {
    return inflateRawSync(Buffer.from(base64, 'base64'), { maxOutputLength: LARGEST });
  } catch {
    return undefined;
  }
}

function readPicture(folder: string, name: string): Uint8Array | undefined {
  if (refusePath(name) !== undefined) return undefined;
  const file = path.join(folder, name);
  return existsSync(file) && statSync(file).size <= LARGEST ? readFileSync(file) : undefined;
}

function write(file: string, bytes: Uint8Array): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, bytes);
}
