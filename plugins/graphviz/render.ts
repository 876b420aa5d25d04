import type { RenderOptions, RenderResult, Viz } from '@viz-js/viz';

let loading: Promise<Viz> | undefined;

/** Graphviz is loaded for the first graph: it is more than a megabyte. When it fails within, its memory is of no use any more. */
export async function render(text: string, options: RenderOptions): Promise<RenderResult> {
  loading ??= import('@viz-js/viz').then(module => module.instance());
  const viz = await loading;
  try {
    return viz.render(text, options);
  } catch (error) {
    loading = undefined;
    throw error;
  }
}
