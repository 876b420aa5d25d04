import { decodeUtf8, encodeUtf8 } from '../bytes/utf8.ts';
import { PylitError, quote } from '../core/error.ts';
import { DOCUMENT_ENTRY, DOCUMENT_TREE_VERSION, type DocumentHeader, type DocumentTreeEntry } from './document-tree.ts';
import { restoreSource } from './lines.ts';

/** A document taken out of its tree. */
export interface StoredDocument {
  readonly header: DocumentHeader;
  /** Normalised text. */
  readonly text: string;
  /** The source file, byte for byte. */
  readonly source: Uint8Array;
}

/** Tells whether a tree is a document: it begins with `0000.document.json`. */
export function isDocumentTree(entries: readonly { readonly name: string }[]): boolean {
  return entries.some(entry => /^0{4,}\.document\.json$/.test(entry.name));
}

/**
 * Writes a document back from its tree: the inverse of `documentTree`.
 *
 * @param entries in tree order
 * @throws PylitError `object-malformed` where the tree is no document, or of a later version
 */
export function documentFromTree(entries: readonly DocumentTreeEntry[]): StoredDocument {
  const [first] = entries;
  if (first?.kind !== 'blob' || !isDocumentTree([first])) {
    throw new PylitError(
      'object-malformed',
      `Expected a document's tree to begin with ${DOCUMENT_ENTRY}, found ${first ? quote(first.name) : 'nothing'}.`,
    );
  }
  const header = parseHeader(contentText(first.content));
  const parts: string[] = [];
  collect(entries.slice(1), parts, { gap: '' });
  const text = parts.join('') + (header.tail ?? '');
  checkLineCount(header, text);
  return { header, text, source: encodeUtf8(restoreSource(text, header)) };
}

/**
 * Reads the first entry of a document's tree.
 *
 * @throws PylitError `object-malformed`
 */
function parseHeader(json: string): DocumentHeader {
  const value = parseJson(json);
  if (typeof value !== 'object' || value === null) throw badHeader('it is not a JSON object');
  const { format, version, bom, eol, noFinalNewline, tail } = value as Readonly<Record<string, unknown>>;
  if (typeof format !== 'string') throw badHeader('"format" is not a text');
  if (version !== DOCUMENT_TREE_VERSION)
    throw badHeader(`its version is ${quote(String(version))}, and this pylit reads ${DOCUMENT_TREE_VERSION}`);
  if (tail !== undefined && typeof tail !== 'string') throw badHeader('"tail" is not a text');
  return {
    format,
    version,
    ...(bom === true && { bom }),
    ...(noFinalNewline === true && { noFinalNewline }),
    ...(tail !== undefined && { tail }),
    ...(eol !== undefined && { eol: parseLineEnds(eol) }),
  };
}

interface Spacing {
  gap: string | undefined;
}

function collect(entries: readonly DocumentTreeEntry[], parts: string[], spacing: Spacing): void {
  for (const entry of entries) {
    if (entry.kind === 'tree') collect(entry.entries, parts, spacing);
    else if (entry.name.endsWith('.gap')) spacing.gap = contentText(entry.content);
    else {
      parts.push(spacing.gap ?? '\n', contentText(entry.content));
      spacing.gap = undefined;
    }
  }
}

function contentText(content: Uint8Array | string): string {
  return typeof content === 'string' ? content : decodeUtf8(content);
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (cause) {
    throw badHeader('it is not JSON', cause);
  }
}

type LineEnds = Exclude<DocumentHeader['eol'], undefined>;

function parseLineEnds(value: unknown): LineEnds {
  if (value === 'crlf' || value === 'cr') return value;
  if (!Array.isArray(value)) throw badHeader('"eol" is not a known line end');
  return value.map((run: unknown) => {
    const [name, count] = Array.isArray(run) ? (run as readonly unknown[]) : [];
    const isName = name === 'lf' || name === 'crlf' || name === 'cr';
    if (!isName || typeof count !== 'number' || !Number.isInteger(count) || count < 1)
      throw badHeader('"eol" has a wrong run');
    return [name, count] as const;
  });
}

/** Runs that name more line ends than there are would cost memory at will. */
function checkLineCount({ eol, noFinalNewline }: DocumentHeader, text: string): void {
  if (eol === undefined || typeof eol === 'string') return;
  const named = eol.reduce((sum, [, count]) => sum + count, 0);
  const found = text.split('\n').length - 1 - (noFinalNewline ? 1 : 0);
  if (named !== found) throw badHeader(`"eol" names ${named} line ends, and the text has ${found}`);
}

function badHeader(reason: string, cause?: unknown): PylitError {
  return new PylitError('object-malformed', `Expected the attributes of a document in ${DOCUMENT_ENTRY}: ${reason}.`, {
    ...(cause !== undefined && { cause }),
  });
}
