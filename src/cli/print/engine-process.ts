/** The process that Typst runs in: what it is sent are tasks, what it sends are results. */
import type { Compiler, CompilerKind } from './engine-compiler.ts';
import { loadCompiler } from './engine-load.ts';
import type { EngineHello, EngineReply, EngineResult, EngineTask } from './engine-task.ts';
import { compileSettled } from './settle.ts';

const [, , wanted, ...folders] = process.argv;
const compiler = await loadCompiler(wanted === 'any' ? undefined : (wanted as CompilerKind), folders);
process.send?.({ compiler: compiler.kind } satisfies EngineHello);

process.on('message', (task: EngineTask) => {
  const result = work(compiler, task);
  process.send?.({ ...result, memory: process.memoryUsage.rss() } satisfies EngineReply);
  // What neither this task nor the one before used is let go, while nobody waits: a book of 300 pages holds a gigabyte.
  setImmediate(() => compiler.forget());
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
  const isPdf = exported instanceof Uint8Array;
  return {
    ...(isPdf && { pdf: exported }),
    problems: isPdf ? problems : [...problems, ...exported],
    pages: document.pages,
    compileTime,
    exportTime: performance.now() - begin - compileTime,
  };
}
