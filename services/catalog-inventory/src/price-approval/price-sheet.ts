/**
 * Decides the rules of a price sheet. One person changes the prices of many packs together, within the limits of a
 * single change.
 */
import {
  PRICE_CHANGED_SINCE,
  PRICE_NEEDS_APPROVAL,
  PRICE_OF_NO_PACK,
  PRICE_SHEET_INVALID,
  PRICE_TWICE_IN_SHEET,
} from '@toric/contracts/catalog-inventory/pricing/price.errors';
import type { PriceValue } from '@toric/contracts/catalog-inventory/pricing/price.http';
import type { ChangePricesBody } from '@toric/contracts/catalog-inventory/pricing/price-sheet.http';
import type { FieldError } from '@toric/contracts/kernel/business-error';
import type { Text } from '@toric/contracts/kernel/sentence';
import { needsApproval, type PriceChange, priceIn, type PriceLimits, samePrice } from '../pricing/price.ts';
import type { PackOfProduct } from './price-proposal.ts';

type Cell = ChangePricesBody['prices'][number];
/** Describes a price change with its index in the request. The errors of the change point to this index. */
type Placed = PriceChange & { readonly productId: string; readonly index: number };

const shown = (value: PriceValue | null): string =>
  value === null ? '-' : `${value.amount} ${value.currency}, ${value.taxRate}`;

const wasSeen = (present: PriceValue | null, was: Cell['was']): boolean =>
  was === null
    ? present === null
    : present?.amount === was.amount && present.currency === was.currency && present.taxRate === was.taxRate;

/**
 * Returns the error of a cell of the price sheet, and the name of the wrong field. Returns undefined if the cell is
 * right.
 */
function faultOf(cell: Cell, pack: PackOfProduct | undefined, isTwice: boolean): [field: string, Text] | undefined {
  if (!pack) return ['packId', PRICE_OF_NO_PACK()];
  if (isTwice) return ['market', PRICE_TWICE_IN_SHEET()];
  const present = priceIn(pack, cell.market);
  return wasSeen(present, cell.was) ? undefined : ['amount', PRICE_CHANGED_SINCE({ now: shown(present) })];
}

/**
 * Returns the changes of a price sheet. A cell with the present price changes nothing. Throws if a cell names an
 * unknown pack, if two cells name one price, or if a price is no longer the one that the person saw.
 */
export function sheetChanges(prices: readonly Cell[], packs: readonly PackOfProduct[]): Placed[] {
  const known = new Map(packs.map((pack) => [pack.id, pack]));
  const named = new Set<string>();
  const errors: FieldError[] = [];
  const changes = prices.flatMap((cell, index): Placed[] => {
    const { packId, market, was: _, ...price } = cell;
    const pack = known.get(packId);
    const fault = faultOf(cell, pack, named.has(`${packId} ${market}`));
    named.add(`${packId} ${market}`);
    if (fault) errors.push({ pointer: `/prices/${index}/${fault[0]}`, detail: fault[1] });
    if (!pack || fault) return [];
    const [before, after] = [priceIn(pack, market), { packSize: pack.size, ...price }];
    return samePrice(before, after) ? [] : [{ productId: pack.productId, packId, market, before, after, index }];
  });
  if (errors.length > 0) throw PRICE_SHEET_INVALID().at(...errors);
  return changes;
}

/** Throws if one person may not set some of the prices alone. Each error points to its cell. */
export function requireSheetWithinLimits(changes: readonly Placed[], limits: PriceLimits): void {
  const errors = changes.flatMap((change): FieldError[] => {
    const detail = needsApproval(change, limits);
    return detail ? [{ pointer: `/prices/${change.index}/amount`, detail }] : [];
  });
  if (errors.length > 0) throw PRICE_NEEDS_APPROVAL().at(...errors);
}
