import type { RootContent } from 'mdast';
import { parseBody } from './block/body.ts';
import type {
  DocumentState,
  IncludedFile,
  ParseContext,
  ParseOptions,
  ParsePlace,
  ReadingSettings,
  SettingsAt,
} from './context.ts';
import { noteBlock } from './context.ts';
import type { Scope } from './domains/scope.ts';
import { parseInline } from './inline/inline.ts';
import { languageOf } from './languages/language.ts';
import { systemMessage } from './system-message.ts';
import { countedLine, fileLines, type Line, linesPosition, separatedLines } from './text/line.ts';
import { sourceFile } from './text/source-file.ts';
import { nameFields } from './transforms/docinfo.ts';
import { quotesOf, smartQuotes } from './transforms/smart-quotes.ts';

/** A text as parsed: body elements in order, with `systemMessage` nodes where docutils has them. */
export interface ParsedRst {
  readonly nodes: RootContent[];
  readonly inclusions: readonly IncludedFile[];
  /** What holds at the end of the text. */
  readonly settings: ReadingSettings;
  /** All title styles, in the order of their first appearance. */
  readonly styles: readonly string[];
  /** Where what is set changes, in order. */
  readonly changes: readonly SettingsAt[];
}

/** Parses a normalised text (LF ends). References are not resolved. Never throws. */
export function parseRst(text: string, options: ParseOptions = {}): ParsedRst {
  const state: DocumentState = {
    styles: [...(options.sections?.styles ?? [])],
    level: options.sections?.level ?? 0,
    defaultRole: options.settings?.defaultRole,
    roles: new Map(options.settings?.roles),
    lastRole: options.settings?.lastRole,
    highlight: options.settings?.highlight ?? options.highlight,
    lineThreshold: options.settings?.lineThreshold,
    scope: options.scope ?? (options.domain === undefined ? {} : { domain: options.domain }),
    inclusions: [],
    including: [options.path ?? ''],
  };
  const lines = options.strict ? separatedLines(sourceFile(text)) : fileLines(sourceFile(text, { said: new Map() }));
  const changes: SettingsAt[] = [settingsAt(state, 1)];
  let depth = 0;
  let place: ParsePlace = { parts: true, within: undefined };
  const context: ParseContext = {
    options,
    state,
    language: languageOf(options.language),
    get place() {
      return place;
    },
    parse(lines, titles = false, within = undefined) {
      const outer = place;
      place = {
        parts: titles || within === 'sidebar' || within === 'class' || (within === 'anything' && outer.parts),
        within,
      };
      depth += 1;
      if (depth === 2) noteBlock(context, lines.at(-1));
      const nodes = parseBody(context, lines, titles, depth);
      depth -= 1;
      place = outer;
      return nodes;
    },
    blockEnd(index) {
      if (isSet(state, changes.at(-1))) return;
      changes.push(settingsAt(state, lines[index]?.number ?? lines.length + 1));
    },
    inline: (lines, keepEscapes) => parseInline(context, lines, keepEscapes),
  };
  const nodes = tooLong(lines, options) ?? context.parse(lines, true);
  if (context.language) nameFields(nodes, context.language);
  if (options.smartQuotes) smartQuotes(nodes, quotesOf(options));
  return {
    nodes,
    inclusions: state.inclusions,
    settings: state,
    styles: state.styles,
    changes,
  };
}

/** What docutils says instead of reading a text with a very long line. */
function tooLong(
  lines: readonly Line[],
  { strict, lineLengthLimit = 10_000 }: ParseOptions,
): RootContent[] | undefined {
  if (!strict) return undefined;
  const found = lines.find(({ text }) => text.length > lineLengthLimit && [...text].length > lineLengthLimit);
  if (!found) return undefined;
  const text = `Line ${countedLine(found)} exceeds the line-length-limit.`;
  const message = systemMessage(found, { level: 3, rule: 'line-length', text });
  return [{ ...message, position: linesPosition(lines) }];
}

function settingsAt(
  { defaultRole, highlight, lineThreshold, scope, lastRole, styles, level }: DocumentState,
  line: number,
): SettingsAt {
  return { defaultRole, highlight, lineThreshold, scope, lastRole, styles: styles.length, level, line };
}

/** Whether the same is set, wherever. */
export function areEqual(one: SettingsAt, other: SettingsAt): boolean {
  return one.styles === other.styles && areOthersEqual(one, other);
}

function isSet(state: DocumentState, set: SettingsAt | undefined): boolean {
  return set !== undefined && state.styles.length === set.styles && areOthersEqual(state, set);
}

type Others = Omit<SettingsAt, 'styles' | 'line'>;

function areOthersEqual(one: Others, other: Others): boolean {
  return (
    areSameScopes(one.scope, other.scope) &&
    one.highlight === other.highlight &&
    one.defaultRole === other.defaultRole &&
    one.lineThreshold === other.lineThreshold &&
    one.level === other.level &&
    one.lastRole === other.lastRole
  );
}

function areSameScopes(one: Scope, other: Scope): boolean {
  if (one === other) return true;
  const keys = [...Object.keys(one), ...Object.keys(other)] as (keyof Scope)[];
  return keys.every(key => one[key] === other[key]);
}
