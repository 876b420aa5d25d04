import type { ListedPage, NavigationNode, Site } from '../../literate/format.ts';
import type { Listing } from '../../literate/listing/listing.ts';
import { whereText } from '../../literate/listing/where-text.ts';
import type { LinkNamespace } from '../../literate/names.ts';
import { wordsOf } from '../../literate/words/words.ts';
import { partOf, recordingSite, type SiteAnswers } from '../site-answers.ts';
import type { PageView } from './page-view.ts';
import { changed, type Reason } from './reason.ts';

/** What a page shows of the rest of the site that is otherwise now. */
export function siteChanges(
  view: PageView,
  menuBefore: (id: string) => readonly NavigationNode[] | undefined,
): Reason[] {
  const { record, document, woven } = view;
  if (!record) return [];
  const { site, menus } = woven;
  const was = record.answers;
  const now = askedAgain(was, site, document, view);
  const reasons: Reason[] = [];
  const compare = (name: string, before: string | undefined, after: string | undefined) => {
    if (before !== after) reasons.push(changed('site', name, before, after));
  };
  compare("the site's title", quoted(was.title), quoted(now.title));
  compare('the language', was.language, now.language);
  compare('the words of the project', JSON.stringify(was.words), JSON.stringify(now.words));
  compare('the home page', was.home, now.home);
  compare("the page's path", was.path, now.path);
  if (was.menu !== undefined && was.menu !== menus.idOf(site.menu(document)))
    reasons.push(...menuChanges(menuBefore(was.menu), site.menu(document)));
  if (was.trail) compare('the folders above', trailText(was.trail), trailText(now.trail));
  compare('the page before', linkText(was.neighbours?.previous), linkText(now.neighbours?.previous));
  compare('the page after', linkText(was.neighbours?.next), linkText(now.neighbours?.next));
  reasons.push(...linkChanges(view, Object.keys(was.places)));
  for (const [key, page] of Object.entries(was.pages))
    if (!same(page, now.pages[key] ?? null)) reasons.push(listedChange(key.slice(1), page, now.pages[key] ?? null));
  for (const [key, pages] of Object.entries(was.lists ?? {}))
    reasons.push(...listChanges(pages, now.lists?.[key] ?? []));
  if (was.numbers !== undefined && !same(was.numbers, site.numbers?.(document) ?? null))
    reasons.push({ cause: 'site', text: 'the numbers of its sections changed', name: 'numbers' });
  for (const [key, places] of Object.entries(was.chunks))
    if (!same(places, now.chunks[key] ?? null)) reasons.push(chunkChange(key.slice(1), now.chunks[key] ?? null));
  if (was.names && !same(was.names, site.names(document)))
    reasons.push({ cause: 'site', text: 'the names that its code defines or uses changed', name: 'names' });
  for (const [key, listing] of Object.entries(was.listings ?? {})) {
    const after = site.listing(document, ...partOf(key)) ?? null;
    if (!same(listing, after)) reasons.push(listingChange(listing, after));
  }
  return reasons;
}

/** The links among some questions (`label intro`) that lead elsewhere now. */
export function linkChanges({ record, woven, document }: PageView, questions: Iterable<string>): Reason[] {
  return [...questions].flatMap(key => {
    const was = record?.answers.places[key];
    if (was === undefined) return [];
    const space = key.indexOf(' ');
    const namespace = key.slice(0, space) as LinkNamespace;
    const name = key.slice(space + 1);
    const now = woven.site.locate(document, { hole: 'href', namespace, name });
    if (same(was, now ?? null)) return [];
    const isFile = namespace === 'file';
    const before = was === null ? undefined : woven.placeBefore(was, isFile);
    const after = now && woven.placeNow(now, isFile);
    // The same document has another page.
    if (before === after) return [changed('link', `${namespace} \`${name}\``, was?.path, now?.path)];
    return [changed('link', `${namespace} \`${name}\``, before, after)];
  });
}

function askedAgain(was: SiteAnswers, site: Site, document: string, { woven }: PageView): SiteAnswers {
  const { site: asked, answers } = recordingSite(site, document, woven.menus);
  if (was.trail) asked.trail(document);
  if (was.neighbours) asked.neighbours(document);
  for (const key of Object.keys(was.pages)) asked.page(document, key.slice(1));
  for (const key of Object.keys(was.lists ?? {})) asked.listed?.(document, JSON.parse(key));
  for (const key of Object.keys(was.chunks)) asked.chunk(document, key.slice(1));
  return answers;
}

/** More lines than these nobody reads. */
const MOST = 6;

function menuChanges(was: readonly NavigationNode[] | undefined, now: readonly NavigationNode[]): Reason[] {
  const other: Reason = { cause: 'site', text: 'the menu changed', name: 'the menu' };
  if (!was) return [other];
  const [before, after] = [entries(was), entries(now)];
  const texts: string[] = [];
  for (const [key, title] of after) {
    const old = before.get(key);
    if (old === undefined) texts.push(`${quoted(title)} is new`);
    else if (old !== title) texts.push(`${quoted(old)} is ${quoted(title)} now`);
  }
  for (const [key, title] of before) if (!after.has(key)) texts.push(`${quoted(title)} is gone`);
  if (texts.length === 0) texts.push('its entries are in another order');
  const shown = texts.length > MOST ? [...texts.slice(0, MOST - 1), `${texts.length - MOST + 1} more entries`] : texts;
  return shown.map(text => ({ cause: 'site', text: `the menu: ${text}`, name: 'the menu' }));
}

/** The titles of a menu's entries, by page; of folders without a page, by the titles above. */
function entries(nodes: readonly NavigationNode[], above = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const { title, path, children } of nodes) {
    const place = `${above}/${title}`;
    found.set(path ?? place, title);
    for (const [key, inner] of entries(children, place)) found.set(key, inner);
  }
  return found;
}

function listedChange(name: string, was: SiteAnswers['pages'][string], now: SiteAnswers['pages'][string]): Reason {
  const title = `the listed page \`${name}\``;
  if (!was || !now) return changed('site', title, was?.path, now?.path);
  const [before, after] = [was.outline.exports.title, now.outline.exports.title];
  if (before !== after) return changed('site', title, before && quoted(before), after && quoted(after));
  return { cause: 'site', text: `${title}: its headings changed`, name: title };
}

/** What changed in a list of pages, page by page. */
function listChanges(was: readonly ListedPage[], now: readonly ListedPage[]): Reason[] {
  if (same(was, now)) return [];
  const before = new Map(was.map(page => [page.path, page]));
  const after = new Map(now.map(page => [page.path, page]));
  const reasons = [...new Set([...before.keys(), ...after.keys()])].flatMap(path => {
    const pages = [before.get(path) ?? null, after.get(path) ?? null] as const;
    return same(...pages) ? [] : [listedChange(path, ...pages)];
  });
  return reasons.length > 0 ? reasons : [{ cause: 'site', text: 'the order of a list of pages changed', name: 'list' }];
}

function chunkChange(name: string, now: SiteAnswers['chunks'][string]): Reason {
  const title = `chunk \`${name}\``;
  if (!now) return { cause: 'site', text: `${title} is gone`, name: title };
  return { cause: 'site', text: `${title}: where it is defined or used changed`, name: title };
}

function listingChange(was: Listing | null, now: Listing | null): Reason {
  const [before, after] = [was, now].map(listing => listing && whereText(listing, wordsOf('en')));
  const name = 'where code goes';
  if (before === after) return { cause: 'site', text: `${name}: the lines around it changed (${after})`, name };
  return changed('site', name, before ?? undefined, after ?? undefined);
}

function linkText(link: { readonly title: string; readonly path: string } | undefined): string | undefined {
  return link && `${quoted(link.title)} (${link.path})`;
}

function trailText(trail: SiteAnswers['trail']): string | undefined {
  return trail && quoted(trail.map(({ title }) => title).join(' / '));
}

function quoted(text: string): string {
  return JSON.stringify(text);
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
