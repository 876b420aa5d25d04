import { commentSyntax } from '../../literate/comment-syntax.ts';
import type { TomlTable, TomlValue } from './import-toml.ts';

/** An Entangled configuration as pylit has it. */
export interface EntangledMeaning {
  readonly watch: readonly string[];
  readonly ignored: readonly string[];
  readonly annotate: 'none' | 'lines' | 'markers';
  /** What has no counterpart, or another one. */
  readonly notes: readonly string[];
}

/** Says what the keys of `entangled.toml` mean for pylit. */
export function entangledMeaning(config: TomlTable): EntangledMeaning {
  const notes: string[] = [];
  for (const [key, value] of Object.entries(config)) notes.push(...noteOn(key, value));
  const hasLines = config.use_line_directives === true;
  const annotation = typeof config.annotation === 'string' ? config.annotation.toLowerCase() : 'standard';
  return {
    watch: strings(config.watch_list) ?? ['**/*.md'],
    ignored: strings(config.ignore_list) ?? [],
    annotate: annotation === 'naked' ? (hasLines ? 'lines' : 'none') : 'markers',
    notes,
  };
}

function noteOn(key: string, value: TomlValue): string[] {
  const known = KEYS[key];
  if (known === undefined) return [`"${key}" is not a key that is known`];
  return typeof known === 'function' ? known(value) : [...known];
}

const NONE: readonly string[] = [];

/** What there is to say about each key. */
const KEYS: Readonly<Record<string, readonly string[] | ((value: TomlValue) => string[])>> = {
  version: NONE,
  watch_list: NONE,
  ignore_list: NONE,
  annotation: value =>
    String(value).toLowerCase() === 'supplemented'
      ? ['annotation = "supplemented": pylit writes the markers of "standard"']
      : [],
  annotation_format: ['"annotation_format" has no counterpart: pylit writes the standard markers'],
  use_line_directives: value =>
    value === true
      ? ["use_line_directives: pylit's annotate: 'lines' writes line directives and no markers; choose one"]
      : [],
  style: value =>
    value === 'default' || value === 'entangled'
      ? []
      : [`style = "${text(value)}" is not known; pylit reads all its ways to write code blocks at once`],
  markers: [
    '"markers" has no counterpart: pylit reads {.python #name}, python {#name} and comments that begin with #|',
  ],
  languages: value => languageNotes(value),
  namespace: [
    '"namespace" has no counterpart: write scope=document on chunks that only one document knows, and refer to others as doc::name',
  ],
  namespace_default: value =>
    value === 'private'
      ? ['namespace_default = "private": write scope=document on chunks whose names several documents have']
      : [],
  hooks: value => (strings(value) ?? []).flatMap(hook => HOOKS[hook] ?? [`the hook "${text(hook)}" is not known`]),
  hook: value =>
    (typeof value === 'object' ? Object.keys(value) : []).map(
      hook => `[hook.${hook}]: settings of hooks have no counterpart`,
    ),
  brei: ['"brei": tasks have no counterpart, since pylit runs nothing from documents; use make or npm scripts'],
  loom: ['"loom": tasks have no counterpart, since pylit runs nothing from documents; use make or npm scripts'],
};

const HOOKS: Readonly<Record<string, readonly string[]>> = {
  quarto_attributes: NONE,
  shebang: [
    'the hook "shebang": a first line "#!" stays the first line; with markers, write shebang="/usr/bin/env python3" on the block',
  ],
  spdx_license: ['the hook "spdx_license": with markers, write license="MIT" on the block instead of the comment'],
  build: ['the hook "build": pylit runs nothing from documents; use make or npm scripts behind pylit build'],
  brei: ['the hook "brei": pylit runs nothing from documents; use make or npm scripts behind pylit build'],
  task: ['the hook "task": pylit runs nothing from documents; use make or npm scripts behind pylit build'],
  repl: ['the hook "repl": pylit runs nothing from documents'],
  '~shebang': NONE,
};

/** Languages whose comments pylit writes otherwise, or not at all. */
function languageNotes(value: TomlValue): string[] {
  if (!Array.isArray(value)) return ['"languages" is no list'];
  return value.flatMap((language: TomlValue) => {
    if (typeof language !== 'object' || Array.isArray(language)) return [];
    const { identifiers, comment } = language as TomlTable;
    const { open, close } = (typeof comment === 'object' ? comment : {}) as TomlTable;
    return (strings(identifiers) ?? []).flatMap(name => {
      const known = commentSyntax(name);
      const isSame =
        close === undefined ? known?.line === open : known?.block?.[0] === open && known?.block?.[1] === close;
      if (isSame) return [];
      const own = known ? `writes ${known.line ?? known.block?.join(' ')}` : 'knows none';
      return [
        `the language "${text(name)}" has comments ${[open, close].filter(mark => mark).join(' ')}, and pylit ${own}: write comment="..." on its blocks`,
      ];
    });
  });
}

function strings(value: TomlValue | undefined): readonly string[] | undefined {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : undefined;
}

function text(value: TomlValue): string {
  return String(value).slice(0, 60);
}
