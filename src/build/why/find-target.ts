import { PylitError, quote } from '../../core/error.ts';
import { nearest } from '../../literate/nearest.ts';
import { inProject } from '../scan/in-project.ts';
import type { ProjectState } from './project-state.ts';
import type { WovenState } from './woven-state.ts';

/** What was asked for: documents (from the source root), perhaps a line of one, or a file that pylit makes (from the project's root). */
export interface Target {
  readonly documents?: readonly string[];
  readonly line?: number;
  readonly output?: string;
}

/**
 * Finds what a person names.
 *
 * @param name a path from the project's root, or of a document from the source root; perhaps with `:line`
 * @throws PylitError `usage`
 */
export function findTarget(state: ProjectState, woven: readonly WovenState[], name: string): Target {
  const document = documentNamed(state, woven, name);
  if (document !== undefined) return { documents: [document] };
  const [, path, line] = /^(.+):(\d+)$/.exec(name) ?? [];
  const placed = path === undefined ? undefined : documentNamed(state, woven, path);
  if (placed !== undefined) return { documents: [placed], line: blockLine(state, placed, Number(line)) };
  const page = pageNamed(state, woven, name);
  if (page !== undefined) return { documents: [page] };
  if (isOutput(state, name)) return { output: name };
  throw unknownTarget(state, name);
}

function documentNamed({ options, found }: ProjectState, woven: readonly WovenState[], name: string) {
  const { source } = options.config;
  const isKnown = (path: string) => found.documents.has(path) || woven.some(({ records }) => records.has(path));
  const below = name.startsWith(`${source}/`) ? name.slice(source.length + 1) : undefined;
  if (below !== undefined && isKnown(below)) return below;
  return isKnown(name) ? name : undefined;
}

function pageNamed({ options }: ProjectState, woven: readonly WovenState[], name: string): string | undefined {
  for (const format of woven) {
    const folder = `${options.config.output}/${format.format.name}/`;
    const document = name.startsWith(folder) ? format.documentOf(name.slice(folder.length)) : undefined;
    if (document !== undefined) return document;
  }
  return undefined;
}

/** What pylit wrote, or might write: a program or a file of the site. */
function isOutput({ options, remembered, documents }: ProjectState, name: string): boolean {
  const { output, tangle } = options.config;
  if (name in remembered.outputs.written || name.startsWith(`${output}/`)) return true;
  return [...documents.library.outlines.values()].some(({ exports }) =>
    exports.chunks.some(({ file }) => file !== undefined && inProject(tangle.root, file) === name),
  );
}

/** The first line of the block that a line stands in; blank lines belong to the block behind them. */
function blockLine({ documents, options }: ProjectState, document: string, line: number): number {
  const blocks = documents.library.outlines.get(document)?.blocks ?? [];
  const block = blocks.find(candidate => line < candidate.line + candidate.lines);
  if (line >= 1 && block) return block.line;
  const last = blocks.at(-1);
  throw new PylitError('usage', `No block stands at ${inProject(options.config.source, document)}:${line}.`, {
    hint: last ? `The last one ends in line ${last.line + last.lines - 1}.` : 'The document has no blocks.',
  });
}

/** Says that there is no such thing, and what is like it. */
export function unknownTarget({ options, found, remembered }: ProjectState, name: string): PylitError {
  const documents = [...found.documents.keys()].map(path => inProject(options.config.source, path));
  const names = [...documents, ...Object.keys(remembered.outputs.written)];
  const near = nearest(name, names).map(quote).join(' or ');
  return new PylitError('usage', `${quote(name)} is no document of this project, and nothing that pylit makes.`, {
    hint:
      near === ''
        ? 'Name a document, a line of one (docs/a.md:12) or a file that pylit made.'
        : `Did you mean ${near}?`,
  });
}
