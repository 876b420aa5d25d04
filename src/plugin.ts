/** What a plugin imports: `import { definePlugin } from 'pylit/plugin'`. */

export type { Severity } from './literate/message.ts';
export type { Names, Namespace, Namespaces } from './literate/names.ts';
export { nearest } from './literate/nearest.ts';
export { type LinkedNotation, notationKey, notationText, type PlacedNotation } from './literate/notation.ts';
export {
  definePlugin,
  type HtmlTransform,
  type OptionsSchema,
  type Plugin,
  type SourceContext,
  type SourceTransform,
  type TransformContext,
} from './literate/plugin.ts';
