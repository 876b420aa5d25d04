import type { PageEvents } from './protocol.ts';

/** An open page that listens. */
export interface Client {
  /** The page's path in the site. */
  readonly page: string;
  send<Name extends keyof PageEvents>(name: Name, data: PageEvents[Name]): void;
}

/** So many pages may listen at once. */
export const MAX_CLIENTS = 64;
/** A page that does not take so many events is given up; it asks again when it is alive. */
const MAX_WAITING = 64;
const HEARTBEAT_MILLISECONDS = 20_000;

interface Stream extends Client {
  readonly close: () => void;
}

/** The pages that listen, each over a stream of server-sent events. */
export class Clients {
  readonly #streams = new Set<Stream>();
  readonly #heartbeat = setInterval(() => this.#beat(), HEARTBEAT_MILLISECONDS).unref();
  readonly #controllers = new Map<Stream, ReadableStreamDefaultController<Uint8Array>>();
  #isClosed = false;

  get size(): number {
    return this.#streams.size;
  }

  /** The body of an answer; undefined where too many listen already. `greet` is called once the client may be sent to. */
  connect(page: string, greet: (client: Client) => void): ReadableStream<Uint8Array> | undefined {
    if (this.#isClosed || this.#streams.size >= MAX_CLIENTS) return undefined;
    let stream: Stream | undefined;
    return new ReadableStream<Uint8Array>(
      {
        start: controller => {
          stream = this.#add(page, controller);
          greet(stream);
        },
        cancel: () => {
          if (stream) this.#forget(stream);
        },
      },
      { highWaterMark: MAX_WAITING },
    );
  }

  all(): readonly Client[] {
    return [...this.#streams];
  }

  close(): void {
    this.#isClosed = true;
    clearInterval(this.#heartbeat);
    for (const stream of this.#streams) stream.close();
  }

  #add(page: string, controller: ReadableStreamDefaultController<Uint8Array>): Stream {
    const stream: Stream = {
      page,
      send: (name, data) => this.#write(stream, `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`),
      close: () => {
        if (this.#forget(stream)) controller.close();
      },
    };
    this.#streams.add(stream);
    this.#controllers.set(stream, controller);
    return stream;
  }

  #beat(): void {
    for (const stream of this.#streams) this.#write(stream, ':\n\n');
  }

  #write(stream: Stream, text: string): void {
    const controller = this.#controllers.get(stream);
    if (!controller) return;
    if ((controller.desiredSize ?? 0) <= 0) stream.close();
    else controller.enqueue(encoder.encode(text));
  }

  #forget(stream: Stream): boolean {
    this.#controllers.delete(stream);
    return this.#streams.delete(stream);
  }
}

const encoder = new TextEncoder();
