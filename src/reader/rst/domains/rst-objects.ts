import type { DirectiveDefinition } from '../directives/definition.ts';
import { sphinxId } from '../text/sphinx-id.ts';
import { objectDirective } from './object-directive.ts';

/** `rst:directive`: a directive of reStructuredText. */
export const rstDirective: DirectiveDefinition = objectDirective({
  domain: 'rst',
  kind: 'directive',
  isFirstAround: true,
  read(text, parts) {
    const [, name = text, rest = ''] = /^\.\. +(.*?)::(.*)$/s.exec(text.trim()) ?? [];
    parts.part('sig-name descname', `.. ${name}::`).part('sig-prename descclassname', rest);
    return {
      described: [
        { name, id: sphinxId(`directive-${name}`), index: [{ kind: 'single', value: `${name} (directive)` }] },
      ],
      scope: { directive: name },
    };
  },
});

/** `rst:directive:option`: one of its options. */
export const rstDirectiveOption: DirectiveDefinition = objectDirective({
  domain: 'rst',
  kind: 'directive:option',
  read(text, parts, call) {
    const { directive } = call.context.state.scope;
    const [, name = text, rest = ''] = /^:?([^:\s]+):?(.*)$/s.exec(text.trim()) ?? [];
    const type = call.options.type === undefined ? '' : ` (${call.options.type})`;
    parts.part('sig-name descname', `:${name}:`).part('sig-prename descclassname', rest).part('property', type, 'em');
    const id = ['directive-option', ...(directive === undefined ? [] : [directive]), name].join('-');
    const owner = directive === undefined ? 'directive option' : `${directive} directive option`;
    return {
      described: [
        {
          name: directive === undefined ? name : `${directive}:${name}`,
          id: sphinxId(id),
          index: [{ kind: 'single', value: `:${name}: (${owner})` }],
        },
      ],
    };
  },
});

/** `rst:role`: a role of reStructuredText. */
export const rstRole: DirectiveDefinition = objectDirective({
  domain: 'rst',
  kind: 'role',
  read(text, parts) {
    const name = text.trim();
    parts.part('sig-name descname', `:${name}:`);
    return {
      described: [{ name, id: sphinxId(`role-${name}`), index: [{ kind: 'single', value: `${name} (role)` }] }],
    };
  },
});
