/**
 * Checks and prices the lines of a purchase order. Each line orders one lens in one pack. The boxes of each pack must
 * reach the minimum quantity of the supplier.
 */
import {
  FEWER_THAN_SENT,
  LENS_TWICE,
  NOT_SOLD_THERE,
  OTHER_CURRENCY,
  PURCHASE_ORDER_LINES,
} from '@toric/contracts/catalog-inventory/purchasing/purchasing.errors';
import type { PurchaseLine } from '@toric/contracts/catalog-inventory/purchasing/purchasing.http';
import {
  NO_LENS_GOODS,
  NO_SUCH_PACK,
  NOT_MADE_SO,
  NOT_STOCKED,
} from '@toric/contracts/catalog-inventory/catalogue/catalogue.errors';
import { isLens, isStocked } from '@toric/contracts/goods/goods';
import type { BoxParameters } from '@toric/contracts/lens';
import type { LensIds } from '@toric/optics/lens-id';
import { mayHold, type ReceivablePack } from '../catalogue/pack.ts';
import { lensInPack } from '../stock/stock.ts';
import type { SupplierPrice } from './supplier.ts';
import { entryErrors, type EntryError } from '../entry-errors.ts';

export type OrderedLine = {
  readonly id: string;
  readonly packId: string;
  readonly productId: string;
  readonly gtin: string;
  readonly lensId: string;
  readonly parameters: BoxParameters;
  readonly quantity: number;
  readonly received: number;
  readonly lastReceivedAt: Date | null;
  /** Holds the price of one box in minor units of the order's currency. */
  readonly unitPrice: number;
};
/** Holds the packs that the lines of a purchase order name, and the prices of the supplier. */
export type Assortment = {
  readonly packs: readonly ReceivablePack[];
  readonly prices: readonly SupplierPrice[];
  readonly currency: string;
};
/** Holds the functions that make the ids of order lines and the lens ids. */
export type LineIds = { readonly newId: () => string; readonly lensIds: LensIds };

function priceOf({ packId, unitPrice }: PurchaseLine, { prices, currency }: Assortment): number | EntryError {
  if (unitPrice && unitPrice.currency !== currency) {
    return { field: 'unitPrice', detail: OTHER_CURRENCY({ currency }) };
  }
  const price = unitPrice?.amount ?? prices.find((one) => one.packId === packId)?.amount;
  return price ?? { field: 'packId', detail: NOT_SOLD_THERE() };
}

function orderedLine(
  line: PurchaseLine,
  assortment: Assortment,
  { newId, lensIds }: LineIds,
): OrderedLine | EntryError {
  const { packId, parameters, quantity } = line;
  const pack = assortment.packs.find((one) => one.id === packId);
  if (!pack) return { field: 'packId', detail: NO_SUCH_PACK() };
  const { gtin, productId, goods } = pack;
  if (!isStocked(goods)) return { field: 'packId', detail: NOT_STOCKED() };
  if (!mayHold(pack, parameters))
    return { field: 'parameters', detail: isLens(goods) ? NOT_MADE_SO() : NO_LENS_GOODS() };
  const unitPrice = priceOf(line, assortment);
  if (typeof unitPrice !== 'number') return unitPrice;
  const lens = lensIds.of(productId, parameters);
  return {
    ...{ id: newId(), packId, productId, gtin, lensId: lens, parameters, quantity, unitPrice },
    ...{ received: 0, lastReceivedAt: null },
  };
}

/**
 * Returns an error for each line whose pack stays below the supplier's minimum quantity. The boxes of a pack are summed
 * over all its lenses.
 */
function minimumErrors(lines: readonly OrderedLine[], prices: readonly SupplierPrice[]): (EntryError | undefined)[] {
  const ordered = new Map<string, number>();
  for (const { packId, quantity } of lines) ordered.set(packId, (ordered.get(packId) ?? 0) + quantity);
  return lines.map(({ packId }) => {
    const minimum = prices.find((price) => price.packId === packId)?.minimumQuantity ?? 1;
    const boxes = ordered.get(packId) ?? 0;
    return boxes < minimum ? { field: 'quantity', detail: FEWER_THAN_SENT({ minimum, ordered: boxes }) } : undefined;
  });
}

function duplicateErrors(lines: readonly OrderedLine[]): (EntryError | undefined)[] {
  const seen = new Set<string>();
  return lines.map((line) => {
    const name = lensInPack(line);
    if (seen.has(name)) return { field: 'parameters', detail: LENS_TWICE() };
    seen.add(name);
    return undefined;
  });
}

/** Returns all lines with prices. If any line is wrong, throws one refusal that names every wrong line. */
export function orderedLines(given: readonly PurchaseLine[], assortment: Assortment, ids: LineIds): OrderedLine[] {
  const checked = given.map((line) => orderedLine(line, assortment, ids));
  const lines = checked.filter((line) => 'id' in line);
  refuseIfAny(checked.map((line) => ('id' in line ? undefined : line)));
  refuseIfAny(duplicateErrors(lines));
  refuseIfAny(minimumErrors(lines, assortment.prices));
  return lines;
}

function refuseIfAny(wrongs: readonly (EntryError | undefined)[]): void {
  const errors = entryErrors('lines', wrongs);
  if (errors.length > 0) throw PURCHASE_ORDER_LINES({ wrong: errors.length, lines: wrongs.length }).at(...errors);
}
