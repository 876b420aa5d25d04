import type { Definition } from './definitions.ts';
import { type Paragraph, paragraphs } from './paragraphs.ts';
import type { SourceLanguage } from './source-language.ts';

/** The methods of a class, as paragraphs of the file, and the indentation that they share. */
export interface Members {
  readonly indent: string;
  readonly paragraphs: readonly Paragraph[];
}

const NONE: Members = { indent: '', paragraphs: [] };

/** Shorter classes are told as a whole. */
const LONG = 60;

/** Finds the methods of a long class: what has their indentation throughout can be a chunk behind an indented reference. */
export function membersOf(lines: readonly string[], { codeStart, end }: Paragraph, language: SourceLanguage): Members {
  const definitions = METHODS.get(language.name);
  const head = lines.slice(codeStart, end).findIndex(line => CLASS.test(line));
  if (!definitions || end - codeStart < LONG || head < 0) return NONE;
  const start = codeStart + head + 1;
  const indent = indentOf(lines.slice(start, end));
  if (indent === '') return NONE;
  let last = end;
  while (last > start && /^(?:[)\]};]|end\b)/.test(lines[last - 1] ?? '')) last -= 1;
  const inner = lines
    .slice(start, last)
    .map(line => (line.startsWith(indent) ? line.slice(indent.length) : line === '' ? '' : `}${line}`));
  const found = paragraphs(inner, { ...language, definitions }).filter(({ start: from, end: to, name }) => {
    const own = lines.slice(start + from, start + to);
    return name !== undefined && own.every(line => line === '' || (line.startsWith(indent) && line.trim() !== ''));
  });
  return { indent, paragraphs: found.map(paragraph => moved(paragraph, start)) };
}

function moved({ start, codeStart, end, name }: Paragraph, by: number): Paragraph {
  return { start: start + by, codeStart: codeStart + by, end: end + by, ...(name !== undefined && { name }) };
}

/** The indentation of the first line that is indented. */
function indentOf(lines: readonly string[]): string {
  const first = lines.find(line => /^[ \t]+\S/.test(line)) ?? '';
  return /^[ \t]*/.exec(first)?.[0] ?? '';
}

const CLASS =
  /^(?:(?:export|default|public|private|protected|internal|abstract|final|static|sealed|open|data|partial|readonly)\s+)*(?:class|interface|enum|record|object|struct|trait|module|extension|protocol|actor)\b/;

/** A name, parentheses, and no semicolon behind them; what stands before are types and modifiers. */
const METHOD: Definition = {
  pattern:
    /^(?!(?:if|for|while|switch|return|catch|new|throw|super|this|else|do|try|await|yield|delete|typeof|assert|synchronized)\b)(?:[\w<>[\],.?@]+\s+)*\*?#?([\w$]+)\s*\([^;]*$/,
};
const PYTHON: readonly Definition[] = [{ pattern: /^(?:async\s+)?def\s+(\w+)/ }, { pattern: /^class\s+(\w+)/ }];
const FUNCTIONS: readonly Definition[] = [
  { pattern: /^(?:[\w<>]+\s+)*(?:fun|func|def|function)\s+(?:<[^>]*>\s*)?(\w+)/ },
];

const METHODS: ReadonlyMap<string, readonly Definition[]> = new Map([
  ['python', PYTHON],
  ...['java', 'csharp', 'dart', 'typescript', 'javascript', 'tsx', 'jsx'].map(name => [name, [METHOD]] as const),
  ['ruby', [{ pattern: /^def\s+([\w.]+[?!]?)/ }]],
  ...['kotlin', 'scala', 'swift', 'php'].map(name => [name, FUNCTIONS] as const),
]);
