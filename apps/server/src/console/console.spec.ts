import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { ConsoleModule } from './console.module.js';

const built = resolve(import.meta.dirname, '../../../../dist/apps/console');
/** The largest script that the first view may take, compressed. */
const firstViewBytesMax = 200_000;

let app: NestFastifyApplication;
beforeAll(async () => {
  if (!existsSync(join(built, 'index.html')))
    throw new Error('expected the console to be built: npm run build');
  app = await NestFactory.create<NestFastifyApplication>(ConsoleModule, new FastifyAdapter(), {
    logger: false,
  });
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
});
afterAll(() => app.close());

const get = (url: string, headers: Record<string, string> = {}) =>
  app.inject({ method: 'GET', url, headers });

describe('the console', () => {
  it('is one page under every address below it, which asks for nothing from elsewhere', async () => {
    for (const path of ['/console/', '/console/campaigns/x', '/console/directory?at=2024-02-19']) {
      const page = await get(path);
      expect(page).toMatchObject({ statusCode: 200 });
      expect(page.headers).toMatchObject({
        'content-type': expect.stringContaining('text/html'),
        'cache-control': 'no-cache',
        'content-security-policy': expect.stringContaining("script-src 'self'"),
      });
    }
    for (const path of ['/', '/console'])
      expect(await get(path)).toMatchObject({
        statusCode: 302,
        headers: { location: '/console/' },
      });
  });

  it.each([
    '/console/assets/none.js',
    '/console/assets/..%2f..%2f..%2fpackage.json',
    '/console/assets/',
  ])('has no file at %s', async (path) =>
    expect((await get(path)).statusCode).toBeGreaterThanOrEqual(400),
  );

  it('takes less than 200 kB of script to the first view, which is kept for good', async () => {
    const page = readFileSync(join(built, 'index.html'), 'utf8');
    const scripts = [...page.matchAll(/\/console\/assets\/[\w.-]+\.js/g)].map(([path]) => path);
    let bytes = 0;
    for (const path of scripts) {
      const script = await get(path, { 'accept-encoding': 'gzip' });
      expect(script.headers).toMatchObject({
        'content-encoding': 'gzip',
        'cache-control': expect.stringContaining('immutable'),
      });
      bytes += script.rawPayload.length;
    }
    expect(scripts.length).toBeGreaterThan(0);
    expect(bytes).toBeLessThan(firstViewBytesMax);
  });
});
