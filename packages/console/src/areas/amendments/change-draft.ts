import type { AmendOrderBody } from '@toric/contracts/order/amendments/amendment.http';
import type { AddressView } from '@toric/contracts/customer/people/customer.http';
import type { OrderView } from '@toric/contracts/order/order.http';
import type { QuoteBody } from '@toric/contracts/order/quote.http';
import { parseAmount } from '../../kit/form/typed-values.ts';

/** Describes a line of the order after the change. `price` is the typed text, and is empty if the price stays. */
export type LineDraft = {
  readonly lineId: string;
  readonly isKept: boolean;
  readonly quantity: number;
  readonly price: string;
};
/**
 * Describes other goods that are added. A lens cannot be added here: it needs a new order, or the page of the
 * prescription.
 */
export type AddedDraft = { readonly productId: string; readonly packId: string; readonly quantity: number };
export type ChangeDraft = {
  readonly lines: readonly LineDraft[];
  readonly added: readonly AddedDraft[];
  readonly addressId: string;
  /** Holds the region and the postal code of the new address. They decide tax and delivery. */
  readonly place: { readonly region?: string; readonly postalCode?: string };
  readonly methodId: string;
  readonly why: string;
};

export const draftOf = ({ lines }: Pick<OrderView, 'lines'>): ChangeDraft => ({
  lines: lines.map(({ lineId, quantity }) => ({ lineId, isKept: true, quantity, price: '' })),
  ...{ added: [], addressId: '', place: {}, methodId: '', why: '' },
});

/** Returns the request body of the draft. Returns undefined while a typed price is not an amount. */
export function bodyOf(draft: ChangeDraft, currency: string): AmendOrderBody | undefined {
  const kept = draft.lines.filter(({ isKept }) => isKept);
  const prices = kept.map(({ price }) => (price.trim() === '' ? undefined : parseAmount(price, currency)));
  if (kept.some(({ price }, index) => price.trim() !== '' && prices[index] === undefined)) return undefined;
  const added = draft.added.filter(({ productId, packId }) => productId !== '' && packId !== '');
  const why = draft.why.trim();
  return {
    lines: kept.map(({ lineId, quantity }, index) => {
      const amount = prices[index];
      return { lineId, quantity, ...(amount !== undefined && { unitPrice: { amount, currency } }) };
    }),
    ...(added.length > 0 && { added: added.map((line) => ({ line })) }),
    ...(draft.addressId && { shippingAddressId: draft.addressId, place: draft.place }),
    ...(draft.methodId && { deliveryMethodId: draft.methodId }),
    ...(why && { why }),
  };
}

type Address = Pick<AddressView, 'id' | 'country' | 'region' | 'postalCode'>;

/** Returns the place to which the changed order goes: its new address, or otherwise its present address. */
export function placeFor(
  { shippingAddressId, market }: Pick<OrderView, 'shippingAddressId' | 'market'>,
  { addressId }: Pick<ChangeDraft, 'addressId'>,
  addresses: readonly Address[],
): QuoteBody['place'] {
  const { region, postalCode } = addresses.find(({ id }) => id === (addressId || shippingAddressId)) ?? {};
  return { country: market, ...(region && { region }), ...(postalCode && { postalCode }) };
}

/** Returns the boxes of the changed order, which decide the charge of the delivery. */
export const goodsOf = ({ lines }: Pick<OrderView, 'lines'>, draft: ChangeDraft): QuoteBody['lines'] => [
  ...lines.flatMap(({ lineId, productId, packId }) => {
    const kept = draft.lines.find((line) => line.lineId === lineId && line.isKept);
    return kept ? [{ productId, packId, quantity: kept.quantity }] : [];
  }),
  ...draft.added.filter(({ productId, packId }) => productId !== '' && packId !== ''),
];
