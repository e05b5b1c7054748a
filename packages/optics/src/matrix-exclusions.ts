import type { Exclusion as Code, MatrixSegment } from '@toric/contracts/lens';
import { sentence, type Text } from '@toric/contracts/kernel/sentence';
import { DIMENSIONS, type PartialLens, type Dimension, toExactHundredths, type Value } from './dimensions.ts';
import { hasBegun, hasEnded, isFitDimension, isForMarket, type Scope } from './matrix-index.ts';
import type { Segment } from './matrix-segments.ts';

/** Describes one reason why a rule of the matrix does not make a lens. */
export interface Exclusion {
  readonly code: Code;
  readonly field: Dimension | 'market' | 'day';
  readonly detail: Text;
  readonly rule: MatrixSegment;
}
type Miss = Omit<Exclusion, 'rule'>;
type Rule = { readonly stated: MatrixSegment; readonly segment: Segment };

const OTHER_MARKET = sentence({
  en: 'the rule applies to {made}, not to {market}',
  zh: '该规则适用于 {made}，不适用于 {market}',
});
const NOT_YET_MADE = sentence({ en: 'available from {from}', zh: '自 {from} 起供应' });
const NO_LONGER_MADE = sentence({ en: 'was available until {until}', zh: '供应至 {until} 为止' });
const MISSING = sentence({
  en: '{field} is missing, and the rule requires one: {made}',
  zh: '未给出 {field}，而该规则包含此参数：{made}',
});
const NOT_OFFERED = sentence({
  en: 'the rule makes lenses without {field}: leave it out',
  zh: '该规则没有 {field}：请省略此项',
});
const BEYOND_RANGE = sentence({
  en: '{field} {value} is outside the range of the rule: {made}',
  zh: '{field} {value} 超出该规则的供应范围：{made}',
});
const BETWEEN_STEPS = sentence({
  en: '{field} {value} is between the steps of the rule: {made}',
  zh: '{field} {value} 不在该规则的步长上：{made}',
});
const NOT_LISTED = sentence({
  en: '{field} {value} is not in the list of the rule: {made}',
  zh: '{field} {value} 不在该规则的供应列表中：{made}',
});

type Entry = MatrixSegment['sphere'][number] | number | string;

/**
 * Returns the entries of a rule's list as numbers and signs, without words. For example, `-6…-0.5/0.25` means from -6
 * to -0.5 in steps of 0.25.
 */
const notation = (listed: readonly Entry[] | undefined): string =>
  (listed ?? [])
    .map((entry) => (typeof entry === 'object' ? `${entry.from}…${entry.to}/${entry.step}` : String(entry)))
    .join(', ');

function missesOfScope({ stated, segment }: Rule, scope: Scope): Miss[] {
  const misses: Miss[] = [];
  if (!isForMarket(segment, scope)) {
    const detail = OTHER_MARKET({ made: (stated.markets ?? []).join(', '), market: scope.market ?? '' });
    misses.push({ code: 'other-market', field: 'market', detail });
  }
  if (!hasBegun(segment, scope)) {
    misses.push({ code: 'not-yet-made', field: 'day', detail: NOT_YET_MADE({ from: stated.madeFrom ?? '' }) });
  }
  if (hasEnded(segment, scope)) {
    misses.push({ code: 'no-longer-made', field: 'day', detail: NO_LONGER_MADE({ until: stated.madeUntil ?? '' }) });
  }
  return misses;
}

function missOfValue({ stated, segment }: Rule, at: number, field: Dimension, value: Value): Miss | undefined {
  const made = segment.made[at];
  const hundredths = toExactHundredths(value);
  if (made?.has(hundredths) || (value === undefined && isFitDimension(field))) return undefined;
  if (made?.has(undefined)) return { code: 'not-offered', field, detail: NOT_OFFERED({ field }) };
  const statement = { field, made: notation(stated[field]) };
  if (value === undefined) return { code: 'missing', field, detail: MISSING(statement) };
  const values = { ...statement, value };
  const numbers = [...(made ?? [])].filter((one) => typeof one === 'number');
  if (typeof value === 'string' || numbers.length === 0) {
    return { code: 'not-listed', field, detail: NOT_LISTED(values) };
  }
  const isBetween = Math.min(...numbers) < value * 100 && value * 100 < Math.max(...numbers);
  return isBetween
    ? { code: 'between-steps', field, detail: BETWEEN_STEPS(values) }
    : { code: 'beyond-range', field, detail: BEYOND_RANGE(values) };
}

/**
 * Returns the reasons why no rule makes a lens: all reasons of the rules that have the fewest, because these rules come
 * closest to the lens. Returns an empty list if a rule makes the lens.
 */
export function exclusions(rules: readonly Rule[], lens: PartialLens, scope: Scope): Exclusion[] {
  const missed = rules.map((rule) => {
    const ofValues = DIMENSIONS.map((dimension, at) => missOfValue(rule, at, dimension, lens[dimension]));
    return [...missesOfScope(rule, scope), ...ofValues.filter((miss) => miss !== undefined)];
  });
  const fewest = Math.min(...missed.map(({ length }) => length));
  return rules.flatMap(({ stated }, n) =>
    missed[n]?.length === fewest ? missed[n].map((miss) => ({ ...miss, rule: stated })) : [],
  );
}
