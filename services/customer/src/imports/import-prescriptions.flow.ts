import { changed } from '@toric/chassis/changes/changed';
import type { Vault } from '@toric/chassis/data/vault';
import { type AnyJobKind, type Content, type ItemResult, type JobContext, jobKind } from '@toric/chassis/jobs/job-kind';
import { PRESCRIPTION_EXISTS } from '@toric/contracts/customer/imports/import-file.errors';
import type { PrescriptionContents } from '@toric/contracts/customer/prescriptions/prescription.http';
import type { Change } from '@toric/contracts/record/change';
import { NOTHING, performs, records } from '@toric/messaging/outcome';
import { areAlike } from '../prescriptions/prescription.ts';
import { nextReminder } from '../prescriptions/reminder/end-reminder.ts';
import { findOwners, type Owner, promisedBy } from './belonging.flow.ts';
import { endImport } from './end-import.flow.ts';
import { externalIndex, findByNumbers, insertNumbers } from './external-id.store.ts';
import { rejectedFile } from '@toric/chassis/imports/rejected-file';
import { importSource } from './import-source.flow.ts';
import { contentOf, findPrescriptionContents } from './plans/contents.store.ts';
import type { ImportMeans } from './plans/import-kinds.ts';
import { findFirstRevisions, insertEntered, type NewPrescriptionRow } from './prescriptions.store.ts';
import { ImportedRow, ImportPlan } from '@toric/contracts/customer/imports/import-plan';
import { prescriptionNumber, type PrescriptionRow, prescriptionRow } from './rows/prescription-row.ts';

type Context = JobContext<ImportPlan>;

/**
 * Imports prescriptions. They are recorded as entered, which permits nothing, so the prescriber is asked when lenses
 * are ordered. Does not change a stored prescription with the same number, because contents change only by a revision.
 */
export function importPrescriptions({ vault, reached }: ImportMeans): AnyJobKind {
  const parsed = new WeakMap<ImportedRow, PrescriptionRow>();
  const rowOf = (cells: ImportedRow, plan: ImportPlan): PrescriptionRow => {
    const known = parsed.get(cells) ?? prescriptionRow(cells, plan);
    parsed.set(cells, known);
    return known;
  };
  return jobKind<ImportedRow, ImportPlan>({
    ...{ name: 'prescription-import', subject: 'prescription', lock: 'customer', allow: ['optician'] },
    ...{ vault, plan: ImportPlan, change: ImportedRow, pageSize: 1_000 },
    tables: [
      { table: 'prescription', key: 'id' },
      { table: 'prescription_revision', key: 'prescription_id', removedBy: 'take_back_revisions' },
      { table: 'external_id', key: 'record_id' },
    ],
    source: importSource((row, plan) => {
      const externalId = prescriptionNumber(row, plan);
      return externalId === undefined ? [] : [externalIndex(vault, 'prescription', plan.system, externalId)];
    }),
    rejectedFile,
    reached,
    readBack: (ids, { tx }) => findPrescriptionContents(tx, vault, ids),
    prepare: rowOf,
    async apply(items, context) {
      const rows = items.map(({ change }) => rowOf(change, context.job.plan));
      return applyRows(vault, rows, context);
    },
    async undone(items) {
      const changes = items.flatMap(({ personId, recordIds: [id = ''] }) =>
        personId === null ? [] : [{ action: 'prescription.withdrawn', subject: id, customerId: personId } as const],
      );
      return records(...changes);
    },
    ended: endImport,
  });
}

type Decided = {
  readonly result: ItemResult;
  readonly added?: NewPrescriptionRow;
  readonly externalId?: string | undefined;
};

async function applyRows(vault: Vault, rows: readonly PrescriptionRow[], context: Context) {
  const { tx, now, newId, job } = context;
  const { system } = job.plan;
  const ownerOf = await findOwners(
    { tx, vault, system, promisedBy: promisedBy(context) },
    rows.map(({ customer }) => customer),
  );
  const numbers = rows.flatMap(({ externalId }) => externalId ?? []);
  const known = await findByNumbers(tx, vault, { record: 'prescription', system }, numbers);
  const keysOf = new Map(rows.flatMap(({ customer }) => keysIn(ownerOf(customer))));
  const contents = await findFirstRevisions(
    tx,
    (id) => keysOf.get(id) ?? missing(id),
    [...known.values()].flatMap(({ recordId, customerId }) => (keysOf.has(customerId) ? [recordId] : [])),
  );
  const decided = rows.map((row): Decided => {
    const recordId = known.get(row.externalId ?? '')?.recordId;
    const onFile = recordId === undefined ? undefined : contents.get(recordId);
    const means = { onFile, isKnown: recordId !== undefined, newId };
    return decide(row, ownerOf(row.customer), {
      ...means,
      contentOf: (given) => (context.isDryRun ? undefined : contentOf(vault, given)),
    });
  });
  const results = decided.map(({ result }) => result);
  // no decision depends on what the page writes, so a dry run ends at this point
  if (context.isDryRun) return { results };
  const added = decided.flatMap((one) => one.added ?? []);
  await insertEntered(tx, added, { recordedBy: job.createdBy, now });
  await insertNumbers(tx, vault, system, { numbered: decided.flatMap(numberOf), now });
  const reminders = added.flatMap(({ id, contents: { expiresOn } }) =>
    nextReminder({ id, revision: 1 }, expiresOn, now),
  );
  return { results, outcome: added.length === 0 ? NOTHING : performs(...reminders).records(...added.map(changeOf)) };
}

function missing(id: string): never {
  throw new Error(`the keys of customer ${id} were not read`);
}

const keysIn = (owner: Owner) => ('person' in owner ? [[owner.person.id, owner.person.keys] as const] : []);

type Means = {
  readonly onFile: PrescriptionContents | undefined;
  readonly isKnown: boolean;
  readonly newId: () => string;
  /** Returns the digest of the contents. Returns undefined in a dry run, which keeps no contents. */
  readonly contentOf: (contents: PrescriptionContents) => Content | undefined;
};

function decide(
  { contents, externalId, reasons }: PrescriptionRow,
  owner: Owner,
  { onFile, isKnown, newId, contentOf: digestOf }: Means,
): Decided {
  if (reasons.length > 0) return { result: { did: 'rejected', reasons } };
  if ('promised' in owner) return { result: { did: 'created', recordIds: [newId()] } };
  if ('wrong' in owner) return { result: { did: 'rejected', reasons: [{ detail: owner.wrong }] } };
  const { id: customerId, keys } = owner.person;
  if (!contents) throw new Error('a row without reasons has contents');
  if (isKnown) {
    if (onFile && areAlike(onFile, contents)) return { result: { did: 'unchanged', personId: customerId } };
    return { result: { did: 'rejected', reasons: [{ detail: PRESCRIPTION_EXISTS() }] } };
  }
  const id = newId();
  const content = digestOf(contents);
  return {
    result: { did: 'created', recordIds: [id], personId: customerId, ...(content && { content }) },
    added: { id, customerId, keys, contents },
    externalId,
  };
}

const numberOf = ({ added, externalId }: Decided) =>
  added && externalId !== undefined
    ? [
        {
          recordId: added.id,
          customerId: added.customerId,
          record: 'prescription' as const,
          number: externalId,
          keys: added.keys,
        },
      ]
    : [];

const changeOf = ({ id, customerId }: NewPrescriptionRow): Change => ({
  ...{ action: 'prescription.added', subject: id, customerId },
  fields: changed({}, { status: 'entered', revision: 1, evidenceId: null }),
});
