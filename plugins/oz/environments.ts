/** How an environment is drawn. */
export type Shape = 'schema' | 'axiomatic' | 'generic' | 'class' | 'plain' | 'inference' | 'columns' | 'prose';

/** An environment of Z or Object-Z. */
export interface Environment {
  readonly name: string;
  readonly shape: Shape;
  /** What it is called aloud. */
  readonly title: string;
  /** What follows its `\begin`: a name in braces, generic parameters in brackets or braces, both, a number in brackets, nothing. */
  readonly takes: '' | 'name' | 'generics' | 'name generics' | 'count';
  /** Whether a middle rule may divide declarations and predicates. */
  readonly divided: boolean;
  /** Whether its first part declares names, whose colons stand below one another. */
  readonly declares: boolean;
  /** Whether other environments may stand in it. */
  readonly holds: boolean;
  /** A name that it always has. */
  readonly heading?: string;
}

const BOX = { shape: 'schema', takes: '', divided: true, declares: true, holds: false } as const;
const PLAIN = { shape: 'plain', takes: '', divided: false, declares: false, holds: false } as const;

const ALL: readonly Environment[] = [
  { ...BOX, name: 'schema', title: 'Schema', takes: 'name' },
  { ...BOX, name: 'genschema', title: 'Generic schema', takes: 'name generics' },
  { ...BOX, name: 'schema*', title: 'Schema without a name' },
  { ...BOX, name: 'anonschema', title: 'Schema without a name' },
  { ...BOX, name: 'axdef', title: 'Axiomatic definition', shape: 'axiomatic' },
  { ...BOX, name: 'gendef', title: 'Generic definition', shape: 'generic', takes: 'generics' },
  { ...BOX, name: 'gengendef', title: 'Generic definition', shape: 'generic', takes: 'generics' },
  { ...BOX, name: 'uniqdef', title: 'Unique definition', shape: 'generic' },
  { ...PLAIN, name: 'zed', title: 'Z paragraph' },
  { ...PLAIN, name: 'qzed', title: 'Z paragraph' },
  { ...PLAIN, name: 'syntax', title: 'Syntax' },
  { ...PLAIN, name: 'argue', title: 'Argument' },
  { ...PLAIN, name: 'infrule', title: 'Inference rule', shape: 'inference' },
  { ...PLAIN, name: 'zsection', title: 'Z section' },
  { ...PLAIN, name: 'class', title: 'Class', shape: 'class', takes: 'name', holds: true },
  { ...BOX, name: 'op', title: 'Operation', takes: 'name' },
  { ...BOX, name: 'state', title: 'State' },
  { ...BOX, name: 'init', title: 'Initial state', heading: 'INIT', divided: false, declares: false },
  { ...BOX, name: 'const', title: 'Constants', shape: 'axiomatic' },
  { ...PLAIN, name: 'type', title: 'Types' },
  { ...PLAIN, name: 'classcom', title: 'Comment', shape: 'prose' },
  { ...PLAIN, name: 'zpar', title: 'Paragraph', shape: 'prose', holds: true },
  { ...PLAIN, name: 'proof', title: 'Proof', shape: 'prose', holds: true },
  { ...PLAIN, name: 'sidebyside', title: 'Side by side', shape: 'columns', takes: 'count', holds: true },
];

const BY_NAME = new Map(ALL.map(environment => [environment.name, environment]));

/** Names of all environments. */
export const ENVIRONMENT_NAMES: readonly string[] = [...BY_NAME.keys()];

/** What stands in no environment. */
export const BARE: Environment = { ...PLAIN, name: '', title: 'Z paragraph', holds: true };

/** Finds an environment by its name. */
export function environmentNamed(name: string): Environment | undefined {
  return BY_NAME.get(name);
}

/** An environment that pylit does not know: its rows are drawn without a box. */
export function unknownEnvironment(name: string): Environment {
  return { ...BARE, name, title: name };
}
