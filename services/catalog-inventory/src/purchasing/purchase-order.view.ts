import type { PurchaseOrderView } from '@toric/contracts/catalog-inventory/purchasing/purchasing.http';
import type { OrderedLine } from './purchase-line.ts';
import type { PurchaseOrder } from './purchase-order.ts';

const instant = (at: Date | null) => at?.toISOString() ?? null;

export function purchaseOrderView({ lines, ...order }: PurchaseOrder): PurchaseOrderView {
  const { currency, sentAt, endedAt, createdAt, updatedAt, ...rest } = order;
  return {
    ...rest,
    lines: lines.map((line) => lineView(line, currency)),
    total: { amount: lines.reduce((sum, { quantity, unitPrice }) => sum + quantity * unitPrice, 0), currency },
    sentAt: instant(sentAt),
    endedAt: instant(endedAt),
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  };
}

function lineView(line: OrderedLine, currency: string): PurchaseOrderView['lines'][number] {
  const { id: lineId, lastReceivedAt: _, unitPrice: amount, quantity, received, ...rest } = line;
  const missing = Math.max(quantity - received, 0);
  return { lineId, ...rest, quantity, received, missing, unitPrice: { amount, currency } };
}
