// Runs the receiver of docs/webhooks.md unchanged, and sends it a webhook.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { until } from '@toric/infra/prove/testing/test-stack';
import { freePort } from '@toric/infra/run/servers/process';
import { sendOnce } from '../../src/webhooks/sending/send-once.ts';

const PAGE = join(import.meta.dirname, '../../../docs/webhooks.md');
const SECRET = 'whsec_plJ3nmyCDGBKInavdOK15jsl';
const body = JSON.stringify({ id: 'one', type: 'order.order-confirmed.v1', timestamp: 'now', data: { text: '中文' } });

let folder: string;
let port: number;
let receiver: ChildProcess;
let printed = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'toric-receiver-'));
  port = await freePort();
  const [, source = ''] = /```js\n(.*?)```/s.exec(await readFile(PAGE, 'utf8')) ?? [];
  const file = join(folder, 'receiver.mjs');
  await writeFile(file, source.replace('listen(4000)', `listen(${port})`));
  receiver = spawn(process.execPath, [file], { env: { WEBHOOK_SECRET: SECRET } });
  receiver.stdout?.on('data', (part: Buffer) => (printed += part.toString()));
  await until('the receiver to listen', async () => ((await send(SECRET)).status === null ? undefined : true));
}, 30_000);
afterAll(async () => {
  receiver.kill();
  await rm(folder, { recursive: true, force: true });
});

const send = (secret: string) =>
  sendOnce(
    { eventId: 'one', url: `http://127.0.0.1:${port}/hooks`, body, secrets: [secret] },
    { lookup: () => Promise.resolve([]), allowPrivate: true, timeoutMs: 5_000 },
  );

test('the receiver of the documents takes a signed webhook once, and refuses another signature', async () => {
  expect((await send(SECRET)).status).toBe(204);
  expect((await send('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw')).status).toBe(401);
  expect(printed.trim()).toBe("order.order-confirmed.v1 now { text: '中文' }");
});
