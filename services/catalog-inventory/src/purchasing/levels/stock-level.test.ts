// Tests which stock levels are accepted, and to which cell of the sheet each refusal points.
import { expect, test } from '@jest/globals';
import { BusinessError } from '@toric/contracts/kernel/business-error';
import { levelChanges, levelRecords, type Levels } from './stock-level.ts';

const NONE: Levels = { minimum: null, reorderPoint: null, maximum: null };
const lens = { packId: 'pack', lensId: 'lens' };
const other = { packId: 'pack', lensId: 'other' };
const known = { levels: [{ ...other, ...NONE, minimum: 5 }], lenses: [lens, other] };
const row = (levels: Partial<Levels>, of = lens, was: Partial<Levels> = {}) => ({
  ...{ ...of, ...NONE, ...levels },
  was: { ...NONE, ...was },
});

function pointers(...rows: ReturnType<typeof row>[]): string[] {
  try {
    levelChanges(rows, known);
  } catch (error) {
    if (error instanceof BusinessError) return error.errors.map(({ pointer }) => pointer);
    throw error;
  }
  return [];
}

test('levels that differ are changes, and each is recorded with its warehouse and lens', () => {
  const changes = levelChanges([row({ minimum: 3, maximum: 9 }), row({ minimum: 5 }, other, { minimum: 5 })], known);
  expect(changes).toEqual([{ ...lens, before: NONE, after: { minimum: 3, reorderPoint: null, maximum: 9 } }]);
  const [record] = levelRecords(changes, 'warehouse');
  expect(record?.fields?.map(({ name, after }) => [name, after])).toEqual([
    ...[
      ['warehouseId', 'warehouse'],
      ['lensId', 'lens'],
      ['minimum', 3],
      ['maximum', 9],
    ],
  ]);
});

test('the minimum is the least, the reorder point follows, and the maximum is the most', () => {
  expect(pointers(row({ minimum: 3, reorderPoint: 3, maximum: 3 }))).toEqual([]);
  expect(pointers(row({ minimum: 4, reorderPoint: 3 }))).toEqual(['/levels/0/reorderPoint']);
  expect(pointers(row({ minimum: 4, maximum: 3 }))).toEqual(['/levels/0/maximum']);
  expect(pointers(row({ reorderPoint: 4, maximum: 3 }))).toEqual(['/levels/0/maximum']);
  expect(pointers(row({ maximum: 0 }))).toEqual([]);
});

test('each wrong row has an error at its place', () => {
  expect(
    pointers(
      row({ minimum: 1 }, { packId: 'pack', lensId: 'nowhere' }),
      row({ minimum: 1 }),
      row({ minimum: 2 }),
      row({ minimum: 1 }, other),
    ),
  ).toEqual(['/levels/0/lensId', '/levels/2/lensId', '/levels/3/minimum']);
});
