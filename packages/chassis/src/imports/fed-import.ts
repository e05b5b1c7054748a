/**
 * Imports files whose rows the customer service sends (ADR 0089). The customer service has all files. A job asks for
 * its next rows with a public key, and the rows arrive sealed for this key. A row that arrives twice, or late, changes
 * nothing.
 */
import {
  type FedService,
  ImportMoved,
  ImportRowsSent,
  NoteImport,
  rowsContext,
  SendImportRows,
} from '@toric/contracts/customer/imports/import.messages';
import type { ImportSubject } from '@toric/contracts/customer/imports/import-field';
import { emits, NOTHING, type Outcome } from '@toric/messaging/outcome';
import { on } from '@toric/messaging/subscription';
import type { WorkContext } from '@toric/messaging/unit-of-work';
import { newBoxKeys, openBox } from '../data/sealed-box.ts';
import type { Vault } from '../data/vault.ts';
import { hasStopped, mayCancel, mayStart } from '../jobs/job.ts';
import { type AnyJobKind, opened, type ReachedContext } from '../jobs/job-kind.ts';
import { insertJob, lockJob, moveJob, saveSourced } from '../jobs/job.store.ts';
import { finishJob, startRun } from '../jobs/life.flow.ts';
import { addPage } from '../jobs/page.flow.ts';
import { FedJobPlan, FedRow } from './fed-plan.ts';
import type { ImportPlan } from '@toric/contracts/customer/imports/import-plan';
import { rejectedFile } from './rejected-file.ts';

export type FedKind = {
  readonly kind: AnyJobKind;
  /** Returns digests of the row. No two rows of a file may have the same digest. */
  readonly keysOf: (row: FedRow, plan: ImportPlan) => readonly string[];
};
export type FedImports = {
  readonly service: FedService;
  readonly vault: Vault;
  readonly kinds: Readonly<Partial<Record<ImportSubject, FedKind>>>;
};

/** Holds the parts that the imports of all services with rows of the customer service share. */
export const FED = {
  ...{ plan: FedJobPlan, change: FedRow, isFed: true as const, rejectedFile },
  async reached({ job }: ReachedContext): Promise<Outcome> {
    const { id: jobId, state, expected, counts } = job;
    return emits(NoteImport({ jobId, state, total: job.sourceEnded ? job.sourced : null, expected, counts }));
  },
};

/** The items of a cancelled job are kept for this number of days. Until then the job can be undone. */
const UNDO_DAYS = 30;
const boxContext = (jobId: string): string => `import ${jobId}`;

type Moved = Parameters<typeof ImportMoved>[0];

/** ⇐ customer.import-moved.v1. Plans, starts, stops or undoes an import of this service. */
export const moveImport = (imports: FedImports) =>
  on(ImportMoved, {
    async run({ message, tx, now, newId }) {
      if (message.service !== imports.service) return undefined;
      const context = { tx, now, newId };
      if (message.move === 'plan') return planFed(imports, message, context);
      if (message.move === 'undo') return undoFed(imports, message, context);
      const job = await lockJob(tx, message.jobId);
      const kind = job && kindNamed(imports, job.kind);
      if (!job || !kind) return undefined;
      if (message.move === 'start' && mayStart(job)) await startRun({ tx, now }, job);
      if (message.move === 'cancel' && mayCancel(job))
        return finishJob(context, opened(kind.kind), job, { state: 'cancelled', undoDays: UNDO_DAYS });
      return undefined;
    },
  });

const kindNamed = ({ kinds }: FedImports, name: string): FedKind | undefined =>
  Object.values(kinds).find(({ kind }) => kind.name === name);

async function planFed({ vault, kinds }: FedImports, message: Moved, { tx, now }: WorkContext) {
  const { jobId, plan, actorId, startsItself } = message;
  const fed = plan && kinds[plan.subject];
  if (!plan || !fed || (await lockJob(tx, jobId))) return undefined;
  const { publicKey, privateKey } = newBoxKeys();
  const { name, lock } = fed.kind;
  const kept: FedJobPlan = FedJobPlan.parse({
    ...{ ...plan, publicKey, box: vault.sealShared(boxContext(jobId), privateKey) },
  });
  const job = { id: jobId, kind: name, lock, plan: kept, why: null, createdBy: actorId };
  await insertJob(tx, { ...job, startsItself, createdAt: now });
  await moveJob(tx, job, 'checking', now);
  return emits(SendImportRows({ jobId, after: 0, publicKey }));
}

async function undoFed(imports: FedImports, { jobId, undoOf, actorId }: Moved, { tx, now }: WorkContext) {
  const original = undoOf === null ? undefined : await lockJob(tx, undoOf);
  if (!original || !hasStopped(original) || (await lockJob(tx, jobId))) return undefined;
  const { kind, lock, plan } = original;
  const undo = { id: jobId, kind, lock, plan, why: null, createdBy: actorId };
  await insertJob(tx, { ...undo, startsItself: true, createdAt: now, undoOf: original.id });
  return undefined;
}

/** Returns the id of the person whom a row is about, so that an erasure of this person deletes the row. */
const personOf = ({ customer }: FedRow) => (customer && 'id' in customer ? { personId: customer.id } : {});

/** ⇐ customer.import-rows-sent.v1. Adds the rows to their job with their dry run, and asks for the next rows. */
export const addImportRows = (imports: FedImports) =>
  on(ImportRowsSent, {
    async run({ message: { jobId, service, after, ended, sealed }, tx, now, newId }) {
      if (service !== imports.service) return undefined;
      const job = await lockJob(tx, jobId);
      const fed = job && kindNamed(imports, job.kind);
      if (!job || !fed || job.state !== 'checking' || job.sourceEnded || job.sourced !== after) return undefined;
      const plan = FedJobPlan.parse(job.plan);
      const privateKey = imports.vault.openShared(boxContext(jobId), plan.box);
      const rows = FedRow.array().parse(JSON.parse(openBox(privateKey, rowsContext(jobId, after), sealed)));
      const items = rows.map((change) => ({ change, ...personOf(change), keys: fed.keysOf(change, plan) }));
      const rejected = await addPage({ tx, now, newId }, { kind: opened(fed.kind), job }, items);
      await saveSourced(tx, job, { items: items.length, rejected, ended });
      const next = after + items.length;
      return ended ? NOTHING : emits(SendImportRows({ jobId, after: next, publicKey: plan.publicKey }));
    },
  });
