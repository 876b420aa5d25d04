/** The words that a reader of the page must find, from the source of a document. Knows nothing of pylit's readers. */
export function proseWords(path: string, source: string): string[] {
  const text = path.endsWith('.rst') ? rstProse(source) : markdownProse(source);
  return words(text);
}

/** Runs of letters and digits. */
export function words(text: string): string[] {
  return text.normalize('NFC').match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Without what a page of reStructuredText does not show: comments, targets, names of directives and roles, options, addresses. */
function rstProse(source: string): string {
  const kept: string[] = [];
  let hidden: number | undefined;
  let options: number | undefined;
  // In a body of pylit-oz, commands are markup.
  let notation: number | undefined;
  for (const line of source.replace(/\r\n?/g, '\n').replaceAll('\t', '        ').split('\n')) {
    const indent = line.length - line.trimStart().length;
    if (hidden !== undefined && (line.trim() === '' || indent > hidden)) continue;
    hidden = undefined;
    if (notation !== undefined && (line.trim() === '' || indent > notation)) {
      kept.push(line.replace(/\\(?:begin|end)\{\w*\}|\\[a-zA-Z]+/g, ' '));
      continue;
    }
    notation = undefined;
    if (options !== undefined && indent > options && /^\s*:[^:`]+:(?: |$)/.test(line)) continue;
    options = undefined;
    const explicit = /^(\s*)(?:[-*+] +)*\.\.(?: +(.*))?$/.exec(line);
    if (!explicit) {
      kept.push(line);
      continue;
    }
    const rest = explicit[2] ?? '';
    const directive = /^([\w:+.-]+?) ?::(?:\s+(.*))?$/.exec(rest);
    if (directive && !SILENT.has(directive[1] ?? '')) {
      options = indent;
      if (directive[1] === 'pylit-oz') notation = indent;
      if (!CONFIGURED.has(directive[1] ?? '')) kept.push(directive[2] ?? '');
    } else if (!/^\[/.test(rest)) hidden = indent;
    else kept.push(rest);
  }
  return (
    kept
      .join('\n')
      // Sphinx takes these fields as settings of the page.
      .replace(/^:(?:tocdepth|orphan|nocomments|no-?search):.*$/gm, '')
      // A reference without a text of its own shows the title of what it leads to.
      .replace(/:(?:doc|ref):`[^`<>]*`/g, ' ')
      .replace(/:[\w:+.-]+:`/g, '`')
      .replace(/`:[\w:+.-]+:/g, '`')
      .replace(/\|[^|\n]+\|_{0,2}/g, ' ')
      .replace(/\s<[^<>]+>`_/g, '`_')
      .replace(/\s<[^<>]+>`(?!_)/g, '`')
      .replace(/^(\s*)\(?(?:\d+|[a-zA-Z]|#)[.)] /gm, '$1')
      .replace(/^__ .*$/gm, '')
  );
}

/** Directives that show nothing of their own text. */
const SILENT: ReadonlySet<string> = new Set([
  'include',
  'literalinclude',
  'toctree',
  'index',
  'highlight',
  'contents',
  'image',
  'raw',
  'meta',
  'sectionauthor',
  'role',
  'default-role',
]);

/** Directives whose argument is not shown. */
const CONFIGURED: ReadonlySet<string> = new Set([
  'code',
  'code-block',
  'sourcecode',
  'pylit:code',
  'pylit-code',
  'figure',
  'math',
  'only',
  'ifconfig',
  'bibliography',
  'class',
  'rst-class',
]);

/** Tags of HTML, and those of mdBook: other things between angle brackets are text. Inline ones do not part a word. */
const INLINE_TAG =
  /<\/?(?:a|abbr|b|cite|code|del|em|i|ins|kbd|q|s|small|span|strong|sub|sup|u|var)(?:\s(?:[^<>"]|"[^"]*")*)?>/g;
const BLOCK_TAG =
  /<\/?(?:br|dd|details|div|dl|dt|figcaption|figure|h[1-6]|hr|img|li|Listing|ol|p|pre|section|summary|table|tbody|td|th|thead|tr|ul)(?:\s(?:[^<>"]|"[^"]*")*)?\/?>/g;

/** Without what a page of Markdown does not show: tags, addresses, info strings, definitions, front matter, comments. */
function markdownProse(source: string): string {
  return (
    source
      .replace(/\r\n?/g, '\n')
      .replace(/^---\n[\s\S]*?\n---\n/, '')
      .replace(/<!--[\s\S]*?-->/g, ' ')
      .replace(/^([ >]*)(?:```|~~~).*$/gm, '$1')
      // A browser numbers lists itself, and marks may stand inside of words.
      .replace(/^([ >]*)\d+[.)] /gm, '$1')
      .replace(/[*`]+/g, '')
      .replace(/^ {0,3}\[[^\]\n]+\]:.*$/gm, ' ')
      .replace(/\]\((?:[^()\n]|\([^()\n]*\))*\)/g, '] ')
      .replace(/\]\[[^\]\n]*\]/g, '] ')
      .replace(INLINE_TAG, '')
      .replace(BLOCK_TAG, ' ')
      .replace(/&[a-z]+;/g, ' ')
  );
}
