import type { Compiled, Compiler } from './engine-compiler.ts';
import type { EngineProblem, EngineTask } from './engine-task.ts';
import { NO_PLACES, placesText } from './places.ts';

/** From then on the page of a place is said wherever the place is named: where that is said only far away from it, it may move the place. */
const PASSES = 4;

/** After so many times all is left as it is. */
const MOST_PASSES = 8;

/**
 * Sets the type, asks for the places, writes them into the pages that name them, and sets again until nothing moves. It begins with no
 * places, so what comes of it depends on nothing before.
 */
export function compileSettled(
  compiler: Pick<Compiler, 'put' | 'compile'>,
  { main, labels }: Pick<EngineTask, 'main' | 'labels'>,
): Compiled {
  if (!labels) return compiler.compile(main);
  let places = NO_PLACES;
  for (let pass = 1; ; pass += 1) {
    compiler.put('/places.typ', places);
    const compiled = compiler.compile(main);
    if (!compiled.document) return compiled;
    const marks = compiled.document.marks('pylit-at');
    const found = (isSaid: boolean) => placesText(marks, compiled.document?.pages ?? 0, labels, isSaid);
    if (found(pass > PASSES) === places) return compiled;
    if (pass === MOST_PASSES) return { ...compiled, problems: [...compiled.problems, RESTLESS] };
    places = found(pass >= PASSES);
  }
}

const RESTLESS: EngineProblem = {
  isWarning: true,
  text: 'its pages did not come to rest, so some of the pages that it names may be wrong.',
};
