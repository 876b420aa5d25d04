import { hash } from '../../bytes/hash.ts';
import { chunkTable } from '../../literate/tangle/chunk-table.ts';
import type { PlacedPart } from '../../literate/tangle/placed-part.ts';
import type { Output } from '../outputs.ts';
import { inProject } from '../scan/in-project.ts';
import { chunkParts, tangleDocuments } from '../tangle.ts';
import { outputChanges } from './explain-page.ts';
import type { ProjectState } from './project-state.ts';
import type { FileExplanation, Reason } from './reason.ts';
import type { WovenState } from './woven-state.ts';

/** What the next build does with a file that is no page; undefined for one that pylit neither makes nor made. */
export async function explainFile(
  state: ProjectState,
  woven: readonly WovenState[],
  output: string,
): Promise<FileExplanation | undefined> {
  return tangledFile(state, output) ?? (await siteFile(state, woven, output)) ?? goneFile(state, output);
}

function tangledFile(state: ProjectState, output: string): FileExplanation | undefined {
  const { config } = state.options;
  const { outputs, failed } = tangleDocuments(config, state.documents);
  const made = outputs.find(({ path }) => path === output);
  const parts = partsOf(chunkParts(state.documents), path => inProject(config.tangle.root, path) === output);
  const sources = parts.map(({ document, line }) => ({ file: inProject(config.source, document), line }));
  const file = { output, kind: 'tangled', sources } as const;
  if (failed.has(output))
    return { ...file, result: 'left', reasons: [{ cause: 'failed', text: 'it cannot be made; pylit check says why' }] };
  if (!made) return undefined;
  const known = state.remembered.outputs.written[output];
  const digest = digestOf(made);
  if (isThere(state, made)) return { ...file, result: 'stays', reasons: [] };
  const reasons = known?.[0] === digest ? [] : codeChanges(state, parts, known !== undefined);
  const result = isEditedByHand(state, output) ? 'left' : 'written';
  return { ...file, result, reasons: [...reasons, ...outputChanges(state, output)] };
}

/** As a build notes it. */
function digestOf({ content, mode }: Pick<Output, 'content' | 'mode'>): string {
  return hash('sha1', content) + (mode === undefined ? '' : `+${mode.toString(8)}`);
}

/** Whether the disk holds a file just as it would be written. */
function isThere({ files }: ProjectState, { path, content, mode }: Output): boolean {
  const disk = files.read(path);
  if (disk === undefined || (mode !== undefined && files.mode(path) !== mode)) return false;
  return hash('sha1', disk) === hash('sha1', content);
}

/** A program that is not as pylit wrote it is its user's own. */
function isEditedByHand({ files, remembered }: ProjectState, output: string): boolean {
  const disk = files.read(output);
  const { written, pending } = remembered.outputs;
  const own = [written[output]?.[0], ...(pending[output] ?? []).slice(1)].map(digest => digest?.slice(0, 40));
  return disk !== undefined && !own.includes(hash('sha1', disk));
}

function codeChanges({ options, remembered, found }: ProjectState, parts: readonly PlacedPart[], isKnown: boolean) {
  if (!isKnown) return [{ cause: 'new', text: 'it was not tangled yet' }] satisfies Reason[];
  const isEdited = (document: string) =>
    [...remembered.pages.values()].some(pages => pages.get(document)?.id !== found.documents.get(document));
  const edited = [...new Set(parts.map(({ document }) => document))].filter(isEdited);
  const reasons = edited.map((document): Reason => {
    const name = inProject(options.config.source, document);
    return { cause: 'edited', text: `${name} was edited`, name };
  });
  return reasons.length > 0 ? reasons : [{ cause: 'edited', text: 'its parts changed' } satisfies Reason];
}

/** The parts of a file's chunk, and of the chunks in it. */
function partsOf(parts: readonly PlacedPart[], isFile: (path: string) => boolean): PlacedPart[] {
  const table = chunkTable(parts);
  const wanted = new Set(table.filter(({ files }) => files.some(isFile)));
  // What is added on the way is looked at, too.
  for (const { definitions } of wanted) {
    const known = new Set(definitions);
    for (const other of table) if (other.uses.some(use => known.has(use))) wanted.add(other);
  }
  return [...wanted].flatMap(({ definitions }) => definitions);
}

async function siteFile(
  state: ProjectState,
  woven: readonly WovenState[],
  output: string,
): Promise<FileExplanation | undefined> {
  const { config } = state.options;
  const known = state.remembered.outputs.written[output];
  for (const { format, site, programs, index } of woven) {
    const folder = `${config.output}/${format.name}/`;
    if (!output.startsWith(folder)) continue;
    const path = output.slice(folder.length);
    const made = (await format.siteFiles(site, await programs?.(), index?.())).find(file => file.path === path);
    const source = inProject(config.source, path);
    // Whether a page still shows a copied file is known once the pages are made.
    const copied = known && state.found.files.has(path) ? state.files.read(source) : undefined;
    const content = made?.content ?? copied;
    if (content === undefined) continue;
    const reasons: Reason[] = outputChanges(state, output);
    if (!known) reasons.unshift({ cause: 'new', text: 'it was not made yet' });
    else if (known[0] !== hash('sha1', content))
      reasons.unshift(
        path === site.codePage?.path
          ? { cause: 'site', text: 'the code of the documents changed' }
          : made
            ? { cause: 'identity', text: 'pylit, a plugin or its options changed' }
            : { cause: 'edited', text: `${source} was edited`, name: source },
      );
    const result = reasons.length > 0 ? 'written' : 'stays';
    return { output, kind: made ? 'site' : 'asset', result, reasons, sources: made ? [] : [{ file: source }] };
  }
  return undefined;
}

function goneFile({ remembered }: ProjectState, output: string): FileExplanation | undefined {
  const known = remembered.outputs.written[output];
  if (!known) return undefined;
  const reasons: Reason[] = [{ cause: 'gone', text: 'no document makes it any more' }];
  const kind = known[3] === 'woven' ? 'site' : 'tangled';
  return { output, kind, result: known[3] === 'adopted' ? 'left' : 'removed', reasons, sources: [] };
}
