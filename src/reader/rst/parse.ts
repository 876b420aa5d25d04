import type { RootContent } from 'mdast';
import { parseBody } from './block/body.ts';
import type { DocumentState, IncludedFile, ParseContext, ParseOptions, ParsePlace, ReadingSettings } from './context.ts';
import { parseInline } from './inline/inline.ts';
import { fileLines, separatedLines } from './text/line.ts';
import { sourceFile } from './text/source-file.ts';

/** A text as parsed: body elements in order, with `systemMessage` nodes where docutils has them. */
export interface ParsedRst {
  readonly nodes: RootContent[];
  readonly inclusions: readonly IncludedFile[];
  /** What holds at the end of the text. */
  readonly settings: ReadingSettings;
}

/** Parses a normalised text (LF ends). References are not resolved. Never throws. */
export function parseRst(text: string, options: ParseOptions = {}): ParsedRst {
  const state: DocumentState = {
    styles: [],
    level: 0,
    defaultRole: options.settings?.defaultRole,
    roles: new Map(options.settings?.roles),
    highlight: options.settings?.highlight ?? options.highlight,
    lineThreshold: options.settings?.lineThreshold,
    scope: options.domain === undefined ? {} : { domain: options.domain },
    inclusions: [],
    including: [options.path ?? ''],
  };
  let depth = 0;
  let place: ParsePlace = { parts: true, within: undefined };
  const context: ParseContext = {
    options,
    state,
    get place() {
      return place;
    },
    parse(lines, titles = false, within = undefined) {
      const outer = place;
      place = { parts: titles || within === 'sidebar' || (within === 'anything' && outer.parts), within };
      depth += 1;
      const nodes = parseBody(context, lines, titles, depth);
      depth -= 1;
      place = outer;
      return nodes;
    },
    inline: (lines, keepEscapes) => parseInline(context, lines, keepEscapes),
  };
  const lines = options.strict ? separatedLines(sourceFile(text)) : fileLines(sourceFile(text));
  return { nodes: context.parse(lines, true), inclusions: state.inclusions, settings: state };
}
