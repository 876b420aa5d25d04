/*
 * Reading reStructuredText: pylit's reader beside docutils' parser, on the same documents, in one run.
 *
 *     node --conditions=pylit-source bench/rst.ts [folder]...
 *
 * Processor time of one thread, once everything is warm: the best of some rounds. Without folders: the documents that Debian's packages
 * keep (`apt-get install python3-doc sphinx-doc`). `parse` makes the tree, `read` all that a build wants to know of a document. Then an edit
 * of a word in a document of 1 MB, made of the same ones: all of it read, and only what changed.
 */
import { spawnSync } from 'node:child_process';
import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Document } from '../src/literate/document.ts';
import { createRstReader, parseRst } from '../src/reader/rst/index.ts';

const ROUNDS = 7;
/** Of docutils, which is slow. */
const PEER_ROUNDS = 2;
const DEBIAN = '/usr/share/doc';
const MOST_BYTES = 12_000_000;
const LARGE_BYTES = 1_000_000;
const EDITS = 100;

/** Processor time of docutils' parser. Directives and roles of Sphinx are unknown to it and cost it a message each. */
const DOCUTILS = `
import io, json, sys, time
from docutils.frontend import OptionParser
from docutils.parsers.rst import Parser
from docutils.utils import new_document
settings = OptionParser(components=(Parser,)).get_default_values()
settings.report_level = 5
settings.halt_level = 6
settings.warning_stream = io.StringIO()
settings.file_insertion_enabled = False
texts = [open(path, encoding='utf-8').read() for path in json.load(sys.stdin)]
best = float('inf')
for _ in range(int(sys.argv[1])):
    start = time.process_time()
    for text in texts:
        try:
            Parser().parse(text, new_document('a.rst', settings))
        except Exception:
            pass
    best = min(best, time.process_time() - start)
print(best)
`;

main(process.argv.slice(2));

function main(folders: readonly string[]): void {
  const { paths, texts } = documents(folders.length > 0 ? folders : [DEBIAN]);
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  console.log(`${texts.length} documents, ${(bytes / 1e6).toFixed(1)} MB\n`);
  const reader = createRstReader();
  const include = () => undefined;
  const parse = (text: string) => parseRst(text);
  const read = (source: string) => reader.read({ path: 'a.rst', source, include });
  for (const [name, work] of Object.entries({ parse, read })) row(`pylit, ${name}`, bytes, best(texts, work));
  const peer = spawnSync('python3', ['-c', DOCUTILS, String(PEER_ROUNDS)], { input: JSON.stringify(paths) });
  if (peer.status === 0) row('docutils, parse', bytes, Number(peer.stdout.toString()));
  else console.log('docutils is not installed: no comparison');
  edits(largeDocument(texts));
}

/** One document of many; their sections follow each other. */
function largeDocument(texts: readonly string[]): string {
  let text = '';
  for (const next of texts) if (text.length < LARGE_BYTES) text += `${next}\n\n`;
  return text;
}

/** Puts words into paragraphs all over a document. */
function edits(source: string): void {
  const reader = createRstReader();
  const input = (text: string) => ({ path: 'a.rst', source: text, include: () => undefined });
  let document: Document = reader.read(input(source));
  const all: number[] = [];
  const part: number[] = [];
  for (let edit = 0; edit < EDITS; edit += 1) {
    const paragraphs = document.blocks.filter(block => block.kind === 'paragraph');
    const { line = 1 } = paragraphs[Math.floor((paragraphs.length * edit) / EDITS)] ?? {};
    const lines = document.text.split('\n');
    lines[line - 1] = `${lines[line - 1]} word`;
    const text = lines.join('\n');
    const before = document;
    if (edit % 10 === 0) all.push(seconds(() => reader.read(input(text))));
    part.push(seconds(() => (document = reader.readAgain?.(before, input(text)) ?? before)));
  }
  const [whole, again] = [all, part].map(times => times.sort((a, b) => a - b)[times.length >> 1] ?? 0);
  console.log(`\n${document.blocks.length} blocks, ${(source.length / 1e6).toFixed(1)} MB, one edited`);
  console.log(`${'all of it'.padEnd(16)} ${((whole ?? 0) * 1000).toFixed(0).padStart(7)} ms`);
  console.log(`${'what changed'.padEnd(16)} ${((again ?? 0) * 1000).toFixed(0).padStart(7)} ms`);
}

/** The documents below folders, in the order of their paths, up to some megabytes. */
function documents(folders: readonly string[]): { paths: string[]; texts: string[] } {
  const found = folders.flatMap(folder =>
    globSync('**/*.{rst,rst.txt}', { cwd: folder })
      .sort()
      .map(path => join(folder, path)),
  );
  const paths: string[] = [];
  let bytes = 0;
  for (const path of found.filter(each => statSync(each).isFile())) {
    bytes += statSync(path).size;
    if (bytes <= MOST_BYTES) paths.push(path);
  }
  return { paths, texts: paths.map(path => readFileSync(path, 'utf8')) };
}

/** Seconds of processor time of the fastest round. */
function best(texts: readonly string[], work: (text: string) => unknown): number {
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round += 1) {
    least = Math.min(
      least,
      seconds(() => {
        for (const text of texts) work(text);
      }),
    );
  }
  return least;
}

/** Processor time of some work, on all threads of the process. */
function seconds(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

function row(name: string, bytes: number, seconds: number): void {
  console.log(`${name.padEnd(16)} ${(bytes / 1e6 / seconds).toFixed(2).padStart(7)} MB/s`);
}
