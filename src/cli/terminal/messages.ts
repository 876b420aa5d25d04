import { styleText } from 'node:util';
import type { ReportMessage } from '../../build/report.ts';
import { EXIT } from '../exit-status.ts';

const COLOURS = { error: 'red', warning: 'yellow', info: 'blue' } as const;

/**
 * Prints problems as `file:line:column: severity: message [rule]`, the form that editors make clickable. Notes that ask for nothing are
 * only counted, unless all are wanted.
 */
export function printMessages(messages: readonly ReportMessage[], all: boolean): void {
  const shown = all ? messages : messages.filter(({ severity }) => severity !== 'info');
  for (const message of shown) {
    console.error(
      `${message.file}:${message.line}:${message.column}: ${coloured(message)}: ${message.message} [${message.rule}]`,
    );
    if (message.hint !== undefined) console.error(`    ${message.hint}`);
  }
  const hidden = messages.length - shown.length;
  if (hidden > 0) console.error(`${hidden} note${hidden === 1 ? '' : 's'} not shown; --verbose shows them.`);
}

/** 1 when the documents have errors; with `strict` also when they have warnings. A cache that is down says nothing of the documents. */
export function statusOf(messages: readonly ReportMessage[], strict: boolean): number {
  const bad = messages.some(
    ({ severity, rule }) => severity === 'error' || (strict && severity === 'warning' && rule !== 'cache'),
  );
  return bad ? EXIT.documentErrors : EXIT.done;
}

function coloured({ severity }: ReportMessage): string {
  return process.stderr.isTTY && !process.env.NO_COLOR && !process.env.CI
    ? styleText(COLOURS[severity], severity)
    : severity;
}
