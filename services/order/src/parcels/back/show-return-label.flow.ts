import { ReturnLabelStatus, type ReturnLabelView } from '@toric/contracts/order/returns/label.http';
import type { StoredReturnLabel } from './return-label.store.ts';

/**
 * Returns the label of a return as the API shows it, without name and address. A customer (`self`) does not see what
 * the label cost.
 */
export function returnLabelView(row: StoredReturnLabel, self?: string): ReturnLabelView {
  const { id, returnId, returnNumber, orderId, orderNumber, customerId, carrier, service, trackingNumber } = row;
  const { costAmount: amount, costCurrency: currency } = row;
  return {
    ...{ id, returnId, returnNumber, orderId, orderNumber, customerId, carrier, service, trackingNumber },
    status: ReturnLabelStatus.parse(row.status),
    failure: row.failureCode === null ? null : { code: row.failureCode, detail: row.failureDetail ?? '' },
    cost: amount === null || currency === null || self !== undefined ? null : { amount, currency },
    hasFile: row.mediaType !== null,
    printedTimes: row.printedTimes,
    lastNewsAt: row.lastNewsAt?.toISOString() ?? null,
    arrivedAt: row.arrivedAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}
