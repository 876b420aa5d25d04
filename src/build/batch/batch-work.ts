import type { DocumentOutline } from '../../literate/document.ts';
import type { Format, NavigationNode } from '../../literate/format.ts';
import type { Message } from '../../literate/message.ts';
import type { Reader } from '../../reader/reader.ts';
import { textOf } from '../cache/encoded-value.ts';
import { type KnownPaths, type Lookup, ownNames } from '../names.ts';
import type { Output, OutputOrigin, OutputRecord } from '../outputs.ts';
import { outwardDigest } from '../page-record.ts';
import { type PlacedOutput, placeOutput } from '../place-output.ts';
import type { ProjectFiles } from '../platform/files.ts';
import { cacheEntryOf, type DocumentEntry, readOrReport, type Sources, type Unreadable } from '../read.ts';
import { type PageQuestions, questionsOf, type SiteAnswers, siteFromAnswers, Unanswered } from '../site-answers.ts';
import {
  type Bundle,
  bundleOf,
  messagesOf,
  type Trace,
  TracePool,
  transformBlocks,
  uniqueLookups,
} from '../transform.ts';

/** What a thread needs to work on batches. */
export interface BatchSetup {
  readonly readers: readonly Reader[];
  readonly formats: readonly Format[];
  readonly paths: KnownPaths;
  readonly files: ProjectFiles;
  /** Bytes of a file that a document includes. */
  readonly included: (path: string) => Uint8Array | undefined;
}

/** A document to read, and to transform as far as that is possible alone. Tasks and results are plain data, mostly text: trees are dear to send. */
export interface ReadTask {
  readonly path: string;
  readonly id: string;
  readonly bytes: Uint8Array;
  /** By format, the cached traces of the same bytes, as JSON. */
  readonly bundles: Readonly<Record<string, string>>;
  /** False for a document that is only linked to. */
  readonly isWoven: boolean;
}

export interface ReadResult extends DocumentEntry {
  readonly made: Readonly<Record<string, MadeBlocks>>;
}

/** What was made of a document in one format. */
export interface MadeBlocks {
  /** Traces as JSON in UTF-8; those of blocks that wait for other documents are missing. */
  readonly bundle: Uint8Array;
  /** See `outwardDigest`. */
  readonly outward: string;
  readonly blocks: number;
  readonly transformed: number;
  /** Whether blocks wait, or failed: then the page is finished one by one. */
  readonly isUnfinished: boolean;
  readonly questions: PageQuestions;
  readonly lookups: readonly Lookup[];
  /** At lines of the document. */
  readonly messages: readonly Message[];
}

/** Reads some documents, and transforms their blocks. */
export async function readBatch(setup: BatchSetup, tasks: readonly ReadTask[]): Promise<ReadResult[]> {
  const results: ReadResult[] = [];
  for (const task of tasks) results.push(await readTask(setup, task));
  return results;
}

async function readTask(setup: BatchSetup, { path, id, bytes, bundles, isWoven }: ReadTask): Promise<ReadResult> {
  const unreadable: Unreadable[] = [];
  const document = readOrReport(path, sourcesFor(setup, path, bytes), setup.readers, unreadable);
  if (!document) return { path, made: {}, ...(unreadable[0] && { unreadable: unreadable[0] }) };
  const made: Record<string, MadeBlocks> = {};
  for (const format of isWoven ? setup.formats : []) {
    const pool = new TracePool();
    const cached = bundles[format.name];
    if (cached !== undefined) pool.add(JSON.parse(cached) as Bundle);
    const names = ownNames(path, document, setup.paths);
    const node = (index: number) => document.nodes[index];
    const { traces, transformed } = await transformBlocks(format, document.blocks, node, names, pool);
    const done = traces.filter(trace => trace !== undefined);
    made[format.name] = {
      bundle: jsonBytes(bundleOf(document.blocks, traces, pool)),
      outward: outwardDigest(document, format),
      blocks: document.blocks.length,
      // One that failed is kept nowhere, so it is transformed again when the page is finished.
      transformed: transformed - done.filter(trace => trace.failed).length,
      isUnfinished: done.length < traces.length || done.some(trace => trace.failed),
      questions: questionsOf(done.map(trace => trace.artifact)),
      lookups: uniqueLookups(done),
      messages: messagesOf(document.blocks, traces),
    };
  }
  const { key, value } = cacheEntryOf(path, id, document, setup.readers);
  return { path, entry: { key, json: jsonBytes(value) }, made };
}

const encoder = new TextEncoder();

function jsonBytes(value: unknown): Uint8Array {
  return encoder.encode(JSON.stringify(value));
}

function sourcesFor({ included }: BatchSetup, path: string, bytes: Uint8Array): Sources {
  return { documents: new Map(), bytes: wanted => (wanted === path ? bytes : included(wanted)) };
}

/** A page to assemble and write: all of its blocks are transformed, and all that it asks is answered. */
export interface PageTask {
  readonly document: string;
  readonly format: string;
  /** From the project's root. */
  readonly output: string;
  readonly origin?: OutputOrigin;
  /** JSON in UTF-8, as it is cached. */
  readonly outline: Uint8Array;
  readonly bundle: Uint8Array;
  readonly answers: SiteAnswers;
  readonly known?: OutputRecord;
}

/** Pages with the menus that they show, by id. */
export interface PageBatch {
  readonly tasks: readonly PageTask[];
  readonly menus: Readonly<Record<string, readonly NavigationNode[]>>;
}

/** What became of a page; nothing where more must be known to make it. */
export interface PageResult {
  readonly document: string;
  readonly placed?: PlacedOutput;
}

/** Assembles some pages and writes them. */
export function makePages({ formats, files }: BatchSetup, { tasks, menus }: PageBatch): PageResult[] {
  return tasks.map(task => {
    const format = formats.find(({ name }) => name === task.format);
    const content = format && assembled(format, task, menus);
    if (content === undefined) return { document: task.document };
    const output: Output = { path: task.output, content, kind: 'woven', ...(task.origin && { origin: task.origin }) };
    return { document: task.document, placed: placeOutput(files, output, task.known) };
  });
}

function assembled(format: Format, task: PageTask, menus: PageBatch['menus']): string | undefined {
  const { document, answers } = task;
  const { outline } = JSON.parse(textOf(task.outline)) as { outline: DocumentOutline };
  const traces = tracesOf(outline, JSON.parse(textOf(task.bundle)) as Bundle);
  if (!traces) return undefined;
  try {
    const site = siteFromAnswers(answers, menus[answers.menu ?? ''] ?? []);
    return format.assemble({ document, outline, artifacts: traces.map(trace => trace.artifact), site });
  } catch (error) {
    if (error instanceof Unanswered) return undefined;
    throw error;
  }
}

/** The first trace of each block is the one that was made or found last. */
export function tracesOf({ blocks }: DocumentOutline, bundle: Bundle): Trace[] | undefined {
  const pool = new TracePool();
  pool.add(bundle);
  const traces = blocks.map(block => pool.ofBlock(block)[0]);
  return traces.every(trace => trace !== undefined) ? traces : undefined;
}
