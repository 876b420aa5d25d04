/** Characters that the parser is given at a time. */
const PIECE = 1024;

/**
 * Limits what parsing a text may cost. Programs take a step for every 30 to 100 characters, and each character is read about twice; text that is no
 * program can take very many. No clock is asked: the same text always ends in the same way.
 */
export function inSteps(text: string): {
  readonly input: (at: number) => string;
  readonly progressCallback: () => boolean;
} {
  let [steps, read] = [0, 0];
  return {
    input(at) {
      const piece = text.slice(at, at + PIECE);
      read += piece.length;
      return piece;
    },
    progressCallback() {
      steps += 1;
      return steps > 100 + text.length / 20 || read > 10 * (PIECE + text.length);
    },
  };
}
