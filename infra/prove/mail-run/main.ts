// Command: npm run node -- infra/prove/mail-run/main.ts [--messages 20000] [--kills 50] [--calm], while `npm run
// test:servers` runs and `. .toric/test.env` was read. It takes hours, so start it in the evening. It sends mails from
// two instances of the customer service to a mail server that drops connections, answers 4xx and 5xx and is killed,
// while the instances are killed. Then it compares the rows with the mails that arrived. With --calm it kills nothing,
// and prints the rate.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { findBounced } from '../../../services/customer/src/messages/sending/verp.ts';
import { openKept } from '../../shop/mailbox/kept.ts';
import { buildAll } from '../../run/build/build.ts';
import { freePort } from '../../run/servers/process.ts';
import type { Child } from '../../run/system/child.ts';
import { ROOT } from '../../run/system/parts.ts';
import { masterKeyOf } from '../../run/system/secrets.ts';
import { startSystem } from '../../run/system/system.ts';
import { forgetSystem } from '../../run/system/forget.ts';
import { testServers } from '../e2e/shop.ts';
import { queueMails } from './people.ts';

const { values: flags } = parseArgs({
  options: {
    messages: { type: 'string', default: '20000' },
    kills: { type: 'string', default: '50' },
    calm: { type: 'boolean', default: false },
  },
});
const messages = Number(flags.messages);
const kills = flags.calm ? 0 : Number(flags.kills);
const dataDir = join(ROOT, '.toric/mail-run');
const name = `toric_test_mail_run_${process.pid}`;
const log = (line: string) => console.log(line);

const TROUBLE = {
  rules: [
    { at: 'connect', act: 'drop', chance: 0.02 },
    { at: 'rcpt', act: 'drop', chance: 0.01 },
    { at: 'rcpt', act: 450, text: '4.2.1 later', chance: 0.01 },
    { at: 'rcpt', act: 550, text: '5.7.1 policy', chance: 0.01 },
    { at: 'data', act: 'drop', chance: 0.005 },
    { at: 'end', act: 451, text: '4.3.0 later', chance: 0.01 },
    { at: 'end', act: 'drop', chance: 0.005 },
    { at: 'end', act: 'keep-and-drop', chance: 0.005 },
  ],
  delayMs: 20,
};

type Row = { id: string; state: string };

/**
 * Returns a sentence about each mail that was lost, doubled, or recorded wrongly. `arrived` has the id of each mail
 * that the mailbox stored.
 */
function faultsOf(rows: readonly Row[], arrived: readonly string[]): string[] {
  const times = new Map<string, number>();
  for (const id of arrived) times.set(id, (times.get(id) ?? 0) + 1);
  return rows.flatMap(({ id, state }) => {
    const count = times.get(id) ?? 0;
    if (count > 1) return [`${id} arrived ${count} times (${state})`];
    if (state === 'sent' && count === 0) return [`${id} is sent and did not arrive`];
    if (!['sent', 'unknown', 'refused'].includes(state)) return [`${id} ended as ${state}`];
    return state === 'refused' && count > 0 ? [`${id} is refused and arrived`] : [];
  });
}

async function killAtRandom(victims: readonly Child[], mailbox: Child): Promise<void> {
  for (let killed = 0; killed < kills; killed++) {
    await delay(500 + Math.random() * 2_000);
    const victim = victims[killed % victims.length];
    await victim?.kill('SIGKILL');
    if (killed % 10 === 9) {
      await mailbox.kill('SIGKILL');
      await mailbox.restart();
    }
    await victim?.restart();
  }
}

/** Compares the stored messages with the mails that arrived. Prints the result and returns the exit code. */
async function report(pool: pg.Pool, linkKey: string): Promise<number> {
  const { rows } = await pool.query<Row>('select id, state from customer.message');
  const kept = await openKept(join(dataDir, 'mailbox'));
  const arrived = kept.mails().flatMap(({ from }) => findBounced(linkKey, from) ?? []);
  const faults = faultsOf(rows, arrived);
  const count = (state: string) => rows.filter((row) => row.state === state).length;
  log(
    `sent ${count('sent')}, unknown ${count('unknown')}, refused ${count('refused')}; arrived ${arrived.length}; ${kills} kills`,
  );
  for (const { id } of rows.filter(({ state }) => state === 'unknown')) log(`unknown: ${id}`);
  for (const fault of faults.slice(0, 50)) console.error(fault);
  log(faults.length === 0 ? 'no mail arrived twice, and none is missing' : `${faults.length} faults`);
  return faults.length === 0 ? 0 : 1;
}

async function main(): Promise<number> {
  await rm(dataDir, { recursive: true, force: true });
  await buildAll();
  const servers = testServers();
  const fast = { MAIL_PER_DOMAIN_AND_SECOND: '10000' };
  const system = await startSystem({
    ...{ dataDir, name, servers, log, supervised: false, mailbox: true },
    extra: { customer: fast },
  });
  const pool = new pg.Pool({ connectionString: system.adminDatabaseUrl, max: 2 });
  try {
    const customers: Child[] = [system.children.customer];
    if (kills > 0) customers.push(await system.startAnother('customer', await freePort()));
    const control = `http://127.0.0.1:${system.children.mailbox.port}/control/trouble`;
    const trouble = (setting: object) =>
      fetch(control, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(setting),
      });
    if (kills > 0) await trouble(TROUBLE);
    const url = system.addresses.databases['customer'] ?? '';
    const masterKey = masterKeyOf(system.secrets, 'customer');
    await queueMails({ url, masterKey, people: 1_000, messages, domains: 500 });
    const started = Date.now();
    const left = async () =>
      (
        await pool.query<{ count: number }>(
          `select count(*)::int as count from customer.message where state in ('waiting', 'sending')`,
        )
      ).rows[0]?.count ?? 0;
    const killing = killAtRandom(customers, system.children.mailbox);
    let settledAt = Date.now();
    for (let open = messages; open > 0; ) {
      await delay(kills > 0 ? 2_000 : 50);
      const now = await left();
      if (now !== open) settledAt = Date.now();
      open = now;
      if (kills > 0) log(`${open} messages are not settled`);
    }
    await killing;
    const seconds = (settledAt - started) / 1_000;
    log(`${messages} messages in ${seconds.toFixed(1)} s: ${(messages / seconds).toFixed(0)} per second`);
    return await report(pool, system.secrets.get('link key'));
  } finally {
    await pool.end();
    await system.stop();
    await forgetSystem({ name, servers });
  }
}

process.exitCode = await main();
