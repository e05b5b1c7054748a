import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, expect, test } from '@jest/globals';
import { build } from 'esbuild';
import { ROOT } from '../system/parts.ts';
import { OPTIONS } from './bundle-options.ts';
import { asciiOf, withSparseEdges } from './lean-libraries.ts';

mkdirSync(join(ROOT, '.toric'), { recursive: true });
const folder = mkdtempSync(join(ROOT, '.toric/lean-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Bundles a program with the options of our processes and runs it. Returns the text of the bundle and the output. */
async function bundled(contents: string) {
  const outfile = join(folder, 'main.mjs');
  writeFileSync(join(folder, 'main.ts'), contents);
  await build({ ...OPTIONS, entryPoints: [join(folder, 'main.ts')], outfile });
  const { stdout } = await promisify(execFile)(process.execPath, [outfile]);
  return { text: readFileSync(outfile, 'utf8'), stdout };
}

test.each([
  ['/[。－]/u', '/[\\u3002\\uff0d]/u'],
  ["'é'", "'\\u00e9'"],
  ['/\\–\\\\–/', '/\\u2013\\\\\\u2013/'],
  ['/[😀]/u', '/[\\ud83d\\ude00]/u'],
])('%s is escaped and keeps its meaning', (source, escaped) => {
  expect(asciiOf(source)).toBe(escaped);
});

test('the client of Prisma reads its graph of parameters into sparse lists', () => {
  const client = readFileSync(join(ROOT, 'node_modules/@prisma/client/runtime/client.js'), 'utf8');
  expect(withSparseEdges(client).split('={4294967290:0};for(')).toHaveLength(3);
  expect(() => withSparseEdges('another client')).toThrow('Prisma has changed');
});

test('a bundle has only characters of ASCII, and its own zod speaks English', async () => {
  const { text, stdout } = await bundled(
    `import { z } from 'zod';
     console.log(/^[年月–]$/.test('年'), z.string().safeParse(1).error?.issues[0]?.message, Object.keys(z.locales).join());`,
  );
  expect(/\P{ASCII}/u.test(text)).toBe(false);
  expect(stdout.trim()).toBe('true Invalid input: expected string, received number en');
});

test('a bundle asks over a pool, over an agent and without either', async () => {
  const server = createServer((request, response) => response.end(`${request.method} ${request.url}`)).listen(0);
  const { port } = server.address() as AddressInfo; // a TCP server that listens has a port
  const { stdout } = await bundled(
    `import { Agent, Pool, request } from 'undici';
     const origin = 'http://127.0.0.1:${port}';
     const pool = new Pool(origin);
     const agent = new Agent({ connections: 1 });
     const answers = [
       await pool.request({ method: 'GET', path: '/a?b=c' }),
       await request(new URL('/d?e=f', origin), { dispatcher: agent, method: 'POST', body: 'text' }),
       await request(origin + '/g', { headersTimeout: 3_000 }),
     ];
     console.log((await Promise.all(answers.map(({ body }) => body.text()))).join());
     await pool.close();
     await agent.close();
     process.exit(0);`,
  );
  server.close();
  expect(stdout.trim()).toBe('GET /a?b=c,POST /d?e=f,GET /g');
});
