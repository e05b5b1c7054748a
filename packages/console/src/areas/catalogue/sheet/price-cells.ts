/** Validates the cells that a person types into a sheet of prices, and makes the request that saves them. */
import { isCurrency } from '@toric/contracts/iso/currency';
import type { ChangePricesBody, PackPriceView } from '@toric/contracts/catalog-inventory/pricing/price-sheet.http';
import type { ProposePricesBody } from '@toric/contracts/catalog-inventory/pricing/price-proposal.http';
import { LARGEST_AMOUNT } from '@toric/contracts/kernel/money';
import type { Text } from '@toric/contracts/kernel/sentence';
import { amountText, numberText, parseAmount, parseNumber, plainText } from '../../../kit/form/typed-values.ts';
import type { EditedRow, TextOf } from '../../../kit/grid/grid.types.ts';

const EMPTY: Text = {
  en: 'A price is not taken away here. Change the pack on the page of its product.',
  zh: '此处不能删除价格。请在产品页面更改该包装。',
};
const NEEDED: Text = { en: 'A price needs an amount, a currency and a tax rate.', zh: '价格须填写金额、币种和税率。' };
const NO_AMOUNT: Text = { en: 'Write an amount such as 64.00.', zh: '请填写金额，例如 64.00。' };
const NO_CURRENCY: Text = { en: 'Write a currency such as USD.', zh: '请填写币种，例如 USD。' };
const NO_TAX: Text = { en: 'Write a share between 0 and 100.', zh: '请填写 0 至 100 之间的比例。' };

export const amountIn = ({ price }: PackPriceView): string => (price ? amountText(price.amount, price.currency) : '');
export const currencyIn = ({ price }: PackPriceView): string => price?.currency ?? '';
export const taxIn = ({ price }: PackPriceView): string => (price ? numberText(price.taxRate, true) : '');

const currencyOf = (text: string): string | undefined => {
  const typed = plainText(text).toUpperCase();
  return isCurrency(typed) ? typed : undefined;
};
const taxOf = (text: string): number | undefined => {
  const rate = parseNumber(text, true);
  return rate !== undefined && rate >= 0 && rate <= 10_000 ? rate : undefined;
};
const amountOf = (text: string, currency: string): number | undefined => {
  const amount = parseAmount(text, currency);
  return amount !== undefined && amount >= 0 && amount <= LARGEST_AMOUNT ? amount : undefined;
};

/** Returns the fault of an empty cell in a row that has edits. */
const emptyFault = ({ price }: PackPriceView): Text => (price ? EMPTY : NEEDED);

/** Returns the fault of a typed amount, or undefined if there is none. */
export function amountFault(text: string, row: PackPriceView, textOf: TextOf): Text | undefined {
  if (text === '') return emptyFault(row);
  return amountOf(text, currencyOf(textOf('currency')) ?? 'USD') === undefined ? NO_AMOUNT : undefined;
}
export function currencyFault(text: string, row: PackPriceView): Text | undefined {
  if (text === '') return emptyFault(row);
  return currencyOf(text) === undefined ? NO_CURRENCY : undefined;
}
export function taxFault(text: string, row: PackPriceView): Text | undefined {
  if (text === '') return emptyFault(row);
  return taxOf(text) === undefined ? NO_TAX : undefined;
}

/** Returns the price of an edited row. The row must have no faults. */
function priceOf({ row, textOf }: EditedRow<PackPriceView>): ProposePricesBody['prices'][number] {
  const currency = currencyOf(textOf('currency')) ?? '';
  return {
    ...{ packId: row.packId, market: row.market, currency },
    ...{ amount: amountOf(textOf('amount'), currency) ?? 0, taxRate: taxOf(textOf('tax')) ?? 0 },
  };
}

/** Returns the prices of the request that saves these rows, each with the price that it replaces. */
export const pricesOf = (edited: readonly EditedRow<PackPriceView>[]): ChangePricesBody['prices'] =>
  edited.map((one) => {
    const { price } = one.row;
    const was = price && { currency: price.currency, amount: price.amount, taxRate: price.taxRate };
    return { ...priceOf(one), was };
  });

/** Returns the prices of the request that proposes these rows. */
export const proposalOf = (edited: readonly EditedRow<PackPriceView>[]): ProposePricesBody['prices'] =>
  edited.map(priceOf);
