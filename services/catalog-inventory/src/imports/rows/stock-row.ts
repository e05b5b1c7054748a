import { bySchema, day } from '@toric/chassis/imports/cells';
import type { ImportedRow, ImportPlan } from '@toric/contracts/customer/imports/import-plan';
import { type RowReader, rowReader } from '@toric/chassis/imports/row-reader';
import { boxes, lensIn, requireCells } from '@toric/chassis/imports/trade-cells';
import {
  ROW_LOT_EXPIRED,
  ROW_NO_PACK,
  ROW_NO_WAREHOUSE,
  ROW_WRONG_LENS,
} from '@toric/contracts/customer/imports/import-row.errors';
import { BOXES_PER_LOT_AT_MOST } from '@toric/contracts/catalog-inventory/stock/stock.http';
import { oneLine } from '@toric/contracts/kernel/text';
import { isStocked } from '@toric/contracts/goods/goods';
import type { BoxParameters, LensParameters } from '@toric/contracts/lens';
import { mayHold, onlyContent, type ReceivablePack } from '../../catalogue/pack.ts';
import { gtinIn } from './price-row.ts';

const LOT_NUMBER = oneLine(20);

export type StockRow = {
  readonly reader: RowReader;
  readonly warehouseCode: string | undefined;
  readonly gtin: string | undefined;
  readonly lotNumber: string | undefined;
  readonly expiresOn: string | undefined;
  readonly quantity: number | undefined;
  readonly parameters: LensParameters | undefined;
};

/** Reads an import row about the boxes of a lot. Refuses the row if a required cell is missing. */
export function stockRow(cells: ImportedRow, plan: ImportPlan): StockRow {
  const reader = rowReader(cells, plan);
  requireCells(reader, 'warehouseCode', 'gtin', 'lotNumber', 'expiresOn', 'quantity');
  return {
    ...{ reader, warehouseCode: reader.text('warehouseCode')?.toUpperCase(), gtin: gtinIn(reader) },
    lotNumber: reader.take('lotNumber', (text) => bySchema(LOT_NUMBER, text)),
    expiresOn: reader.take('expiresOn', (text) => day(text, plan.dateOrder)),
    quantity: reader.take('quantity', (text) => boxes(text, BOXES_PER_LOT_AT_MOST)),
    parameters: lensIn(reader),
  };
}

/** Returns the key of the lot that an import row names. Two rows of a file must not have the same key. */
export const lotKey = ({ warehouseCode, gtin, lotNumber, expiresOn, parameters }: StockRow): string =>
  `lot:${[warehouseCode, gtin, lotNumber, expiresOn, JSON.stringify(parameters ?? null)].join('|')}`;

export type KnownRow = {
  readonly warehouseId: string;
  readonly pack: ReceivablePack;
  /** The parameters are null for goods that are not a lens. */
  readonly parameters: BoxParameters;
  readonly lotNumber: string;
  readonly expiresOn: string;
  readonly quantity: number;
};

type Known = {
  readonly warehouseId: string | undefined;
  readonly pack: ReceivablePack | undefined;
  readonly today: string;
};

/** Returns the import row with its warehouse, pack and lens. Returns undefined if something is wrong with the row. */
export function knownRow(row: StockRow, { warehouseId, pack, today }: Known): KnownRow | undefined {
  const { reader, lotNumber, expiresOn, quantity } = row;
  if (row.warehouseCode !== undefined && warehouseId === undefined) reader.refuse('warehouseCode', ROW_NO_WAREHOUSE());
  if (row.gtin !== undefined && !pack) reader.refuse('gtin', ROW_NO_PACK());
  if (expiresOn !== undefined && expiresOn <= today) reader.refuse('expiresOn', ROW_LOT_EXPIRED());
  const parameters = pack && lensOf(row, pack);
  if (pack && parameters === undefined) reader.refuse('sphere', ROW_WRONG_LENS());
  if (reader.reasons.length > 0 || warehouseId === undefined || !pack || parameters === undefined) return undefined;
  if (lotNumber === undefined || expiresOn === undefined || quantity === undefined) return undefined;
  return { warehouseId, pack, parameters, lotNumber, expiresOn, quantity };
}

/**
 * Returns the content of the boxes of an import row. A pack that is made in one lens needs no parameters, and other
 * goods have none. Returns undefined if the pack is not stocked, or if the row names no content, several contents or a
 * wrong one.
 */
function lensOf({ parameters }: StockRow, pack: ReceivablePack): BoxParameters | undefined {
  if (!isStocked(pack.goods)) return undefined;
  if (parameters) return mayHold(pack, parameters) ? parameters : undefined;
  return onlyContent(pack);
}
