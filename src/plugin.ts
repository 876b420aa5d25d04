/** What a plugin imports: `import { definePlugin } from 'pylit/plugin'`. */
export {
  definePlugin,
  type HtmlTransform,
  type OptionsSchema,
  type Plugin,
  type TransformContext,
} from './literate/plugin.ts';
export type { Severity } from './literate/message.ts';
export type { Names, Namespace, Namespaces } from './literate/names.ts';
