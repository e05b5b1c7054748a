import { changed } from '@toric/chassis/changes/changed';
import type { Vault } from '@toric/chassis/data/vault';
import {
  type AnyJobKind,
  type Content,
  type ItemResult,
  type JobContext,
  jobKind,
  type PlannedItem,
  type RecordTable,
} from '@toric/chassis/jobs/job-kind';
import { CUSTOMERS_AT_ONCE, CustomersImported, CustomersRemoved } from '@toric/contracts/customer/events';
import type { PersonalData } from '@toric/contracts/customer/people/customer.http';
import type { Change } from '@toric/contracts/record/change';
import { emits } from '@toric/messaging/outcome';
import { dayOf } from '@toric/optics/calendar-day';
import { EMAIL_INDEX } from '../accounts/account.store.ts';
import { MAX_ADDRESSES } from '../people/address.store.ts';
import {
  findAccounts,
  findByEmails,
  findCustomers,
  insertAddresses,
  insertCustomers,
  type KeyedCustomer,
  type KnownCustomer,
  newKeys,
  updateCustomers,
} from './customers.store.ts';
import { findAddresses, isAlike } from './addresses.store.ts';
import { externalIndex, findByNumbers, insertNumbers, type Numbered } from './external-id.store.ts';
import { rejectedFile } from '@toric/chassis/imports/rejected-file';
import { importSource } from './import-source.flow.ts';
import { contentOf, findCustomerContents } from './plans/contents.store.ts';
import type { ImportMeans } from './plans/import-kinds.ts';
import { endImport } from './end-import.flow.ts';
import { type CustomerNames, customerNames, type CustomerRow, customerRow } from './rows/customer-row.ts';
import { type Decided, decideCustomer, type OnFile } from './rows/decide-customer.ts';
import { ImportedRow, ImportPlan } from '@toric/contracts/customer/imports/import-plan';

/** Lists the tables that have rows of each new customer, with the column that names her. */
const CUSTOMER_TABLES: readonly RecordTable[] = [
  { table: 'account', key: 'id' },
  { table: 'data_key', key: 'customer_id' },
  { table: 'customer', key: 'id' },
  { table: 'customer_name_token', key: 'customer_id', isDerived: true },
  { table: 'address', key: 'customer_id' },
  { table: 'external_id', key: 'record_id' },
];

/** Lists the tables with rows about a customer that no foreign key binds to her row. */
const KEEPS: readonly RecordTable[] = [
  { table: 'consent', key: 'customer_id' },
  { table: 'order_address', key: 'customer_id' },
  { table: 'complaint', key: 'customer_id' },
  { table: 'message', key: 'person_id' },
  { table: 'privacy_request', key: 'customer_id' },
];

/** Holds the number of rows in one transaction. One message names all customers that a page adds. */
const PAGE = CUSTOMERS_AT_ONCE;

type Context = JobContext<ImportPlan>;
type Item = PlannedItem<ImportedRow>;
type Work = { readonly item: Item; readonly row: CustomerRow };

/** Imports customers: inserts and updates people with their names, e-mails, phone numbers, and an address. */
export function importCustomers({ vault, reached }: ImportMeans): AnyJobKind {
  const parsed = new WeakMap<ImportedRow, CustomerRow>();
  const rowOf = (cells: ImportedRow, plan: ImportPlan, now: Date): CustomerRow => {
    const known = parsed.get(cells) ?? customerRow(cells, plan, dayOf(now));
    parsed.set(cells, known);
    return known;
  };
  return jobKind<ImportedRow, ImportPlan>({
    ...{ name: 'customer-import', subject: 'customer', lock: 'customer', allow: ['sales'] },
    ...{ vault, plan: ImportPlan, change: ImportedRow, tables: CUSTOMER_TABLES, keeps: KEEPS, pageSize: PAGE },
    source: importSource((cells, plan) => keysOf(vault, customerNames(cells, plan), plan)),
    rejectedFile,
    reached,
    readBack: (ids, { tx }) => findCustomerContents(tx, vault, ids),
    prepare: (cells, plan, now) => rowOf(cells, plan, now),
    async records(items, { tx, job: { plan }, now }) {
      const rows = items.map(({ change }) => rowOf(change, plan, now));
      return findKnown({ tx, vault, plan }, rows);
    },
    async apply(items, context) {
      const { plan } = context.job;
      const work = items.map((item) => ({ item, row: rowOf(item.change, plan, context.now) }));
      return applyRows(vault, work, context);
    },
    async undone(items, { job: { id: jobId } }) {
      const removed = items.flatMap(({ did, recordIds: [id = ''] }) => (did === 'removed' ? [id] : []));
      const added = items.flatMap(({ did, recordIds: [id = ''] }) => (did === 'created' ? [id] : []));
      const changes = items.flatMap(({ did, recordIds: [id = ''] }) =>
        did === 'removed' ? [] : [{ action: 'customer.changed', subject: id, customerId: id } as const],
      );
      const messages = [
        ...(removed.length > 0 ? [CustomersRemoved({ jobId, customerIds: removed })] : []),
        ...(added.length > 0 ? [CustomersImported({ jobId, customerIds: added })] : []),
      ];
      return emits(...messages).records(...changes);
    },
    ended: endImport,
  });
}

/** Returns the digests that two rows of a file must not share: the number of the person, and her e-mail. */
function keysOf(vault: Vault, { externalId, email }: CustomerNames, { system }: ImportPlan): string[] {
  const byNumber = externalId === undefined ? [] : [externalIndex(vault, 'customer', system, externalId)];
  const byEmail = email === undefined ? [] : [vault.blindIndex(EMAIL_INDEX, email)];
  return [...byNumber, ...byEmail];
}

type Finding = { readonly tx: Context['tx']; readonly vault: Vault; readonly plan: ImportPlan };

/** Returns the customers of rows. They are found by their numbers in the other system, or else by their e-mails. */
async function findKnown({ tx, vault, plan }: Finding, rows: readonly CustomerRow[]): Promise<string[][]> {
  const numbers = rows.flatMap(({ externalId }) => externalId ?? []);
  const emails = rows.flatMap(({ person }) => person.email ?? []);
  const [byNumber, byEmail] = await Promise.all([
    findByNumbers(tx, vault, { record: 'customer', system: plan.system }, numbers),
    findByEmails(tx, vault, emails),
  ]);
  return rows.map(({ externalId = '', person }) => {
    const id = byNumber.get(externalId)?.recordId ?? byEmail.get(person.email ?? '');
    return id === undefined ? [] : [id];
  });
}

/**
 * Decides about all rows of a page, and then writes the results in a few statements. No decision depends on what the
 * page writes, so a dry run ends before the writes.
 */
async function applyRows(vault: Vault, work: readonly Work[], context: Context) {
  const { tx, job } = context;
  const { mode, system } = job.plan;
  const ids = work.flatMap(({ item }) => item.recordIds);
  const emails = work.flatMap(({ row }) => row.person.email ?? []);
  const numbers = work.flatMap(({ row }) => row.externalId ?? []);
  const known = await findCustomers(tx, vault, ids);
  const [accounts, numbered, addresses] = await Promise.all([
    findAccounts(tx, vault, emails),
    findByNumbers(tx, vault, { record: 'customer', system }, numbers),
    findAddresses(tx, withAddress(work, known)),
  ]);
  const decided = work.map(({ item, row }) => {
    const person = known.get(item.recordIds[0] ?? '');
    const hasNumber = numbered.has(row.externalId ?? '');
    const hasAddress = (addresses.get(item.recordIds[0] ?? '') ?? []).some((one) => isAlike(one, row.address));
    const onFile = person && onFileOf(person, { hasNumber, hasAddress });
    const emailOwner = accounts.get(row.person.email ?? '')?.id;
    return { item, row, person, decision: decideCustomer({ row, mode, onFile, emailOwner }) };
  });
  const placed = decided.map((one) => ({ ...one, id: one.item.recordIds[0] ?? context.newId() }));
  const results = placed.map((one) =>
    resultOf(one, (personal) => (context.isDryRun ? undefined : contentOf(vault, personal))),
  );
  if (context.isDryRun) return { results };
  const written = placed.map((one): Written => ({ ...one, keyed: keyedOf(vault, one) }));
  await writeRows(vault, written, context);
  const customerIds = written.flatMap(({ keyed }) => keyed?.id ?? []);
  const messages = customerIds.length > 0 ? [CustomersImported({ jobId: job.id, customerIds })] : [];
  return { results, outcome: emits(...messages).records(...written.flatMap(changeOf)) };
}

const withAddress = (work: readonly Work[], known: ReadonlyMap<string, KnownCustomer>) =>
  work.flatMap(({ item, row }) => {
    const person = known.get(item.recordIds[0] ?? '');
    return person && row.address ? [{ customerId: person.id, keys: person.keys }] : [];
  });

const onFileOf = (
  { customer, isRestricted, hasPassword, addresses }: KnownCustomer,
  has: { hasNumber: boolean; hasAddress: boolean },
): OnFile => ({
  ...{ id: customer.id, personal: customer.personal, isRestricted, hasPassword, ...has },
  hasRoom: addresses < MAX_ADDRESSES,
});

type DecidedRow = Work & { readonly person: KnownCustomer | undefined; readonly decision: Decided };

/** Describes a decided row. `id` is the customer whom the row is about, or whom the row creates. */
type PlacedRow = DecidedRow & { readonly id: string };
/** Describes a decided row, with the new customer and her key if the row creates a customer. */
type Written = PlacedRow & { readonly keyed: KeyedCustomer | undefined };

const keyedOf = (vault: Vault, { id, decision }: PlacedRow): KeyedCustomer | undefined =>
  decision.do === 'create' ? { id, personal: decision.personal, ...newKeys(vault, id) } : undefined;

async function writeRows(vault: Vault, written: readonly Written[], { tx, now, newId, job }: Context): Promise<void> {
  const added = written.flatMap(({ keyed }) => keyed ?? []);
  await insertCustomers(tx, vault, added, now);
  await updateCustomers(tx, vault, written.flatMap(updateOf), now);
  await insertAddresses(
    tx,
    written.flatMap((one) => addressOf(one, newId)),
    now,
  );
  await insertNumbers(tx, vault, job.plan.system, { numbered: written.flatMap(numberOf), now });
}

function updateOf({ person, decision }: Written) {
  if (!person || decision.do !== 'update') return [];
  const before = person.customer.personal;
  const { personal } = decision;
  const hasNewName = before.givenName !== personal.givenName || before.familyName !== personal.familyName;
  const customer = { ...person.customer, personal };
  return [{ customer, keys: person.keys, hasNewName, hasNewEmail: before.email !== personal.email }];
}

function addressOf({ row: { address }, id, keyed, person, decision }: Written, newId: () => string) {
  const keys = keyed?.keys ?? person?.keys;
  const adds = decision.do === 'create' || (decision.do === 'update' && decision.addsAddress);
  return address && keys && adds ? [{ id: newId(), customerId: id, keys, address }] : [];
}

function numberOf({ row: { externalId }, id, keyed, person, decision }: Written): Numbered[] {
  const keys = keyed?.keys ?? person?.keys;
  const writes = decision.do === 'create' || decision.do === 'update';
  if (externalId === undefined || !keys || !writes) return [];
  return [{ recordId: id, customerId: id, record: 'customer', number: externalId, keys }];
}

/** Returns the result of a row. `contentOf` returns undefined in a dry run, which keeps no contents. */
function resultOf(
  { decision, id, person }: PlacedRow,
  contentOf: (personal: PersonalData) => Content | undefined,
): ItemResult {
  if (decision.do === 'reject') return { did: 'rejected', reasons: decision.reasons };
  const personal = decision.do === 'create' || decision.do === 'update' ? decision.personal : person?.customer.personal;
  const content = personal && contentOf(personal);
  const kept = { recordIds: [id] as const, personId: id, ...(content && { content }) };
  if (decision.do === 'create') return { did: 'created', ...kept };
  return { did: decision.do === 'update' ? 'updated' : 'unchanged', ...kept };
}

function changeOf({ decision, id, person }: Written): Change[] {
  const of = { subject: id, customerId: id };
  if (decision.do === 'create') return [{ ...of, action: 'customer.added', fields: changed({}, decision.personal) }];
  if (decision.do !== 'update' || !person) return [];
  return [{ ...of, action: 'customer.changed', fields: changed(person.customer.personal, decision.personal) }];
}
