import type { ErrorCode } from '../core/error.ts';

/** What the shell is told; the guide's page "Commands" lists the meanings. */
export const EXIT = { done: 0, documentErrors: 1, usage: 2, store: 3, bug: 70, interrupted: 130 } as const;

const STORE_ERRORS: readonly ErrorCode[] = [
  'object-malformed',
  'object-missing',
  'object-corrupt',
  'object-too-large',
  'ref-conflict',
  'store-locked',
  'store-format',
];

/** The exit status of an error: a wrong store, or wrong usage and configuration. */
export function exitStatusOf(code: ErrorCode): number {
  return STORE_ERRORS.includes(code) ? EXIT.store : EXIT.usage;
}
