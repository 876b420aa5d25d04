import { namespaceDirectives } from '../c-namespace.ts';
import { nameText, nestedName } from './names.ts';
import { reading } from './reading.ts';
import { templatePrefix } from './templates.ts';

/** Directives of C++'s domain that say to what the following belongs. */
export const CPP_NAMESPACES = namespaceDirectives({
  around: scope => scope.cpp,
  waiting: scope => scope.cppNamespaces ?? [],
  changed: (cpp, cppNamespaces) => ({ cpp, cppNamespaces }),
  separator: '::',
  read: text =>
    reading(text, parser => {
      templatePrefix(parser);
      return nameText(nestedName(parser, undefined));
    }) ?? text,
});
