import path from 'node:path';
import { type Explanation, explain } from '../../build/why/explain.ts';
import type { BlockExplanation, FileExplanation, PageExplanation, Reason } from '../../build/why/reason.ts';
import { PylitError, quote } from '../../core/error.ts';
import { historyUse } from '../page-history/build.ts';
import { buildOptions, openProject } from '../project/project.ts';

/** `pylit why`: what the next build would do for a document or an output, and which inputs changed. */
export async function why(root: string, typed: string, flags: { json?: boolean }): Promise<void> {
  const project = await openProject(root);
  const explanation = await explain(buildOptions(project, historyUse(project)), fromRoot(root, typed));
  if (flags.json) process.stdout.write(`${JSON.stringify(explanation)}\n`);
  else for (const line of explanationLines(explanation)) console.log(line);
}

/** Names are relative to the project's folder. */
function fromRoot(root: string, typed: string): string {
  const relative = path.relative(root, path.resolve(root, typed)).split(path.sep).join('/');
  if (relative === '' || relative.startsWith('..'))
    throw new PylitError('usage', `${quote(typed)} is not below the project's folder.`);
  return relative;
}

/** An explanation for a person. */
export function explanationLines({ project, pages, files, isUnchanged, lastBuild }: Explanation): string[] {
  const lines = project.map(({ text }) => `The project: ${text}.`);
  lines.push(...files.flatMap(fileLines), ...pages.flatMap(pageLines));
  const isIdle = isUnchanged || (pages.every(({ result }) => result === 'stays') && files.every(stays));
  if (isIdle && lastBuild) {
    const { documentsRead, blocksTransformed, filesWritten } = lastBuild;
    lines.push(
      `The last build that had something to do read ${count(documentsRead, 'document')}, ` +
        `transformed ${count(blocksTransformed, 'block')} and wrote ${count(filesWritten, 'file')}.`,
    );
  }
  return lines;
}

function stays({ result }: FileExplanation): boolean {
  return result === 'stays';
}

function pageLines({ document, output, result, reasons, counts, blocks }: PageExplanation): string[] {
  const title = `${document} → ${output}`;
  const lines = blocks.map(block => blockLine(document, block));
  if (result === 'stays')
    return [
      `${title} stays: nothing that it depends on changed; ${count(counts.blocks, 'block')}, all known.`,
      // A list of hits says nothing more, unless somebody asked for one of them.
      ...(blocks.length < counts.blocks ? lines : []),
    ];
  if (result !== 'made') return [`${title} is ${result}: ${reasons.map(({ text }) => text).join('; ')}.`];
  return [
    `${title} is made again; ${counts.misses} of ${count(counts.blocks, 'block')} transformed.`,
    ...reasons.map(reasonLine),
    ...lines,
  ];
}

function reasonLine({ text }: Reason): string {
  return `  ${text}`;
}

function blockLine(document: string, { line, kind, language, result, reasons }: BlockExplanation): string {
  const what = language === undefined ? kind : `${kind} ${language}`;
  const why = reasons.map(({ text }) => text).join('; ');
  return `  ${document}:${line}: ${result.padEnd(4)} ${what}${why === '' ? '' : ` (${why})`}`;
}

function fileLines({ output, kind, result, reasons, sources }: FileExplanation): string[] {
  const what = { tangled: 'tangled', site: 'a file of the site', asset: 'a copy' }[kind];
  const becomes = { stays: 'stays', written: 'is written', removed: 'is removed', left: 'is left as it is' }[result];
  const places = sources.map(({ file, line }) => (line === undefined ? file : `${file}:${line}`));
  const from = places.length > 0 ? ` from ${places.join(', ')}` : '';
  return [`${output} (${what}${from}) ${becomes}.`, ...reasons.map(reasonLine)];
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
