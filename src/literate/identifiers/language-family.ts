/** Languages whose definitions pylit finds. What shares a family can use each other's names. */
export type LanguageFamily = 'python' | 'script' | 'c' | 'rust' | 'go';

const FAMILIES: ReadonlyMap<string, LanguageFamily> = new Map([
  ...named('python', 'python py python3 cython sage'),
  ...named('script', 'typescript ts mts cts tsx javascript js mjs cjs jsx node'),
  ...named('c', 'c h c++ cpp cxx cc hpp hh objective-c objc cuda'),
  ...named('rust', 'rust rs'),
  ...named('go', 'go golang'),
]);

function named(family: LanguageFamily, names: string): (readonly [string, LanguageFamily])[] {
  return names.split(' ').map(name => [name, family] as const);
}

/** @param language as written on the code */
export function familyOf(language: string): LanguageFamily | undefined {
  return FAMILIES.get(language.toLowerCase());
}
