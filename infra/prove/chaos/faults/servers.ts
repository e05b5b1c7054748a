/** Kills the broker and the database, makes them refuse work, or deletes their data. */
import { PlaceOrder } from '@toric/contracts/order/order.http';
import { attempt } from '../../e2e/attempt.ts';
import { orderBody } from '../../e2e/shop.ts';
import { orUndefined } from '../../testing/best-effort.ts';
import { republish, waitForConsumers } from '../recovery.ts';
import type { Fault, FaultContext } from './fault.ts';

const killBroker: Fault = {
  ...{ name: 'kill rabbitmq', kind: 'kill rabbitmq', lane: 'broker', cheap: true },
  async run({ servers, tally }) {
    await servers.rabbit.crash();
    tally.countKill('rabbitmq');
    await servers.rabbit.restart();
  },
};

const killDatabase: Fault = {
  ...{ name: 'kill postgresql', kind: 'kill postgresql', lane: 'database', cheap: true },
  async run({ servers, tally, hold }) {
    await servers.postgres.crash();
    tally.countKill('postgresql');
    await hold(1, () => servers.postgres.restart());
  },
};

type Answer = { status: number; retryAfter: string | null };

/**
 * An answer that shows the fault must arrive within this number of seconds. Another fault at the same time may lead to
 * other answers first.
 */
const TIMEOUT_S = 60;

/**
 * Places orders without retries for `seconds` and returns the answers. If no answer has the `status` until then, it
 * continues to place orders for up to 60 s. It calls `heal` in any case.
 */
async function answersFor(
  context: FaultContext,
  { seconds, status, heal }: { seconds: number; status: number; heal: () => Promise<unknown> },
): Promise<Answer[]> {
  try {
    return await pollEveryHalfSecond(context, seconds, status);
  } finally {
    await heal();
  }
}

async function pollEveryHalfSecond(context: FaultContext, seconds: number, wanted: number): Promise<Answer[]> {
  const { api, buyers, random, hold } = context;
  const answers: Answer[] = [];
  const begun = Date.now();
  const passed = (limit: number) => Date.now() - begun > limit * 1_000;
  while (!passed(seconds) || (!passed(TIMEOUT_S) && !answers.some(({ status }) => status === wanted))) {
    const buyer = random.pick(buyers);
    const key = context.client.newKey();
    const request = { body: orderBody(buyer, {}, {}), token: buyer.token, idempotencyKey: key };
    const answer = await orUndefined(attempt(api.call(PlaceOrder, request)));
    if (answer) answers.push({ status: answer.status, retryAfter: answer.headers.get('retry-after') });
    // `api` does not retry and records nothing. So the retrying client sends the same order with the same idempotency
    // key until it gets a final answer, and records this answer.
    context.inBackground(context.client.place(buyer, orderBody(buyer, {}, {}), { key }));
    await hold(0.5);
  }
  return answers;
}

const readOnly: Fault = {
  ...{ name: 'postgresql read-only', kind: 'postgresql read-only', lane: 'database', cheap: true },
  async run(context) {
    const { sql, tally, thorough } = context;
    const set = async (value: 'on' | 'off') => {
      await sql(`alter system set default_transaction_read_only = ${value}`);
      await sql('select pg_reload_conf()');
    };
    await set('on');
    await context.hold(0.5);
    const answers = await answersFor(context, { seconds: thorough ? 120 : 4, status: 503, heal: () => set('off') });
    const refused = answers.filter(({ status }) => status === 503);
    tally.expect(
      answers.every(({ status }) => status >= 300),
      'read-only',
      'an order was accepted although it cannot have been stored',
    );
    tally.expect(
      refused.every(({ retryAfter }) => retryAfter !== null),
      'read-only',
      'a 503 had no Retry-After header',
    );
    tally.expect(
      refused.length > 0,
      'read-only',
      `no answer was a 503 with Retry-After: ${answers.map(({ status }) => status).join(' ')}`,
    );
  },
};

/**
 * Raises a resource alarm of the broker, which then blocks publishing. The shop must still accept orders. It publishes
 * their messages after the alarm.
 */
const alarmOf = (name: string, raise: readonly string[], calm: readonly string[]): Fault => ({
  ...{ name, kind: name, lane: 'broker', cheap: true },
  async run(context) {
    const { servers, tally, thorough } = context;
    await servers.rabbit.ctl(...raise);
    const answers = await answersFor(context, {
      ...{ seconds: thorough ? 120 : 4, status: 201 },
      heal: () => servers.rabbit.ctl(...calm),
    });
    const taken = answers.filter(({ status }) => status === 201).length;
    tally.expect(
      taken > 0,
      name,
      `no order was accepted during the alarm: ${answers.map(({ status }) => status).join(' ')}`,
    );
  },
});

const wipeBroker: Fault = {
  ...{ name: 'rabbitmq loses its disk', kind: 'rabbitmq loses its disk', lane: 'broker', cheap: true },
  async run(context) {
    await context.servers.rabbit.crash();
    context.tally.countKill('rabbitmq');
    await context.servers.rabbit.restart({ wiped: true });
    await context.provisionBroker();
    await waitForConsumers(context);
    await republish(context);
  },
};

export const serverFaults: readonly Fault[] = [
  ...[killBroker, killDatabase, readOnly, wipeBroker],
  alarmOf(
    'memory alarm',
    ['set_vm_memory_high_watermark', 'absolute', '1000'],
    ['set_vm_memory_high_watermark', '0.6'],
  ),
  alarmOf('disk alarm', ['set_disk_free_limit', 'mem_relative', '1000'], ['set_disk_free_limit', '50MB']),
];
