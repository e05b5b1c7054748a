import { personalDigest } from '@toric/chassis/imports/content';
import { FED, type FedKind } from '@toric/chassis/imports/fed-import';
import type { FedJobPlan, FedRow } from '@toric/chassis/imports/fed-plan';
import type { Vault } from '@toric/chassis/data/vault';
import {
  type Content,
  type ItemResult,
  type JobContext,
  jobKind,
  type PlannedItem,
} from '@toric/chassis/jobs/job-kind';
import { NO_SUCH_CUSTOMER } from '@toric/contracts/customer/imports/import-file.errors';
import { ROW_EXISTS, ROW_IS_NEW } from '@toric/contracts/customer/imports/import-row.errors';
import { LAST_DAY } from '@toric/contracts/kernel/common';
import { NOTHING } from '@toric/messaging/outcome';
import { dayOf } from '@toric/optics/calendar-day';
import { lineKey, type PastOrder, type PastOrderRow, pastOrderRow } from './past-order-row.ts';
import { findByNumbers, findLines, findOwners, keysOf, saveLines, type StoredPastOrder } from './past-order.store.ts';

type Context = JobContext<FedJobPlan>;

/**
 * Imports past orders from another system. They are history: no stock is reserved, no money moves, no message is sent,
 * and no process starts. They are stored in their own table, which no other use case of orders reads.
 */
export const importOrders = (vault: Vault): FedKind => ({
  keysOf: (row, plan) => lineKey(pastOrderRow(row, plan, LAST_DAY)),
  kind: jobKind<FedRow, FedJobPlan>({
    ...FED,
    ...{ name: 'order-import', subject: 'order', lock: 'past-order', allow: ['sales'], vault, pageSize: 500 },
    tables: [{ table: 'past_order_line', key: 'id' }],
    async records(items, { tx, job: { plan }, now }) {
      const known = await findKnown(vault, items, { tx, plan, now });
      return known.map(({ onFile }) => (onFile ? [onFile.id] : []));
    },
    apply: (items, context) => applyRows(vault, items, context),
    undone: async () => NOTHING,
    async readBack(ids, { tx }) {
      return new Map((await findLines(tx, vault, ids)).map((line) => [line.id, contentOf(vault, line)]));
    },
  }),
});

const sumOf = ({ unitPrice, currency, quantity }: PastOrder) =>
  unitPrice === null || currency === null ? {} : { amount: unitPrice * quantity, currency };

function contentOf(vault: Vault, { id: _id, parameters, ...line }: StoredPastOrder): Content {
  const digest = personalDigest(vault, { ...line, parameters });
  return { digest, boxes: line.quantity, ...sumOf({ ...line, parameters }) };
}

type Known = { readonly row: PastOrderRow; readonly onFile: StoredPastOrder | undefined };
type Finding = Pick<Context, 'tx' | 'now'> & { readonly plan: FedJobPlan };

async function findKnown(
  vault: Vault,
  items: readonly PlannedItem<FedRow>[],
  { tx, plan, now }: Finding,
): Promise<Known[]> {
  const read = items.map(({ change }) => pastOrderRow(change, plan, dayOf(now)));
  const owners = await findOwners(tx, [...new Set(read.flatMap(({ customerId }) => customerId ?? []))]);
  const rows = read.map((row) => ({ ...row, customerId: owners.get(row.customerId ?? '') ?? undefined }));
  const numbers = rows.flatMap(({ order }) => order?.orderNumber ?? []);
  const stored = await findByNumbers(tx, vault, { system: plan.system, numbers });
  return rows.map((row) => ({
    row,
    onFile: stored.find(({ orderNumber, line }) => orderNumber === row.order?.orderNumber && line === row.order.line),
  }));
}

async function applyRows(vault: Vault, items: readonly PlannedItem<FedRow>[], context: Context) {
  const { tx, now, job } = context;
  const known = await findKnown(vault, items, { tx, plan: job.plan, now });
  const decided = known.map((one) => decide(vault, one, context));
  const written = decided.flatMap(({ line }) => line ?? []);
  const customers = written.map(({ customerId }) => customerId);
  await saveLines(tx, written, { keys: await keysOf(tx, vault, customers), now });
  return { results: decided.map(({ result }) => result) };
}

type Decided = { readonly result: ItemResult; readonly line?: StoredPastOrder };

const rejected = (detail: { en: string; zh: string }): Decided => ({
  result: { did: 'rejected', reasons: [{ detail }] },
});

/**
 * Decides what the import does with a row. In a dry run, an earlier file of the same migration may still have to create
 * the customer of the row.
 */
function decide(vault: Vault, { row, onFile }: Known, { newId, job, isDryRun }: Context): Decided {
  const { order, customerId, isPromised, reasons } = row;
  if (!order) return { result: { did: 'rejected', reasons } };
  const { mode, system } = job.plan;
  if (onFile && mode === 'create') return rejected(ROW_EXISTS());
  if (!onFile && mode === 'update') return rejected(ROW_IS_NEW());
  if (isPromised && isDryRun) return { result: { did: 'created', recordIds: [newId()] } };
  if (customerId === undefined) return rejected(NO_SUCH_CUSTOMER());
  const line = { ...order, id: onFile?.id ?? newId(), customerId, system };
  const content = contentOf(vault, line);
  if (!onFile) return { result: { did: 'created', recordIds: [line.id], personId: customerId, content }, line };
  const kept = { recordIds: [line.id], personId: onFile.customerId, content };
  // a line that is already stored stays with its customer
  if (onFile.customerId !== customerId) return rejected(ROW_EXISTS());
  if (contentOf(vault, onFile).digest === content.digest) return { result: { did: 'unchanged', ...kept } };
  return { result: { did: 'updated', ...kept }, line };
}
