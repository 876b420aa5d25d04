import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { followServer } from './client/live-page.ts';
import { makePanel } from './client/panel.ts';
import { makePageReplacer } from './client/replace-page.ts';
import { OWN_PATH } from './protocol.ts';

const require = createRequire(import.meta.url);
let script: string | undefined;

/** The script that pages run, put together from functions that need nothing but what they are given, and idiomorph. */
export function liveScript(): string {
  script ??= `(() => {
const data = { ...document.currentScript.dataset };
${readFileSync(require.resolve('idiomorph/dist/idiomorph.min.js'), 'utf8')}
(${followServer})({
  ownPath: ${JSON.stringify(OWN_PATH)},
  replacer: (${makePageReplacer})(Idiomorph.morph),
  makePanel: ${makePanel},
  data,
});
})();
`;
  return script;
}
