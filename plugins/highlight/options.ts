import * as v from 'valibot';

/** What the configuration may say. */
export interface HighlightOptions {
  /** What colours code: prism alone, shiki alone, or prism where it colours a language well, and shiki elsewhere. */
  readonly engine: 'auto' | 'prism' | 'shiki';
  /** Name of a theme of shiki, for light pages. */
  readonly light: string;
  /** Name of a theme of shiki, for dark pages. */
  readonly dark: string;
  /** Contrast ratio that every colour has at least; 0 takes the themes as they are. */
  readonly contrast: number;
  /** Other names for languages: what is written on a fence, and the name of a grammar. */
  readonly languages: Readonly<Record<string, string>>;
  /** Languages of fences that this plugin leaves to others. */
  readonly except: readonly string[];
  /** Longer code, counted in characters, is shown plain. */
  readonly limit: number;
}

/** Fences that the other shipped plugins draw. */
const DRAWN = ['math', 'oz', 'z', 'zed', 'object-z', 'dot', 'graphviz'];

export const optionsSchema = v.strictObject({
  engine: v.optional(v.picklist(['auto', 'prism', 'shiki']), 'auto'),
  light: v.optional(v.string(), 'github-light-default'),
  dark: v.optional(v.string(), 'github-dark-high-contrast'),
  contrast: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(21)), 4.5),
  languages: v.optional(v.record(v.string(), v.string()), {}),
  except: v.optional(v.array(v.string()), DRAWN),
  limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)), 200_000),
});
