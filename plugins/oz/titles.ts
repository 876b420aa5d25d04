import type { Environment } from './environments.ts';

/** What environments are called, by the titles that they have in English. */
const TITLES = {
  Schema: 'zSchema',
  'Generic schema': 'zGenericSchema',
  'Schema without a name': 'zNamelessSchema',
  'Axiomatic definition': 'zAxiomatic',
  'Generic definition': 'zGeneric',
  'Unique definition': 'zUnique',
  'Z paragraph': 'zParagraph',
  Syntax: 'zSyntax',
  Argument: 'zArgument',
  'Inference rule': 'zRule',
  'Z section': 'zSection',
  Class: 'zClass',
  Operation: 'zOperation',
  State: 'zState',
  'Initial state': 'zInit',
  Constants: 'zConstants',
  Types: 'zTypes',
  Comment: 'zComment',
  Paragraph: 'zText',
  Proof: 'zProof',
  'Side by side': 'zSideBySide',
} as const;

/** The words of pylit that titles are. */
export type TitleKey = (typeof TITLES)[keyof typeof TITLES];

/** What an environment is called in the language of the page; one that is not known by its own name. */
export function titleOf({ title }: Pick<Environment, 'title'>, word: (key: TitleKey) => string): string {
  const known = Object.entries(TITLES).find(([english]) => english === title)?.[1];
  return known ? word(known) : title;
}
