import * as v from 'valibot';

const message = v.looseObject({
  severity: v.picklist(['error', 'warning', 'info']),
  rule: v.string(),
  message: v.string(),
  line: v.number(),
  column: v.number(),
});

const block = v.looseObject({
  kind: v.string(),
  id: v.string(),
  context: v.string(),
  line: v.number(),
  lines: v.number(),
});

const anchor = v.looseObject({
  id: v.string(),
  names: v.array(v.string()),
  block: v.number(),
  text: v.string(),
  explicit: v.boolean(),
});

const chunk = v.looseObject({
  name: v.string(),
  block: v.number(),
  language: v.string(),
  code: v.string(),
  line: v.number(),
  column: v.number(),
});

const exported = v.looseObject({
  anchors: v.array(anchor),
  definitions: v.array(v.looseObject({ name: v.string(), url: v.string(), block: v.number() })),
  footnotes: v.array(v.looseObject({ name: v.string(), block: v.number() })),
  footnoteReferences: v.array(v.string()),
  substitutions: v.array(v.looseObject({ name: v.string(), children: v.array(v.looseObject({ type: v.string() })) })),
  chunks: v.array(chunk),
  pages: v.array(v.looseObject({ after: v.number(), entries: v.array(v.looseObject({ target: v.string() })) })),
  objects: v.optional(
    v.array(v.looseObject({ namespace: v.string(), name: v.string(), anchor: v.string(), block: v.number() })),
  ),
  index: v.optional(v.array(v.looseObject({ kind: v.string(), value: v.string(), anchor: v.string() }))),
});

const cachedOutline = v.looseObject({
  outline: v.looseObject({
    format: v.string(),
    attributes: v.looseObject({}),
    blocks: v.array(block),
    exports: exported,
    messages: v.array(message),
    inclusions: v.array(v.looseObject({ path: v.string(), digest: v.optional(v.string()) })),
  }),
  path: v.optional(v.string()),
});

const trace = v.looseObject({
  lookups: v.array(v.strictTuple([v.string(), v.string(), v.nullable(v.string())])),
  artifact: v.looseObject({ parts: v.array(v.union([v.string(), v.looseObject({ hole: v.string() })])) }),
  messages: v.array(message),
});

const definition = v.strictTuple([
  v.string(),
  v.picklist(['function', 'method', 'type', 'constant', 'variable']),
  v.number(),
]);

const SHAPES: Readonly<Record<string, v.GenericSchema>> = {
  read: cachedOutline,
  names: v.array(v.nullable(v.array(definition))),
  trace: v.array(v.strictTuple([v.string(), v.array(trace)])),
};

/**
 * Whether a value from a place that others can write to has the shape of what its key names: enough that a build does not stumble over it. Whether
 * it says what is right only a secret can tell.
 */
export function hasShape(key: string, value: unknown): boolean {
  const schema = SHAPES[key.slice(0, key.indexOf(':'))];
  return schema !== undefined && v.is(schema, value);
}
