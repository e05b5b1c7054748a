import type { MigrationStep } from '@toric/contracts/customer/imports/migration.http';
import { type JobProof, ProveJob } from '@toric/contracts/jobs/job.http';
import { api } from '../../../app/api.ts';

/** Describes the proof of one file over all its rows. */
export type StepProof = Pick<JobProof, 'total' | 'counts' | 'equal' | 'differing' | 'read' | 'stored'>;

type Sums = JobProof['read'];

/** Returns the sums of two consecutive parts. The hash of the later part covers the earlier part. */
export function together(one: Sums, other: Sums): Sums {
  const money = new Map(one.money.map(({ currency, amount }) => [currency, amount]));
  for (const { currency, amount } of other.money) money.set(currency, (money.get(currency) ?? 0) + amount);
  return {
    ...{ hash: other.hash, rows: one.rows + other.rows, boxes: one.boxes + other.boxes },
    money: [...money].map(([currency, amount]) => ({ currency, amount })),
  };
}

/** Compares all rows of a file. Returns undefined if its job does not exist. */
export async function proveStep({ service, jobId }: MigrationStep): Promise<StepProof | undefined> {
  if (jobId === null) return undefined;
  let proof: StepProof | undefined;
  let place = { after: 0, read: '', stored: '' };
  for (;;) {
    const { body } = await api.call(ProveJob, { params: { service, jobId }, body: place });
    proof = proof
      ? {
          ...body,
          ...{ equal: proof.equal + body.equal, differing: [...proof.differing, ...body.differing].slice(0, 100) },
          ...{ read: together(proof.read, body.read), stored: together(proof.stored, body.stored) },
        }
      : body;
    if (body.next === null) return proof;
    place = { after: body.next, read: body.read.hash, stored: body.stored.hash };
  }
}
