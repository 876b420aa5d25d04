import { PrintEngine } from './engine.ts';

const engines = new Map<string, PrintEngine>();

/** The engine of this process, started when it is first needed. @param folders with more fonts */
export function sharedEngine(folders: readonly string[]): PrintEngine {
  const key = folders.join('\n');
  const known = engines.get(key);
  if (known) return known;
  const engine = new PrintEngine(folders);
  engines.set(key, engine);
  return engine;
}

/** Ends the engines' processes. */
export function closeEngine(): void {
  for (const engine of engines.values()) engine.close();
  engines.clear();
}
