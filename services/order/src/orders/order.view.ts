import type { Keyring } from '@toric/chassis/data/vault';
import { OrderStatus, type OrderView } from '@toric/contracts/order/order.http';
import { Goods, LineRule } from '@toric/contracts/goods/goods';
import { BoxParameters, Eye } from '@toric/contracts/lens';
import { deliveryView } from './sums/delivery.view.ts';
import { deskView } from './holds/desk.view.ts';
import type { PlacedOrder } from './order.ts';
import { openNote, openParameters, type StoredOrder } from './order.store.ts';

type SealedLine = Omit<StoredOrder['lines'][number], 'orderId' | 'position' | 'taxPpm' | 'taxRow'>;
export type SealedOrder = Omit<StoredOrder, 'lines'> & { lines: SealedLine[] };
type OpenedOrder = Omit<StoredOrder, 'lines' | 'sealedNote' | 'sealedPlace' | 'givenBackVersion'> & {
  note: string | null;
  lines: (Omit<SealedLine, 'sealedParameters'> & { parameters: BoxParameters })[];
};

const reasonOf = (row: { reasonCode: string | null; reasonDetail: string | null }) =>
  row.reasonCode === null ? null : { code: row.reasonCode, detail: row.reasonDetail ?? '' };

/** Returns a stored order in the form of the API. Throws if `keys` cannot decrypt its lens parameters. */
export function orderView(order: SealedOrder, keys: Keyring): OrderView {
  const opened = order.lines.map((line) => ({
    ...line,
    parameters: BoxParameters.parse(openParameters(keys, line)),
  }));
  return show({ ...order, lines: opened, note: openNote(keys, order) });
}

/**
 * Returns a new order in the form of the API, in the transaction that places it. The view is made from the order in
 * memory, so its rows are not read again.
 */
export function placedView(order: PlacedOrder, status: OrderStatus): OrderView {
  return show({
    ...order,
    ...{ status, version: 1, discount: 0, updatedAt: order.createdAt },
    ...{ reasonCode: null, reasonDetail: null, carrier: null, trackingNumber: null, invoiceNumber: null },
    ...{ shipmentWarning: null, tagIds: [], amendingId: null, promisedBefore: null },
    note: null,
    lines: order.lines.map((line) => ({ ...line, id: line.lineId, evidenceId: null, shipped: 0, listPrice: null })),
  });
}

function show(order: OpenedOrder): OrderView {
  const money = (amount: number) => ({ amount, currency: order.currency });
  const { carrier, trackingNumber } = order;
  return {
    id: order.id,
    number: order.number,
    customerId: order.customerId,
    status: OrderStatus.parse(order.status),
    reason: reasonOf(order),
    cancellationNote: order.note,
    market: order.market,
    lines: order.lines.map((line) => ({
      lineId: line.id,
      goods: Goods.parse(line.goods),
      rule: LineRule.parse(line.rule),
      eye: Eye.nullable().parse(line.eye),
      productId: line.productId,
      productName: line.productName,
      packId: line.packId,
      packSize: line.packSize,
      parameters: line.parameters,
      prescriptionId: line.prescriptionId,
      quantity: line.quantity,
      unitPrice: money(line.unitPrice),
      total: money(line.unitPrice * line.quantity),
      tax: line.tax === null ? null : money(line.tax),
      shipped: line.shipped,
      evidenceId: line.evidenceId,
    })),
    subtotal: money(order.subtotal),
    discount: money(order.discount),
    total: money(order.subtotal - order.discount + order.deliveryCharge + order.taxOnTop),
    ...deliveryView(order),
    couponCode: order.couponCode,
    shippingAddressId: order.shippingAddressId,
    amendingId: order.amendingId,
    returnId: order.returnId,
    shipment: carrier !== null && trackingNumber !== null ? { carrier, trackingNumber } : null,
    shipmentWarning: order.shipmentWarning,
    invoiceNumber: order.invoiceNumber,
    ...deskView(order),
    version: order.version,
    createdAt: order.createdAt.toISOString(),
    updatedAt: order.updatedAt.toISOString(),
  };
}

export function stepView(step: {
  id: bigint;
  status: string;
  reasonCode: string | null;
  reasonDetail: string | null;
  at: Date;
}) {
  return {
    id: String(step.id),
    status: OrderStatus.parse(step.status),
    reason: reasonOf(step),
    at: step.at.toISOString(),
  };
}
