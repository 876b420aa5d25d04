import { createServer, type Server } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { listen } from '../../src/serve/listen.ts';

describe('listening', () => {
  it('takes the next port where one is taken', async () => {
    const taken = await occupied('127.0.0.1');
    const listening = await listen(answer, '127.0.0.1', [taken, 0]);
    onTestFinished(() => listening.close());
    expect(listening.port).not.toBe(taken);
    expect(await (await fetch(`http://127.0.0.1:${listening.port}`)).text()).toBe('here');
  });

  it('does not share a port with another program that has it on the other address', async context => {
    const taken = await occupied('::1').catch(() => undefined);
    if (taken === undefined) return context.skip();
    const listening = await listen(answer, 'localhost', [taken, 0]);
    onTestFinished(() => listening.close());
    expect(listening.port).not.toBe(taken);
    // Nothing is left behind on the port that was given up.
    const again = await listen(answer, '127.0.0.1', [taken]);
    onTestFinished(() => again.close());
  });

  it('says that all ports are taken', async () => {
    const taken = await occupied('127.0.0.1');
    await expect(listen(answer, 'localhost', [taken])).rejects.toMatchObject({
      code: 'usage',
      message: expect.stringContaining(`${taken} is taken`),
    });
  });

  it('is heard by this machine alone', async () => {
    const { networkInterfaces } = await import('node:os');
    const listening = await listen(answer, 'localhost', [0]);
    onTestFinished(() => listening.close());
    const others = Object.values(networkInterfaces())
      .flat()
      .filter(address => address && !address.internal && address.family === 'IPv4');
    for (const { address } of others.map(other => other!))
      await expect(fetch(`http://${address}:${listening.port}`), address).rejects.toThrow();
    expect((await fetch(`http://localhost:${listening.port}`)).status).toBe(200);
  });
});

const answer = (_: unknown, response: { end(text: string): void }) => response.end('here');

async function occupied(host: string): Promise<number> {
  const server: Server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, host, resolve);
  });
  onTestFinished(() => void server.close());
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}
