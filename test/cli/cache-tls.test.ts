import { afterAll, beforeAll, expect, it } from 'vitest';
import type { BuildReport } from '../../src/build/report.ts';
import { startTlsRedis } from '../build/cache-servers.ts';
import { describeNeeding } from '../tools.ts';
import { folderWith, pylit } from './pylit.ts';

describeNeeding('openssl', 'a shared cache behind TLS', () => {
  describeNeeding('redis-server', 'with Redis', () => {
    let server: Awaited<ReturnType<typeof startTlsRedis>>;
    beforeAll(async () => {
      server = await startTlsRedis();
    });
    afterAll(() => server.end());

    function build(scheme: string, environment: Record<string, string>): BuildReport {
      const cache = `${scheme}://localhost:${server.port}`;
      const root = folderWith({ 'a.md': `# ${scheme}\n`, 'pylit.config.json': JSON.stringify({ cache }) });
      return JSON.parse(pylit(root, ['build', '--json'], environment).stdout);
    }

    it.each(['rediss', 'valkeys'])('is used by %s where its certificate is trusted, and only there', scheme => {
      const trusting = { NODE_EXTRA_CA_CERTS: server.certificate };
      expect(build(scheme, trusting)).toMatchObject({ blocks: { transformed: 1 }, messages: [] });
      expect(build(scheme, trusting)).toMatchObject({ blocks: { transformed: 0 }, messages: [] });
      const { blocks, messages } = build(scheme, {});
      expect(blocks.transformed).toBe(1);
      expect(messages).toMatchObject([{ rule: 'cache', message: expect.stringContaining('self-signed certificate') }]);
    });
  });
});
