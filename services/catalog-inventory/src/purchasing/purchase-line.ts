/** What is ordered of a supplier: each line a lens in a pack, priced as agreed, and no fewer than the supplier sends. */
import {
  FEWER_THAN_SENT,
  LENS_TWICE,
  NOT_SOLD_THERE,
  OTHER_CURRENCY,
  PURCHASE_ORDER_LINES,
} from '@toric/contracts/catalog-inventory/purchasing/purchasing.errors';
import type { PurchaseLine } from '@toric/contracts/catalog-inventory/purchasing/purchasing.http';
import { NO_SUCH_PACK, NOT_MADE_SO } from '@toric/contracts/catalog-inventory/stock/stock.errors';
import type { LensParameters } from '@toric/contracts/lens';
import { lensId } from '@toric/optics/lens-id';
import { compileMatrix } from '@toric/optics/matrix';
import type { ReceivablePack } from '../catalogue/pack.ts';
import { lensInPack } from '../stock/stock.ts';
import type { SupplierPrice } from './supplier.ts';
import { errorsIn, type Wrong } from '../entry-errors.ts';

export type OrderedLine = {
  readonly id: string;
  readonly packId: string;
  readonly productId: string;
  readonly gtin: string;
  readonly lensId: string;
  readonly parameters: LensParameters;
  readonly quantity: number;
  readonly received: number;
  readonly lastReceivedAt: Date | null;
  /** Minor units of the order's currency. */
  readonly unitPrice: number;
};
/** What is known of the lines' packs, and of what the supplier charges for them. */
export type Assortment = {
  readonly packs: readonly ReceivablePack[];
  readonly prices: readonly SupplierPrice[];
  readonly currency: string;
};

function priceOf({ packId, unitPrice }: PurchaseLine, { prices, currency }: Assortment): number | Wrong {
  if (unitPrice && unitPrice.currency !== currency) {
    return { field: 'unitPrice', detail: OTHER_CURRENCY({ currency }) };
  }
  const price = unitPrice?.amount ?? prices.find((one) => one.packId === packId)?.amount;
  return price ?? { field: 'packId', detail: NOT_SOLD_THERE() };
}

function orderedLine(line: PurchaseLine, known: Assortment, id: string): OrderedLine | Wrong {
  const { packId, parameters, quantity } = line;
  const pack = known.packs.find((one) => one.id === packId);
  if (!pack) return { field: 'packId', detail: NO_SUCH_PACK() };
  const { gtin, productId, matrix } = pack;
  if (!compileMatrix(matrix).contains(parameters)) return { field: 'parameters', detail: NOT_MADE_SO() };
  const unitPrice = priceOf(line, known);
  if (typeof unitPrice !== 'number') return unitPrice;
  const lens = lensId(productId, parameters);
  return {
    ...{ id, packId, productId, gtin, lensId: lens, parameters, quantity, unitPrice },
    ...{ received: 0, lastReceivedAt: null },
  };
}

/** The supplier's minimum counts the boxes of a pack, whatever their powers. */
function tooFew(lines: readonly OrderedLine[], prices: readonly SupplierPrice[]): (Wrong | undefined)[] {
  const ordered = new Map<string, number>();
  for (const { packId, quantity } of lines) ordered.set(packId, (ordered.get(packId) ?? 0) + quantity);
  return lines.map(({ packId }) => {
    const minimum = prices.find((price) => price.packId === packId)?.minimumQuantity ?? 1;
    const boxes = ordered.get(packId) ?? 0;
    return boxes < minimum ? { field: 'quantity', detail: FEWER_THAN_SENT({ minimum, ordered: boxes }) } : undefined;
  });
}

function repeated(lines: readonly OrderedLine[]): (Wrong | undefined)[] {
  const seen = new Set<string>();
  return lines.map((line) => {
    const name = lensInPack(line);
    if (seen.has(name)) return { field: 'parameters', detail: LENS_TWICE() };
    seen.add(name);
    return undefined;
  });
}

/** All lines or none: every one that is wrong is named. */
export function orderLines(given: readonly PurchaseLine[], known: Assortment, newId: () => string): OrderedLine[] {
  const read = given.map((line) => orderedLine(line, known, newId()));
  const lines = read.filter((line) => 'id' in line);
  refuse(read.map((line) => ('id' in line ? undefined : line)));
  refuse(repeated(lines));
  refuse(tooFew(lines, known.prices));
  return lines;
}

function refuse(found: readonly (Wrong | undefined)[]): void {
  const errors = errorsIn('lines', found);
  if (errors.length > 0) throw PURCHASE_ORDER_LINES({ wrong: errors.length, lines: found.length }).at(...errors);
}
