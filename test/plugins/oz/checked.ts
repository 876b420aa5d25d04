import type { Globals } from '../../../plugins/oz/check/entry.ts';
import { checkSpecification } from '../../../plugins/oz/check/specification.ts';
import { drawFigures } from '../../../plugins/oz/draw.ts';
import { parseBoxes } from '../../../plugins/oz/parse.ts';
import { createProblems, placeAt } from '../../../plugins/oz/problems.ts';
import type { Dialect } from '../../../plugins/oz/symbols.ts';
import { tokenize } from '../../../plugins/oz/tokens.ts';

const NOBODY: Globals = { find: () => undefined, nearest: () => [] };

/** What is said of a specification: `line:column rule: text hint`, in order. */
export function checked(source: string, dialect: Dialect = 'oz', globals = NOBODY): string[] {
  const problems = createProblems();
  const bare = parseBoxes(source, tokenize(source), problems);
  if (problems.all.length === 0) checkSpecification({ source, bare, dialect, globals, problems });
  drawFigures(bare, { source, dialect, problems, word: key => key });
  return problems.all
    .toSorted((a, b) => a.at - b.at)
    .map(({ rule, text, hint, at }) => {
      const { line, column } = placeAt(source, at);
      return `${line}:${column} ${rule}: ${text}${hint === undefined ? '' : ` ${hint}`}`;
    });
}
