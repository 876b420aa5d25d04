import type { ThemeRules } from './themes.ts';

/** What two themes say of one selector; undefined where a theme says nothing. */
export interface PairedScope {
  readonly scope: string;
  readonly light: string | undefined;
  readonly dark: string | undefined;
  readonly fontStyle: string | undefined;
}

/** What a theme says of one selector. */
export interface Rule {
  /** Scope names from the outermost ancestor to the scope itself: `source.css support.type`. */
  readonly path: readonly string[];
  readonly foreground: string | undefined;
  readonly fontStyle: string | undefined;
}

/** Resolves every selector of two themes in both of them. */
export function pairScopes(light: ThemeRules, dark: ThemeRules): PairedScope[] {
  const lightRules = rulesOf(light);
  const darkRules = rulesOf(dark);
  const selectors = new Set([...lightRules, ...darkRules].map(rule => rule.path.join(' ')));
  return [...selectors].map(scope => {
    const path = scope.split(' ');
    const inLight = resolve(lightRules, path);
    const inDark = resolve(darkRules, path);
    const fontStyle = inLight.fontStyle ?? inDark.fontStyle;
    return { scope, light: inLight.foreground, dark: inDark.foreground, fontStyle };
  });
}

/** The rules of a theme, one for each selector. */
export function rulesOf(settings: ThemeRules): Rule[] {
  return settings.flatMap(({ scope, settings: { foreground, fontStyle } }) => {
    const selectors = typeof scope === 'string' ? scope.split(',') : (scope ?? []);
    return selectors
      .map(selector => selector.trim().split(/\s+/))
      .filter(path => path.join('') !== '')
      .map(path => ({ path, foreground, fontStyle }));
  });
}

/** What a theme gives a scope: its rules for it from the least to the most specific, each adding to the one before. */
export function resolve(rules: readonly Rule[], path: readonly string[]): Omit<Rule, 'path'> {
  return rules
    .filter(rule => covers(rule.path, path))
    .sort((a, b) => specificity(a) - specificity(b))
    .reduce(
      (sum, rule) => ({ foreground: rule.foreground ?? sum.foreground, fontStyle: rule.fontStyle ?? sum.fontStyle }),
      { foreground: undefined, fontStyle: undefined } as Omit<Rule, 'path'>,
    );
}

function covers(selector: readonly string[], path: readonly string[]): boolean {
  if (!isPrefix(selector.at(-1) ?? '', path.at(-1) ?? '')) return false;
  let ancestor = path.length - 2;
  for (let index = selector.length - 2; index >= 0; index -= 1) {
    while (ancestor >= 0 && !isPrefix(selector[index] ?? '', path[ancestor] ?? '')) ancestor -= 1;
    if (ancestor < 0) return false;
    ancestor -= 1;
  }
  return true;
}

function isPrefix(general: string, special: string): boolean {
  return special === general || special.startsWith(`${general}.`);
}

function specificity({ path }: Rule): number {
  return (path.at(-1) ?? '').split('.').length * 100 + path.length;
}
