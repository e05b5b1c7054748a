// Tests that an operator can handle a failed message with `npm run ops`, through the gateway: find, explain, replay or
// discard it.
import { execFile } from 'node:child_process';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { CustomerRegistered } from '@toric/contracts/customer/events';
import { DiscardDeadLetters, ReplayDeadLetters } from '@toric/contracts/operator/operator.http';
import { uuidv7 } from 'uuidv7';
import { examine, MEANS } from '../../operate/ops/doctor/doctor.ts';
import { localPatient } from '../../operate/ops/doctor/local-patient.ts';
import { ROOT } from '../../run/system/parts.ts';
import { needEnv, until } from '../testing/test-stack.ts';
import { attempt } from './attempt.ts';
import { envelope, publish } from './publish.ts';
import { openShop, type Shop } from './shop.ts';

let shop: Shop;
beforeAll(async () => {
  shop = await openShop('operator');
}, 120_000);
afterAll(() => shop?.close(), 60_000);

type Ran = { code: number; out: string; err: string };

/** Runs `npm run ops` with these arguments as a member of staff. `role` is the role of this person. */
function ops(line: string, role: 'operator' | 'sales' | 'auditor' = 'operator'): Promise<Ran> {
  const env = {
    ...process.env,
    ...{ NODE_OPTIONS: '', TORIC_URL: shop.system.gatewayUrl },
    TORIC_TOKEN: shop.staff[role],
  };
  const given = ['infra/operate/ops/main.ts', ...line.split(' ')];
  return new Promise((resolve) => {
    execFile(process.execPath, given, { cwd: ROOT, env }, (error, out, err) =>
      resolve({ code: error ? Number(error.code) : 0, out, err }),
    );
  });
}

async function json<T>(line: string): Promise<T> {
  const { code, out, err } = await ops(`${line} --json`);
  if (code !== 0) throw new Error(`ops ${line} ended with ${code}: ${err}`);
  return JSON.parse(out) as T; // the cast is safe: the command has parsed the answer
}

const registered = (data: object) => envelope(data, CustomerRegistered.type);
type Listed = { id: string; messageId: string; reason: string; consumer: string; state: string };
const listed = (line: string, count: number) =>
  until(
    `${count} dead letters`,
    async () => {
      const letters = await json<Listed[]>(`dead-letters list ${line}`);
      return letters.length === count ? letters : undefined;
    },
    30_000,
  );

test('the doctor finds nothing wrong with a shop that runs', async () => {
  const { gatewayUrl } = shop.system;
  const env = {
    ...{
      DATABASE_ADMIN_URL: needEnv('TORIC_TEST_DATABASE_ADMIN_URL'),
      RABBITMQ_URL: needEnv('TORIC_TEST_RABBITMQ_URL'),
    },
    ...{ RABBITMQ_MANAGEMENT_URL: needEnv('TORIC_TEST_RABBITMQ_MANAGEMENT_URL') },
    ...{ TORIC_URL: gatewayUrl, PORT: new URL(gatewayUrl).port },
  };
  const local = await localPatient(shop.dataDir, env, shop.name);
  // the database of a test is a clone, so its logins are those of the template
  const databases = shop.system.addresses.databases;
  const processes = local.processes.map((process) => ({
    ...process,
    env: { ...process.env, DATABASE_URL: databases[process.name] },
  }));
  const patient = { ...local, processes };
  const means = { ...MEANS, diskAt: async () => ({ free: 2 ** 40, size: 2 ** 41 }) };
  const outcomes = await examine(patient, means);
  expect(outcomes.flatMap(({ findings }) => findings)).toEqual([]);
  // the doctor cannot complete the check of backups, because a shop for tests makes none
  expect(outcomes.flatMap(({ check, unchecked }) => unchecked.map(() => check))).toEqual(['backups']);
}, 60_000);

test('a message that failed for good is explained, and is applied when it is replayed after the repair', async () => {
  const customerId = uuidv7();
  const message = registered({ customerId });
  await shop.rows('alter table marketing.participant rename to participant_away');
  // The header says that this is the last attempt. So one more failure makes the message a dead letter.
  const lastRetry = { exchange: 'marketing.return', key: '5000.marketing.project-customer' };
  await publish(shop, 'marketing', lastRetry, message, { 'x-attempt': 6 });
  const [letter] = await listed('--service marketing --reason retries-exhausted', 1);
  expect(letter).toMatchObject({ messageId: message.id, consumer: 'marketing.project-customer', state: 'open' });

  const page = await ops(`dead-letters explain ${letter?.id}`);
  expect([page.code, page.err]).toEqual([0, '']);
  for (const expected of ['participant', '**/features/project-customer.ts', message.correlationId, 'Correct the cause'])
    expect(page.out).toContain(expected);

  await shop.rows('alter table marketing.participant_away rename to participant');
  const dry = await ops('dead-letters replay --error participant --dry-run');
  expect(dry.out).toContain('Nothing was changed. Selected: 1 message.');
  expect(await listed('--service marketing', 1)).toEqual([letter]);
  const replayed = await ops('dead-letters replay --error participant');
  expect(replayed.out).toContain('Will be sent to their queues again: 1 message.');
  await until('the customer to become a participant', async () =>
    (await shop.rows('select from marketing.participant where customer_id = $1', [customerId])).length === 1
      ? true
      : undefined,
  );
  await listed('--service marketing --state replayed', 1);
  expect(await json(`dead-letters explain ${letter?.id}`)).toMatchObject({
    ...{ state: 'replayed', applied: true },
    actions: [{ action: 'dead-letters.replay', messages: 1, letterIds: [letter?.id] }],
  });
}, 120_000);

test('a message that can never be applied is discarded, and the reason is recorded', async () => {
  const bad = registered({ customerId: 'nobody' });
  await publish(shop, 'customer', { exchange: 'customer.events', key: CustomerRegistered.type }, bad);
  const [letter] = await listed(`--service marketing --type ${CustomerRegistered.type}`, 1);
  expect(letter).toMatchObject({ reason: 'invalid-data', messageId: bad.id });
  const { code, out } = await ops(`dead-letters discard --id ${letter?.id} --why made-by-a-test`);
  expect([code, out]).toEqual([0, expect.stringContaining('Discarded: 1 message.')]);
  expect(await listed('--service marketing', 0)).toEqual([]);
  const [deed] = await json<object[]>('actions --service marketing');
  expect(deed).toMatchObject({
    ...{ action: 'dead-letters.discard', why: 'made-by-a-test', messages: 1 },
    ...{ letterIds: [letter?.id], actorId: expect.stringMatching(/^[0-9a-f-]{36}$/) },
  });
}, 60_000);

test('a replay of the outbox applies no message twice', async () => {
  await shop.newBuyer();
  const sent = async () =>
    shop.rows<{ published_at: Date }>('select published_at from customer.outbox where published_at is not null');
  await until('the sign-up to be published', async () => ((await sent()).length > 0 ? true : undefined));
  const before = Date.now();
  const { out } = await ops('outbox replay --service customer --since 1d --dry-run');
  expect(out).toMatch(/customer\.customer-registered\.v1 .*\d+\n/);
  const [count] = await shop.rows<{ n: number }>('select count(*)::int as n from marketing.participant');
  expect((await ops('outbox replay --service customer --since 1d')).code).toBe(0);
  await until('all messages to be published again', async () => {
    const [left] = await shop.rows<{ n: number }>(
      'select count(*)::int as n from customer.outbox where published_at is null or published_at < $1',
      [new Date(before)],
    );
    return left?.n === 0 ? true : undefined;
  });
  expect(await shop.rows('select count(*)::int as n from marketing.participant')).toEqual([count]);
}, 60_000);

test('a role without permission is refused and changes nothing', async () => {
  const refused = await ops('dead-letters discard --since 1d --why curiosity', 'sales');
  expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('403')]);
  expect(refused.err).toContain('operator');
  const auditor = await ops('actions --service marketing', 'auditor');
  expect([auditor.code, auditor.out]).toEqual([0, expect.stringContaining('dead-letters.discard')]);
  const misspelt = await ops('dead-letters replay --serivce payment');
  expect([misspelt.code, misspelt.err]).toEqual([2, expect.stringContaining('--serivce')]);
  for (const operation of [ReplayDeadLetters, DiscardDeadLetters]) {
    const all = { letters: { since: '2026-01-01T00:00:00Z' }, why: 'curiosity', dryRun: false };
    const asked = { params: { service: 'order' as const }, body: all, token: shop.staff.auditor };
    const answer = await attempt(shop.api.call<typeof operation>(operation, asked));
    expect(answer.status).toBe(403);
  }
}, 60_000);

test('an unknown service is answered with 404, not with a server error', async () => {
  const response = await fetch(`${shop.system.gatewayUrl}/v1/operations/billing/dead-letters`, {
    headers: { authorization: `Bearer ${shop.staff.operator}` },
  });
  expect([response.status, await response.json()]).toEqual([
    404,
    expect.objectContaining({ type: '/docs/errors/operations.no-such-service' }),
  ]);
});
