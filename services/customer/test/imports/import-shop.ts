/** Provides what the tests of imports share: sends files, runs their jobs, and compares the tables of the shop. */
import { createHash } from 'node:crypto';
import type { JobView } from '@toric/contracts/jobs/job.http';
import { until } from '@toric/infra/prove/testing/test-stack';
import type { CustomerStack } from '../customer-stack.ts';

export type Plan = Readonly<Record<string, unknown>>;
export const PLAN: Plan = {
  ...{ format: 'csv', encoding: 'utf-8', delimiter: 'comma', hasHeading: true, dateOrder: 'year-month-day' },
  ...{ country: 'US', mode: 'both', source: 'old-shop' },
};

/** Lists the tables that an import may change. An undo must leave them as they were. */
const TABLES = [
  ...['account', 'address', 'customer', 'customer_name_token', 'customer_tag', 'data_key', 'external_id'],
  ...['prescription', 'prescription_revision', 'consent'],
];

export function importShop(shop: () => CustomerStack) {
  const get = async (path: string, token: string) => (await shop().call('get', path, { token }).expect(200)).body;
  const jobOf = async (id: string, token: string): Promise<JobView> => get(`/jobs/customer/${id}`, token);

  async function send(subject: string, content: string | Buffer, token: string): Promise<string> {
    const bytes = Buffer.from(content);
    const body = { subject, name: 'customers.csv', size: bytes.length };
    const { id, partBytes } = (await shop().call('post', '/imports', { token, body }).expect(201)).body;
    for (let part = 1; (part - 1) * partBytes < bytes.length; part++) {
      await shop()
        .call('put', `/imports/${id}/parts/${part}`, { token, headers: { 'Content-Type': 'application/octet-stream' } })
        .send(bytes.subarray((part - 1) * partBytes, part * partBytes))
        .expect(204);
    }
    return id;
  }

  /** Waits until the job has one of these states. */
  const untilState = (id: string, token: string, ...states: string[]): Promise<JobView> =>
    until(`job ${id} is ${states.join(' or ')}`, async () => {
      const job = await jobOf(id, token);
      return states.includes(job.state) ? job : undefined;
    });

  async function plan(fileId: string, token: string, change: Plan): Promise<string> {
    const body = { ...PLAN, ...change };
    const answer = await shop().call('post', `/imports/${fileId}/jobs`, { token, body });
    if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
    return answer.body.id;
  }

  async function start(id: string, token: string): Promise<JobView> {
    await untilState(id, token, 'ready');
    await shop().call('post', `/jobs/customer/${id}/start`, { token }).expect(202);
    return untilState(id, token, 'done', 'failed');
  }

  return {
    send,
    plan,
    start,
    jobOf,
    untilState,
    /** Imports a file: makes the dry run, starts the job, and returns the job when it is done. */
    async import(subject: string, content: string | Buffer, token: string, change: Plan): Promise<JobView> {
      const fileId = await send(subject, content, token);
      return start(await plan(fileId, token, change), token);
    },
    async undo(id: string, token: string, overwrite = false): Promise<JobView> {
      const body = { why: 'A test takes it back', overwrite };
      const { id: undo } = (await shop().call('post', `/jobs/customer/${id}/undo`, { token, body }).expect(201)).body;
      return start(undo, token);
    },
    items: async (id: string, token: string, query = '') =>
      (await get(`/jobs/customer/${id}/items?limit=100${query}`, token)).data,
    /** Returns a digest of the rows of each table. */
    async tables(): Promise<Record<string, string>> {
      const digests = await Promise.all(
        TABLES.map(async (table) => {
          const { rows } = await shop().stack.admin.query(
            `select coalesce(string_agg(t::text, E'\\n' order by t::text), '') as value from customer.${table} t`,
          );
          return [table, createHash('sha256').update(String(rows[0]?.value)).digest('hex')] as const;
        }),
      );
      return Object.fromEntries(digests);
    },
  };
}
