import { escapedLine } from '../../literate/untangle/prose.ts';

/** How links and headings are told apart. */
export interface InlineContext {
  /** The id that a heading's link leads to. */
  readonly headingId: (title: string) => string;
  /** Told what has no counterpart. */
  readonly drop: (what: string) => void;
}

const MARK = '\ue000';

/** Writes a line of Org text as Markdown: emphasis, code, links, footnotes and formulas. */
export function orgInline(line: string, context: InlineContext): string {
  const spans: string[] = [];
  const hide = (span: string) => {
    spans.push(span);
    return `${MARK}${spans.length - 1}${MARK}`;
  };
  let text = line.replaceAll(MARK, '');
  text = text.replace(/(?<=^|[\s({'"-])([=~])(?=\S)(.+?)(?<=\S)\1(?=$|[\s)}.,;:!?'"-])/g, (_, _mark, code: string) =>
    hide(span(code)),
  );
  text = text.replace(/src_[\w-]+(?:\[[^\]]*\])?\{([^{}]*)\}/g, (_, code: string) => hide(span(code)));
  text = text.replace(/\\\((.+?)\\\)|(?<![\\$\w])\$([^\s$](?:[^$]*[^\s$])?)\$(?!\w)/g, (_, a?: string, b?: string) =>
    hide(`$${a ?? b}$`),
  );
  text = text.replace(/\[fn:([\w-]+)\]/g, (_, label: string) => hide(`[^${label}]`));
  text = text.replace(/\[fn:[\w-]*:([^\]]*)\]/g, (_, note: string) => `(${note})`);
  text = text.replace(/\[\[([^[\]]+)\](?:\[([^[\]]+)\])?\]/g, (_, target: string, label?: string) =>
    hide(link(target, label, context)),
  );
  text = text.replace(
    /<(https?:[^<>\s]+)>|(?<![\w<])(https?:\/\/[^\s<>[\]()]+[^\s<>[\]().,;:!?])/g,
    (_, a?: string, b?: string) => hide(a === undefined ? (b ?? '') : `<${a}>`),
  );
  text = text.replace(/<<<?([^<>\n]+)>>>?/g, (_, target: string) => {
    context.drop(`the target <<${target}>>`);
    return '';
  });
  text = text.replace(/\{\{\{(\w+)[^{}]*\}\}\}/g, (all: string, name: string) => {
    context.drop(`the macro ${name}`);
    return all;
  });
  for (const [mark, open] of EMPHASIS)
    text = text.replace(emphasis(mark), (_, words: string) => hide(open) + words + hide(open));
  const shown = escapedLine(text.trim());
  let result = shown;
  for (let depth = 0; depth < 3 && result.includes(MARK); depth += 1)
    result = result.replace(/\ue000(\d+)\ue000/g, (_, index: string) => spans[Number(index)] ?? '');
  return result;
}

const EMPHASIS = [
  ['*', '**'],
  ['/', '*'],
  ['+', '~~'],
] as const;

function emphasis(mark: string): RegExp {
  const own = `\\${mark}`;
  return new RegExp(
    `(?<=^|[\\s({'"\\-${MARK}])${own}(?=\\S)([^${own}]*?(?<=\\S))${own}(?=$|[\\s)}.,;:!?'"\\-${MARK}])`,
    'g',
  );
}

function span(code: string): string {
  const ticks = '`'.repeat(Math.max(0, ...(code.match(/`+/g) ?? []).map(run => run.length)) + 1);
  return code.includes('`') ? `${ticks} ${code} ${ticks}` : `${ticks}${code}${ticks}`;
}

function link(target: string, label: string | undefined, context: InlineContext): string {
  const words = label === undefined ? undefined : escapedLine(label).replaceAll(']', '\\]');
  const shown = words ?? escapedLine(target.replace(/^(?:file:|[*#])/, '')).replaceAll(']', '\\]');
  const file = /^(?:file:(?:\.\/)?|\.\/|(?=\.\.\/))([^:]+)(?:::.*)?$/.exec(target)?.[1];
  if (file !== undefined) {
    const isPicture = label === undefined && /\.(?:png|jpe?g|gif|svg|webp)$/i.test(file);
    return `${isPicture ? '!' : ''}[${shown}](${address(file.replace(/\.org$/, '.md'))})`;
  }
  if (target.startsWith('*')) return `[${shown}](#${context.headingId(target.slice(1))})`;
  if (target.startsWith('#')) return `[${shown}](#${address(target.slice(1))})`;
  if (/^(?:https?|ftp|mailto):/.test(target))
    return label === undefined ? `<${address(target)}>` : `[${shown}](${address(target)})`;
  context.drop(`the link ${target}`);
  return shown;
}

function address(target: string): string {
  return target
    .replace(/[\s()<>]/g, encodeURIComponent)
    .replace(/[()]/g, character => (character === '(' ? '%28' : '%29'));
}
