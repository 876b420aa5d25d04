import type { WordKey, Words } from '../../../literate/words/words.ts';
import { escapeHtml } from '../page/escape.ts';
import { icon } from '../theme/icon.ts';
import { earlyScript, pageScript } from '../theme/scripts.ts';

/** What happened to a block, or that nothing did. */
export type RowChange = 'equal' | 'added' | 'removed' | 'edited' | 'moved';

/** A block in both versions, side by side. */
export interface ComparisonRow {
  readonly change: RowChange;
  /** Said over the row, in the language of the page: `Edited paragraph`, `Moved from line 12`. */
  readonly label: string;
  readonly beforeLine?: number;
  readonly afterLine?: number;
  /** HTML; absent where the version has no such block. */
  readonly before?: string;
  readonly after?: string;
}

export interface ComparedDocument {
  readonly path: string;
  readonly change: 'added' | 'removed' | 'edited' | 'moved';
  readonly from?: string;
  readonly rows: readonly ComparisonRow[];
}

/** A version as its column is headed. */
export interface ComparedVersion {
  readonly title: string;
  /** Commit, author, date; may be empty. */
  readonly details: readonly string[];
}

export interface ComparisonInput {
  readonly title: string;
  readonly language: string;
  /** What the page says by itself. */
  readonly words: Words;
  /** The site that the page is a part of. */
  readonly home?: { readonly title: string; readonly address: string };
  readonly before: ComparedVersion;
  readonly after: ComparedVersion;
  readonly documents: readonly ComparedDocument[];
  /** Files that are no documents. */
  readonly files: readonly { readonly path: string; readonly change: ComparedDocument['change'] }[];
  /** CSS of the theme, and of the comparison; or where in the site it stands, with the theme's scripts. */
  readonly styles: string | SharedFiles;
}

/** Addresses, as the page has to name them. */
export interface SharedFiles {
  readonly styles: readonly string[];
  readonly early: string;
  readonly script: string;
}

/** Writes a page with two versions of a project side by side: one file, which needs no other unless it is told of some, and runs only the theme's script. */
export function comparisonPage(input: ComparisonInput): string {
  const { title, language, documents, words } = input;
  return `<!DOCTYPE html>
<html lang="${escapeHtml(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title>
<meta name="generator" content="pylit">
<link rel="icon" type="image/svg+xml" href="data:image/svg+xml,${encodeURIComponent(icon)}">
${styleElements(input.styles)}
</head>
<body class="comparison">
<a class="skip-link" href="#pylit-main">${words.markup(escapeHtml, 'skip')}</a>
${pageHeader(input, words)}
<main id="pylit-main" tabindex="-1">
${versions(input, words)}
${documents.map((document, index) => documentSection(document, index, words)).join('\n')}
${otherFiles(input.files, words)}</main>
<footer class="colophon">${words.markup(escapeHtml, 'woven')}</footer>
${typeof input.styles === 'string' ? `<script>${pageScript(words)}</script>\n` : ''}</body>
</html>
`;
}

function styleElements(styles: string | SharedFiles): string {
  if (typeof styles === 'string')
    return `<style>\n${styles.replace(/<\/(?=style)/gi, '<\\/')}\n</style>\n<script>${earlyScript}</script>`;
  const links = styles.styles.map(address => `<link rel="stylesheet" href="${escapeHtml(address)}">`);
  const scripts = [
    `<script src="${escapeHtml(styles.early)}"></script>`,
    `<script src="${escapeHtml(styles.script)}" defer></script>`,
  ];
  return [...links, ...scripts].join('\n');
}

function pageHeader({ title, home, documents, files }: ComparisonInput, words: Words): string {
  const say = (key: WordKey, ...values: readonly string[]) => words.markup(escapeHtml, key, ...values);
  const items = documents.map(({ path, change, rows }, index) => {
    const count = rows.filter(row => row.change !== 'equal').length;
    const blocks = count === 0 ? say(change) : words.counted(escapeHtml, 'blocks', count);
    return `<li><a href="#pylit-document-${index}">${escapeHtml(path)}</a> <span class="compare-count">${blocks}</span></li>`;
  });
  const list =
    items.length + files.length === 0
      ? `<p>${say('nothingChanged')}</p>`
      : `<nav aria-label="${say('changedDocuments')}"><ul>\n${items.join('\n')}\n</ul></nav>`;
  const up = home
    ? `<p class="compare-home"><a href="${escapeHtml(home.address)}">${escapeHtml(home.title)}</a></p>\n`
    : '';
  return `<header class="compare-header">
${up}<div class="compare-bar"><h1>${escapeHtml(title)}</h1>
<button class="bar-button theme-button" type="button" hidden>${say('theme')}</button></div>
${list}
<p class="compare-legend">${say('marksOfVersions', `<del class="change">${say('struckOut')}</del>`, `<ins class="change">${say('underlined')}</ins>`)}</p>
</header>`;
}

function versions({ before, after }: ComparisonInput, words: Words): string {
  const head = (side: Side, { title, details }: ComparedVersion) =>
    `<div class="compare-version"><span class="compare-side">${words.markup(escapeHtml, side)}</span> <strong>${escapeHtml(title)}</strong>${details
      .map(detail => ` <span>${escapeHtml(detail)}</span>`)
      .join('')}</div>`;
  return `<div class="compare-versions">${head('before', before)}${head('after', after)}</div>`;
}

function documentSection({ path, change, from, rows }: ComparedDocument, index: number, words: Words): string {
  const done = words.text(change);
  const said = from === undefined ? done : words.text('wasNamed', done, from);
  const id = `pylit-document-${index}`;
  return `<section class="compare-document" aria-labelledby="${id}">
<h2 id="${id}">${escapeHtml(path)} <span class="compare-tag">${escapeHtml(said)}</span></h2>
${folded(rows, words).join('\n')}
</section>`;
}

/** Rows next to a change are shown, further equal ones are folded. */
function folded(rows: readonly ComparisonRow[], words: Words): readonly string[] {
  const isNear = rows.map((_, index) => [-1, 0, 1].some(step => (rows[index + step]?.change ?? 'equal') !== 'equal'));
  const parts: string[] = [];
  for (let index = 0; index < rows.length; ) {
    let end = index;
    while (end < rows.length && isNear[end] === isNear[index]) end += 1;
    const group = rows.slice(index, end);
    const html = group.map(row => rowHtml(row, words)).join('\n');
    parts.push(isNear[index] || group.length < 2 ? html : foldedRows(group.length, html, words));
    index = end;
  }
  return parts;
}

function foldedRows(count: number, html: string, words: Words): string {
  const summary = words.counted(escapeHtml, 'unchangedBlocks', count);
  return `<details class="compare-folded"><summary>${summary}</summary>\n${html}\n</details>`;
}

function rowHtml(row: ComparisonRow, words: Words): string {
  const label = row.change === 'equal' ? '' : `<p class="compare-label">${escapeHtml(row.label)}</p>\n`;
  return `<div class="compare-row compare-${row.change}" role="group" aria-label="${escapeHtml(row.label)}">
${label}${cell('before', row.before, row.beforeLine, words)}
${cell('after', row.after, row.afterLine, words)}
</div>`;
}

type Side = 'before' | 'after';

function cell(side: Side, html: string | undefined, line: number | undefined, words: Words): string {
  const say = (key: WordKey, ...values: readonly string[]) => words.markup(escapeHtml, key, ...values);
  if (html === undefined)
    return `<div class="compare-cell compare-none"><span class="unseen">${say('nothingThere', say(side))}</span></div>`;
  const place =
    line === undefined
      ? ''
      : `<span class="compare-line" title="${say('lineAlone', `${line}`)}"><span class="unseen">${say('sideAndLine', say(side), `${line}`)}</span><span aria-hidden="true">${line}</span></span>`;
  return `<div class="compare-cell text">${place}\n${html}</div>`;
}

function otherFiles(files: ComparisonInput['files'], words: Words): string {
  if (files.length === 0) return '';
  const items = files.map(
    ({ path, change }) =>
      `<li>${escapeHtml(path)} <span class="compare-tag">${words.markup(escapeHtml, change)}</span></li>`,
  );
  return `<section class="compare-document"><h2>${words.markup(escapeHtml, 'otherFiles')}</h2>\n<ul>\n${items.join('\n')}\n</ul>\n</section>\n`;
}
