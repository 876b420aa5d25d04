import { definePlugin } from 'pylit/plugin';
import * as v from 'valibot';
import { drawFigures } from './draw.ts';
import { parseBoxes } from './parse.ts';
import { createProblems, placeAt } from './problems.ts';
import { specification } from './source.ts';
import { STYLESHEET } from './stylesheet.ts';
import type { Dialect } from './symbols.ts';
import { tokenize } from './tokens.ts';

/** What the configuration may say. */
export interface OzOptions {
  /** Whose meaning counts where the macro packages differ. */
  readonly dialect: Dialect;
  /** Longer specifications, counted in characters, are refused. */
  readonly limit: number;
}

/** Draws specifications in Z and Object-Z, in the notation of the LaTeX packages. */
export default definePlugin<OzOptions>({
  name: 'oz',
  version: '1',
  options: v.strictObject({
    dialect: v.optional(v.picklist(['oz', 'zed', 'fuzz', 'iso']), 'oz'),
    limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)), 50_000),
  }),
  match: node => specification(node) !== undefined,
  transforms: {
    html(node, { options, message }) {
      const found = specification(node);
      if (!found) return [];
      const { text: source, firstLine, indent } = found;
      if (source.length > options.limit) {
        const text = `The specification has ${source.length} characters; at most ${options.limit} are drawn.`;
        message('error', 'oz', text);
        return [errorBox(text)];
      }
      const problems = createProblems();
      const boxes = parseBoxes(source, tokenize(source), problems);
      const figures = drawFigures(boxes, { source, dialect: options.dialect, problems });
      for (const { severity, rule, text, hint, at } of problems.all.toSorted((a, b) => a.at - b.at)) {
        const { line, column } = placeAt(source, at);
        const place = { line: line + firstLine, column: column + indent, ...(hint !== undefined && { hint }) };
        message(severity, rule, text, place);
      }
      return figures;
    },
  },
  styles: () => STYLESHEET,
});

function errorBox(text: string) {
  return {
    type: 'element' as const,
    tagName: 'p',
    properties: { className: ['pylit-error'] },
    children: [{ type: 'text' as const, value: text }],
  };
}
