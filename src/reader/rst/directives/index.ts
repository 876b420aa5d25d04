import type { ParseOptions } from '../context.ts';
import { admonition, seealso, titledAdmonition } from './admonition.ts';
import { bibliography } from './bibliography.ts';
import { classDirective } from './class.ts';
import { code, file } from './code.ts';
import { compound, container, decoration } from './container.ts';
import { contents } from './contents.ts';
import { csvTable } from './csv-table.ts';
import type { DirectiveDefinition } from './definition.ts';
import { doctestCode, doctestSetup } from './doctest.ts';
import { sectnum, targetNotes, title } from './document-parts.ts';
import { figure } from './figure.ts';
import { glossary } from './glossary.ts';
import { image } from './image.ts';
import { include } from './include.ts';
import { index } from './index-entries.ts';
import { lineBlock } from './line-block.ts';
import { acks, centered, horizontalList } from './list-shapes.ts';
import { listTable } from './list-table.ts';
import { literalInclude } from './literal-include.ts';
import { math } from './math.ts';
import { meta } from './meta.ts';
import { ifConfig, only } from './only.ts';
import { productionList } from './production-list.ts';
import { programIndex } from './program-index.ts';
import { sidebar, topic } from './pseudo-section.ts';
import { quote } from './quote.ts';
import { raw } from './raw.ts';
import { rawBody, rawBodyWithArgument } from './raw-body.ts';
import { defaultRole, highlight, role } from './role-definition.ts';
import { date, replace, unicode } from './substitution.ts';
import { table } from './table.ts';
import { testDirective } from './test-directive.ts';
import { parsedLiteral, rubric } from './text-blocks.ts';
import { toctree } from './toctree.ts';
import { deprecatedRemoved, versionChange } from './version-change.ts';

/** Boxes without a title of their own. */
export const ADMONITIONS: ReadonlySet<string> = new Set(
  'attention caution danger error hint important note tip warning'.split(' '),
);

/** The directives that the reader knows; all others become generic nodes. */
const DIRECTIVES: ReadonlyMap<string, DirectiveDefinition> = new Map([
  ...[...ADMONITIONS].map(each),
  ['admonition', titledAdmonition],
  ['topic', topic],
  ['line-block', lineBlock],
  ['sidebar', sidebar],
  ['seealso', seealso],
  ['versionadded', versionChange],
  ['versionchanged', versionChange],
  ['deprecated', versionChange],
  ['versionremoved', versionChange],
  ['deprecated-removed', deprecatedRemoved],
  ['code', code],
  ['code-block', code],
  ['sourcecode', code],
  ['pylit:code', code],
  ['pylit:file', file],
  ['pylit:index', programIndex],
  ['pylit-code', code],
  ['compound', compound],
  ['container', container],
  ['sectnum', sectnum],
  ['section-numbering', sectnum],
  ['target-notes', targetNotes],
  ['title', title],
  ['meta', meta],
  ['header', decoration],
  ['footer', decoration],
  ['contents', contents],
  ['bibliography', bibliography],
  ['footbibliography', bibliography],
  ['toctree', toctree],
  ['image', image],
  ['figure', figure],
  ['include', include],
  ['literalinclude', literalInclude],
  ['math', math],
  ['epigraph', quote],
  ['highlights', quote],
  ['pull-quote', quote],
  ['parsed-literal', parsedLiteral],
  ['rubric', rubric],
  ['raw', raw],
  ['class', classDirective],
  ['rst-class', classDirective],
  ['cssclass', classDirective],
  ['index', index],
  ['glossary', glossary],
  ['productionlist', productionList],
  ['only', only],
  ['ifconfig', ifConfig],
  ...['doctest', 'testcode', 'testoutput'].map((name): [string, DirectiveDefinition] => [name, doctestCode]),
  ...['testsetup', 'testcleanup'].map((name): [string, DirectiveDefinition] => [name, doctestSetup]),
  ['hlist', horizontalList],
  ['acks', acks],
  ['centered', centered],
  ['table', table],
  ['list-table', listTable],
  ['csv-table', csvTable],
  ['replace', replace],
  ['unicode', unicode],
  ['date', date],
  ['role', role],
  ['default-role', defaultRole],
  ['highlight', highlight],
  ['pylit-oz', rawBody],
  ['graphviz', rawBodyWithArgument],
  ['digraph', rawBodyWithArgument],
  ['graph', rawBodyWithArgument],
]);

function each(name: string): [string, DirectiveDefinition] {
  return [name, admonition];
}

/** The directives of docutils itself. */
const DOCUTILS: ReadonlySet<string> = new Set(
  `attention caution danger error hint important note tip warning admonition sidebar topic line-block parsed-literal code
  code-block sourcecode math rubric epigraph highlights pull-quote compound container table csv-table list-table meta image
  figure include raw replace unicode date class rst-class role default-role title contents sectnum section-numbering header
  footer target-notes`.split(/\s+/),
);

/** The definition of a directive, by its name in any case; to the letter, those of docutils alone. */
export function findDirective(name: string, { strict }: ParseOptions = {}): DirectiveDefinition | undefined {
  const lower = name.toLowerCase();
  if (!strict || DOCUTILS.has(lower)) return DIRECTIVES.get(lower);
  return lower === 'restructuredtext-test-directive' ? testDirective : undefined;
}
