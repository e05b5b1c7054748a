import { bySchema, number, type Parsed } from '@toric/chassis/imports/cells';
import type { ImportedRow, ImportPlan } from '@toric/contracts/customer/imports/import-plan';
import { type RowReader, rowReader } from '@toric/chassis/imports/row-reader';
import { minorUnits, requireCells } from '@toric/chassis/imports/trade-cells';
import { ROW_EXISTS, ROW_IS_NEW, ROW_NO_PACK } from '@toric/contracts/customer/imports/import-row.errors';
import { BasisPoints, PriceCurrency } from '@toric/contracts/kernel/money';
import { Country } from '@toric/contracts/lens';
import { isGtin } from '@toric/optics/gs1';
import { gtin14 } from '../../catalogue/product.ts';
import { type PriceChange, type PricedPack, priceIn } from '../../pricing/price.ts';

export type PriceRow = {
  readonly reader: RowReader;
  readonly gtin: string | undefined;
  readonly market: string | undefined;
};

/**
 * Returns the GTIN of an import row with 14 digits. Returns undefined if the row has no GTIN. If the GTIN is wrong,
 * refuses the row and returns undefined.
 */
export function gtinIn(reader: RowReader): string | undefined {
  const text = reader.text('gtin');
  if (text === undefined) return undefined;
  if (isGtin(text)) return gtin14(text);
  reader.refuse('gtin', ROW_NO_PACK());
  return undefined;
}

/** Reads a row of a price import. */
export function priceRow(cells: ImportedRow, plan: ImportPlan): PriceRow {
  const reader = rowReader(cells, plan);
  requireCells(reader, 'gtin', 'market', 'amount');
  return {
    reader,
    gtin: gtinIn(reader),
    market: reader.take('market', (text) => bySchema(Country, text.toUpperCase())),
  };
}

/** Parses a tax rate in percent, and returns it in basis points. */
function basisPoints(text: string): Parsed<number> {
  const parsed = number(text.replace(/%$/, ''));
  return 'value' in parsed ? bySchema(BasisPoints, Math.round(parsed.value * 100)) : parsed;
}

/** Returns the price change that an import row asks for. Returns undefined if something is wrong with the row. */
export function priceChangeOf(
  { reader, market }: PriceRow,
  pack: PricedPack | undefined,
  { mode }: Pick<ImportPlan, 'mode'>,
): PriceChange | undefined {
  if (reader.text('gtin') !== undefined && !pack && reader.reasons.length === 0) reader.refuse('gtin', ROW_NO_PACK());
  if (!pack || market === undefined) return undefined;
  const before = priceIn(pack, market);
  if (before && mode === 'create') reader.refuse('market', ROW_EXISTS());
  if (!before && mode === 'update') reader.refuse('market', ROW_IS_NEW());
  if (!before) requireCells(reader, 'currency', 'taxRate');
  const currency = reader.take('currency', (text) => bySchema(PriceCurrency, text.toUpperCase())) ?? before?.currency;
  const taxRate = reader.take('taxRate', basisPoints) ?? before?.taxRate;
  const amount = currency === undefined ? undefined : reader.take('amount', (text) => minorUnits(text, currency));
  if (currency === undefined || taxRate === undefined || amount === undefined || reader.reasons.length > 0)
    return undefined;
  return { packId: pack.id, market, before, after: { packSize: pack.size, currency, amount, taxRate } };
}
