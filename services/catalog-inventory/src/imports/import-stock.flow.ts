import { openDigest } from '@toric/chassis/imports/content';
import { FED, type FedKind } from '@toric/chassis/imports/fed-import';
import type { FedJobPlan, FedRow } from '@toric/chassis/imports/fed-plan';
import {
  type Content,
  type ItemResult,
  type JobContext,
  jobKind,
  type PlannedItem,
} from '@toric/chassis/jobs/job-kind';
import {
  LOT_MOVED_SINCE,
  ROW_LOT_ON_FILE,
  ROW_LOT_RECALLED,
} from '@toric/contracts/customer/imports/import-row.errors';
import type { Text } from '@toric/contracts/kernel/sentence';
import type { Tx } from '@toric/messaging/sql';
import { dayOf } from '@toric/optics/calendar-day';
import type { LensIds } from '@toric/optics/lens-id';
import { findReceivablePacks } from '../catalogue/pack.store.ts';
import { lockLots } from '../recall/quarantine.store.ts';
import { findLotsById, recallsInForce } from '../recall/recall.store.ts';
import { compileScope, covers } from '../recall/recall.ts';
import { lockReceivedLots } from '../receiving/receipt.store.ts';
import { type KnownRow, knownRow, lotKey, stockRow } from './rows/stock-row.ts';
import {
  bookImported,
  deleteEmptyLots,
  findHistories,
  findOpenedLots,
  findWarehouses,
  type LotHistory,
  type OpenedLot,
} from './stock.store.ts';

type Context = JobContext<FedJobPlan>;

/**
 * Imports lots. Their boxes enter the ledger as opening stock. Refuses a lot that a recall covers. An undo books the
 * boxes of a lot out again, but only if no box of the lot was sold or moved after the import.
 */
export const importStock = (lensIds: LensIds): FedKind => ({
  keysOf: (row, plan) => [lotKey(stockRow(row, plan))],
  kind: jobKind<FedRow, FedJobPlan>({
    ...FED,
    ...{ name: 'stock-import', subject: 'warehouse', lock: 'stock', allow: ['warehouse'], tables: [] },
    apply: (items, context) => applyRows(lensIds, items, context),
    takeBack: takeBackLots,
    async readBack(ids, { tx }) {
      return new Map((await findOpenedLots(tx, ids)).map((lot) => [lot.id, contentOf(lot)]));
    },
  }),
});

const contentOf = ({ warehouseId, packId, lensId, lotNumber, expiresOn, boxes }: Omit<OpenedLot, 'id'>): Content => ({
  ...{ digest: openDigest({ warehouseId, packId, lensId, lotNumber, expiresOn, boxes }), boxes },
});

type Row = { readonly index: number; readonly known: KnownRow; readonly lensId: string };
type Placed = Row & { readonly lotId: string; readonly onHand: number };

async function applyRows(lensIds: LensIds, items: readonly PlannedItem<FedRow>[], context: Context) {
  const { tx, now, job } = context;
  const recalls = await recallsInForce(tx);
  const read = items.map(({ change }) => stockRow(change, job.plan));
  const warehouses = await findWarehouses(
    tx,
    read.flatMap(({ warehouseCode }) => warehouseCode ?? []),
  );
  const packs = await findReceivablePacks(tx, read);
  const rows = read.flatMap((row, index): Row[] => {
    const pack = packs.find(({ gtin }) => gtin === row.gtin);
    const known = knownRow(row, { warehouseId: warehouses.get(row.warehouseCode ?? ''), pack, today: dayOf(now) });
    return known ? [{ index, known, lensId: lensIds.of(known.pack.productId, known.parameters) }] : [];
  });
  const placed = await placeRows(rows, context);
  const ids = placed.map(({ lotId }) => lotId);
  const recalled = await findRecalled(tx, recalls, ids);
  const histories = await findHistories(tx, ids);
  const results = read.map(({ reader }): ItemResult => ({ did: 'rejected', reasons: reader.reasons }));
  for (const row of placed) {
    const isRepeated = placed.some(({ lotId, index }) => lotId === row.lotId && index < row.index);
    results[row.index] = isRepeated
      ? reject(undefined, ROW_LOT_ON_FILE())
      : decide(row, histories.get(row.lotId), recalled);
  }
  const opened = placed.filter(({ index }) => results[index]?.did === 'created');
  await bookImported(
    tx,
    opened.map(({ lotId, known }) => ({ lotId, boxes: known.quantity })),
    { causeId: job.id, reason: `Imported from ${job.plan.system}`, actorId: job.createdBy, now },
  );
  await deleteEmptyLots(tx, ids);
  return { results };
}

/** Locks the lots that the rows of the import name, and inserts the lots that do not exist. */
async function placeRows(rows: readonly Row[], { tx, now, newId, job }: Context): Promise<Placed[]> {
  const placed: Placed[] = [];
  for (const warehouseId of [...new Set(rows.map(({ known }) => known.warehouseId))].toSorted()) {
    const own = rows.filter(({ known }) => known.warehouseId === warehouseId);
    const opening = { id: job.id, warehouseId, reference: '', purchaseOrderId: null, supplierId: null };
    const locked = await lockReceivedLots(
      tx,
      { ...opening, inspection: null, receivedBy: job.createdBy, now },
      own.map(({ index, known, lensId }) => ({
        ...{ key: index, packId: known.pack.id, productId: known.pack.productId, lensId, parameters: known.parameters },
        ...{ lotNumber: known.lotNumber, expiresOn: known.expiresOn, quantity: known.quantity, newId: newId() },
        ...{ madeFrom: null, madeUntil: null, masterUdiDi: null, bin: null, labelledByShop: false },
      })),
    );
    for (const { id, key, onHand } of locked) {
      const row = own.find(({ index }) => index === key);
      if (row) placed.push({ ...row, lotId: id, onHand });
    }
  }
  return placed;
}

/** Returns the ids of the lots that a recall covers or that are quarantined. */
async function findRecalled(
  tx: Tx,
  recalls: Awaited<ReturnType<typeof recallsInForce>>,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const scopes = recalls.map(({ scope }) => compileScope(scope));
  const lots = await findLotsById(tx, ids);
  return new Set(
    lots.flatMap((lot) => (lot.quarantined || scopes.some((scope) => covers(scope, lot)) ? [lot.id] : [])),
  );
}

const reject = (column: string | undefined, detail: Text): ItemResult => ({
  did: 'rejected',
  reasons: [{ column, detail }],
});

function decide(
  { lotId, known, lensId, onHand }: Placed,
  history: LotHistory | undefined,
  recalled: ReadonlySet<string>,
) {
  if (recalled.has(lotId)) return reject(undefined, ROW_LOT_RECALLED());
  const { warehouseId, pack, lotNumber, expiresOn, quantity } = known;
  const content = contentOf({ warehouseId, packId: pack.id, lensId, lotNumber, expiresOn, boxes: quantity });
  if (!history?.isMoved && history?.imported === quantity)
    return { did: 'unchanged', recordIds: [lotId], content } satisfies ItemResult;
  if (onHand !== 0 || history?.isMoved) return reject(undefined, ROW_LOT_ON_FILE());
  return { did: 'created', recordIds: [lotId], content } satisfies ItemResult;
}

/**
 * Books the boxes of an import out again. Keeps a lot whose boxes were sold or moved after the import, and reports it.
 */
async function takeBackLots(items: readonly PlannedItem[], { tx, now, job }: JobContext) {
  const ids = items.flatMap(({ recordIds: [id] }) => id ?? []);
  await lockLots(tx, ids);
  const histories = await findHistories(tx, ids);
  const free = new Map(
    [...histories].flatMap(([id, { isMoved, imported }]) =>
      !isMoved && imported > 0 ? [[id, imported] as const] : [],
    ),
  );
  await bookImported(
    tx,
    [...free].map(([lotId, imported]) => ({ lotId, boxes: -imported })),
    { causeId: job.id, reason: 'The import was undone.', actorId: job.createdBy, now },
  );
  const results = items.map(
    ({ recordIds: [id = ''] }): ItemResult =>
      free.has(id)
        ? { did: 'removed' }
        : reject(undefined, LOT_MOVED_SINCE({ lot: histories.get(id)?.lotNumber ?? '' })),
  );
  return { results };
}
