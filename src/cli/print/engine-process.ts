/** The process that Typst runs in: what it is sent are tasks, what it sends are results. */
import type { Compiled, Compiler, CompilerKind } from './engine-compiler.ts';
import { loadCompiler } from './engine-load.ts';
import type { EngineHello, EngineReply, EngineResult, EngineTask } from './engine-task.ts';
import { NO_PLACES, placesText } from './places.ts';

const [, , wanted, ...folders] = process.argv;
const compiler = await loadCompiler(wanted === 'any' ? undefined : (wanted as CompilerKind), folders);
process.send?.({ compiler: compiler.kind } satisfies EngineHello);

process.on('message', (task: EngineTask) => {
  const result = work(compiler, task);
  process.send?.({ ...result, memory: process.memoryUsage.rss() } satisfies EngineReply);
});
process.on('disconnect', () => process.exit());

function work(compiler: Compiler, task: EngineTask): EngineResult {
  for (const path of task.removed) compiler.remove(path);
  for (const { path, content } of task.files) compiler.put(path, content);
  const begin = performance.now();
  const { document, problems } = compileSettled(compiler, task);
  const compileTime = performance.now() - begin;
  if (!document) return { pages: 0, problems, compileTime, exportTime: 0 };
  const exported = document.pdf(task.standard);
  // What neither this task nor the one before used is let go: a book of 300 pages holds a gigabyte.
  compiler.forget();
  const isPdf = exported instanceof Uint8Array;
  return {
    ...(isPdf && { pdf: exported }),
    problems: isPdf ? problems : [...problems, ...exported],
    pages: document.pages,
    compileTime,
    exportTime: performance.now() - begin - compileTime,
  };
}

/** After so many times what pages say of each other is left as it is. */
const MOST_PASSES = 5;

/**
 * Sets the type, asks for the places, writes them into the pages that name them, and sets again until nothing moves. It begins with no
 * places, so what comes of it depends on nothing before.
 */
function compileSettled(compiler: Compiler, { main, labels }: EngineTask): Compiled {
  if (!labels) return compiler.compile(main);
  let places = NO_PLACES;
  for (let pass = 1; ; pass += 1) {
    compiler.put('/places.typ', places);
    const compiled = compiler.compile(main);
    if (!compiled.document) return compiled;
    const found = placesText(compiled.document.marks('pylit-at'), compiled.document.pages, labels);
    if (found === places || pass === MOST_PASSES) return compiled;
    places = found;
  }
}
