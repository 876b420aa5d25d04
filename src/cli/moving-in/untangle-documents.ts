import type { Config } from '../../build/config.ts';
import { readDocument } from '../../build/read.ts';
import { inProject } from '../../build/scan/in-project.ts';
import { refusePath } from '../../core/path.ts';
import type { PlacedPart } from '../../literate/tangle/placed-part.ts';
import { stageParts } from '../../literate/tangle/stages.ts';
import { type TangledFile, tangle } from '../../literate/tangle/tangle.ts';
import { summary } from '../../literate/untangle/prose.ts';
import { chunkNamesOf, planUntangle, type UntanglePlan, untangledDocument } from '../../literate/untangle/untangle.ts';
import type { Reader } from '../../reader/reader.ts';
import type { FoundProgram, LeftOut } from './untangle-files.ts';

/** A document that holds a program file. */
export interface MadeDocument {
  /** The file, from the project's root. */
  readonly file: string;
  /** The document, from the source root. */
  readonly document: string;
  readonly title: string;
  /** The first sentence on the file, as Markdown; '' where nothing is said of it. */
  readonly summary: string;
  readonly text: string;
  /** How many chunks it is told in; 0 for one block. */
  readonly chunks: number;
}

/** What documents are made for. */
export interface UntangleInput {
  readonly config: Config;
  readonly readers: readonly Reader[];
  readonly programs: readonly (FoundProgram & { readonly document: string; readonly title: string })[];
  /** The parts of all documents that stay. */
  readonly parts: readonly PlacedPart[];
}

/** Makes a document for each program, and proves that each is tangled to just its file; others are left out. */
export function untangleDocuments(input: UntangleInput): {
  readonly made: readonly MadeDocument[];
  readonly left: readonly LeftOut[];
} {
  const left: LeftOut[] = [];
  const known = knownTargets(input.config, input.parts);
  const plans = input.programs.flatMap(program => {
    const path = targetOf(input.config, program.place);
    const reason = path === undefined ? 'it is not below tangle.root' : refusePath(path);
    if (path === undefined || reason !== undefined) {
      left.push({ file: program.place, reason: 'not-held', message: reason ?? '' });
      return [];
    }
    if (known.has(program.place)) {
      left.push({ file: program.place, reason: 'tangled-already', message: TANGLED });
      return [];
    }
    return [{ program, plan: planUntangle({ ...program, path }) }];
  });
  const names = new Map<string, number>(input.parts.map(part => [part.name, 1]));
  for (const { plan } of plans) for (const name of chunkNamesOf(plan)) names.set(name, (names.get(name) ?? 0) + 1);
  const isTaken = (name: string) => (names.get(name) ?? 0) > 1;
  const candidates = plans.flatMap(({ program, plan }) => {
    const found = firstThatHolds(input, program, plan, isTaken);
    if (found) return [found];
    left.push({ file: program.place, reason: 'not-held', message: 'no document of Markdown gives just this text' });
    return [];
  });
  return proveTogether(input, candidates, left);
}

type Program = UntangleInput['programs'][number];

interface Candidate extends MadeDocument {
  readonly program: Program;
  readonly parts: readonly PlacedPart[];
}

/** Told in chunks, with the words of comments; else without these words; else as one block. */
function firstThatHolds(
  input: UntangleInput,
  program: Program,
  plan: UntanglePlan,
  isTaken: (name: string) => boolean,
): Candidate | undefined {
  const ways = [
    { layout: 'chunks' },
    { layout: 'chunks', isBare: true },
    { layout: 'one-block', isBare: true },
  ] as const;
  for (const way of ways) {
    const text = untangledDocument(plan, { ...way, isTaken });
    const { document, title, place: file } = program;
    const parts = partsOf(document, text, input.readers);
    if (!parts) continue;
    const [only, ...more] = tangle(parts).files;
    if (more.length > 0 || !isProgram(only, program)) continue;
    const chunks = way.layout === 'chunks' ? chunkNamesOf(plan).length : 0;
    return { file, document, title, summary: summary(plan.description), text, chunks, program, parts };
  }
  return undefined;
}

/** The parts of a document, or undefined where there is anything to say of it. */
function partsOf(document: string, text: string, readers: readonly Reader[]): readonly PlacedPart[] | undefined {
  const bytes = new TextEncoder().encode(text);
  try {
    const { messages, exports } = readDocument(document, readers, path => (path === document ? bytes : undefined));
    if (messages.some(({ severity }) => severity !== 'info')) return undefined;
    return exports.chunks.map(part => ({ ...part, document }));
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function isProgram(file: TangledFile | undefined, { source, mode }: Program): boolean {
  return file !== undefined && file.content === source && file.mode === mode;
}

/** All documents of the project together must still give each file. */
function proveTogether(
  { config, parts }: UntangleInput,
  candidates: readonly Candidate[],
  left: LeftOut[],
): { readonly made: readonly MadeDocument[]; readonly left: readonly LeftOut[] } {
  const all = stageParts([...parts, ...candidates.flatMap(one => one.parts)], config.stages).parts;
  const files = new Map(tangle(all, config.tangle).files.map(file => [file.path, file]));
  const made = candidates.filter(({ program }) => {
    const isHeld = isProgram(files.get(targetOf(config, program.place) ?? ''), program);
    const message = 'together with the other documents it is not tangled to the same text';
    if (!isHeld) left.push({ file: program.place, reason: 'not-held', message });
    return isHeld;
  });
  return { made: made.map(({ program: _program, parts: _parts, ...document }) => document), left };
}

/** A path of the project as `file=` names it. */
function targetOf({ tangle: { root } }: Config, place: string): string | undefined {
  if (root === '.') return place;
  return place.startsWith(`${root}/`) ? place.slice(root.length + 1) : undefined;
}

/** The files that documents make, from the project's root. */
export function knownTargets({ tangle: { root } }: Config, parts: readonly PlacedPart[]): ReadonlySet<string> {
  return new Set(
    parts.flatMap(({ file }) => (file === undefined ? [] : [inProject(root, file.replace(/^(?:\.\/+)+/, ''))])),
  );
}

/** Why a file is left out that a document makes. */
export const TANGLED = 'a document makes it already';

/** The document's path from the project's root. */
export function documentPlace({ source }: Config, { document }: Pick<MadeDocument, 'document'>): string {
  return inProject(source, document);
}
