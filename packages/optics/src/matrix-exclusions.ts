/** Why a lens is not made: the rules that come closest to making it, and what of each the lens does not meet. */
/** Rules that it misses in more than the closest do are left out: they would explain another lens. */
import type { Exclusion as Code, MatrixSegment } from '@toric/contracts/lens';
import { sentence, type Text } from '@toric/contracts/kernel/sentence';
import { DIMENSIONS, type Described, type Dimension, toExactHundredths, type Value } from './dimensions.ts';
import { hasBegun, hasEnded, isFit, isForMarket, type Scope } from './matrix-index.ts';
import type { Segment } from './matrix-segments.ts';

export interface Exclusion {
  readonly code: Code;
  readonly field: Dimension | 'market' | 'day';
  readonly detail: Text;
  readonly rule: MatrixSegment;
}
type Miss = Omit<Exclusion, 'rule'>;
type Rule = { readonly stated: MatrixSegment; readonly segment: Segment };

const OTHER_MARKET = sentence({
  en: 'the rule is for {made}, not for {market}',
  zh: '该规则适用于 {made}，不适用于 {market}',
});
const NOT_YET_MADE = sentence({ en: 'to be had from {from} on', zh: '自 {from} 起供应' });
const NO_LONGER_MADE = sentence({ en: 'was to be had until {until}', zh: '供应至 {until} 为止' });
const MISSING = sentence({
  en: '{field} is not given, and the rule has one: {made}',
  zh: '未给出 {field}，而该规则包含此参数：{made}',
});
const NOT_OFFERED = sentence({
  en: 'the rule has no {field}: leave it out',
  zh: '该规则没有 {field}：请省略此项',
});
const BEYOND_RANGE = sentence({
  en: '{field} {value} lies beyond what the rule makes: {made}',
  zh: '{field} {value} 超出该规则的供应范围：{made}',
});
const BETWEEN_STEPS = sentence({
  en: '{field} {value} lies between what the rule makes: {made}',
  zh: '{field} {value} 不在该规则的步长上：{made}',
});
const NOT_LISTED = sentence({
  en: '{field} {value} is not among what the rule makes: {made}',
  zh: '{field} {value} 不在该规则的供应列表中：{made}',
});

type Entry = MatrixSegment['sphere'][number] | number | string;

/** As the rule states it, in no language: `-6…-0.5/0.25` is from, to and step. */
const inWords = (listed: readonly Entry[] | undefined): string =>
  (listed ?? [])
    .map((entry) => (typeof entry === 'object' ? `${entry.from}…${entry.to}/${entry.step}` : String(entry)))
    .join(', ');

function missOfScope({ stated, segment }: Rule, scope: Scope): Miss[] {
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
  if (made?.has(hundredths) || (value === undefined && isFit(field))) return undefined;
  if (made?.has(undefined)) return { code: 'not-offered', field, detail: NOT_OFFERED({ field }) };
  const words = { field, made: inWords(stated[field]) };
  if (value === undefined) return { code: 'missing', field, detail: MISSING(words) };
  const said = { ...words, value };
  const numbers = [...(made ?? [])].filter((one) => typeof one === 'number');
  if (typeof value === 'string' || numbers.length === 0) {
    return { code: 'not-listed', field, detail: NOT_LISTED(said) };
  }
  const isBetween = Math.min(...numbers) < value * 100 && value * 100 < Math.max(...numbers);
  return isBetween
    ? { code: 'between-steps', field, detail: BETWEEN_STEPS(said) }
    : { code: 'beyond-range', field, detail: BEYOND_RANGE(said) };
}

/** Nothing for a lens that some rule makes. */
export function exclusions(rules: readonly Rule[], lens: Described, scope: Scope): Exclusion[] {
  const missed = rules.map((rule) => {
    const ofValues = DIMENSIONS.map((dimension, at) => missOfValue(rule, at, dimension, lens[dimension]));
    return [...missOfScope(rule, scope), ...ofValues.filter((miss) => miss !== undefined)];
  });
  const fewest = Math.min(...missed.map(({ length }) => length));
  return rules.flatMap(({ stated }, n) =>
    missed[n]?.length === fewest ? missed[n].map((miss) => ({ ...miss, rule: stated })) : [],
  );
}
