import { createHash } from 'node:crypto';
import type { BookInput, OutputFile } from '../../literate/format.ts';
import type { EngineFile } from './engine-task.ts';

/** The pictures of a book: their files for the engine, and those that cannot be shown. */
export interface Pictures {
  readonly files: readonly EngineFile[];
  /** Kinds, such as `png`, by path. */
  readonly kinds: ReadonlyMap<string, string>;
  /** Reasons by path. */
  readonly missing: ReadonlyMap<string, string>;
}

/** Larger pictures than this, in bytes, are not printed. */
const LARGEST = 100_000_000;

/** Where a picture stands in Typst, and its path behind that. */
const PICTURE = 'pic(';
const PATH = /"((?:[^"\\]|\\.)*)"/y;

/** Finds the pictures that texts show, and reads them. */
export function readPictures(texts: readonly string[], read: BookInput['read']): Pictures {
  const files: EngineFile[] = [];
  const kinds = new Map<string, string>();
  const missing = new Map<string, string>();
  for (const path of new Set(texts.flatMap(picturePaths))) {
    const found = readPicture(path, read);
    if ('reason' in found) missing.set(path, found.reason);
    else {
      kinds.set(path, found.kind);
      files.push({ path: `/files/${path}.${found.kind}`, content: found.content });
    }
  }
  return { files, kinds, missing };
}

/** The same without those that cannot be shown. @param reasons by the paths of files */
export function unreadable(pictures: Pictures, reasons: ReadonlyMap<string, string>): Pictures {
  const kinds = new Map(pictures.kinds);
  const missing = new Map(pictures.missing);
  for (const [path, kind] of pictures.kinds) {
    const reason = reasons.get(`/files/${path}.${kind}`);
    if (reason === undefined) continue;
    kinds.delete(path);
    missing.set(path, `"${path}" cannot be read: ${reason}.`);
  }
  return { files: pictures.files.filter(({ path }) => !reasons.has(path)), kinds, missing };
}

/** The paths of the pictures in a text. */
export function picturePaths(text: string): string[] {
  const paths: string[] = [];
  for (let at = text.indexOf(PICTURE); at >= 0; at = text.indexOf(PICTURE, at + 1)) {
    if (/\w/.test(text[at - 1] ?? '')) continue;
    PATH.lastIndex = at + PICTURE.length;
    const [, path] = PATH.exec(text) ?? [];
    if (path !== undefined) paths.push(path.replace(/\\(.)/g, '$1'));
  }
  return paths;
}

type Found = { readonly kind: string; readonly content: string | Uint8Array } | { readonly reason: string };

function readPicture(path: string, read: BookInput['read']): Found {
  if (/^(?:https?:)?\/\//i.test(path)) return { reason: `It is not in the project: ${path.slice(0, 100)}` };
  if (/^data:/i.test(path)) return { reason: 'Its data cannot be read.' };
  const bytes = read(path);
  if (!bytes) return { reason: `There is no file "${path.slice(0, 100)}".` };
  return pictureOf(bytes, path);
}

function pictureOf(bytes: Uint8Array, path: string): Found {
  if (bytes.length > LARGEST)
    return { reason: `"${path.slice(0, 100)}" has ${bytes.length} bytes, too many to be printed.` };
  const kind = pictureKind(bytes);
  if (kind === undefined)
    return {
      reason: `"${path.slice(0, 100)}" is no picture of a kind that can be printed: PNG, JPEG, GIF, WebP or SVG.`,
    };
  return { kind, content: bytes };
}

/** What a picture is by its first bytes. */
export function pictureKind(bytes: Uint8Array): string | undefined {
  const begin = Buffer.from(bytes.subarray(0, 4096)).toString('latin1');
  if (begin.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
  if (begin.startsWith('\xff\xd8\xff')) return 'jpg';
  if (/^GIF8[79]a/.test(begin)) return 'gif';
  if (/^RIFF....WEBP/s.test(begin)) return 'webp';
  return /<svg[\s>]/.test(begin) ? 'svg' : undefined;
}

/** Takes the pictures that are written in the text itself out of it: they become files. */
export function takeInlinePictures(file: OutputFile): {
  readonly file: OutputFile;
  readonly pictures: ReadonlyMap<string, Uint8Array>;
} {
  const pictures = new Map<string, Uint8Array>();
  if (typeof file.content !== 'string' || !file.content.includes('pic("data:')) return { file, pictures };
  const content = file.content.replace(
    /\bpic\("data:image\/[a-z+.-]+(;base64)?,((?:[^"\\]|\\.)*)"/gi,
    (_, base64: string | undefined, data: string) => {
      const bytes = base64 ? Buffer.from(data, 'base64') : Buffer.from(decoded(data));
      const path = `inline/${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}`;
      pictures.set(path, bytes);
      return `pic("${path}"`;
    },
  );
  return { file: { ...file, content }, pictures };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replace(/\\(.)/g, '$1'));
  } catch {
    return '';
  }
}
