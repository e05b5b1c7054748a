// Tests that the work grows with the number of values of a product, not with the number of their combinations. It
// counts look-ups, because a measured time would depend on the machine.
import { expect, test } from '@jest/globals';
import type { ParameterMatrix } from '@toric/contracts/lens';
import { toHundredths, type Value } from './dimensions.ts';
import { buildIndex, rulesInScope, rulesMaking, type MatrixIndex, type RuleSet } from './matrix-index.ts';
import { nearestMade } from './matrix-nearest.ts';
import { countRows, rowsFrom } from './matrix-rows.ts';
import { type Segment, toSegment } from './matrix-segments.ts';

let work = 0;
function counted<T>(act: () => T): [answer: T, work: number] {
  work = 0;
  return [act(), work];
}
function* counting<T>(values: Iterable<T>): MapIterator<T> {
  for (const value of values) {
    work += 1;
    yield value;
  }
}
class CountingMap extends Map<Value, RuleSet> {
  override get(value: Value): RuleSet | undefined {
    work += 1;
    return super.get(value);
  }
  override keys(): MapIterator<Value> {
    return counting(super.keys());
  }
  override [Symbol.iterator](): MapIterator<[Value, RuleSet]> {
    return counting(super.entries());
  }
}
class CountingSet extends Set<Value> {
  override has(value: Value): boolean {
    work += 1;
    return super.has(value);
  }
}

function countedIndex({ segments }: ParameterMatrix): MatrixIndex {
  const watched = segments
    .map(toSegment)
    .map((segment): Segment => ({ ...segment, made: segment.made.map((set) => new CountingSet(set)) }));
  const index = buildIndex(watched);
  return { ...index, rulesByValue: index.rulesByValue.map((map) => new CountingMap(map)) };
}

const powers = [
  { from: -10, to: -6.5, step: 0.5 },
  { from: -6, to: 6, step: 0.25 },
  { from: 6.5, to: 10, step: 0.5 },
];
/**
 * Counts the look-ups in the matrix of Biofinity toric multifocal, made to order: 205,920 combinations of 125 values.
 */
const largest = countedIndex({
  segments: [
    {
      baseCurve: [8.7],
      diameter: [14.5],
      sphere: powers,
      cylinder: Array.from({ length: 11 }, (_, n) => -0.75 - n / 2),
      axis: [{ from: 5, to: 180, step: 5 }],
      add: [1, 1.5, 2, 2.5],
      dominance: ['D', 'N'],
    },
  ],
});
const daily = countedIndex({ segments: [{ baseCurve: [8.5, 9], diameter: [14.3], sphere: powers }] });
/**
 * Holds undefined for each parameter that the products of this test do not have: a colour, and the four of rigid
 * lenses.
 */
const NONE = [undefined, undefined, undefined, undefined, undefined];
const VALUES = 1 + 1 + 65 + 11 + 36 + 4 + 2 + NONE.length;
const all = (index: MatrixIndex) => rulesInScope(index, {});
const wanted: readonly Value[] = [870, 1450, -1125, -275, 9300, 200, 'D', ...NONE];

test('a check of a lens takes one look-up per parameter, for the largest product and for a small one', () => {
  const lens = { baseCurve: 8.7, diameter: 14.5, sphere: -2, cylinder: -1.25, axis: 90, add: 2, dominance: 'D' };
  expect(counted(() => rulesMaking(largest, all(largest), lens) !== 0n)).toEqual([true, 12]);
  expect(counted(() => rulesMaking(daily, all(daily), lens) !== 0n)).toEqual([false, 12]);
});

test('205,920 combinations are counted with one look at each of their 125 values', () => {
  expect(counted(() => countRows({ index: largest, chosen: {} }, all(largest)))).toEqual([205_920, VALUES]);
});

test('the nearest three lenses are found with two looks at each value', () => {
  const [[best], looks] = counted(() => nearestMade(largest, all(largest), wanted, 3));
  expect(best).toEqual([870, 1450, -1000, -275, 9500, 200, 'D', ...NONE]);
  expect(looks).toBe(2 * VALUES);
});

test('the first page and a page in the middle each take fewer look-ups than twice the number of values', () => {
  const page = (after?: readonly Value[]) => {
    const rows = rowsFrom({ index: largest, chosen: {} }, all(largest), after);
    return Array.from({ length: 25 }, () => rows.next().value);
  };
  const middle = [8.7, 14.5, 0, -2.75, 90, 1.5, 'N', ...NONE].map(toHundredths);
  const [first, atStart] = counted(() => page());
  const [second, inMiddle] = counted(() => page(middle));
  expect(first[0]).toEqual([870, 1450, -1000, -575, 500, 100, 'D', ...NONE]);
  expect(second[0]).toEqual([870, 1450, 0, -275, 9000, 200, 'D', ...NONE]);
  expect(Math.max(atStart, inMiddle)).toBeLessThan(2 * VALUES);
});
