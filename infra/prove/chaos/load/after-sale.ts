/** Performs the steps after a sale: an order is amended, picked by scan, or comes back. */
import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { PackOrder } from '@toric/contracts/catalog-inventory/picking/packing.http';
import {
  BeginPickWave,
  GetPickWave,
  PlanPickWave,
  type PickTask,
} from '@toric/contracts/catalog-inventory/picking/pick-wave.http';
import { ScanPick } from '@toric/contracts/catalog-inventory/picking/pick-work.http';
import { GetShippedBoxes } from '@toric/contracts/catalog-inventory/returned/returned.http';
import { ListWarehouses } from '@toric/contracts/catalog-inventory/stock/stock.http';
import type { Operation } from '@toric/contracts/kernel/operation';
import { AmendOrder, GetAmendment } from '@toric/contracts/order/amendments/amendment.http';
import { GetOrder } from '@toric/contracts/order/order.http';
import { DecideReturn, ReceiveReturn } from '@toric/contracts/order/returns/return-work.http';
import { ApproveReturn, GetReturn, RequestReturn } from '@toric/contracts/order/returns/return.http';
import { type Attempt, attempt } from '../../e2e/attempt.ts';
import { orUndefined } from '../../testing/best-effort.ts';
import { type Account, type Connection, type PlacedOrder, requestUntilFinal, signInAgain } from './until-final.ts';

const PAUSE_MS = 500;
/** A step after the sale may take this number of seconds, because a fault may keep the system from working. */
const SECONDS = 180;

/**
 * A return has at most this number of boxes. The refund of more boxes would need a second person, for whom no fault run
 * waits.
 */
const BOXES_AT_MOST = 3;

const AMENDED: readonly string[] = ['applied', 'refused', 'cancelled', 'rejected'];
const RECEIVED: readonly string[] = ['deciding', 'closed', 'refused', 'cancelled', 'expired'];
const RETURNED: readonly string[] = ['closed', 'refund-waits', 'refund-failed', 'refused', 'cancelled', 'expired'];

export const afterSale = (connection: Connection) => ({
  amend: (order: PlacedOrder, boxes: number) => amend(connection, order, boxes),
  pick: (order: PlacedOrder) => pick(connection, order),
  sendBack: (order: PlacedOrder) => sendBack(connection, order),
});

type Asked<O extends Operation> = (token: string) => Promise<Attempt<O>>;

/**
 * Sends the request again until `isWanted` accepts the answer. Returns undefined after three minutes, or if the run is
 * aborted.
 */
async function poll<O extends Operation>(
  { api, signal }: Connection,
  by: Account,
  ask: Asked<O>,
  isWanted: (answer: Extract<Attempt<O>, { ok: true }>['body']) => boolean = () => true,
): Promise<Extract<Attempt<O>, { ok: true }>['body'] | undefined> {
  const deadline = Date.now() + SECONDS * 1_000;
  while (!signal.aborted && Date.now() < deadline) {
    const answer = await orUndefined(ask(by.token));
    if (answer?.ok && isWanted(answer.body)) return answer.body;
    if (answer?.status === 401) await signInAgain(api, by);
    await delay(PAUSE_MS);
  }
  return undefined;
}

/**
 * Changes the number of boxes of the first line as the buyer. Resolves when the order has accepted or refused the
 * change.
 */
async function amend(connection: Connection, { id: orderId, by }: PlacedOrder, boxes: number): Promise<void> {
  const { api } = connection;
  const order = await poll(connection, by, (token) => attempt(api.call(GetOrder, { params: { orderId }, token })));
  if (!order) return;
  const first = Math.min(boxes, BOXES_AT_MOST + 1 - order.lines.length);
  const lines = order.lines.map(({ lineId }, index) => ({ lineId, quantity: index === 0 ? first : 1 }));
  const amended = await requestUntilFinal(connection, { name: 'amend', by, orderId }, (credentials) =>
    attempt(api.call(AmendOrder, { params: { orderId }, body: { lines }, ...credentials })),
  );
  if (!amended?.ok) return;
  const amendmentId = amended.body.id;
  const ask = (token: string) => attempt(api.call(GetAmendment, { params: { amendmentId }, token }));
  await poll(connection, by, ask, ({ status }) => AMENDED.includes(status));
}

const codeOf = ({ gtin, expiresOn, lotNumber }: PickTask) =>
  `]d201${gtin.padStart(14, '0')}17${expiresOn.slice(2).replaceAll('-', '')}10${lotNumber}\u001d21${randomUUID().slice(0, 12)}`;

/**
 * Picks the boxes of the order by scan and packs them, as the warehouse. Does nothing if the order was cancelled
 * meanwhile.
 */
async function pick(connection: Connection, { id: orderId }: PlacedOrder): Promise<void> {
  const { api, staff } = connection;
  const by = staff.warehouse;
  const step = { name: 'pick', by, orderId } as const;
  const shop = await poll(connection, by, (token) => attempt(api.call(ListWarehouses, { token })));
  const warehouseId = shop?.data[0]?.id;
  if (!warehouseId) return;
  const planned = await requestUntilFinal(connection, step, (credentials) =>
    attempt(api.call(PlanPickWave, { body: { warehouseId, most: 1, orderIds: [orderId] }, ...credentials })),
  );
  if (!planned?.ok) return;
  const params = { waveId: planned.body.id };
  const read = (token: string) => attempt(api.call(GetPickWave, { params, token }));
  const chosen = await poll(connection, by, read, ({ status }) => status !== 'choosing');
  if (chosen?.status !== 'open') return;
  await requestUntilFinal(connection, step, (credentials) =>
    attempt(api.call(BeginPickWave, { params, ...credentials })),
  );
  const begun = await poll(connection, by, read);
  for (const task of begun?.tasks ?? [])
    for (let box = task.taken; box < task.quantity; box++) {
      const body = { taskId: task.taskId, barcode: codeOf(task) };
      await requestUntilFinal(connection, step, (credentials) =>
        attempt(api.call(ScanPick, { params, body, ...credentials })),
      );
    }
  const counted = begun?.tasks.reduce((boxes, { quantity }) => boxes + quantity, 0);
  if (!counted) return;
  await requestUntilFinal(connection, step, (credentials) =>
    attempt(api.call(PackOrder, { params: { ...params, orderId }, body: { counted }, ...credentials })),
  );
}

/**
 * Sends one box of each line back as the buyer. The warehouse receives it sealed or opened, and sales decide by the
 * rules. Resolves when the refund is under way, or waits for a second person.
 */
async function sendBack(connection: Connection, { id: orderId, by }: PlacedOrder): Promise<void> {
  const { api, staff } = connection;
  const order = await poll(connection, by, (token) => attempt(api.call(GetOrder, { params: { orderId }, token })));
  if (!order) return;
  const lines = order.lines.map(({ lineId }) => ({ lineId, quantity: 1, reason: 'changed-mind' as const }));
  const asked = await requestUntilFinal(connection, { name: 'return', by, orderId }, (credentials) =>
    attempt(api.call(RequestReturn, { params: { orderId }, body: { lines, resolution: 'refund' }, ...credentials })),
  );
  if (!asked?.ok) return;
  const params = { returnId: asked.body.id };
  const { sales, warehouse } = staff;
  await requestUntilFinal(connection, { name: 'return', by: sales, orderId }, (credentials) =>
    attempt(api.call(ApproveReturn, { params, body: {}, ...credentials })),
  );
  const shipped = await poll(connection, warehouse, (token) =>
    attempt(api.call(GetShippedBoxes, { params: { orderId }, token })),
  );
  const boxes = lines.flatMap(({ lineId }, index) => {
    const box = shipped?.data.find((one) => one.lineId === lineId);
    const state = index === 0 ? ('sealed' as const) : ('opened-unworn' as const);
    return box ? [{ lineId, lotNumber: box.lotNumber, expiresOn: box.expiresOn, state }] : [];
  });
  if (boxes.length === 0) return;
  await requestUntilFinal(connection, { name: 'return', by: warehouse, orderId }, (credentials) =>
    attempt(api.call(ReceiveReturn, { params, body: { boxes }, ...credentials })),
  );
  const read = (token: string) => attempt(api.call(GetReturn, { params, token }));
  const received = await poll(connection, sales, read, ({ status }) => RECEIVED.includes(status));
  if (received?.status !== 'deciding') return;
  await requestUntilFinal(connection, { name: 'return', by: sales, orderId }, (credentials) =>
    attempt(api.call(DecideReturn, { params, body: {}, ...credentials })),
  );
  await poll(connection, sales, read, ({ status }) => RETURNED.includes(status));
}
