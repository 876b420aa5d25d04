import { NodeCompiler, type NodeError, type NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler';
import { type Compiled, type CompiledDocument, type Compiler, ROOT, withoutRoot } from './engine-compiler.ts';
import type { EngineProblem } from './engine-task.ts';
import type { PlaceMark } from './places.ts';

/** Typst compiled to native code. The text face and that of formulas come with it. @param fontPaths folders with more fonts */
export function createNativeCompiler(fontPaths: readonly string[]): Compiler {
  const compiler = NodeCompiler.create({ workspace: ROOT, fontArgs: [{ fontPaths: [...fontPaths] }] });
  return {
    kind: 'native',
    put(path, content) {
      if (typeof content === 'string') compiler.addSource(ROOT + path, content);
      else compiler.mapShadow(ROOT + path, Buffer.from(content));
    },
    remove: path => compiler.unmapShadow(ROOT + path),
    compile: main => compile(compiler, main),
    forget: () => compiler.evictCache(1),
  };
}

function compile(compiler: NodeCompiler, main: string): Compiled {
  const compiled = compiler.compile({ mainFilePath: ROOT + main });
  const problems = [...problemsOf(compiler, compiled.takeError()), ...problemsOf(compiler, compiled.takeWarnings())];
  const document = compiled.result;
  return { problems, ...(document && { document: documentOf(compiler, document) }) };
}

function documentOf(compiler: NodeCompiler, document: NodeTypstDocument): CompiledDocument {
  return {
    pages: document.numOfPages,
    marks: label => compiler.query(document, { selector: `<${label}>`, field: 'value' }) as PlaceMark[],
    pdf: standard => exportPdf(compiler, document, standard),
  };
}

function exportPdf(
  compiler: NodeCompiler,
  document: NodeTypstDocument,
  standard: string | undefined,
): Uint8Array | readonly EngineProblem[] {
  try {
    return compiler.pdf(document, standard === undefined ? {} : { pdfStandard: standard });
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    const messages = Array.from(text.matchAll(/message: "((?:[^"\\]|\\.)*)"/g), ([, message = '']) => message);
    return (messages.length > 0 ? messages : [text]).map(text => ({ isWarning: false, text }));
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
      ...(path !== undefined && { path: withoutRoot(path) }),
      ...(range && { line: range.start.line }),
    }));
}
