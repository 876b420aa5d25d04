import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { makeSite } from '../../build/site.ts';
import { PylitError, quote } from '../../core/error.ts';
import { MAX_DRAWN, type ProgramDot, programDot } from '../../literate/overview/program-dot.ts';
import { reachedFrom } from '../../literate/overview/program-overview.ts';
import type { Chunk } from '../../literate/tangle/chunk-graph.ts';
import { relativeUrl } from '../../output/html/page/relative-url.ts';
import { writeParts } from '../terminal/write-parts.ts';
import { describedSvg } from './graph-svg.ts';
import { type OpenedProgram, openProgram, rootsOf } from './open-program.ts';

export interface GraphFlags {
  readonly out?: string;
  readonly dot?: boolean;
}

/** `pylit graph`: a drawing of the program, or of a part of it, on the output or in a file. */
export async function drawGraph(root: string, target: string | undefined, { out, dot }: GraphFlags): Promise<void> {
  const program = await openProgram(root);
  const { overview, project } = program;
  const roots = target === undefined ? overview.chunks.keys() : rootsOf(program, target);
  const shown = reachedFrom(overview, roots);
  const file = out === undefined ? undefined : path.resolve(out);
  const href = file === undefined ? undefined : await linksFrom(program, file);
  const title = target ?? (project.config.title || 'Program');
  const graph = programDot(overview, shown, { title, ...(href && { href }), ...(!dot && { background: 'white' }) });
  const text = dot ? graph.text : describedSvg(await draw(graph), overview, shown, title);
  if (file === undefined) await writeParts([text], process.stdout);
  else writeGraph(file, text);
}

async function draw(graph: ProgramDot): Promise<string> {
  if (graph.edges > MAX_DRAWN || graph.nodes > MAX_DRAWN)
    throw new PylitError(
      'usage',
      `The graph has ${graph.nodes} nodes and ${graph.edges} edges; at most ${MAX_DRAWN} of each are drawn.`,
      {
        hint: 'Name a file or a chunk to draw a part of it, or give the text that --dot prints to a program of your own.',
      },
    );
  const { render } = await import('../../../plugins/graphviz/render.ts');
  const { output, errors } = await render(graph.text, { format: 'svg', engine: 'dot' });
  if (output !== undefined) return output;
  throw new PylitError('plugin', `Graphviz cannot draw the graph: ${errors[0]?.message ?? 'it does not say why'}.`);
}

/** Links to the chunks on their pages, for a drawing that is written into the site. */
async function linksFrom(
  { project, documents }: OpenedProgram,
  file: string,
): Promise<((chunk: Chunk) => string | undefined) | undefined> {
  const { config, root } = project;
  const { asWebsite, loadParts } = await import('../project/project.ts');
  const [format] = (await loadParts(asWebsite(project), 0)).formats;
  if (!format) return undefined;
  const from = path.relative(path.join(root, config.output, format.name), file).replaceAll(path.sep, '/');
  if (from.startsWith('../') || path.isAbsolute(from)) return undefined;
  const { site } = makeSite(config, documents.table, documents.order, format);
  return ({ name, definitions: [first] }) => {
    const [place] = (first && site.chunk(first.document, name)?.definitions) ?? [];
    return place && relativeUrl(from, place.path, place.anchor);
  };
}

function writeGraph(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new PylitError('io', `Cannot write the graph ${quote(file)}: ${reason}.`, { cause: error });
  }
}
