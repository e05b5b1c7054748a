// Tests kill -9 under load: afterwards every answered payment is in the ledger, and retries create no duplicates.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { z } from 'zod';
import { call, dropDir, paymentRequest, scratchDir, SECRET_KEY, until } from './testing.ts';

const MAIN = fileURLToPath(new URL('main.ts', import.meta.url));
const Listening = z.object({ msg: z.literal('sandbox provider listening'), port: z.number() });

let dir: string;
const children: ChildProcess[] = [];

async function spawnProvider() {
  const env = {
    PATH: process.env['PATH'],
    SANDBOX_DATA_DIR: dir,
    SANDBOX_SECRET_KEY: SECRET_KEY,
    SANDBOX_LOG_LEVEL: 'error',
  };
  const child = spawn(process.execPath, [MAIN], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  for await (const line of createInterface({ input: child.stdout })) {
    return { child, url: `http://127.0.0.1:${Listening.parse(JSON.parse(line)).port}` };
  }
  throw new Error('The provider ended before it listened.');
}

async function end(child: ChildProcess, signal: 'SIGKILL' | 'SIGTERM') {
  const exit = once(child, 'exit');
  child.kill(signal);
  return exit;
}

beforeEach(async () => {
  dir = await scratchDir();
});
afterEach(async () => {
  for (const child of children) child.kill('SIGKILL');
  await dropDir(dir);
});

test('three kills lose no answered payment and duplicate none', async () => {
  const asked: string[] = [];
  const answered = new Map<string, string | undefined>();
  for (let round = 0; round < 3; round += 1) {
    const { child, url } = await spawnProvider();
    let down = false;
    const caller = async (lane: number) => {
      for (let n = 0; !down; n += 1) {
        const reference = `crash-${round}-${lane}-${n}`;
        asked.push(reference);
        try {
          const answer = await call(`${url}/v1/payments`, paymentRequest(reference), { key: reference });
          answered.set(reference, answer.body.id);
        } catch {
          // the provider was killed during this request, so its outcome is unknown, as in reality
          down = true;
        }
      }
    };
    const load = Promise.all(Array.from({ length: 16 }, (_, lane) => caller(lane)));
    const enough = (round + 1) * 300;
    await until(`${enough} answers`, () => answered.size >= enough);
    await end(child, 'SIGKILL');
    await load;
  }
  expect(answered.size).toBeGreaterThanOrEqual(900);

  const { child, url } = await spawnProvider();
  const before = new Map((await allPayments(url)).map((payment) => [payment.reference, payment['id']]));
  for (const [reference, id] of answered) expect([reference, before.get(reference)]).toEqual([reference, id]);

  const repeats = await Promise.all(
    asked.map((reference) => call(`${url}/v1/payments`, paymentRequest(reference), { key: reference })),
  );
  expect(new Set(repeats.map((answer) => answer.status))).toEqual(new Set([201]));
  repeats.forEach((answer, n) => {
    const known = before.get(asked[n] ?? '');
    if (known !== undefined)
      expect([answer.body.id, answer.headers.get('idempotent-replayed')]).toEqual([known, 'true']);
  });
  const after = await allPayments(url);
  expect(after.map((payment) => payment.reference).toSorted()).toEqual(asked.toSorted());
  expect(await end(child, 'SIGTERM')).toEqual([0, null]);
}, 60_000);

test('SIGTERM under load ends with code 0 and loses no answered payment', async () => {
  const { child, url } = await spawnProvider();
  const calls = Array.from({ length: 20 }, (_, n) =>
    call(`${url}/v1/payments`, paymentRequest(`term-${n}`, 'tok_delay_300'), { key: `${n}` }),
  );
  // the first answer comes when all 20 requests have arrived
  await calls[0];
  expect(await end(child, 'SIGTERM')).toEqual([0, null]);
  const answers = await Promise.all(calls);
  expect(answers.map((answer) => answer.status)).toEqual(answers.map(() => 201));
  const restarted = await spawnProvider();
  expect(await allPayments(restarted.url)).toHaveLength(20);
}, 30_000);

async function allPayments(url: string) {
  const found = [];
  for (let cursor: unknown = ''; typeof cursor === 'string'; ) {
    const page = await call(`${url}/v1/payments?limit=1000${cursor && `&cursor=${cursor}`}`);
    found.push(...(page.body.data ?? []));
    cursor = page.body['nextCursor'];
  }
  return found;
}
