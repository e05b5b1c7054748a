import { ruleOf } from '@toric/contracts/goods';
import { BusinessError } from '@toric/contracts/kernel/business-error';
import { allocate, LARGEST_AMOUNT, taxWithin } from '@toric/contracts/kernel/money';
import type { Language } from '@toric/contracts/kernel/sentence';
import { ORDER_MIXED_CURRENCY, ORDER_TOO_LARGE } from '@toric/contracts/order/order.errors';
import type { QuoteBody, QuoteView } from '@toric/contracts/order/quote.http';
import { dayOf } from '@toric/optics/calendar-day';
import type { ShopRules } from '@toric/optics/jurisdiction/shop-rule';
import { type Offer, type PricedLine, priceLine } from './price-line.ts';
import { discountOf, type KnownCoupon, refuseMarket } from './sale-rules.ts';

type Given = {
  body: QuoteBody;
  offers: ReadonlyMap<string, Offer>;
  coupon: KnownCoupon | undefined;
  rules: ShopRules;
  now: Date;
  language: Language;
};
type SoldLine = PricedLine & { gross: number };
type Totals = { subtotal: number; discount: number; total: number; tax: number; paid: number[] };

/** Returns the tax within the paid amounts: rounded once per rate, as on the invoice. */
function taxOf(sold: readonly SoldLine[], paid: readonly number[]): number {
  const byRate = new Map<number, number>();
  sold.forEach(({ taxRate }, index) => byRate.set(taxRate, (byRate.get(taxRate) ?? 0) + (paid[index] ?? 0)));
  return [...byRate].reduce((sum, [rate, gross]) => sum + taxWithin(gross, rate), 0);
}

function totalsOf(sold: readonly SoldLine[], discount: number): Totals {
  const grosses = sold.map(({ gross }) => gross);
  const subtotal = grosses.reduce((sum, gross) => sum + gross, 0);
  const total = subtotal - discount;
  const paid = allocate(total, grosses);
  return { subtotal, discount, total, paid, tax: taxOf(sold, paid) };
}

/** Returns a refusal if the currencies of the lines differ, or if the lines cost more than one payment can hold. */
function refuseTogether(sold: readonly SoldLine[]): BusinessError | undefined {
  const [currency = '', ...others] = new Set(sold.map((line) => line.currency));
  if (others.length > 0) return ORDER_MIXED_CURRENCY();
  const sum = sold.reduce((total, { gross }) => total + gross, 0);
  return sum > LARGEST_AMOUNT ? ORDER_TOO_LARGE({ limit: LARGEST_AMOUNT, currency }) : undefined;
}

/** Returns the lines that can be sold together: none if their currencies differ or if they cost too much. */
function soldTogether(priced: readonly (SoldLine | BusinessError)[], refusals: BusinessError[]): SoldLine[] {
  const sold = priced.flatMap((line) => (line instanceof BusinessError ? [] : [line]));
  refusals.push(...priced.flatMap((line) => (line instanceof BusinessError ? [line] : [])));
  const refused = refuseTogether(sold);
  if (!refused) return sold;
  refusals.push(refused.atField('/lines'));
  return [];
}

const shown = (refusals: readonly BusinessError[], language: Language): QuoteView['refusals'] =>
  refusals.map(({ slug, detail, errors }) => ({
    code: slug,
    detail: detail[language],
    pointer: errors[0]?.pointer ?? '',
  }));

function lineView(
  { productId, packId, quantity }: QuoteBody['lines'][number],
  line: SoldLine | undefined,
  paid: number,
) {
  const money = (amount: number) => (line ? { amount, currency: line.currency } : null);
  return {
    ...{ productId, packId, quantity },
    ...{ productName: line?.productName ?? null, packSize: line?.packSize ?? null, taxRate: line?.taxRate ?? null },
    ...{ goods: line?.goods ?? null, rule: line ? ruleOf(line.goods) : null },
    unitPrice: money(line?.unitPrice ?? 0),
    gross: money(line?.gross ?? 0),
    discount: money((line?.gross ?? 0) - paid),
    total: money(paid),
  };
}

/**
 * Returns the total of an order before it is placed, and every refusal that is known. It decides by the same rules as
 * placing: prices and coupon here, and prescription, stock and card only when the order is placed.
 */
export function decideQuote({ body, offers, coupon, rules, now, language }: Given): QuoteView {
  const market = body.place.country;
  const day = dayOf(now);
  const refusedMarket = refuseMarket(market, { day, rules, pointer: '/place/country', lines: body.lines });
  const refusals = refusedMarket ? [refusedMarket] : [];
  const priced = body.lines.map((line, index) => {
    const found = priceLine(line, index, { market, on: day }, offers);
    return found instanceof BusinessError ? found : { ...found, gross: found.unitPrice * line.quantity };
  });
  const sold = soldTogether(priced, refusals);
  const [first] = sold;
  const subtotal = { amount: totalsOf(sold, 0).subtotal, currency: first?.currency ?? '' };
  const decided = body.couponCode && first ? discountOf(coupon, { market, subtotal, now }) : undefined;
  if (decided instanceof BusinessError) refusals.push(decided);
  const totals = totalsOf(sold, decided && !(decided instanceof BusinessError) ? decided.amount : 0);
  const money = (amount: number) => (first ? { amount, currency: first.currency } : null);
  return {
    market,
    lines: body.lines.map((line, index) => {
      const at = sold.findIndex((one) => one === priced[index]);
      return lineView(line, sold[at], totals.paid[at] ?? 0);
    }),
    ...{ subtotal: money(totals.subtotal), discount: money(totals.discount) },
    ...{ tax: money(totals.tax), total: money(totals.total) },
    refusals: shown(refusals, language),
  };
}
