// Tests that items are opened ahead of their page, and that another page gets none of them.
import { expect, test } from '@jest/globals';
import { z } from 'zod';
import { setTimeout as pause } from 'node:timers/promises';
import { createVault } from '../data/vault.ts';
import { openAhead } from './ahead.flow.ts';
import type { Job } from './job.ts';
import type { OpenKind } from './job-kind.ts';

const vault = createVault({ service: 'customer', masterKey: Buffer.alloc(32, 3).toString('base64') });
const JOB = 'job';
const key = vault.newKey(JOB);
const keys = vault.keyring([key]);
const sealed = (seq: number) =>
  keys.seal({ table: 'change_item', column: 'sealed', row: `${JOB}.${seq}` }, JSON.stringify({ n: seq }));
const rows = [8, 9].map((seq) => ({ seq, open: null, sealed: sealed(seq) }));

const prepared: unknown[] = [];
const kind = {
  ...{ name: 'customer-import', vault, change: z.object({ n: z.int() }) },
  prepare: (change: unknown) => prepared.push(change),
} as unknown as OpenKind; // the test needs no other fields of a kind of jobs
const job = { id: JOB, plan: {} } as Job; // the test needs no other fields of a job

// returns the rows of the two statements that are sent: the key of the job, or its items
const read = async <R>({ text }: { text: string }): Promise<R[]> => (text.includes('data_key') ? [key] : rows) as R[];
const begun = async () => {
  const ahead = openAhead({ read, clock: { now: () => new Date(0), follow: () => undefined } });
  ahead.begin(kind, job, { after: 7, most: 2 });
  await pause(20);
  return ahead;
};

test('the items of the next page are open and prepared when it begins', async () => {
  const ahead = await begun();
  const opened = ahead.take(job, 7);
  expect([...opened]).toEqual(rows.map(({ seq, sealed: text }) => [seq, { sealed: text, change: { n: seq } }]));
  expect(prepared).toEqual([{ n: 8 }, { n: 9 }]);
  expect(ahead.take(job, 7).size).toBe(0);
});

test('a page at another place gets none of them', async () => {
  expect((await begun()).take(job, 6).size).toBe(0);
});
