/** Decides the minimum, reorder point and maximum of a lens in a warehouse, as staff set them. */
import type { PutStockLevels } from '@toric/contracts/catalog-inventory/purchasing/stock-level.http';
import {
  LEVEL_BELOW,
  LEVEL_CHANGED_SINCE,
  LEVEL_NAMED_TWICE,
  LEVEL_OF_NO_LENS,
  STOCK_LEVEL_INVALID,
} from '@toric/contracts/catalog-inventory/purchasing/replenishment.errors';
import type { FieldError } from '@toric/contracts/kernel/business-error';
import type { Text } from '@toric/contracts/kernel/sentence';
import type { Change } from '@toric/contracts/record/change';
import type { z } from 'zod';

type Asked = z.output<typeof PutStockLevels.body>['levels'][number];
export type Levels = Pick<Asked, 'minimum' | 'reorderPoint' | 'maximum'>;
export type LevelsOfLens = Levels & { readonly packId: string; readonly lensId: string };
/** Describes a change of the levels of one lens. */
export type LevelChange = {
  readonly packId: string;
  readonly lensId: string;
  readonly before: Levels;
  readonly after: Levels;
};

const FIELDS = ['minimum', 'reorderPoint', 'maximum'] as const;
const NONE: Levels = { minimum: null, reorderPoint: null, maximum: null };
const keyOf = ({ packId, lensId }: { packId: string; lensId: string }) => `${packId} ${lensId}`;
const levelsOf = ({ minimum, reorderPoint, maximum }: Levels): Levels => ({ minimum, reorderPoint, maximum });
const isSame = (a: Levels, b: Levels) =>
  a.minimum === b.minimum && a.reorderPoint === b.reorderPoint && a.maximum === b.maximum;

/**
 * Returns the first level that is too low, with the name of its field. The reorder point must not be below the minimum,
 * and the maximum must not be below either of them. Returns undefined if no level is too low.
 */
function disorder({ minimum, reorderPoint, maximum }: Levels): [field: string, Text] | undefined {
  const least = minimum ?? 0;
  if (reorderPoint !== null && reorderPoint < least)
    return ['reorderPoint', LEVEL_BELOW({ value: reorderPoint, other: least })];
  const point = Math.max(least, reorderPoint ?? 0);
  if (maximum !== null && maximum < point) return ['maximum', LEVEL_BELOW({ value: maximum, other: point })];
  return undefined;
}

/** Holds the present levels of the warehouse, and the known lenses of the packs. */
export type Known = {
  readonly levels: readonly LevelsOfLens[];
  readonly lenses: readonly Pick<LevelsOfLens, 'packId' | 'lensId'>[];
};

/**
 * Returns the changes of a sheet of stock levels. Throws if a row names a lens that its pack does not have, if two rows
 * name one lens, if a level of a row is too low, or if somebody changed the levels after the person read them.
 */
export function levelChanges(asked: readonly Asked[], { levels, lenses }: Known): LevelChange[] {
  const present = new Map(levels.map((level) => [keyOf(level), levelsOf(level)]));
  const known = new Set(lenses.map(keyOf));
  const named = new Set<string>();
  const errors: FieldError[] = [];
  const changes = asked.flatMap((row, index): LevelChange[] => {
    const { packId, lensId } = row;
    const key = keyOf(row);
    const before = present.get(key) ?? NONE;
    const after = levelsOf(row);
    const fault: [string, Text] | undefined = !known.has(key)
      ? ['lensId', LEVEL_OF_NO_LENS()]
      : named.has(key)
        ? ['lensId', LEVEL_NAMED_TWICE()]
        : isSame(before, row.was)
          ? disorder(after)
          : ['minimum', LEVEL_CHANGED_SINCE()];
    named.add(key);
    if (fault) errors.push({ pointer: `/levels/${index}/${fault[0]}`, detail: fault[1] });
    return fault || isSame(before, after) ? [] : [{ packId, lensId, before, after }];
  });
  if (errors.length > 0) throw STOCK_LEVEL_INVALID().at(...errors);
  return changes;
}

/**
 * Returns the entries about stock levels for the change record. The subject of an entry is the pack. The lens and the
 * warehouse are fields.
 */
export const levelRecords = (changes: readonly LevelChange[], warehouseId: string): Change[] =>
  changes.map(({ packId, lensId, before, after }) => ({
    ...{ action: 'stock-level.set', subject: packId },
    fields: [
      { name: 'warehouseId', before: warehouseId, after: warehouseId },
      { name: 'lensId', before: lensId, after: lensId },
      ...FIELDS.filter((name) => before[name] !== after[name]).map((name) => ({
        ...{ name, before: before[name], after: after[name] },
      })),
    ],
  }));
