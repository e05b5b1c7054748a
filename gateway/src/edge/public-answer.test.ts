// Tests that public answers may be kept by caches, are answered with 304 if the client has them, and are compressed.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { createHttpApp } from '@toric/chassis/http/http';
import { pino } from 'pino';
import request from 'supertest';
import { gatewayApp } from '../../test/app.ts';
import { mountDocs } from '../reference/docs.ts';
import { operations } from './operations.ts';
import { isKnown, sharedReader, storedFile } from './public-answer.ts';
import type { UpstreamRequest } from './upstream.ts';

const body = JSON.stringify({ data: Array.from({ length: 100 }, (_, at) => ({ at, name: 'Everyday' })) });
const seen: UpstreamRequest[] = [];
const app = gatewayApp({
  async ask(asked) {
    seen.push(asked);
    const etag = asked.path.startsWith('/products/') ? { etag: '"v3"' } : {};
    const headers = { 'content-type': 'application/json', 'cache-control': 'no-store', ...etag };
    return { status: 200, headers, body: Buffer.from(body) };
  },
});
const plain = { 'Accept-Encoding': 'identity' };
const get = (path: string, headers: Record<string, string> = plain) => request(app).get(path).set(headers);

describe('the public catalogue', () => {
  test('may be kept by every cache, for the time that the setting names', async () => {
    const { headers } = await get('/v1/products');
    expect(headers['cache-control']).toBe('public, max-age=60');
    for (const name of ['Accept-Encoding', 'Authorization']) expect(headers['vary']).toContain(name);
  });

  test('is answered with 304 to a client that has it, whatever its encoding', async () => {
    const first = await get('/v1/products');
    const etag = first.headers['etag'] ?? '';
    const again = await get('/v1/products', { ...plain, 'If-None-Match': etag });
    expect([again.status, again.text, again.headers['etag']]).toEqual([304, '', etag]);
    expect((await get('/v1/products', { 'Accept-Encoding': 'br', 'If-None-Match': etag })).status).toBe(304);
    expect((await get('/v1/products', { ...plain, 'If-None-Match': '"another"' })).status).toBe(200);
    expect(seen.every(({ headers }) => headers?.['if-none-match'] === undefined)).toBe(true);
  });

  test('has an ETag that names the version, so that a change with If-Match can use it', async () => {
    expect((await get('/v1/products/everyday')).headers['etag']).toMatch(/^"v3\.[\w-]{22}"$/);
  });

  test('may be kept only by the browser of a caller with a token, and by nobody for staff', async () => {
    const asCustomer = await get('/v1/products', { ...plain, Authorization: 'Bearer customer' });
    expect(asCustomer.headers['cache-control']).toBe('private, max-age=60');
    const asStaff = await get('/v1/products', { ...plain, Authorization: 'Bearer sales' });
    expect(asStaff.headers['cache-control']).toBe('no-store');
  });

  test.each([
    ['br', brotliDecompressSync],
    ['gzip', gunzipSync],
  ])('is compressed with %s', async (encoding, decompress) => {
    const answer = await get('/v1/products', { 'Accept-Encoding': encoding })
      .buffer(true)
      .parse((response, done) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => done(null, Buffer.concat(chunks)));
      });
    expect(answer.headers['content-encoding']).toBe(encoding);
    // supertest decompresses gzip itself
    const bytes: Buffer = answer.body;
    expect((bytes.toString().startsWith('{') ? bytes : decompress(bytes)).toString()).toBe(body);
  });

  test('an answer for one caller alone is not compressed and not kept', async () => {
    const { headers } = await get('/v1/orders', { 'Accept-Encoding': 'br', Authorization: 'Bearer customer' });
    expect([headers['content-encoding'], headers['cache-control']]).toEqual([undefined, 'no-store']);
  });
});

describe('the documents of the API', () => {
  const docs = createHttpApp({
    log: pino({ level: 'silent' }),
    routes: (routes) => mountDocs(routes, operations, 60),
  });
  // without a build, the documents are made at the first request, which takes seconds on a busy machine
  beforeAll(async () => {
    for (const path of ['/openapi.json', '/asyncapi.json']) await request(docs).head(path);
  }, 60_000);

  test.each([['/openapi.json'], ['/asyncapi.json'], ['/docs'], ['/docs/start.js'], ['/docs/reference.js']])(
    '%s has an ETag and may be kept',
    async (path) => {
      const first = await request(docs).get(path).set(plain);
      expect(first.headers['cache-control']).toMatch(/^public, max-age=\d+$/);
      const again = await request(docs)
        .get(path)
        .set({ ...plain, 'If-None-Match': first.headers['etag'] ?? '' });
      expect(again.status).toBe(304);
    },
  );

  test.each([['/openapi.json'], ['/docs/reference.js']])('%s is sent in a quarter of its size', async (path) => {
    const whole = await request(docs).get(path).set(plain);
    const { headers } = await request(docs).get(path).set({ 'Accept-Encoding': 'br' }).buffer(false);
    expect(headers['content-encoding']).toBe('br');
    expect(Buffer.byteLength(whole.text)).toBeGreaterThan(100_000);
  });
});

test('a stored file is read from its folder, and its compressed form is made once', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'toric-stored-'));
  const path = join(folder, 'openapi.json');
  writeFileSync(path, body);
  const stored = createHttpApp({
    log: pino({ level: 'silent' }),
    routes: (routes) => routes.get('/file', storedFile(path, { type: 'application/json', seconds: 60 })),
  });
  const first = await request(stored).get('/file').set(plain);
  expect([first.text, first.headers['cache-control']]).toEqual([body, 'public, max-age=60']);
  const again = await request(stored)
    .get('/file')
    .set({ ...plain, 'If-None-Match': first.headers['etag'] ?? '' });
  expect(again.status).toBe(304);
  const gzip = await request(stored).get('/file').set({ 'Accept-Encoding': 'gzip' });
  expect([gzip.headers['content-encoding'], gzip.text]).toEqual(['gzip', body]);
  rmSync(folder, { recursive: true });
  expect((await request(stored).get('/file').set({ 'Accept-Encoding': 'gzip' })).text).toBe(body);
});

test('many readers of a file at a time hold one copy of it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'toric-shared-'));
  const path = join(folder, 'file');
  writeFileSync(path, body);
  const read = sharedReader(path);
  const copies = await Promise.all(Array.from({ length: 100 }, read));
  expect(new Set([...copies, await read()]).size).toBe(1);
  rmSync(folder, { recursive: true });
});

test('a file that could not be read is tried again by the next request', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'toric-again-'));
  const path = join(folder, 'file');
  writeFileSync(path, body);
  const stored = createHttpApp({
    log: pino({ level: 'silent' }),
    routes: (routes) => routes.get('/file', storedFile(path, { type: 'application/json', seconds: 60 })),
  });
  rmSync(path);
  expect((await request(stored).get('/file').set({ 'Accept-Encoding': 'gzip' })).status).toBe(503);
  writeFileSync(path, body);
  expect((await request(stored).get('/file').set({ 'Accept-Encoding': 'gzip' })).status).toBe(200);
  rmSync(folder, { recursive: true });
});

test('the page of the reference runs no text as code', async () => {
  const docs = createHttpApp({
    log: pino({ level: 'silent' }),
    routes: (routes) => mountDocs(routes, operations, 60),
  });
  const { headers } = await request(docs).get('/docs');
  expect(headers['content-security-policy']).toContain("script-src 'self';");
  expect(headers['content-security-policy']).not.toContain('unsafe-eval');
});

test.each([
  ['"abc"', true],
  ['W/"abc"', true],
  ['"x", "abc.br"', true],
  ['*', true],
  ['"abcd"', false],
  ['abc', false],
])('If-None-Match: %s is compared weakly', (header, known) => expect(isKnown(header, 'abc')).toBe(known));
