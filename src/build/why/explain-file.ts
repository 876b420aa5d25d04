import { hash } from '../../bytes/hash.ts';
import { chunkTable } from '../../literate/tangle/chunk-table.ts';
import type { PlacedPart } from '../../literate/tangle/placed-part.ts';
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
  const { options, documents, found } = state;
  const { config } = options;
  const { outputs, failed } = tangleDocuments(config, documents);
  const made = outputs.find(({ path }) => path === output);
  const parts = chunkParts(documents);
  const sources = partsOf(parts, path => inProject(config.tangle.root, path) === output).map(
    ({ document, line }) => `${inProject(config.source, document)}:${line}`,
  );
  if (failed.has(output)) {
    const reasons: Reason[] = [{ cause: 'failed', text: 'it cannot be made: "pylit check" says why' }];
    return { output, kind: 'tangled', result: 'left', reasons, sources };
  }
  if (!made) return undefined;
  const digest = hash('sha1', made.content) + (made.mode === undefined ? '' : `+${made.mode.toString(8)}`);
  const known = state.remembered.outputs.written[output];
  const disk = state.files.read(output);
  const differs = known?.[0] !== digest;
  const isSame = disk !== undefined && hash('sha1', disk) === digest.slice(0, 40);
  const documentReasons: Reason[] =
    known && differs
      ? [...new Set(sources.map(source => source.replace(/:\d+$/, '')))]
          .filter(file => isEdited(state, found.documents, file))
          .map(file => ({ cause: 'edited', text: `${file} was edited`, name: file }))
      : [];
  const changes = outputChanges(state, output);
  const reasons = differs
    ? [
        ...(known ? documentReasons : []),
        ...(known && documentReasons.length > 0 ? [] : firstReason(known !== undefined)),
        ...changes,
      ]
    : changes;
  if (isSame) return { output, kind: 'tangled', result: 'stays', reasons: differs ? reasons : [], sources };
  const isForeign = disk !== undefined && changes.length > 0;
  return { output, kind: 'tangled', result: isForeign ? 'left' : 'written', reasons, sources };
}

function firstReason(isKnown: boolean): Reason[] {
  return [isKnown ? { cause: 'edited', text: 'its code changed' } : { cause: 'new', text: 'it was not tangled yet' }];
}

function isEdited({ options, remembered }: ProjectState, ids: ReadonlyMap<string, string>, file: string): boolean {
  const { source } = options.config;
  const document = source === '.' ? file : file.slice(source.length + 1);
  const records = [...remembered.pages.values()].map(pages => pages.get(document));
  return records.some(record => record !== undefined && record.id !== ids.get(document));
}

/** The parts of a file's chunk, and of the chunks in it. */
function partsOf(parts: readonly PlacedPart[], isFile: (path: string) => boolean): PlacedPart[] {
  const table = chunkTable(parts);
  const wanted = new Set(table.filter(({ files }) => files.some(isFile)));
  for (const chunk of wanted)
    for (const other of table) if (other.uses.some(use => chunk.definitions.includes(use))) wanted.add(other);
  return [...wanted].flatMap(({ definitions }) => definitions);
}

async function siteFile(
  state: ProjectState,
  woven: readonly WovenState[],
  output: string,
): Promise<FileExplanation | undefined> {
  const { config } = state.options;
  for (const { format, site } of woven) {
    const folder = `${config.output}/${format.name}/`;
    if (!output.startsWith(folder)) continue;
    const path = output.slice(folder.length);
    const made = (await format.siteFiles(site)).find(file => file.path === path);
    const asset = state.found.files.has(path) ? state.files.read(inProject(config.source, path)) : undefined;
    const known = state.remembered.outputs.written[output];
    const content = made?.content ?? (known && asset);
    if (content === undefined) continue;
    const changes = outputChanges(state, output);
    const differs = known?.[0] !== hash('sha1', content);
    const source = made ? [] : [inProject(config.source, path)];
    const reason: Reason = made
      ? { cause: 'identity', text: 'pylit, a plugin or its options changed' }
      : { cause: 'edited', text: `${source[0]} was edited` };
    const reasons = [
      ...(differs ? [known ? reason : ({ cause: 'new', text: 'it was not made yet' } as const)] : []),
      ...changes,
    ];
    const result = reasons.length > 0 ? 'written' : 'stays';
    return { output, kind: made ? 'site' : 'asset', result, reasons, sources: source };
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
