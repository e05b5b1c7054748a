/**
 * Provides what the tests of merges share: makes pairs of customers with rows of all kinds, merges them, and compares
 * the tables of the shop.
 */
import { createHash, randomUUID } from 'node:crypto';
import type { JobView } from '@toric/contracts/jobs/job.http';
import { until } from '@toric/infra/prove/testing/test-stack';
import type { CustomerStack } from '../customer-stack.ts';

/**
 * Lists the tables that the merge job itself writes, and those that are derived from other tables. After an undo, all
 * other tables must be as they were before.
 */
const WRITTEN_MEANWHILE = [
  ...[
    'change_job',
    'change_item',
    'change_item_key',
    'change_record',
    'change_seal',
    'change_unsealed',
    'outbox',
    'inbox',
  ],
  ...['merged_customer', 'moved_row', 'duplicate_block', 'duplicate_indexed', 'duplicate_pair', 'duplicate_progress'],
  ...[
    'aggregate_version',
    'idempotent_reply',
    'effect',
    'access_log',
    '_prisma_migrations',
    'task_scan',
    'staff_notice',
  ],
  ...['quality_check', 'quality_break', 'quality_count', 'quality_day', 'quality_progress', 'customer_segment'],
];

export type Pair = { readonly kept: string; readonly merged: string };
type Hashes = Readonly<Record<string, string>>;

export function mergeShop(shop: () => CustomerStack) {
  let entered = 0;
  const ask = (method: 'get' | 'post' | 'put' | 'patch', path: string, token: string, body?: object) =>
    shop().call(method, path, { token, ...(body && { body }) });
  const sales = () => shop().staff('sales');

  /** Enters a person at the counter, with a name that nobody else has. */
  async function enter(change: object = {}): Promise<string> {
    const person = {
      givenName: 'Ana',
      familyName: `Lima ${randomUUID().slice(0, 8)}`,
      dateOfBirth: '1984-03-07',
      ...change,
    };
    const answer = await ask('post', '/customers/walk-ins', await sales(), { ...person, isNew: true });
    if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
    return answer.body.id;
  }

  const chance = () => Math.random() < 0.6;
  const consent = (state: 'given' | 'withdrawn') => ({
    consents: [{ purpose: 'marketing', channel: chance() ? 'mail' : 'text', state }],
    proof: { how: 'phone', said: 'She said so' },
  });

  /** Gives a customer some rows in many of the tables that a merge changes. */
  async function furnish(id: string, { fieldId, tagId }: { fieldId: string; tagId: string }): Promise<void> {
    const token = await sales();
    const path = `/customers/${id}`;
    if (chance()) await ask('post', `${path}/notes`, token, { text: `Note ${entered++}` }).expect(201);
    if (chance())
      await ask('post', `${path}/interactions`, token, {
        ...{ kind: 'call', direction: 'in', outcome: 'solved', text: 'Asked for the parcel' },
      }).expect(201);
    if (chance())
      await ask('post', '/tasks', token, {
        ...{ text: 'Call her', dueAt: new Date(Date.now() + 86_400_000).toISOString(), customerId: id },
      }).expect(201);
    if (chance()) await ask('put', `${path}/consents`, token, consent(chance() ? 'given' : 'withdrawn')).expect(200);
    if (chance()) await ask('put', `${path}/tags/${tagId}`, token).expect(204);
    if (chance())
      await ask('patch', `${path}/fields`, token, { values: { [fieldId]: `C-${entered++}` }, reason: 'Told' }).expect(
        200,
      );
    if (chance()) await shop().recordSeen({ id, email: '', token: '' });
    if (chance()) await shop().addAddress({ id, email: '', token: await shop().stack.token({ id }) });
    if (chance()) await storeNumber(id);
  }

  /**
   * Stores the number of a record in another system, as an import does. The value of the number does not matter here.
   */
  const storeNumber = (id: string) =>
    shop().stack.admin.query(
      `insert into customer.external_id (record_id, system, record, id_index, customer_id, sealed, created_at)
       values ($1, 'old', 'customer', $2, $1, 'x', now())`,
      [id, randomUUID()],
    );

  /** Returns a hash of each table of the service, over its rows in a fixed order. */
  async function hashes(): Promise<Hashes> {
    const { rows: tables } = await shop().stack.admin.query<{ name: string }>(
      `select table_name as name from information_schema.tables
       where table_schema = 'customer' and table_type = 'BASE TABLE' and table_name <> all($1) order by 1`,
      [WRITTEN_MEANWHILE],
    );
    const found: Record<string, string> = {};
    for (const { name } of tables) {
      const { rows } = await shop().stack.admin.query<{ row: string }>(
        `select to_jsonb(t)::text as row from customer."${name}" t order by 1`,
      );
      found[name] = createHash('sha256')
        .update(rows.map(({ row }) => row).join('\n'))
        .digest('hex');
    }
    return found;
  }

  const jobOf = async (id: string): Promise<JobView> =>
    (await ask('get', `/jobs/customer/${id}`, await sales()).expect(200)).body;
  const untilState = (id: string, ...states: string[]): Promise<JobView> =>
    until(
      `job ${id} is ${states.join(' or ')}`,
      async () => {
        const job = await jobOf(id);
        return states.includes(job.state) ? job : undefined;
      },
      60_000,
    );

  /** Starts a job that waits, and returns it when it has ended. */
  async function run(id: string): Promise<JobView> {
    await untilState(id, 'ready', 'failed');
    await ask('post', `/jobs/customer/${id}/start`, await sales()).expect(202);
    return untilState(id, 'done', 'failed');
  }

  async function merge({ kept, merged }: Pair, choices: object = {}): Promise<string> {
    const body = { keptId: kept, mergedId: merged, choices, why: 'Entered twice' };
    const answer = await ask('post', '/customer-merges', await sales(), body);
    if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
    const job = await run(answer.body.id);
    if (job.counts.updated !== 1) throw new Error(JSON.stringify([job, await itemsOf(job.id)]));
    return job.id;
  }

  async function undo(jobId: string): Promise<JobView> {
    const body = { why: 'They are two people' };
    return run((await ask('post', `/jobs/customer/${jobId}/undo`, await sales(), body).expect(201)).body.id);
  }

  const itemsOf = async (id: string) =>
    (await ask('get', `/jobs/customer/${id}/items?limit=100`, await sales()).expect(200)).body.data;

  return { ask, enter, furnish, hashes, merge, undo, run, untilState, itemsOf };
}
