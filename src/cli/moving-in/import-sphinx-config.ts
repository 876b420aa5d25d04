import { quote } from '../../core/error.ts';
import type { PythonSettings, PythonValue } from './import-sphinx-values.ts';
import { SPHINX_EXTENSIONS, SPHINX_SETTINGS, settingGroup } from './import-sphinx-words.ts';

const DOMAINS: ReadonlySet<unknown> = new Set(['c', 'cpp', 'js', 'rst']);

/** File name endings that are read anyway, and those that `rst.extensions` may name. */
const READ: ReadonlySet<string> = new Set(['.rst', '.md', '.markdown']);
const CHOSEN: ReadonlySet<string> = new Set(['.txt', '.rest']);

/** Something said of one setting. */
export interface SphinxNote {
  readonly line?: number;
  readonly message: string;
}

/** A configuration of Sphinx as pylit has it. */
export interface SphinxMeaning {
  readonly title: string | undefined;
  readonly language: string | undefined;
  /** Patterns as in `.gitignore`, from the folder of documents. */
  readonly exclude: readonly string[];
  readonly prolog: string;
  readonly epilog: string;
  /** Other keys of `rst`. */
  readonly rst: Readonly<Record<string, string | boolean | readonly string[]>>;
  /** Addresses of other projects by name, with the file of their inventory where it is one. */
  readonly intersphinx: Readonly<Record<string, string | { readonly url: string; readonly inventory: string }>>;
  /** Files of works, from the folder of documents; undefined where there are none. */
  readonly bibliography: { readonly files: readonly string[]; readonly style: string | undefined } | undefined;
  /** The first document. */
  readonly root: string;
  /** What `|version|` and `|release|` stand for. */
  readonly substitutions: Readonly<Record<string, string>>;
  /** File name endings of documents. */
  readonly suffixes: readonly string[];
  /** Which settings were taken, and what became of them. */
  readonly taken: readonly string[];
  readonly notes: readonly SphinxNote[];
}

/** Says what the settings of `conf.py` mean for pylit. */
export function sphinxMeaning(conf: PythonSettings): SphinxMeaning {
  return new Meaning(conf).all();
}

class Meaning {
  readonly #conf: PythonSettings;
  readonly #taken: string[] = [];
  readonly #notes: SphinxNote[] = [];
  readonly #seen = new Set<string>();

  constructor(conf: PythonSettings) {
    this.#conf = conf;
  }

  all(): SphinxMeaning {
    const title = this.#string('project', 'title');
    const suffixes = this.#suffixes();
    const extensions = suffixes.filter(suffix => CHOSEN.has(suffix));
    const meaning = {
      title,
      language: this.#language(),
      exclude: this.#exclude(),
      prolog: this.#prolog(),
      epilog: this.#string('rst_epilog', 'rst.epilog', true) ?? '',
      rst: { ...this.#rst(), ...(extensions.length > 0 && { extensions }) },
      intersphinx: this.#intersphinx(),
      bibliography: this.#bibliography(),
      root: this.#rootDocument(),
      substitutions: this.#substitutions(),
      suffixes,
    };
    this.#extensions();
    this.#others();
    this.#code();
    return { ...meaning, taken: this.#taken, notes: this.#notes.sort((a, b) => (a.line ?? 0) - (b.line ?? 0)) };
  }

  /** The value of a setting; one that is computed is told. */
  #value(name: string): PythonValue | undefined {
    const setting = this.#conf.settings.get(name);
    if (!setting) return undefined;
    this.#seen.add(name);
    if (setting.value === undefined) this.#note(name, `${name} is computed, and nothing is run: ${elsewhere(name)}`);
    return setting.value;
  }

  #string(name: string, key: string, isLong = false): string | undefined {
    const value = this.#value(name);
    if (typeof value !== 'string' || value.trim() === '') return undefined;
    this.#taken.push(isLong ? `${name} is ${key}` : `${name} is ${key}: ${quote(value)}`);
    return value;
  }

  /** A default role holds in all documents when the prolog sets it. */
  #prolog(): string {
    const role = this.#value('default_role');
    const isRole = typeof role === 'string' && /^[\w:+.-]+$/.test(role);
    if (isRole) this.#taken.push(`default_role is set in rst.prolog: ${quote(role)}`);
    const text = this.#string('rst_prolog', 'rst.prolog', true) ?? '';
    return isRole ? `.. default-role:: ${role}\n\n${text.trim()}` : text;
  }

  #rst(): Record<string, string | boolean> {
    const found: Record<string, string | boolean> = {};
    const language = this.#value('highlight_language');
    if (typeof language === 'string' && !['default', 'none', 'guess'].includes(language)) {
      found.highlight = language;
      this.#taken.push(`highlight_language is rst.highlight: ${quote(language)}`);
    }
    const domain = this.#value('primary_domain');
    if (domain === null || DOMAINS.has(domain)) {
      found.domain = domain === null ? 'std' : String(domain);
      this.#taken.push(`primary_domain is rst.domain: ${quote(String(found.domain))}`);
    } else if (domain === undefined || domain === 'py') {
      // Every class directive is Python's there.
      found.domain = 'py';
    } else
      this.#note(
        'primary_domain',
        `there is no domain ${quote(String(domain))}: what belongs to it is shown without its form`,
      );
    if (this.#value('numfig') === true) {
      found.numfig = true;
      this.#taken.push('numfig is rst.numfig');
    }
    const quotes = this.#value('smartquotes');
    // Sphinx has typographic quotes unless it is told otherwise, but for Japanese.
    if (quotes !== false && !/^ja/.test(String(this.#value('language') ?? ''))) {
      found.smartQuotes = true;
      this.#taken.push('smartquotes, which is on in Sphinx, is rst.smartQuotes');
    }
    // Sphinx is silent about functions that nothing describes, unless it is told to.
    if (this.#value('nitpicky') === true) this.#taken.push('nitpicky is what pylit does anyway');
    else found.nitpicky = false;
    return found;
  }

  #language(): string | undefined {
    const value = this.#value('language');
    if (typeof value !== 'string') return undefined;
    const tag = value.replace(/_/g, '-');
    if (!/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/.test(tag)) {
      this.#note('language', `language = ${quote(value)} is no language tag`);
      return undefined;
    }
    this.#taken.push(`language is language: ${quote(tag)}`);
    return tag;
  }

  /** Sphinx leaves out what is excluded and its templates. Folders of files to copy hold pictures that documents show. */
  #exclude(): string[] {
    for (const name of ['html_static_path', 'html_extra_path'])
      if (strings(this.#value(name)).length > 0)
        this.#note(
          name,
          'a file in it is copied where a document shows it or leads to it; style sheets and scripts are not taken',
        );
    const names = ['exclude_patterns', 'templates_path'];
    const patterns = names.flatMap(name => {
      const own = strings(this.#value(name));
      if (own.length > 0) this.#taken.push(`${name} is part of exclude`);
      return own;
    });
    return [
      ...new Set(patterns.filter(pattern => !USELESS.has(pattern) && !pattern.startsWith('../')).map(ignorePattern)),
    ];
  }

  #rootDocument(): string {
    const value = this.#value('root_doc') ?? this.#value('master_doc');
    const name = typeof value === 'string' && value !== '' ? value : 'index';
    return name;
  }

  #substitutions(): Record<string, string> {
    const version = this.#value('version');
    const release = this.#value('release');
    const found: Record<string, string> = {};
    if (typeof version === 'string') found.version = version;
    if (typeof release === 'string') found.release = release;
    return found;
  }

  #suffixes(): string[] {
    const value = this.#value('source_suffix');
    if (value === undefined) return ['.rst'];
    const suffixes = value instanceof Map ? [...value.keys()].map(String) : [...strings(value)];
    const chosen = suffixes.filter(suffix => CHOSEN.has(suffix));
    const others = suffixes.filter(suffix => !READ.has(suffix) && !CHOSEN.has(suffix));
    if (chosen.length > 0) this.#taken.push(`source_suffix is rst.extensions: ${chosen.join(', ')}`);
    else if (others.length === 0) this.#taken.push(`source_suffix needs nothing: ${suffixes.join(', ')} are read`);
    if (others.length > 0)
      this.#note('source_suffix', `pylit reads .rst and .md: give files that end in ${others.join(', ')} such a name`);
    return suffixes;
  }

  #intersphinx(): SphinxMeaning['intersphinx'] {
    const value = this.#value('intersphinx_mapping');
    const found: Record<string, string | { url: string; inventory: string }> = {};
    if (!(value instanceof Map)) return found;
    for (const [name, entry] of value as ReadonlyMap<string, PythonValue>) {
      // The form of old: { address: inventory }.
      const [url, inventory] = Array.isArray(entry) ? (entry as readonly PythonValue[]) : [name, entry];
      if (typeof url !== 'string' || !/^https?:\/\/\S+$/.test(url)) {
        this.#note('intersphinx_mapping', `the project ${quote(name)} has no address that can be read`);
        continue;
      }
      const file = strings(inventory).find(each => !/^[a-z]+:/.test(each));
      const known = /^[A-Za-z0-9][\w.-]{0,99}$/.test(name) ? name : `project${Object.keys(found).length + 1}`;
      found[known] = file === undefined ? url : { url, inventory: file };
    }
    if (Object.keys(found).length > 0) {
      this.#taken.push(`intersphinx_mapping is intersphinx: ${Object.keys(found).join(', ')}`);
      this.#note('intersphinx_mapping', 'a build opens no connection: get the inventories by pylit inventory fetch');
    }
    return found;
  }

  #bibliography(): SphinxMeaning['bibliography'] {
    const files = strings(this.#value('bibtex_bibfiles'));
    if (files.length === 0) return undefined;
    this.#taken.push(`bibtex_bibfiles is bibliography.files: ${files.join(', ')}`);
    const isByYear = this.#value('bibtex_reference_style') === 'author_year';
    const isNumeric = /^(?:plain|unsrt|unsrtalpha)$/.test(String(this.#value('bibtex_default_style') ?? ''));
    // Labels are alphabetic there by default.
    return { files, style: isByYear ? 'author-year' : isNumeric ? undefined : 'alphabetic' };
  }

  #extensions(): void {
    const value = this.#value('extensions');
    for (const name of strings(value)) {
      const said = SPHINX_EXTENSIONS.get(name);
      if (said === undefined)
        this.#note(
          'extensions',
          `the extension ${quote(name)} is not known: nothing is loaded; its directives are shown as their title and content`,
        );
      else if (said.startsWith('=')) this.#taken.push(`extension ${name}: ${said.slice(1)}`);
      else this.#note('extensions', `the extension ${quote(name)}: ${said}`);
    }
  }

  /** What nobody has asked for yet. */
  #others(): void {
    const groups = new Map<string, string[]>();
    for (const [name, { value }] of this.#conf.settings) {
      if (this.#seen.has(name) || name.startsWith('_')) continue;
      const said = SPHINX_SETTINGS.get(name);
      const group = settingGroup(name);
      if (said?.startsWith('=')) this.#taken.push(`${name} ${said.slice(1)}`);
      else if (said !== undefined) this.#note(name, `${name}${shown(value)}: ${said}`);
      else if (group !== undefined) groups.set(group, [...(groups.get(group) ?? []), name]);
      else this.#note(name, `${name} is no setting that is known`);
    }
    for (const [group, names] of groups) this.#notes.push({ message: `${names.join(', ')}: ${group}` });
  }

  #code(): void {
    for (const { line, text, sets } of this.#conf.code) {
      if (/^sys\.path\./.test(text)) continue;
      const known = sets.filter(name => this.#seen.has(name) || SPHINX_SETTINGS.has(name));
      const lost = known.length > 0 ? `; it may set ${[...new Set(known)].join(', ')}` : '';
      this.#notes.push({ line, message: `${quote(text)} is not run${lost}` });
    }
  }

  #note(name: string, message: string): void {
    const line = this.#conf.settings.get(name)?.line;
    this.#notes.push({ ...(line !== undefined && { line }), message });
  }
}

function elsewhere(name: string): string {
  return name === 'version' || name === 'release'
    ? `where a document says |${name}|, define it in rst.prolog`
    : 'write what it should be into the configuration';
}

/** What editors and systems leave behind is no document. */
const USELESS: ReadonlySet<string> = new Set(['Thumbs.db', '.DS_Store', '**.ipynb_checkpoints']);

/** Patterns of Sphinx begin at the folder of documents. */
function ignorePattern(pattern: string): string {
  const clean = pattern.replace(/^\.\//, '').replace(/\/+$/, '').replace(/ /g, '\\ ');
  return clean.startsWith('**/') || clean.startsWith('/') ? clean : `/${clean}`;
}

function strings(value: PythonValue | undefined): readonly string[] {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
}

function shown(value: PythonValue | undefined): string {
  if (typeof value === 'string') return ` = ${quote(value.slice(0, 60))}`;
  return typeof value === 'boolean' || typeof value === 'number' ? ` = ${value}` : '';
}
