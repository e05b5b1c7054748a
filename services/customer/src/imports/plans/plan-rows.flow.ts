import type { ImportPlan } from '@toric/contracts/customer/imports/import-plan';
import type { JobWork } from '@toric/chassis/jobs/job-kind';
import { planJob } from '@toric/chassis/jobs/plan-job';
import { type ImportOwner, OWNER_OF } from '@toric/contracts/customer/imports/import-field';
import { ImportMoved } from '@toric/contracts/customer/imports/import.messages';
import type { JobState } from '@toric/contracts/jobs/job-kind';
import type { Message } from '@toric/contracts/kernel/message';
import { insertFed } from './fed-import.store.ts';
import { type ImportKinds, kindOf } from './import-kinds.ts';

type Planned = { readonly job: { id: string; service: ImportOwner; state: JobState }; readonly messages: Message[] };
type Planning = { readonly createdBy: string; readonly why: string | null; readonly start?: boolean };

/**
 * Plans the import of a file as a job in the service that keeps these records. Emits customer.import-moved.v1 if this
 * is another service.
 */
export async function planRows(
  context: JobWork,
  kinds: ImportKinds,
  plan: ImportPlan,
  { createdBy, why, start = false }: Planning,
): Promise<Planned> {
  const service = OWNER_OF[plan.subject];
  const kind = kindOf(kinds, plan.subject);
  if (kind) {
    const job = await planJob(context, kind, { plan, createdBy, why, start });
    return { job: { ...job, service }, messages: [] };
  }
  if (service === 'customer') throw new Error(`no kind of jobs imports ${plan.subject}`);
  const jobId = context.newId();
  await insertFed(context.tx, { jobId, service, plan, now: context.now });
  const { promisedBy: _own, sentBy: _who, ...sent } = plan;
  const moved = ImportMoved({
    ...{ jobId, service, move: 'plan', actorId: createdBy, plan: sent, startsItself: start, undoOf: null },
  });
  return { job: { id: jobId, service, state: 'planned' }, messages: [moved] };
}
