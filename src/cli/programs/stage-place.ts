import type { ProjectDocuments } from '../../build/project-documents.ts';
import { PylitError, quote } from '../../core/error.ts';
import type { Anchor, DocumentOutline } from '../../literate/document.ts';
import { nearest } from '../../literate/nearest.ts';
import type { StagedParts } from '../../literate/tangle/stages.ts';

/**
 * Finds how many parts hold at a place. A document is meant as a whole, also where it has several stages.
 *
 * @param typed a stage, a document, a heading of one (`doc#heading`), or a heading
 * @throws PylitError `usage` with what is called much the same
 */
export function endAt(typed: string, staged: StagedParts, documents: ProjectDocuments, source: string): number {
  const stage = staged.stages.find(({ name }) => name === typed);
  if (stage && staged.parts.some(part => part.stage === typed)) return stage.end;
  const [named = '', heading] = typed.split('#', 2);
  const document = documentOf(named, documents, source);
  if (document !== undefined && heading === undefined)
    return endOf(document, Number.POSITIVE_INFINITY, staged, documents);
  if (stage) return stage.end;
  const wanted = heading ?? typed;
  const found = headings(documents).filter(
    ({ anchor, path }) => (heading === undefined || path === document) && isNamed(anchor, wanted),
  );
  const [place] = found;
  if (found.length > 1)
    throw new PylitError('usage', `${quote(typed)} is a heading of ${found.map(one => one.path).join(' and ')}.`, {
      hint: `Write ${place?.path}#${wanted}.`,
    });
  if (place) return endOf(place.path, sectionEnd(place), staged, documents);
  throw unknownPlace(typed, staged, documents);
}

interface HeadingPlace {
  readonly path: string;
  readonly outline: DocumentOutline;
  readonly anchor: Anchor;
}

function documentOf(typed: string, { order }: ProjectDocuments, source: string): string | undefined {
  const path = typed.startsWith(`${source}/`) ? typed.slice(source.length + 1) : typed;
  return order.documents.find(document => document === path || withoutEnding(document) === path);
}

function withoutEnding(path: string): string {
  return path.replace(/\.[^./]+$/, '');
}

function headings({ order, library }: ProjectDocuments): HeadingPlace[] {
  return order.documents.flatMap(path => {
    const outline = library.outlines.get(path);
    const anchors = outline?.exports.anchors.filter(({ kind }) => kind === 'heading') ?? [];
    return outline ? anchors.map(anchor => ({ path, outline, anchor })) : [];
  });
}

function isNamed(anchor: Anchor, name: string): boolean {
  return anchor.id === name || anchor.names.includes(name) || anchor.text === name;
}

/** The block of the next heading that is not below this one. */
function sectionEnd({ outline, anchor }: HeadingPlace): number {
  const depth = anchor.depth ?? 1;
  const next = outline.exports.anchors.find(
    other => other.kind === 'heading' && other.block > anchor.block && (other.depth ?? 1) <= depth,
  );
  return next?.block ?? Number.POSITIVE_INFINITY;
}

/** Behind the last part of a document above a block; where it has none, behind those of the documents before it. */
function endOf(document: string, block: number, { parts }: StagedParts, { order }: ProjectDocuments): number {
  const last = parts.findLastIndex(part => part.document === document && part.block < block);
  if (last >= 0) return last + 1;
  const before = new Set(order.documents.slice(0, order.documents.indexOf(document)));
  return parts.findLastIndex(part => before.has(part.document)) + 1;
}

function unknownPlace(typed: string, { stages }: StagedParts, documents: ProjectDocuments): PylitError {
  const known = [
    ...stages.map(({ name }) => name),
    ...documents.order.documents.map(withoutEnding),
    ...headings(documents).map(({ anchor }) => anchor.id),
  ];
  const near = nearest(typed, [...new Set(known)]);
  return new PylitError('usage', `There is no stage, document or heading ${quote(typed)}.`, {
    hint: near.length > 0 ? `Did you mean ${near.map(quote).join(' or ')}?` : 'Write a heading as document#heading.',
  });
}
