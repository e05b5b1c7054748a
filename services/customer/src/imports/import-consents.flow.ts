import type { Vault } from '@toric/chassis/data/vault';
import {
  type AnyJobKind,
  type ItemResult,
  type JobContext,
  jobKind,
  type PlannedItem,
} from '@toric/chassis/jobs/job-kind';
import { CONSENT_WAS_WITHDRAWN } from '@toric/contracts/customer/imports/import-file.errors';
import { GUARDIAN_NEEDED } from '@toric/contracts/customer/consent/consent.errors';
import { emits, NOTHING, type Outcome } from '@toric/messaging/outcome';
import { dayOf } from '@toric/optics/calendar-day';
import { findLastChoices } from '../consent/consent.store.ts';
import { recordConsents } from '../consent/record-consents.flow.ts';
import { findOwners, type Owner, promisedBy } from './belonging.flow.ts';
import { ADULT_AGE } from '../households/age.ts';
import { findUnguarded } from '../households/guard.flow.ts';
import { endImport } from './end-import.flow.ts';
import { rejectedFile } from '@toric/chassis/imports/rejected-file';
import { importSource } from './import-source.flow.ts';
import { contentOf, findConsentContents } from './plans/contents.store.ts';
import type { ImportMeans } from './plans/import-kinds.ts';
import { type ConsentRow, consentRow } from './rows/consent-row.ts';
import { ImportedRow, ImportPlan } from '@toric/contracts/customer/imports/import-plan';

type Context = JobContext<ImportPlan>;
type Done = { readonly result: ItemResult; readonly outcome: Outcome };

/**
 * Imports consents. It only adds lines to the ledger, and never gives a consent that a person has withdrawn. It cannot
 * be undone, because the ledger holds what the person said.
 */
export function importConsents({ vault, reached }: ImportMeans): AnyJobKind {
  return jobKind<ImportedRow, ImportPlan>({
    ...{ name: 'consent-import', subject: 'consent', lock: 'customer', allow: ['sales'], undoable: false },
    ...{ vault, plan: ImportPlan, change: ImportedRow, tables: [] },
    source: importSource(() => []),
    rejectedFile,
    reached,
    readBack: (ids, { tx }) => findConsentContents(tx, vault, ids),
    async apply(items, context) {
      const done = await applyRows(vault, items, context);
      const outcome = emits(...done.flatMap((one) => one.outcome.messages));
      return {
        results: done.map(({ result }) => result),
        outcome: outcome.records(...done.flatMap((one) => one.outcome.changes)),
      };
    },
    ended: endImport,
  });
}

/** Applies the rows one after the other, because a row must see the effects of an earlier row about the same person. */
async function applyRows(vault: Vault, items: readonly PlannedItem<ImportedRow>[], context: Context): Promise<Done[]> {
  const { tx, job } = context;
  const rows = items.map(({ change }) => consentRow(change, job.plan));
  const ownerOf = await findOwners(
    { tx, vault, system: job.plan.system, promisedBy: promisedBy(context) },
    rows.map(({ customer }) => customer),
  );
  const done: Done[] = [];
  for (const row of rows) done.push(await applyRow({ row, owner: ownerOf(row.customer), vault }, context));
  return done;
}

const only = (result: ItemResult): Done => ({ result, outcome: NOTHING });

type OwnedRow = { readonly row: ConsentRow; readonly owner: Owner; readonly vault: Vault };

async function applyRow({ row, owner, vault }: OwnedRow, { tx, now, newId, job }: Context): Promise<Done> {
  if (row.reasons.length > 0) return only({ did: 'rejected', reasons: row.reasons });
  if ('promised' in owner) return only({ did: 'created', recordIds: [newId()] });
  if ('wrong' in owner) return only({ did: 'rejected', reasons: [{ detail: owner.wrong }] });
  const { purpose, channel, state, said = `Imported from ${job.plan.system}` } = row;
  if (!purpose || !channel || !state) throw new Error('a row without reasons has a choice');
  const { customer, keys } = owner.person;
  const last = (await findLastChoices(tx, customer.id)).find(
    (one) => one.purpose === purpose && one.channel === channel,
  );
  if (state === 'given' && last?.state === 'withdrawn')
    return only({ did: 'rejected', reasons: [{ detail: CONSENT_WAS_WITHDRAWN() }] });
  const isUnguarded = state === 'given' && (await findUnguarded(tx, vault, [customer.id], dayOf(now))).has(customer.id);
  if (isUnguarded) return only({ did: 'rejected', reasons: [{ detail: GUARDIAN_NEEDED({ age: ADULT_AGE }).detail }] });
  if (last?.state === state) return only({ did: 'unchanged', personId: customer.id });
  const { messages, changes } = await recordConsents(
    { tx, vault, keys, now, newId },
    {
      ...{
        choices: [{ purpose, channel, state }],
        textVersions: undefined,
        language: customer.personal.language ?? 'en',
      },
      ...{ customerId: customer.id, source: 'import', recordedBy: job.createdBy, proof: { how: 'paper', said } },
    },
  );
  const ids = changes.map(({ subject }) => subject);
  const result: ItemResult = ids[0]
    ? {
        ...{ did: 'created', recordIds: [ids[0]], personId: customer.id },
        content: contentOf(vault, { purpose, channel, state }),
      }
    : { did: 'unchanged', personId: customer.id };
  return { result, outcome: emits(...messages).records(...changes) };
}
