/** Validates the cells that a person types into a sheet of stock levels, and makes the request that saves them. */
import type { PutStockLevels, SetLevel } from '@toric/contracts/catalog-inventory/purchasing/stock-level.http';
import type { Text } from '@toric/contracts/kernel/sentence';
import type { z } from 'zod';
import { plainText } from '../../../kit/form/typed-values.ts';
import type { EditedRow, TextOf } from '../../../kit/grid/grid.types.ts';

export const LEVELS = ['minimum', 'reorderPoint', 'maximum'] as const;
type Level = (typeof LEVELS)[number];
type Sent = z.input<typeof PutStockLevels.body>['levels'][number];

const MOST = 100_000;
const NO_NUMBER: Text = {
  en: 'Write a whole number up to 100,000, or nothing.',
  zh: '请填写不超过 100,000 的整数，或留空。',
};
const BELOW_MINIMUM: Text = { en: 'It is below the minimum.', zh: '低于最低库存。' };
const BELOW_POINT: Text = { en: 'It is below the minimum or the reorder point.', zh: '低于最低库存或补货点。' };

export const textIn = (level: Level) => (row: SetLevel) => (row[level] === null ? '' : String(row[level]));

/** Returns the number of a text, null for an empty text, and undefined for any other text. */
function numberIn(text: string): number | null | undefined {
  const plain = plainText(text);
  if (plain === '') return null;
  return /^\d{1,6}$/.test(plain) && Number(plain) <= MOST ? Number(plain) : undefined;
}

/**
 * Returns the fault of a typed stock level: it is no number, or it is below another level of the lens that must not be
 * above it.
 */
export const faultIn =
  (level: Level) =>
  (text: string, _row: SetLevel, textOf: TextOf): Text | undefined => {
    const value = numberIn(text);
    if (value === undefined) return NO_NUMBER;
    if (value === null || level === 'minimum') return undefined;
    const minimum = numberIn(textOf('minimum')) ?? 0;
    if (level === 'reorderPoint') return value < minimum ? BELOW_MINIMUM : undefined;
    return value < Math.max(minimum, numberIn(textOf('reorderPoint')) ?? 0) ? BELOW_POINT : undefined;
  };

/** Returns the levels of the request that saves these rows. The rows must have no faults. */
export const levelsOf = (edited: readonly EditedRow<SetLevel>[]): Sent[] =>
  edited.map(({ row, textOf }) => {
    const typed = (level: Level) => numberIn(textOf(level)) ?? null;
    return {
      ...{ packId: row.packId, lensId: row.lensId },
      ...{ minimum: typed('minimum'), reorderPoint: typed('reorderPoint'), maximum: typed('maximum') },
      was: { minimum: row.minimum, reorderPoint: row.reorderPoint, maximum: row.maximum },
    };
  });
