// Tests that the packed client works outside this repository: its README is typed and runs, and it is small in a
// browser. The package lies in an empty folder with zod, its only dependency.
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { build } from 'esbuild';
import ts from 'typescript';
import { operations } from '../../../gateway/src/edge/operations.ts';
import { documentedReply } from '../../../gateway/src/reference/documented-reply.ts';
import { exampleOf } from '../../../gateway/src/reference/example-of.ts';
import { blocksRunBy } from '../../prove/checks/blocks.ts';
import { ROOT } from '../system/parts.ts';
import { packClient } from './pack.ts';

let folder: string;
let server: Server;
let address: string;
const asked: string[] = [];

/** Returns the example answer of an operation with some fields replaced, as the API sends it. */
function answerOf(id: string, change: object = {}): string {
  const found = operations.find((operation) => operation.id === id);
  if (!found) throw new Error(`there is no operation ${id}`);
  return JSON.stringify({ ...Object(exampleOf(documentedReply(found.reply))), ...change });
}
const STEP = { id: '1', status: 'cancelled', reason: null, at: '2026-11-29T09:00:00.000Z' };
const ANSWERS: Readonly<Record<string, () => string>> = {
  'GET /v1/products': () => answerOf('listProducts', { nextCursor: null }),
  'POST /v1/sessions': () => answerOf('signIn'),
  'POST /v1/orders': () => answerOf('placeOrder'),
  'GET /v1/orders': () => answerOf('listOrders', { nextCursor: null }),
  'GET events': () => `id: 1\nevent: status\ndata: ${JSON.stringify(STEP)}\n\n`,
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'toric-client-'));
  const archive = packClient(join(folder, 'packed'));
  const scope = join(folder, 'node_modules/@toric');
  mkdirSync(scope, { recursive: true });
  execFileSync('tar', ['xzf', archive, '-C', scope]);
  cpSync(join(scope, 'package'), join(scope, 'client'), { recursive: true });
  cpSync(join(ROOT, 'node_modules/zod'), join(folder, 'node_modules/zod'), { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  server = createServer((request, response) => {
    const [path = ''] = (request.url ?? '').split('?');
    const name = path.endsWith('/events') ? 'GET events' : `${request.method} ${path}`;
    asked.push(name);
    response.setHeader('content-type', name === 'GET events' ? 'text/event-stream' : 'application/json');
    response.statusCode = ANSWERS[name] ? 200 : 404;
    response.end(ANSWERS[name]?.());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // a TCP server that listens has a port
  address = `http://127.0.0.1:${port}/v1`;
}, 120_000);
afterAll(() => {
  server?.close();
  if (folder) rmSync(folder, { recursive: true, force: true });
});

const readme = () => {
  const [block = '', ...more] = blocksRunBy(import.meta.filename, 'packages/client/README.md');
  expect(more).toEqual([]);
  const packed = readFileSync(join(folder, 'node_modules/@toric/client/README.md'), 'utf8');
  expect(packed).toContain(block);
  return block.replace('http://localhost:8080/v1', address);
};

test('the README is typed in an empty folder', () => {
  const file = join(folder, 'readme.ts');
  writeFileSync(file, readme());
  const options: ts.CompilerOptions = {
    ...{ strict: true, noEmit: true, skipLibCheck: false, exactOptionalPropertyTypes: true },
    ...{ module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext },
    ...{ target: ts.ScriptTarget.ES2022, types: [] },
    lib: ['lib.es2025.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts', 'lib.dom.asynciterable.d.ts'],
  };
  const problems = ts.getPreEmitDiagnostics(ts.createProgram([file], options));
  expect(problems.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))).toEqual([]);
}, 60_000);

test('the README runs in Node.js from an empty folder', async () => {
  asked.length = 0;
  const file = join(folder, 'readme.js');
  writeFileSync(file, ts.transpile(readme(), { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 }));
  const { execFile } = await import('node:child_process');
  const { promisify } = await import('node:util');
  const { stdout } = await promisify(execFile)(process.execPath, [file]);
  expect(stdout).toContain('cancelled');
  expect(asked).toEqual(['POST /v1/sessions', 'GET /v1/products', 'POST /v1/orders', 'GET events', 'GET /v1/orders']);
}, 60_000);

async function bundled(text: string): Promise<string> {
  writeFileSync(join(folder, 'app.js'), text);
  const { outputFiles } = await build({
    ...{ entryPoints: [join(folder, 'app.js')], absWorkingDir: folder, bundle: true, minify: true, write: false },
    ...{ platform: 'browser', format: 'iife', logLevel: 'silent' },
  });
  return outputFiles[0]?.text ?? '';
}
const TWO_CALLS = `
  import { createClient } from '@toric/client';
  import { ListProducts } from '@toric/client/product';
  import { PlaceOrder } from '@toric/client/order';
  globalThis.start = (baseUrl, fetch) => {
    const toric = createClient({ baseUrl, fetch });
    return { search: () => toric.call(ListProducts, {}), buy: (body) => toric.call(PlaceOrder, { body }) };
  };`;

test('two calls weigh at most 40 kB gzipped in a browser', async () => {
  expect(gzipSync(await bundled(TWO_CALLS), { level: 9 }).length).toBeLessThanOrEqual(40_000);
}, 60_000);

test('the client runs with nothing but what browsers have', async () => {
  const { TextDecoder, TextEncoder, URL, URLSearchParams, Headers, AbortSignal, crypto, ReadableStream } = globalThis;
  const web = { TextDecoder, TextEncoder, URL, URLSearchParams, Headers, AbortSignal, crypto, ReadableStream };
  type App = {
    start(baseUrl: string, fetch: typeof globalThis.fetch): { search(): Promise<{ body: { data: unknown[] } }> };
  };
  const app = { ...web, setTimeout, clearTimeout, Uint8Array } as unknown as typeof web & App; // the bundle adds `start`
  runInNewContext(await bundled(TWO_CALLS), app);
  const { body } = await app.start(address, fetch).search();
  expect(body.data).toHaveLength(1);
}, 60_000);
