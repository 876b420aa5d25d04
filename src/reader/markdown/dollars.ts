import type { Construct, Extension, State } from 'micromark-util-types';
import type { Processor } from 'unified';

const DOLLAR = 36;

/**
 * A unified plugin, used behind remark-math: tells dollars of prose (`from $5 to $6`, `$HOME and $PATH`) from a formula's, as Pandoc and
 * GitHub do. Something that is not blank stands behind the opening and before the closing dollar, and no letter or digit
 * before the opening or behind the closing one.
 */
export function carefulDollars(this: Processor): void {
  const { micromarkExtensions = [] } = this.data();
  for (const extension of micromarkExtensions as Extension[]) {
    const construct = extension.text?.[DOLLAR];
    if (extension.text && construct && !Array.isArray(construct)) extension.text[DOLLAR] = careful(construct);
  }
}

function careful(construct: Construct): Construct {
  return {
    ...construct,
    tokenize(effects, ok, nok) {
      const start = this.now();
      const isInWord = isWordCharacter(this.previous);
      const after: State = code => {
        const source = this.sliceSerialize({ start, end: this.now() });
        const isProse = !source.startsWith('$$') && (isInWord || isWordCharacter(code) || /^\$\s|\s\$$/.test(source));
        return isProse ? nok(code) : ok(code);
      };
      return construct.tokenize.call(this, effects, after, nok);
    },
  };
}

function isWordCharacter(code: number | null): boolean {
  return code !== null && code > 0 && /[\p{L}\p{N}]/u.test(String.fromCodePoint(code));
}
