import path from 'node:path';
import { quote } from '../../core/error.ts';
import { refusePath } from '../../core/path.ts';
import type { NowebDocument } from './import-noweb-document.ts';
import type { NotangleRule } from './import-noweb-makefile.ts';
import type { ImportNote } from './import-report.ts';

/** A noweb file of a project. */
export interface NowebSource {
  /** From the project's root. */
  readonly place: string;
  readonly bytes: Uint8Array;
  readonly document: NowebDocument;
}

/** What an import begins with. */
export interface FoundSources {
  readonly sources: readonly NowebSource[];
  readonly rules: readonly (NotangleRule & { readonly makefile: string })[];
  readonly notes: readonly ImportNote[];
}

/** A chunk that becomes a file. */
export interface Root {
  readonly name: string;
  /** The documents it is made from, by place. */
  readonly sources: readonly string[];
  /** From the project's root. */
  readonly output: string;
  readonly keepsTabs: boolean;
}

/** Gives roots their files: as Makefiles say, or as they are called. */
export function assignRoots({ sources, rules }: FoundSources, notes: ImportNote[]): Root[] {
  const roots: Root[] = [];
  const byPlace = new Map(sources.map(source => [source.place, source]));
  const add = (root: Root) => {
    const reason = refusePath(root.output);
    const isTwice = roots.some(({ output }) => output === root.output);
    if (reason !== undefined)
      notes.push({
        file: root.sources[0] ?? '',
        message: `<<${root.name}>> cannot go to ${quote(root.output)}: ${reason}`,
      });
    else if (!isTwice) roots.push(root);
  };
  for (const { makefile, line, isForAll, output, root: name, sources: named, keepsTabs, hasLines } of rules) {
    const folder = path.posix.dirname(makefile);
    const at = (file: string) => path.posix.join(folder, file);
    if (hasLines)
      notes.push({
        file: makefile,
        line,
        message: "has -L: pylit writes line directives with tangle: { annotate: 'lines' }",
      });
    const groups = isForAll
      ? [...byPlace.keys()]
          .filter(place => path.posix.dirname(place) === folder)
          .map(place => ({ of: [place], output: place.replace(/\.nw$/, output) }))
      : [{ of: named.map(at), output: at(output) }];
    for (const group of groups) {
      const isDefined = group.of.some(place => byPlace.get(place)?.document.defined.has(name));
      if (isDefined)
        add({ name, sources: group.of.filter(place => byPlace.has(place)), output: group.output, keepsTabs });
      else if (!isForAll)
        notes.push({ file: makefile, line, message: `no chunk <<${name}>> is in ${named.join(', ')}` });
    }
  }
  for (const { place, document } of sources) {
    const others = roots.filter(root => root.sources.includes(place));
    for (const name of document.defined) {
      const isUsed = sources.some(({ document: other }) => other.used.has(name));
      if (isUsed || roots.some(root => root.name === name && root.sources.includes(place))) continue;
      const output = path.posix.join(path.posix.dirname(place), name);
      if (/^[\w./+-]*\w\.\w{1,8}$/.test(name) && refusePath(output) === undefined)
        add({ name, sources: [place], output, keepsTabs: others.some(root => root.keepsTabs) });
      else
        notes.push({
          file: place,
          message: `<<${name}>> is used nowhere and no file is made of it; where one should be, write ${suggestion(name, place, document)} on it`,
        });
    }
  }
  return roots;
}

function suggestion(name: string, place: string, document: NowebDocument): string {
  const endings: Readonly<Record<string, string>> = {
    c: 'c',
    python: 'py',
    haskell: 'hs',
    make: 'mk',
    javascript: 'js',
  };
  const stem = name === '*' ? path.posix.basename(place, '.nw') : name.replace(/\W+/g, '-');
  return `file="${path.posix.join(path.posix.dirname(place), stem)}.${endings[guessLanguage(document)] ?? 'txt'}"`;
}

/** What the code looks like, where nobody says. */
export function guessLanguage({ pieces }: NowebDocument): string {
  const code = pieces.flatMap(piece => (piece.kind === 'code' ? piece.lines : [])).join('\n');
  const found = GUESSES.find(([pattern]) => pattern.test(code));
  return found?.[1] ?? 'text';
}

const GUESSES: readonly (readonly [RegExp, string])[] = [
  [/^\s*#\s*include\s*[<"]|^\s*(?:static|typedef|struct|void|int|char)\b.*[;{]\s*$/m, 'c'],
  [/^\s*def \w+\(.*:\s*$|^\s*(?:from \w+ )?import \w+\s*$/m, 'python'],
  [/^module [A-Z]\w*.*where|^[a-z]\w* ::/m, 'haskell'],
  [/^\s*(?:function \w+\(|const \w+ =|let \w+ =|var \w+ =)/m, 'javascript'],
  [/^[\w.-]+:.*\n\t/m, 'make'],
  [/^\s*\(defun |^\s*\(define /m, 'scheme'],
  [/^#!.*sh\b|^\s*fi\s*$/m, 'sh'],
];
