import { z } from 'zod';
import { isCurrency } from '../iso/currency.ts';
import { says } from './sentence.ts';
import { requestText } from './text.ts';

/**
 * An amount has at most this number of minor units, so that it fits into int4, the type of its columns in PostgreSQL.
 */
export const LARGEST_AMOUNT = 2_000_000_000;
export const MinorUnits = z
  .int()
  .min(0)
  .max(LARGEST_AMOUNT)
  .meta({ description: 'An amount in minor units of the currency: cents, pence or yen.' });
export const Currency = requestText()
  .regex(/^[A-Z]{3}$/, {
    error: says({ en: 'three capital letters, ISO 4217', zh: '三个大写字母，ISO 4217' }),
    abort: true,
  })
  .meta({ description: 'The code of a currency, ISO 4217.', example: 'USD' });
export const Money = z.object({ amount: MinorUnits, currency: Currency });
export type Money = z.infer<typeof Money>;

/**
 * Parses a currency in a request. `Currency` parses the code in messages, stored rows and answers, so that an old price
 * that was not checked can still be read.
 */
export const PriceCurrency = Currency.refine(
  isCurrency,
  says({
    en: 'no currency of ISO 4217 today: write for example USD, EUR or JPY',
    zh: '不是现行 ISO 4217 货币代码：例如 USD、EUR 或 CNY',
  }),
).meta({
  description:
    'A currency of ISO 4217 that is in use today. Its minor unit is the one of ISO 4217: 1 yen, 1/100 dollar.',
  example: 'USD',
});
/** Parses an amount in a request. */
export const PriceMoney = Money.extend({ currency: PriceCurrency });

export const BasisPoints = z.int().min(0).max(10_000).meta({ description: 'Parts per ten thousand: 2000 is 20 %.' });

/** Returns `share` basis points of an amount. Half a minor unit is rounded up. */
export function portion(amount: number, share: number): number {
  return Math.floor((amount * share * 2 + 10_000) / 20_000);
}

/** Returns the tax within a tax-inclusive amount at `rate` basis points. Half a minor unit is rounded up. */
export function taxWithin(gross: number, rate: number): number {
  const parts = 10_000 + rate;
  return Math.floor((gross * rate * 2 + parts) / (parts * 2));
}

/**
 * Returns the whole part and the rest of `a` × `b` ÷ `c`, exactly. The product of two amounts may be larger than 2^53.
 */
export function divide(a: number, b: number, c: number): { whole: number; rest: number } {
  const product = a * b;
  if (product <= Number.MAX_SAFE_INTEGER) return { whole: (product - (product % c)) / c, rest: product % c };
  const [exact, by] = [BigInt(a) * BigInt(b), BigInt(c)];
  return { whole: Number(exact / by), rest: Number(exact % by) };
}

/** Splits `total` by `weights` into whole minor units that add up to `total` exactly (largest remainder method). */
export function allocate(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  if (sum === 0) return weights.map(() => 0);
  const parts = weights.map((weight) => divide(total, weight, sum));
  const shares = parts.map(({ whole }) => whole);
  const left = total - shares.reduce((a, b) => a + b, 0);
  const byRemainder = parts
    .map(({ rest }, index) => ({ index, rest }))
    .sort((a, b) => b.rest - a.rest || a.index - b.index)
    .slice(0, left);
  for (const { index } of byRemainder) shares[index] = (shares[index] ?? 0) + 1;
  return shares;
}
