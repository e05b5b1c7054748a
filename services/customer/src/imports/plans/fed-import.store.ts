/** Reads and writes imports whose jobs are in other services. */
import { ImportPlan } from '@toric/contracts/customer/imports/import-plan';
import type { JobState } from '@toric/contracts/jobs/job-kind';
import { FedService } from '@toric/contracts/customer/imports/import.messages';
import { json, type Read, type Tx } from '@toric/messaging/sql';

export type FedImport = { readonly jobId: string; readonly service: FedService; readonly plan: ImportPlan };

export async function insertFed(
  tx: Tx,
  { jobId, service, plan, now }: FedImport & { readonly now: Date },
): Promise<void> {
  await tx.run`
    insert into fed_import (job_id, file_id, service, plan, state, created_at)
    values (${jobId}, ${plan.fileId}, ${service}, ${json(plan)}, 'planned', ${now})`;
}

export async function findFed(tx: Tx, jobId: string): Promise<FedImport | undefined> {
  const row = await tx.maybe<{ jobId: string; service: string; plan: unknown }>`
    select job_id, service, plan from fed_import where job_id = ${jobId}`;
  return row && { jobId, service: FedService.parse(row.service), plan: ImportPlan.parse(row.plan) };
}

export async function saveFedState(tx: Tx, jobId: string, state: JobState): Promise<void> {
  await tx.run`update fed_import set state = ${state} where job_id = ${jobId}`;
}

/** Returns a reader of single statements in the transaction, for code that otherwise reads outside a transaction. */
export const readIn =
  (tx: Tx): Read =>
  <R>({ text, values }: { text: string; values: unknown[] }) => {
    const parts = text.split(/\$\d+/);
    return tx.many<R>(Object.assign(parts, { raw: parts }), ...values);
  };
