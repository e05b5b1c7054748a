// The broker and the database die, refuse, or lose everything.
import { PlaceOrder } from '@toric/contracts/order/order.http';
import { attempt } from '../../e2e/attempt.ts';
import { orderBody } from '../../e2e/shop.ts';
import { republish, untilConsumed } from '../recovery.ts';
import type { Fault, Scene } from './fault.ts';

const killBroker: Fault = {
  ...{ name: 'kill rabbitmq', kind: 'kill rabbitmq', lane: 'broker', cheap: true },
  async run({ servers, tally }) {
    await servers.rabbit.crash();
    tally.killed('rabbitmq');
    await servers.rabbit.restart();
  },
};

const killDatabase: Fault = {
  ...{ name: 'kill postgresql', kind: 'kill postgresql', lane: 'database', cheap: true },
  async run({ servers, tally, hold }) {
    await servers.postgres.crash();
    tally.killed('postgresql');
    await hold(1, () => servers.postgres.restart());
  },
};

type Answer = { status: number; retryAfter: string | null };

/** Other faults may hide this one for a while: so long it goes on, for an answer that shows it. */
const PATIENCE_S = 60;

/** What the shop says to buyers who do not insist, for so many seconds and until it has given the status once. */
async function answersFor(
  scene: Scene,
  { seconds, status, heal }: { seconds: number; status: number; heal: () => Promise<unknown> },
): Promise<Answer[]> {
  try {
    return await askEveryHalfSecond(scene, seconds, status);
  } finally {
    await heal();
  }
}

async function askEveryHalfSecond(scene: Scene, seconds: number, wanted: number): Promise<Answer[]> {
  const { api, buyers, random, hold } = scene;
  const answers: Answer[] = [];
  const begun = Date.now();
  const passed = (limit: number) => Date.now() - begun > limit * 1_000;
  while (!passed(seconds) || (!passed(PATIENCE_S) && !answers.some(({ status }) => status === wanted))) {
    const buyer = random.pick(buyers);
    const key = scene.shopper.reserveKey();
    const asked = { body: orderBody(buyer, {}, {}), token: buyer.token, idempotencyKey: key };
    const answer = await attempt(api.call(PlaceOrder, asked)).catch(() => undefined);
    if (answer) answers.push({ status: answer.status, retryAfter: answer.headers.get('retry-after') });
    // whatever was answered, the client goes on to ask with the same key: the order is not left in doubt
    scene.later(scene.shopper.place(buyer, orderBody(buyer, {}, {}), { key }));
    await hold(0.5);
  }
  return answers;
}

const readOnly: Fault = {
  ...{ name: 'postgresql read-only', kind: 'postgresql read-only', lane: 'database', cheap: true },
  async run(scene) {
    const { sql, tally, thorough } = scene;
    const set = async (value: 'on' | 'off') => {
      await sql(`alter system set default_transaction_read_only = ${value}`);
      await sql('select pg_reload_conf()');
    };
    await set('on');
    await scene.hold(0.5);
    const answers = await answersFor(scene, { seconds: thorough ? 120 : 4, status: 503, heal: () => set('off') });
    const refused = answers.filter(({ status }) => status === 503);
    tally.expect(
      answers.every(({ status }) => status >= 300),
      'read-only',
      'an order was accepted that cannot have been stored',
    );
    tally.expect(
      refused.every(({ retryAfter }) => retryAfter !== null),
      'read-only',
      'a 503 came without Retry-After',
    );
    tally.expect(
      refused.length > 0,
      'read-only',
      `nobody was told to come again: ${answers.map(({ status }) => status).join(' ')}`,
    );
  },
};

/** Publishing is blocked: orders are still taken, and their messages leave when there is room again. */
const alarmOf = (name: string, raise: readonly string[], calm: readonly string[]): Fault => ({
  ...{ name, kind: name, lane: 'broker', cheap: true },
  async run(scene) {
    const { servers, tally, thorough } = scene;
    await servers.rabbit.ctl(...raise);
    const answers = await answersFor(scene, {
      ...{ seconds: thorough ? 120 : 4, status: 201 },
      heal: () => servers.rabbit.ctl(...calm),
    });
    const taken = answers.filter(({ status }) => status === 201).length;
    tally.expect(taken > 0, name, `no order was taken meanwhile: ${answers.map(({ status }) => status).join(' ')}`);
  },
});

const wipeBroker: Fault = {
  ...{ name: 'rabbitmq loses its disk', kind: 'rabbitmq loses its disk', lane: 'broker', cheap: true },
  async run(scene) {
    await scene.servers.rabbit.crash();
    scene.tally.killed('rabbitmq');
    await scene.servers.rabbit.restart({ wiped: true });
    await scene.provisionBroker();
    await untilConsumed(scene);
    await republish(scene);
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
