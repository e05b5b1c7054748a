import { ruleOf } from '@toric/contracts/goods/goods';
import { BusinessError } from '@toric/contracts/kernel/business-error';
import { LARGEST_AMOUNT } from '@toric/contracts/kernel/money';
import type { Language } from '@toric/contracts/kernel/sentence';
import { ORDER_MIXED_CURRENCY, ORDER_TOO_LARGE } from '@toric/contracts/order/order.errors';
import type { QuoteBody, QuoteView } from '@toric/contracts/order/quote.http';
import { dayOf } from '@toric/optics/calendar-day';
import type { ShopRules } from '@toric/optics/jurisdiction/shop-rule';
import { promiseOf } from '../shipping/promise.ts';
import { tableEngine } from '../tax/table-engine.ts';
import {
  decideDelivery,
  gramsOfLines,
  type LineTax,
  refusePlace,
  type SaleTerms,
  taxOfDelivery,
  taxOfLine,
} from './placing/charges.ts';
import { type Offer, type PricedLine, priceLine } from './price-line.ts';
import { discountOf, type KnownCoupon, refuseMarket } from './sale-rules.ts';
import { totalsOf } from './sums/totals.ts';

type Given = {
  body: QuoteBody;
  offers: ReadonlyMap<string, Offer>;
  coupon: KnownCoupon | undefined;
  rules: ShopRules;
  /** Holds the delivery methods and the taxes of the shop. If they are absent, NO_TERMS applies. */
  terms?: SaleTerms;
  now: Date;
  language: Language;
};
type AskedLine = QuoteBody['lines'][number];
type SoldLine = PricedLine & LineTax & Pick<AskedLine, 'productId' | 'packId' | 'quantity'> & { gross: number };
/**
 * Holds the terms of a shop without delivery methods and without tax registrations. The rate in the price of a product
 * then decides its tax.
 */
const NO_TERMS: SaleTerms = { methods: [], taxes: tableEngine([], []) };

/** Returns a refusal if the currencies of the lines differ, or if the sum of the lines is too large for one payment. */
function refuseTogether(sold: readonly SoldLine[]): BusinessError | undefined {
  const [currency = '', ...others] = new Set(sold.map((line) => line.currency));
  if (others.length > 0) return ORDER_MIXED_CURRENCY();
  const sum = sold.reduce((total, { gross }) => total + gross, 0);
  return sum > LARGEST_AMOUNT ? ORDER_TOO_LARGE({ limit: LARGEST_AMOUNT, currency }) : undefined;
}

/**
 * Returns the lines that can be sold together: none if their currencies differ or if their sum is too large. Appends
 * the refusals to `refusals`.
 */
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
  { productId, packId, quantity }: AskedLine,
  line: SoldLine | undefined,
  { paid, tax }: { paid: number; tax: number | undefined },
) {
  const money = (amount: number) => (line ? { amount, currency: line.currency } : null);
  return {
    ...{ productId, packId, quantity },
    ...{ productName: line?.productName ?? null, packSize: line?.packSize ?? null, taxRate: line?.taxRate ?? null },
    boxDays: line?.boxDays ?? null,
    ...{ goods: line?.goods ?? null, rule: line ? ruleOf(line.goods) : null },
    unitPrice: money(line?.unitPrice ?? 0),
    gross: money(line?.gross ?? 0),
    discount: money((line?.gross ?? 0) - paid),
    total: money(paid + (tax ?? 0)),
    ...{ tax: tax === undefined ? null : money(tax), taxedBy: [...(line?.taxedBy ?? [])] },
  };
}

/** Returns the delivery that the quote requests. Appends the refusal to `refusals`, if there is one. */
function deliveryFor(
  { body, offers, now, terms = NO_TERMS }: Given,
  sold: readonly SoldLine[],
  refusals: BusinessError[],
) {
  const { place, deliveryMethodId } = body;
  const refused = refusePlace({ place, now, terms }, deliveryMethodId);
  if (refused) refusals.push(refused);
  const [first] = sold;
  if (!first || refused) return undefined;
  const goods = { amount: sold.reduce((sum, { gross }) => sum + gross, 0), currency: first.currency };
  const grams = deliveryMethodId === undefined ? 0 : gramsOfLines(sold, offers);
  const delivery = decideDelivery(deliveryMethodId, { place, now, terms, goods, grams });
  if (!(delivery instanceof BusinessError)) return delivery;
  refusals.push(delivery);
  return undefined;
}

/**
 * Returns the parts of the total that store credit and the card pay. The order service does not know the balance of the
 * store credit.
 */
function paidBy(useStoreCredit: QuoteBody['useStoreCredit'], total: QuoteView['total']) {
  if (!total || typeof useStoreCredit !== 'number') return { storeCredit: null, toPay: total };
  const amount = Math.min(useStoreCredit, total.amount);
  return { storeCredit: { ...total, amount }, toPay: { ...total, amount: total.amount - amount } };
}

/** Returns the price and the tax of each line, or the refusal of the line. */
const pricedLines = ({ body, offers, now, terms = NO_TERMS }: Given): (SoldLine | BusinessError)[] =>
  body.lines.map((line, index) => {
    const { productId, packId, quantity } = line;
    const found = priceLine(line, index, { market: body.place.country, on: dayOf(now) }, offers);
    if (found instanceof BusinessError) return found;
    const taxed = taxOfLine(found, { place: body.place, now, terms });
    return { ...found, ...taxed, productId, packId, quantity, gross: found.unitPrice * quantity };
  });

/**
 * Returns the total of an order before it is placed, and every known refusal. Prices, coupon, delivery and tax are
 * decided by the same rules as for a new order. Prescription, stock and card are checked only when the order is placed.
 */
export function decideQuote(given: Given): QuoteView {
  const { body, coupon, rules, now, language, terms = NO_TERMS } = given;
  const { place, couponCode, lines } = body;
  const market = place.country;
  const refusedMarket = refuseMarket(market, { day: dayOf(now), rules, pointer: '/place/country', lines });
  const refusals = refusedMarket ? [refusedMarket] : [];
  const priced = pricedLines(given);
  const sold = soldTogether(priced, refusals);
  const [first] = sold;
  const subtotal = { amount: totalsOf({ lines: sold, discount: 0 }).subtotal, currency: first?.currency ?? '' };
  const decided = couponCode && first ? discountOf(coupon, { market, subtotal, now }) : undefined;
  if (decided instanceof BusinessError) refusals.push(decided);
  const discount = decided && !(decided instanceof BusinessError) ? decided.amount : 0;
  const delivery = deliveryFor(given, sold, refusals);
  const deliveryTax = delivery && taxOfDelivery({ place, now, terms });
  const totals = totalsOf({ lines: sold, discount, delivery: delivery?.charge, deliveryTax });
  const money = (amount: number) => (first ? { amount, currency: first.currency } : null);
  const charge = money(delivery?.charge ?? 0);
  return {
    market,
    lines: lines.map((line, index) => {
      const at = sold.findIndex((one) => one === priced[index]);
      return lineView(line, sold[at], { paid: totals.paid[at] ?? 0, tax: totals.lineTaxes[at] });
    }),
    ...{ subtotal: money(totals.subtotal), discount: money(discount) },
    delivery: delivery && charge ? { methodId: delivery.methodId, name: delivery.name, charge } : null,
    ...{ taxMode: totals.taxMode, promisedOn: delivery ? (promiseOf(delivery.rule, now)?.promisedOn ?? null) : null },
    ...{ tax: money(totals.tax), total: money(totals.total) },
    ...paidBy(body.useStoreCredit, money(totals.total)),
    refusals: shown(refusals, language),
  };
}
