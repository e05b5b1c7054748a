/** Parses cells of files about goods: money, boxes and the parameters of a lens. */
import {
  ROW_LACKS,
  ROW_NO_BOXES,
  ROW_NO_MONEY,
  ROW_WRONG_LENS,
} from '@toric/contracts/customer/imports/import-row.errors';
import type { ImportField } from '@toric/contracts/customer/imports/import-field';
import { LARGEST_AMOUNT } from '@toric/contracts/kernel/money';
import { LensParameters } from '@toric/contracts/lens';
import { number, type Parsed, power } from './cells.ts';
import { aboutField, type RowReader } from './row-reader.ts';

const digitsOf = (currency: string): number =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;

/** Returns the amount of money in a cell, in minor units of the currency. */
export function minorUnits(text: string, currency: string): Parsed<number> {
  const digits = digitsOf(currency);
  const parsed = number(text.replace(/^[^\d.,+-]+|[^\d.,]+$/g, ''));
  const amount = 'value' in parsed ? parsed.value * 10 ** digits : Number.NaN;
  const isWhole = Math.abs(amount - Math.round(amount)) < 1e-6;
  if (!isWhole || amount < 0 || amount > LARGEST_AMOUNT) return { wrong: ROW_NO_MONEY({ currency, digits }) };
  return { value: Math.round(amount) };
}

/** Returns the number of boxes in a cell, which may be at most `most`. */
export function boxes(text: string, most: number): Parsed<number> {
  const parsed = number(text);
  const value = 'value' in parsed ? parsed.value : 0;
  return Number.isInteger(value) && value >= 1 && value <= most ? { value } : { wrong: ROW_NO_BOXES({ most }) };
}

/** Refuses a row for each required field whose cell is empty. */
export function requireCells(row: RowReader, ...fields: readonly ImportField[]): void {
  for (const field of fields) if (row.text(field) === undefined) row.refuse(field, aboutField(ROW_LACKS, field));
}

const PARTS = ['baseCurve', 'diameter', 'sphere', 'cylinder', 'axis', 'add'] as const;

/** Returns the parameters of the lens in a row. Returns undefined if the row has none, or if they are wrong. */
export function lensIn(row: RowReader): LensParameters | undefined {
  if (PARTS.every((field) => row.text(field) === undefined)) return undefined;
  const before = row.reasons.length;
  const [sphere, cylinder] = [row.take('sphere', power), row.take('cylinder', power)];
  const given = {
    ...{ baseCurve: row.take('baseCurve', number), diameter: row.take('diameter', number), sphere },
    ...(cylinder !== undefined && cylinder !== 0 && { cylinder, axis: row.take('axis', number) }),
    ...(row.text('add') !== undefined && { add: addIn(row.text('add') ?? '') }),
  };
  if (row.reasons.length > before) return undefined;
  const parsed = LensParameters.safeParse(given);
  if (!parsed.success) row.refuse('sphere', ROW_WRONG_LENS());
  return parsed.data;
}

function addIn(text: string): unknown {
  const parsed = number(text);
  return 'value' in parsed ? parsed.value : text.toUpperCase();
}
