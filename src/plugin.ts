/** What a plugin imports: `import { definePlugin } from 'pylit/plugin'`. */

export type { OptionType, OptionTypes, OptionValues } from './literate/directive-options.ts';
export {
  type Directive,
  type DirectivesPlugin,
  type DirectiveUse,
  defineDirectives,
  directive,
  type Role,
  type RoleUse,
  role,
} from './literate/directive-plugin.ts';
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
