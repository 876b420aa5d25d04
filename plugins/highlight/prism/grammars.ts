import type { Syntax } from 'refractor/core';
import { AMENDMENTS } from './amendments.ts';
import type { Grammar, Prism } from './prism.ts';

type Load = () => Promise<{ readonly default: Syntax }>;

/**
 * Markup takes in the grammars of styles and scripts when these are loaded after it, and other grammars copy them. So these are
 * loaded first and in this order: then no grammar depends on which were loaded before it.
 */
const BASE: Readonly<Record<string, Load>> = {
  markup: () => import('refractor/markup'),
  css: () => import('refractor/css'),
  'css-extras': () => import('refractor/css-extras'),
  clike: () => import('refractor/clike'),
  javascript: () => import('refractor/javascript'),
};

const OTHERS: Readonly<Record<string, Load>> = {
  bash: () => import('refractor/bash'),
  batch: () => import('refractor/batch'),
  c: () => import('refractor/c'),
  cpp: () => import('refractor/cpp'),
  csharp: () => import('refractor/csharp'),
  docker: () => import('refractor/docker'),
  go: () => import('refractor/go'),
  ini: () => import('refractor/ini'),
  java: () => import('refractor/java'),
  json: () => import('refractor/json'),
  jsx: () => import('refractor/jsx'),
  kotlin: () => import('refractor/kotlin'),
  lua: () => import('refractor/lua'),
  makefile: () => import('refractor/makefile'),
  powershell: () => import('refractor/powershell'),
  python: () => import('refractor/python'),
  ruby: () => import('refractor/ruby'),
  rust: () => import('refractor/rust'),
  'shell-session': () => import('refractor/shell-session'),
  sql: () => import('refractor/sql'),
  swift: () => import('refractor/swift'),
  toml: () => import('refractor/toml'),
  tsx: () => import('refractor/tsx'),
  typescript: () => import('refractor/typescript'),
  yaml: () => import('refractor/yaml'),
};

/** The grammars that a grammar copies: they are amended before it does. */
const COPIED: Readonly<Record<string, readonly string[]>> = {
  cpp: ['c'],
  'shell-session': ['bash'],
  tsx: ['jsx', 'typescript'],
};

let base: Promise<Prism> | undefined;
const loaded = new Map<string, Promise<void>>();

/** Loads a grammar, once, with what pylit does better. */
export async function loadGrammar(name: string): Promise<{ prism: Prism; grammar: Grammar }> {
  base ??= loadBase();
  const prism = await base;
  await ready(prism, name);
  const grammar = prism.languages[name];
  if (!grammar) throw new RangeError(`prism has no grammar "${name}".`);
  return { prism, grammar };
}

async function loadBase(): Promise<Prism> {
  const [{ refractor }, ...modules] = await Promise.all([
    import('refractor/core'),
    ...Object.values(BASE).map(load => load()),
  ]);
  for (const module of modules) refractor.register(module.default);
  const prism = refractor as unknown as Prism;
  for (const name of Object.keys(BASE)) AMENDMENTS[name]?.(prism);
  AMENDMENTS.diff?.(prism);
  return prism;
}

function ready(prism: Prism, name: string): Promise<void> {
  const known = loaded.get(name);
  if (known) return known;
  const loading = register(prism, name);
  loaded.set(name, loading);
  return loading;
}

async function register(prism: Prism, name: string): Promise<void> {
  const load = OTHERS[name];
  if (!load) return;
  const [module] = await Promise.all([load(), ...(COPIED[name] ?? []).map(copied => ready(prism, copied))]);
  prism.register(module.default);
  AMENDMENTS[name]?.(prism);
}
