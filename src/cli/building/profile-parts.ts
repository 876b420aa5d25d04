import type { Spans } from '../../build/events.ts';
import type { Format } from '../../literate/format.ts';
import type { Reader } from '../../reader/reader.ts';
import type { ConfiguredPlugin } from '../project/load-plugins.ts';

/** Makes what a build is made of again, measured. What identifies the parts stays. */
export class MeasuredParts {
  private readonly spans: Spans;

  constructor(spans: Spans) {
    this.spans = spans;
  }

  readers(readers: readonly Reader[]): Reader[] {
    return readers.map(reader => ({
      ...reader,
      read: input => this.spans.run('parse', () => reader.read(input), reader.format, input.path),
      ...(reader.readAgain && {
        readAgain: (previous, input) =>
          this.spans.run(
            'parse',
            () => reader.readAgain?.(previous, input) ?? reader.read(input),
            reader.format,
            input.path,
          ),
      }),
    }));
  }

  /** Blocks by their kind. */
  format(format: Format): Format {
    const { spans } = this;
    return {
      ...format,
      transform: (node, block, context) =>
        spans.run('transform', () => format.transform(node, block, context), block.kind),
      assemble: page => spans.run('assemble', () => format.assemble(page), 'pages', page.document),
      siteFiles: (...input) => spans.run('assemble', () => format.siteFiles(...input), 'files of the site'),
    };
  }

  /** Plugins by their names. */
  plugins(plugins: readonly ConfiguredPlugin[]): ConfiguredPlugin[] {
    return plugins.map(configured => ({ ...configured, plugin: this.plugin(configured.plugin) }));
  }

  /** A plugin may be of a class, so it is not copied. */
  private plugin(plugin: ConfiguredPlugin['plugin']): ConfiguredPlugin['plugin'] {
    const { html } = plugin.transforms;
    if (!html) return plugin;
    const run: typeof html = (node, context) =>
      this.spans.run('plugin', () => html.call(plugin.transforms, node, context), plugin.name);
    const transforms = { ...plugin.transforms, html: run };
    return new Proxy(plugin, {
      get: (target, key) => (key === 'transforms' ? transforms : Reflect.get(target, key)),
    });
  }
}
