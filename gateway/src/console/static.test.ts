// Tests the pages of the console: their files, their headers, and paths that name no file.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { afterAll, expect, test } from '@jest/globals';
import { createHttpApp } from '@toric/chassis/http/http';
import helmet from 'helmet';
import { pino } from 'pino';
import request from 'supertest';
import { mountConsolePages } from './static.ts';

const HTML = '<!doctype html><title>Toric</title><script type="module" src="/console/assets/main-a1b2.js"></script>';
const SCRIPT = `console.log(${JSON.stringify('x'.repeat(3_000))});`;
const folder = mkdtempSync(join(tmpdir(), 'toric-console-'));
mkdirSync(join(folder, 'assets'));
mkdirSync(join(folder, '.vite'));
writeFileSync(join(folder, 'index.html'), HTML);
writeFileSync(join(folder, 'assets/main-a1b2.js'), SCRIPT);
writeFileSync(join(folder, 'assets/main-a1b2.js.br'), brotliCompressSync(`${SCRIPT}// made at build time`));
writeFileSync(join(folder, '.vite/manifest.json'), '{}');
afterAll(() => rmSync(folder, { recursive: true }));

const appOf = (at: string) =>
  createHttpApp({
    log: pino({ level: 'silent' }),
    routes(routes) {
      routes.use(helmet());
      mountConsolePages(routes, at);
      routes.get('/other', (_request, response) => void response.send('other'));
    },
  });
const app = appOf(folder);
const get = (path: string, headers: Record<string, string> = { 'Accept-Encoding': 'identity' }) =>
  request(app).get(path).set(headers);

test.each(['/console', '/console/', '/console/orders/0197?status=placed', '/console/no/such/page', '/console/..%2f..'])(
  '%s shows the page, which is asked for anew each time',
  async (path) => {
    const { status, text, headers } = await get(path);
    expect([status, text, headers['content-type']]).toEqual([200, HTML, 'text/html; charset=utf-8']);
    expect(headers['cache-control']).toBe('no-cache');
    expect((await get(path, { 'If-None-Match': headers['etag'] ?? '' })).status).toBe(304);
  },
);

test('a file with a hash in its name is kept for ever, in the form that the build has compressed', async () => {
  const { headers, text } = await get('/console/assets/main-a1b2.js', { 'Accept-Encoding': 'br' });
  expect([headers['content-encoding'], headers['content-type']]).toEqual(['br', 'text/javascript; charset=utf-8']);
  expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
  expect(headers['vary']).toContain('Accept-Encoding');
  expect(text).toContain('made at build time');
  const gzip = await get('/console/assets/main-a1b2.js', { 'Accept-Encoding': 'gzip' });
  expect([gzip.headers['content-encoding'], gzip.text]).toEqual(['gzip', SCRIPT]);
});

test('a script that is gone is not found, and files of the build itself are not served', async () => {
  expect((await get('/console/assets/main-old.js')).status).toBe(404);
  expect((await get('/console/.vite/manifest.json')).text).toBe(HTML);
});

test('pages run no other script, are in no frame, and tell other sites nothing', async () => {
  const { headers } = await get('/console/orders');
  expect(headers['content-security-policy']).toBe(
    "default-src 'self';script-src 'self';style-src 'self' 'unsafe-inline';img-src 'self' data: blob:;" +
      "frame-src 'self' blob:;object-src 'none';base-uri 'none';form-action 'self';frame-ancestors 'none'",
  );
  expect(headers['x-frame-options']).toBe('DENY');
  expect(headers['referrer-policy']).toBe('same-origin');
  expect(headers['permissions-policy']).toContain('camera=()');
  expect(headers['x-content-type-options']).toBe('nosniff');
  expect((await get('/other')).headers['x-frame-options']).toBe('SAMEORIGIN');
});

test('the pages are only read', async () => {
  expect((await request(app).post('/console/orders')).status).toBe(404);
  const { status, text } = await request(app).head('/console');
  expect([status, text ?? '']).toEqual([200, '']);
});

test('without a build the answer says how to make one', async () => {
  const { status, text } = await request(appOf('/nowhere')).get('/console');
  expect([status, text]).toEqual([503, expect.stringContaining('npm run build')]);
});
