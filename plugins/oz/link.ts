import type { LinkedNotation, PlacedNotation } from 'pylit/plugin';
import type { Entry } from './check/entry.ts';
import { checkSpecification } from './check/specification.ts';
import { fullName } from './language/term.ts';
import { parseBoxes } from './parse.ts';
import { NO_PROBLEMS } from './problems.ts';
import type { Dialect } from './symbols.ts';
import { tokenize } from './tokens.ts';

/** How specifications see one another. */
export interface LinkOptions {
  readonly dialect: Dialect;
  /** Whether all documents make one specification, or each its own. */
  readonly scope: 'project' | 'document';
  /** Longer ones, in characters, are not read. */
  readonly limit: number;
}

/** Reads what all specifications declare, in order: each sees what those before it declare. */
export function linkSpecifications(all: readonly PlacedNotation[], options: LinkOptions): LinkedNotation {
  const linked = new Linked(options);
  for (const text of all) linked.add(text);
  return linked;
}

/** The id that a declaration has in its page. */
export function declarationId(name: string): string {
  return `z-${name}`;
}

interface Declaration {
  readonly position: number;
  readonly document: string;
  readonly entry: Entry;
}

class Linked implements LinkedNotation {
  private readonly options: LinkOptions;
  private readonly declarations = new Map<string, Declaration[]>();
  /** By document and key: where the text stands first, and how often. */
  private readonly positions = new Map<string, { position: number; times: number }>();
  private count = 0;

  constructor(options: LinkOptions) {
    this.options = options;
  }

  get names(): Iterable<string> {
    return this.declarations.keys();
  }

  add({ document, key, text }: PlacedNotation): void {
    const position = this.count;
    this.count += 1;
    const place = `${document} ${key}`;
    const known = this.positions.get(place);
    this.positions.set(place, { position: known?.position ?? position, times: (known?.times ?? 0) + 1 });
    if (text.length > this.options.limit) return;
    const find = (name: string) => this.visible(name, document)?.[0]?.entry;
    for (const [name, entry] of declaredIn(text, this.options.dialect, find))
      this.note(name, { position, document, entry });
  }

  find(document: string, key: string, name: string): Entry | undefined {
    const { position, times } = this.positions.get(`${document} ${key}`) ?? { position: this.count, times: 1 };
    const all = this.visible(name, document);
    const earlier = all?.find(declaration => declaration.position < position);
    if (earlier) return earlier.entry;
    const later = all?.find(declaration => declaration.position > position);
    // The same text twice declares its names twice; which of the two asks cannot be told.
    if (later && times > 1 && all?.some(declaration => declaration.position === position)) return later.entry;
    return later && { ...later.entry, isLater: true };
  }

  locate(name: string): { document: string; fragment: string } | undefined {
    const [first] = this.declarations.get(name) ?? [];
    return first && { document: first.document, fragment: declarationId(name) };
  }

  private visible(name: string, document: string): readonly Declaration[] | undefined {
    const all = this.declarations.get(name);
    return this.options.scope === 'project' ? all : all?.filter(declaration => declaration.document === document);
  }

  private note(name: string, declaration: Declaration): void {
    const all = this.declarations.get(name);
    if (all) all.push(declaration);
    else this.declarations.set(name, [declaration]);
  }
}

type Found = readonly (readonly [name: string, entry: Entry])[];

/** What a text was found to declare, and the answers that it got to what it asked: as long as they are the same, so is the rest. */
interface Known {
  readonly asked: ReadonlyMap<string, string>;
  readonly found: Found;
}

/** In a project that is watched most texts are what they were. */
const known = new Map<string, Known>();
const MOST_KNOWN = 20_000;

function declaredIn(text: string, dialect: Dialect, find: (name: string) => Entry | undefined): Found {
  const key = `${dialect} ${text}`;
  const before = known.get(key);
  if (before && [...before.asked].every(([name, answer]) => answerText(find(name)) === answer)) return before.found;
  const asked = new Map<string, string>();
  const found = readDeclarations(text, dialect, name => {
    const entry = find(name);
    asked.set(name, answerText(entry));
    return entry;
  });
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(key, { asked, found });
  return found;
}

function readDeclarations(text: string, dialect: Dialect, find: (name: string) => Entry | undefined): Found {
  const bare = parseBoxes(text, tokenize(text), NO_PROBLEMS);
  const globals = { find, nearest: () => [] };
  const { declared } = checkSpecification({ source: text, bare, dialect, globals, problems: NO_PROBLEMS });
  return declared.map(([name, entry]) => [fullName(name), entry] as const);
}

const answers = new WeakMap<Entry, string>();

function answerText(entry: Entry | undefined): string {
  if (!entry) return '';
  const text = answers.get(entry) ?? JSON.stringify(entry);
  answers.set(entry, text);
  return text;
}
