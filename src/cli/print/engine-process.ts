/** The process that Typst runs in: what it is sent are tasks, what it sends are results. */
import type { NodeCompiler, NodeError, NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler';
import type { EngineProblem, EngineReply, EngineResult, EngineTask } from './engine-task.ts';
import { NO_PLACES, type PlaceMark, placesText } from './places.ts';

/** A folder that is nowhere: all files are given, none is read. */
const ROOT = '/pylit-print';

const [, , ...fontPaths] = process.argv;
const { NodeCompiler: Compiler } = await import('@myriaddreamin/typst-ts-node-compiler');
const compiler = Compiler.create({ workspace: ROOT, fontArgs: [{ fontPaths }] });

process.on('message', (task: EngineTask) => {
  const result = work(compiler, task);
  process.send?.({ ...result, memory: process.memoryUsage.rss() } satisfies EngineReply);
});
process.on('disconnect', () => process.exit());

function work(compiler: NodeCompiler, task: EngineTask): EngineResult {
  for (const path of task.removed) compiler.unmapShadow(ROOT + path);
  for (const { path, content } of task.files)
    if (typeof content === 'string') compiler.addSource(ROOT + path, content);
    else compiler.mapShadow(ROOT + path, Buffer.from(content));
  const begin = performance.now();
  const { document, problems } = compileSettled(compiler, task);
  const compileTime = performance.now() - begin;
  if (!document) return { pages: 0, problems, compileTime, exportTime: 0 };
  const exported = exportPdf(compiler, document, task.standard);
  // What neither this task nor the one before used is let go: a book of 300 pages holds a gigabyte.
  compiler.evictCache(1);
  return {
    ...exported,
    problems: [...problems, ...exported.problems],
    pages: document.numOfPages,
    compileTime,
    exportTime: performance.now() - begin - compileTime,
  };
}

/** After so many times what pages say of each other is left as it is. */
const MOST_PASSES = 5;

interface Compiled {
  readonly document: NodeTypstDocument | null;
  readonly problems: readonly EngineProblem[];
}

/**
 * Sets the type, asks for the places, writes them into the pages that name them, and sets again until nothing moves. It begins with no
 * places, so what comes of it depends on nothing before.
 */
function compileSettled(compiler: NodeCompiler, { main, labels }: EngineTask): Compiled {
  if (!labels) return compile(compiler, main);
  let places = NO_PLACES;
  for (let pass = 1; ; pass += 1) {
    compiler.addSource(`${ROOT}/places.typ`, places);
    const compiled = compile(compiler, main);
    if (!compiled.document) return compiled;
    const marks = compiler.query(compiled.document, { selector: '<pylit-at>', field: 'value' }) as PlaceMark[];
    const found = placesText(marks, compiled.document.numOfPages, labels);
    if (found === places || pass === MOST_PASSES) return compiled;
    places = found;
  }
}

function compile(compiler: NodeCompiler, main: string): Compiled {
  const compiled = compiler.compile({ mainFilePath: ROOT + main });
  const problems = [...problemsOf(compiler, compiled.takeError()), ...problemsOf(compiler, compiled.takeWarnings())];
  return { document: compiled.result, problems };
}

function exportPdf(
  compiler: NodeCompiler,
  document: NodeTypstDocument,
  standard: string | undefined,
): Pick<EngineResult, 'pdf' | 'problems'> {
  try {
    return { pdf: compiler.pdf(document, standard === undefined ? {} : { pdfStandard: standard }), problems: [] };
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    const messages = Array.from(text.matchAll(/message: "((?:[^"\\]|\\.)*)"/g), ([, message = '']) => message);
    return { problems: (messages.length > 0 ? messages : [text]).map(text => ({ isWarning: false, text })) };
  }
}

interface Diagnostic {
  readonly message: string;
  readonly path?: string;
  readonly severity: number;
  readonly range?: { readonly start: { readonly line: number } };
}

function problemsOf(compiler: NodeCompiler, error: NodeError | null): EngineProblem[] {
  if (!error) return [];
  const found = compiler.fetchDiagnostics(error) as readonly Diagnostic[];
  // Above 2 are hints and the places that led to another.
  return found
    .filter(({ severity }) => severity <= 2)
    .map(({ severity, message, path, range }) => ({
      isWarning: severity === 2,
      text: message,
      ...(path !== undefined && { path: path.startsWith(ROOT) ? path.slice(ROOT.length) : path }),
      ...(range && { line: range.start.line }),
    }));
}
