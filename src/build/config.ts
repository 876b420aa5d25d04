import * as v from 'valibot';
import { PylitError } from '../core/error.ts';
import { refusePath } from '../core/path.ts';
import { nearest } from '../literate/nearest.ts';
import type { Plugin } from '../literate/plugin.ts';
import { bibliographyKeys, bibliographySchema } from './bibliography-config.ts';
import { bookKeys } from './book-config.ts';
import { FORMATS } from './format-names.ts';
import { wordKeys, wordsSchema } from './words-config.ts';

/** A folder or file inside the project; `.` is the project itself. */
const projectPath = v.pipe(
  v.string(),
  v.check(path => path === '.' || refusePath(path) === undefined, 'a path inside the project, such as "guide"'),
);

const pluginObject = v.custom<Plugin>(
  value => typeof value === 'object' && value !== null && 'name' in value && 'transforms' in value,
  'a plugin name, a path, or a plugin',
);
const pluginName = v.union([v.pipe(v.string(), v.minLength(1)), pluginObject], 'a plugin name, a path, or a plugin');

/** A page of the reading order, or a titled group of pages. */
export type ContentsEntry = string | { readonly title: string; readonly pages: readonly ContentsEntry[] };
const contentsEntry: v.GenericSchema<ContentsEntry> = v.union(
  [v.string(), v.strictObject({ title: v.string(), pages: v.array(v.lazy(() => contentsEntry)) })],
  'a path, or { title, pages }',
);

/**
 * Where a project's history is kept: in pylit's own file; in the git repository that the project is in, under `refs/pylit/`; or in a
 * repository of its own, whose path is taken from the project's folder.
 */
export type StoreLocation = 'native' | 'git' | { readonly git: string };
const storeLocation: v.GenericSchema<StoreLocation> = v.union(
  [v.picklist(['native', 'git']), v.strictObject({ git: v.pipe(v.string(), v.minLength(1)) })],
  "'native', 'git', or { git: 'path' }",
);

/** A tag, a branch, or the digits of a commit. */
const revision = v.pipe(v.string(), v.regex(/^[^\s.^~:?*[\\-][^\s^~:?*[\\]*$/, "a tag or commit, such as 'v1.0'"));
const range = v.pipe(
  v.string(),
  v.regex(
    /^(?!.*\.\..*\.\.)[^\s^~:?*[\\-][^\s^~:?*[\\]*\.\.[^\s^~:?*[\\]*$/,
    "two versions, such as 'v1.0..v1.1', or 'v1.0..' for all since",
  ),
);

/** What pages tell of their history: old versions of the text are published, so nothing unless it is asked for. */
const historyKeys = v.strictObject({
  /** Whether blocks have a handle that opens their versions. */
  panel: v.optional(v.boolean(), true),
  /** Nothing older than this version is published. */
  since: v.optional(revision),
  /** Pairs of versions that are compared on a page. */
  changes: v.optional(v.array(range), []),
  /** Blocks that changed since this version are marked. */
  badges: v.optional(revision),
});
const history = v.pipe(
  v.union([v.boolean(), historyKeys], 'true, false, or { panel, since, changes, badges }'),
  v.transform((asked): HistoryConfig | undefined =>
    asked === false ? undefined : asked === true ? { panel: true, changes: [] } : asked,
  ),
);
export type HistoryConfig = v.InferOutput<typeof historyKeys>;

/** A page that lists what is in all documents; without a title of its own it has that of the language. */
interface ListPage {
  readonly title?: string;
}

/** What a site tells of the code in its documents, beside the code itself. */
const codeKeys = v.strictObject({
  /** Title of the page that lists all code, or whether there is one. */
  page: v.optional(
    v.union([v.boolean(), v.pipe(v.string(), v.minLength(1, 'true, false, or a title'))], 'true, false, or a title'),
    true,
  ),
  /** Whether names that code defines are looked for. */
  identifiers: v.optional(v.boolean(), true),
});
const code = v.pipe(
  v.union([v.boolean(), codeKeys], 'true, false, or { page, identifiers }'),
  v.transform((asked): { identifiers: boolean; page?: ListPage } => {
    const { page, identifiers } = typeof asked === 'boolean' ? { page: asked, identifiers: asked } : asked;
    return { identifiers, ...(page !== false && { page: page === true ? {} : { title: page } }) };
  }),
);

/** Title of the page of the general index, or whether there is one. */
const indexPage = v.pipe(
  v.union([v.boolean(), v.pipe(v.string(), v.minLength(1, 'true, false, or a title'))], 'true, false, or a title'),
  v.transform((asked): ListPage | undefined => (asked === false ? undefined : asked === true ? {} : { title: asked })),
);

/** A tag that `only` directives ask for. */
const tag = v.pipe(v.string(), v.regex(/^[\w.-]+$/u, 'a word, such as "draft"'));

const languageTag = v.pipe(v.string(), v.regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/, 'a language tag, such as "en"'));

/** How reStructuredText is read. */
const directiveName = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9]+(?:[-._+][a-z0-9]+)*$/, 'a name of small letters, digits and hyphens'),
);
const rst = v.strictObject({
  extensions: v.optional(v.array(v.picklist(['.txt', '.rest']))),
  prolog: v.optional(v.string(), ''),
  epilog: v.optional(v.string()),
  tags: v.optional(v.array(tag)),
  highlight: v.optional(v.string()),
  domain: v.optional(v.picklist(['py', 'c', 'cpp', 'js', 'rst', 'std'])),
  objects: v.optional(v.record(directiveName, directiveName)),
  nitpicky: v.optional(v.boolean()),
  numfig: v.optional(v.boolean()),
  language: v.optional(languageTag),
  smartQuotes: v.optional(v.union([v.boolean(), v.literal('alternative')])),
  markupInWords: v.optional(v.boolean()),
});

const projectAddress = v.pipe(
  v.string(),
  v.regex(/^(?:https?:\/\/|\/(?!\/))\S*$/, 'an address that begins with https://, http:// or /'),
  v.transform(url => (url.endsWith('/') ? url : `${url}/`)),
);

/** Other projects, by the names that references may use: where their pages are, and a file of this project that lists what they describe. */
const intersphinx = v.pipe(
  v.record(
    v.pipe(v.string(), v.regex(/^[A-Za-z0-9][\w.-]{0,99}$/, 'a name of letters, digits, "-", "_" and "."')),
    v.union(
      [projectAddress, v.strictObject({ url: projectAddress, inventory: v.optional(projectPath) })],
      "an address, or { url, inventory: 'file' }",
    ),
  ),
  v.transform(projects =>
    Object.fromEntries(
      Object.entries(projects).map(([name, project]) => {
        const { url, inventory } = typeof project === 'string' ? { url: project } : project;
        return [name, { url, inventory: inventory ?? `inventories/${name}.inv` }];
      }),
    ),
  ),
);

const CACHE_ADDRESS = 'an address that begins with redis:, rediss:, valkey:, valkeys: or postgresql:, then //';

const schema = v.strictObject({
  title: v.optional(v.string(), ''),
  language: v.optional(languageTag, 'en'),
  /** What pylit itself says, in other words. */
  words: v.optional(wordsSchema),
  source: v.optional(projectPath, '.'),
  exclude: v.optional(v.array(v.string()), []),
  output: v.optional(projectPath, 'build'),
  formats: v.optional(v.array(v.picklist(FORMATS)), ['html']),
  contents: v.optional(v.array(contentsEntry)),
  /** What is printed. */
  book: v.optional(bookKeys, {}),
  html: v.optional(
    v.strictObject({
      trust: v.optional(v.boolean(), false),
      code: v.optional(code, true),
      index: v.optional(indexPage, true),
    }),
    {},
  ),
  tangle: v.optional(
    v.strictObject({
      root: v.optional(projectPath, '.'),
      references: v.optional(v.picklist(['auto', 'strict']), 'auto'),
      annotate: v.optional(v.picklist(['none', 'lines', 'markers']), 'none'),
    }),
    {},
  ),
  /** Stages of the program in their order: names, or paths of documents. */
  stages: v.optional(v.array(v.pipe(v.string(), v.minLength(1)))),
  plugins: v.optional(
    v.array(v.union([pluginName, v.tuple([pluginName, v.unknown()])], 'a plugin, or [plugin, options]')),
  ),
  markdown: v.optional(
    v.strictObject({
      reader: v.optional(v.picklist(['auto', 'remark']), 'auto'),
      remarkPlugins: v.optional(v.array(v.unknown()), []),
      rehypePlugins: v.optional(v.array(v.unknown()), []),
    }),
    {},
  ),
  rst: v.optional(rst, {}),
  /** Other projects that references may lead to. */
  intersphinx: v.optional(intersphinx),
  /** The works that documents cite. */
  bibliography: v.optional(bibliographySchema),
  /** Whether every build is recorded, so that it can be gone back to. */
  snapshots: v.optional(v.boolean(), true),
  /** Where history is kept. */
  store: v.optional(storeLocation, 'native'),
  /** What pages tell of their history. */
  history: v.optional(history),
  workers: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(64))),
  /** Address of a cache that a team shares. */
  cache: v.optional(v.pipe(v.string(), v.regex(/^(?:rediss?|valkeys?|postgres(?:ql)?):\/\/\S+$/, CACHE_ADDRESS))),
});

/** What a person may write in `pylit.config.ts`. */
export type UserConfig = v.InferInput<typeof schema>;

/** The configuration with all defaults filled in. */
export type Config = v.InferOutput<typeof schema>;

/**
 * Gives a configuration its type; it changes nothing.
 *
 * @example export default defineConfig({ title: 'My book', source: 'docs' });
 */
export function defineConfig(config: UserConfig): UserConfig {
  return config;
}

/**
 * Checks a configuration and fills in the defaults.
 *
 * @param file its name, for messages
 * @throws PylitError `config`, naming the key, what was found and what is allowed
 */
export function parseConfig(value: unknown, file: string): Config {
  const result = v.safeParse(schema, value);
  if (result.success) return result.output;
  const [issue] = result.issues;
  const key = v.getDotPath(issue) ?? '';
  if (issue.expected === 'never') throw unknownKey(file, key);
  // An address may hold a password.
  const received = key === 'cache' ? 'something else' : issue.received;
  throw new PylitError(
    'config',
    `${file}: ${key || 'the configuration'} is ${received}, but must be ${allowed(issue)}.`,
    {
      hint: 'The guide\'s page "Configuration" lists all keys.',
      data: { key },
    },
  );
}

function allowed(issue: v.BaseIssue<unknown>): string {
  return issue.message.startsWith('Invalid') ? (issue.expected ?? 'something else') : issue.message;
}

/** Of very many only some. */
function listed(keys: readonly string[]): string {
  return keys.length > 40 ? `${keys.slice(0, 20).join(', ')} and ${keys.length - 20} more` : keys.join(', ');
}

function unknownKey(file: string, key: string): PylitError {
  const last = key.split('.').at(-1) ?? key;
  const known = key.startsWith('html.code.')
    ? Object.keys(codeKeys.entries)
    : key.startsWith('html.')
      ? ['trust', 'code', 'index']
      : key.startsWith('book.')
        ? Object.keys(bookKeys.entries)
        : key.startsWith('bibliography.')
          ? Object.keys(bibliographyKeys.entries)
          : key.startsWith('tangle.')
            ? ['root', 'references', 'annotate']
            : key.startsWith('rst.')
              ? Object.keys(rst.entries)
              : key.startsWith('words.')
                ? wordKeys()
                : key.startsWith('markdown.')
                  ? ['reader', 'remarkPlugins', 'rehypePlugins']
                  : Object.keys(schema.entries);
  const [near] = nearest(last, known);
  return new PylitError('config', `${file}: unknown key "${key}"; allowed are ${listed(known)}.`, {
    ...(near !== undefined && { hint: `Did you mean "${near}"?` }),
    data: { key },
  });
}
