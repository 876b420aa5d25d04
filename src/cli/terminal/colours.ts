import { styleText } from 'node:util';
import { PylitError, quote } from '../../core/error.ts';

/** When output is coloured: as the user asked, else only on a terminal. */
export type ColourChoice = 'always' | 'never' | 'auto';

type Painter = (text: string) => string;

/** Marks parts of an output; without colours everything stays as it is. */
export interface Paint {
  readonly hasColours: boolean;
  readonly title: Painter;
  readonly place: Painter;
  readonly commit: Painter;
  readonly soft: Painter;
  readonly added: Painter;
  readonly removed: Painter;
  readonly changed: Painter;
}

/**
 * Reads `--color`.
 *
 * @param asked false for `--no-color`, undefined where nothing is asked
 * @throws PylitError `usage`
 */
export function colourChoice(asked: string | false | undefined): ColourChoice | undefined {
  if (asked === undefined || asked === 'always' || asked === 'never' || asked === 'auto') return asked;
  if (asked === false) return 'never';
  throw new PylitError('usage', `--color takes always, never or auto, found ${quote(asked)}.`);
}

/** Chooses as git and most tools do: the option first, then FORCE_COLOR, NO_COLOR and CI, then whether it is a terminal. */
export function wantsColours(
  choice: ColourChoice | undefined,
  environment: Readonly<Record<string, string | undefined>>,
  isTerminal: boolean,
): boolean {
  if (choice === 'always' || choice === 'never') return choice === 'always';
  const { FORCE_COLOR: forced, NO_COLOR: none, CI: ci, TERM: terminal } = environment;
  if (choice === undefined && forced !== undefined && forced !== '') return forced !== '0' && forced !== 'false';
  return isTerminal && !none && !ci && terminal !== 'dumb';
}

/** Gives the painters. Each line is painted by itself: pagers forget colours at a line's end. */
export function makePaint(hasColours: boolean): Paint {
  const painter =
    (style: Parameters<typeof styleText>[0]): Painter =>
    text =>
      hasColours ? text.replace(/[^\n]+/g, line => styleText(style, line, { validateStream: false })) : text;
  return {
    hasColours,
    title: painter('bold'),
    place: painter('cyan'),
    commit: painter('yellow'),
    soft: painter('dim'),
    added: painter('green'),
    removed: painter('red'),
    changed: painter('blue'),
  };
}
