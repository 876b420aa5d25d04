import path from 'node:path';
import { ProjectFiles } from '../../build/platform/files.ts';
import { readDocument, readerOf } from '../../build/read.ts';
import { inProject } from '../../build/scan/in-project.ts';
import type { StitchPlan } from '../../build/stitch/plan.ts';
import { withStitchState } from '../../build/stitch/state.ts';
import { chunkParts, programOutputs } from '../../build/tangle.ts';
import { hash } from '../../bytes/hash.ts';
import { PylitError, quote } from '../../core/error.ts';
import { withAdopted } from '../../literate/stitch/adopt.ts';
import { contentLines } from '../../literate/stitch/edits.ts';
import { stageParts } from '../../literate/tangle/stages.ts';
import { tangle } from '../../literate/tangle/tangle.ts';
import { loadReaders } from '../project/load-readers.ts';
import { openDocuments } from '../project/open-documents.ts';
import { openProject, type Project } from '../project/project.ts';
import { typedCommand } from '../terminal/typed-command.ts';
import { type PlannedStitch, writeStitch } from './noted-stitch.ts';

/** `pylit stitch --adopt src/new.py docs/notes.md`: puts a new file into a document, as a block at its end that tangles to the file. */
export async function adoptFile(
  root: string,
  typed: readonly string[],
  flags: { readonly json?: boolean; readonly dryRun?: boolean },
): Promise<void> {
  const [file, document, ...more] = typed;
  if (file === undefined || document === undefined || more.length > 0)
    throw new PylitError('usage', '--adopt takes a file and a document.', {
      hint: 'For example: pylit stitch --adopt src/new.py docs/notes.md',
    });
  const project = await openProject(root);
  const files = new ProjectFiles(root);
  const planned = await planAdoption(project, files, below(root, '.', file), below(root, '.', document));
  if (!flags.dryRun) await withStitchState(files, state => writeStitch(project, state, planned, typedCommand()));
  const [done] = planned.plan.documents;
  if (flags.json)
    process.stdout.write(`${JSON.stringify({ file, document: done?.path, line: done?.blocks[0]?.line })}\n`);
  else console.log(`${flags.dryRun ? 'Would put' : 'Put'} ${file} into ${done?.path}:${done?.blocks[0]?.line}.`);
}

async function planAdoption(
  project: Project,
  files: ProjectFiles,
  file: string,
  document: string,
): Promise<PlannedStitch> {
  const { config } = project;
  const text = textOf(files.read(file), file);
  const target = below(project.root, config.tangle.root, path.join(project.root, file));
  const name = below(project.root, config.source, path.join(project.root, document));
  const documents = await openDocuments(project);
  const readers = await loadReaders(project);
  const bytes = documents.scan.documents.has(name) ? documents.sources.bytes(name) : undefined;
  if (!bytes) throw new PylitError('usage', `${quote(document)} is no document of this project.`);
  const isCrlf = text.includes('\r\n');
  const before = textOf(bytes, document);
  const { format } = readerOf(readers, name);
  const lines = `${contentLines(text).join('\n')}\n`;
  const isExecutable = (files.mode(file) & 0o111) !== 0;
  const adopted = { path: target, text: lines, isExecutable, isCrlf };
  if (format === 'noweb')
    throw new PylitError(
      'usage',
      `A noweb file cannot say where a new file goes, so ${quote(document)} cannot take it.`,
      {
        hint: `Write a chunk <<${target}>>= into it yourself, or choose a Markdown document.`,
      },
    );
  const after = withAdopted(before, adopted, format === 'rst' ? 'rst' : 'markdown');
  const encoded = new TextEncoder().encode(after);
  const read = readDocument(name, readers, wanted => (wanted === name ? encoded : documents.sources.bytes(wanted)));
  const old = chunkParts(documents);
  if (old.some(part => part.file?.replace(/^(?:\.\/+)+/, '') === target))
    throw new PylitError('usage', `${quote(file)} is tangled already; "pylit stitch" carries edits of it back.`);
  const parts = [
    ...old.filter(part => part.document !== name),
    ...read.exports.chunks.map(part => ({ ...part, document: name })),
  ];
  const staged = stageParts(parts, config.stages).parts;
  const made = tangle(staged, { references: config.tangle.references }).files.filter(({ path }) => path === target);
  const wanted = isCrlf ? lines.replaceAll('\n', '\r\n') : lines;
  const block = read.exports.chunks.findLast(part => part.file === target);
  if (made[0]?.content !== wanted || !block)
    throw new PylitError(
      'usage',
      `${quote(document)} cannot hold ${quote(file)} so that it is tangled to the same text.`,
      {
        hint: `See that the document ends outside of any block, list or comment; its path must be one that may be tangled to.`,
      },
    );
  const plan: StitchPlan = {
    documents: [
      { path: inProject(config.source, name), before, after, blocks: [{ chunk: block.name, line: block.line }] },
    ],
    programs: programOutputs(config, parts, made),
    edited: [{ path: file, ours: text, digest: hash('sha1', text), bases: [] }],
    conflicts: [],
  };
  return { plan, scan: documents.scan };
}

/** A typed path from a folder of the project. @throws PylitError `usage` where it is outside */
function below(root: string, folder: string, typed: string): string {
  const relative = path.relative(path.join(root, folder), path.resolve(root, typed)).split(path.sep).join('/');
  if (!relative.startsWith('../') && relative !== '..' && relative !== '' && !path.isAbsolute(relative))
    return relative;
  throw new PylitError('usage', `${quote(typed)} is not below the folder ${quote(path.join(root, folder))}.`);
}

function textOf(bytes: Uint8Array | undefined, file: string): string {
  if (!bytes) throw new PylitError('usage', `There is no file ${quote(file)}.`);
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new PylitError('usage', `${quote(file)} is no text, so no document can hold it.`);
  }
}
