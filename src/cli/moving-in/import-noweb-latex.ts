import { escapedLine } from '../../literate/untangle/prose.ts';

/** Documentation as Markdown, and the LaTeX commands that were kept as they are. */
export interface ConvertedText {
  readonly markdown: string;
  readonly kept: readonly string[];
}

/**
 * Writes LaTeX documentation as Markdown: headings, paragraphs, formulas, quoted code and plain emphasis. A paragraph that holds anything
 * else is kept as LaTeX, in a code block, so that nothing is lost.
 */
export function latexToMarkdown(lines: readonly string[]): ConvertedText {
  const kept: string[] = [];
  const blocks: string[] = [];
  for (const paragraph of paragraphsOf(lines)) {
    const heading =
      /^\\(part|chapter|section|subsection|subsubsection|paragraph)\*?\{(.*)\}(?:\\label\{[^}]*\})?\s*$/.exec(
        paragraph,
      );
    const text = paragraph.length > MAX_LENGTH ? undefined : inline(heading?.[2] ?? paragraph);
    if (text === undefined) {
      kept.push(...(paragraph.match(/\\[a-zA-Z@]+/g) ?? ['{...}']));
      blocks.push(rawBlock(paragraph));
    } else if (heading) blocks.push(`${'#'.repeat(LEVELS[heading[1] ?? ''] ?? 2)} ${text.replace(/\s+/g, ' ')}`);
    else if (text.trim() !== '') blocks.push(text);
  }
  return { markdown: blocks.join('\n\n'), kept };
}

/** Longer paragraphs are kept as they are. */
const MAX_LENGTH = 20_000;

/** The first heading of a document is its name. */
const LEVELS: Readonly<Record<string, number>> = {
  ...{ part: 2, chapter: 2, section: 2, subsection: 3, subsubsection: 4, paragraph: 5 },
};

/** Paragraphs and headings; an environment stays whole, and comments are left out. */
function paragraphsOf(lines: readonly string[]): string[] {
  const found: string[] = [];
  let open: string[] = [];
  let depth = 0;
  const flush = () => {
    if (open.length > 0) found.push(open.join('\n'));
    open = [];
  };
  for (const line of lines) {
    if (/^\s*%/.test(line) && depth === 0) continue;
    if (depth === 0 && line.trim() === '') flush();
    else if (depth === 0 && /^\\(?:part|chapter|(?:sub)*section|paragraph)\*?\{.*\}\s*$/.test(line)) {
      flush();
      found.push(line.trim());
    } else {
      if (depth === 0 && /^\s*\\begin\{/.test(line)) flush();
      open.push(line);
      depth += (line.match(/\\begin\{/g) ?? []).length - (line.match(/\\end\{/g) ?? []).length;
      if (depth <= 0 && /\\end\{/.test(line)) flush();
      depth = Math.max(0, depth);
    }
  }
  flush();
  return found;
}

function rawBlock(text: string): string {
  const fence = '`'.repeat(Math.max(3, ...(text.match(/`{3,}/g) ?? []).map(run => run.length + 1)));
  return `${fence}latex\n${text}\n${fence}`;
}

const MARK = '\ue000';

/** A paragraph's words, or undefined where they hold LaTeX that Markdown has no word for. */
function inline(paragraph: string): string | undefined {
  const spans: string[] = [];
  const hide = (span: string) => {
    spans.push(span);
    return `${MARK}${spans.length - 1}${MARK}`;
  };
  let text = paragraph.replaceAll(MARK, '');
  text = text.replace(/@(<<|>>)/g, '$1').replace(/^@@/gm, '@');
  text = text.replace(/\[\[([\s\S]*?)\]\](?!\])/g, (_, code: string) => hide(codeSpan(code)));
  text = text.replace(/\\(?:verb|lstinline)([^a-zA-Z\s{*])(.*?)\1/g, (_, _mark, code: string) => hide(codeSpan(code)));
  text = text.replace(/(?<![\\$])\$(?!\$)([^$\n]+)\$/g, formula => hide(formula));
  text = text.replace(/(?<!\\)%.*$/gm, '');
  for (const [pattern, mark] of FONTS)
    text = text.replace(pattern, (_, words: string) => hide(mark) + words + hide(mark));
  text = text.replace(/\\(?:texttt|code)\{([^{}\\]*)\}|\{\\tt\s+([^{}\\]*)\}/g, (_, a?: string, b?: string) =>
    hide(codeSpan(a ?? b ?? '')),
  );
  text = text.replace(/\\(?:url|href)\{([^{}\s]+)\}(?!\{)/g, (_, url: string) => hide(`<${url}>`));
  text = text.replace(/\\(La)?TeX(?:\\(?= )|\{\}|\b)/g, '$1TeX').replace(/\\(?:label|index)\{[^{}]*\}/g, '');
  text = text.replace(/\\([%&#_{}$])/g, (_, character: string) => hide(escapedLine(character)));
  text = text
    .replace(/\\ |\\,|~/g, ' ')
    .replace(/\\(?:ldots|dots)(?:\{\}|\b)/g, '…')
    .replace(/---/g, '—')
    .replace(/--/g, '–');
  text = text.replace(/``/g, '“').replace(/''/g, '”');
  if (/[\\{}]|\$/.test(text)) return undefined;
  const lines = text.split('\n').map(line => escapedLine(line.trim()));
  return lines
    .join('\n')
    .replace(new RegExp(`${MARK}(\\d+)${MARK}`, 'g'), (_, index: string) => spans[Number(index)] ?? '');
}

const FONTS: readonly (readonly [RegExp, string])[] = [
  [/\\(?:emph|textit|textsl)\{([^{}\\]*)\}/g, '*'],
  [/\{\\(?:em|it|sl)\s+([^{}\\]*?)(?:\\\/)?\}/g, '*'],
  [/\\textbf\{([^{}\\]*)\}/g, '**'],
  [/\{\\bf\s+([^{}\\]*)\}/g, '**'],
];

function codeSpan(code: string): string {
  const text = code.replace(/\s*\n\s*/g, ' ');
  const ticks = '`'.repeat(Math.max(0, ...(text.match(/`+/g) ?? []).map(run => run.length)) + 1);
  return ticks.length > 1 || text.startsWith('`') ? `${ticks} ${text} ${ticks}` : `${ticks}${text}${ticks}`;
}
