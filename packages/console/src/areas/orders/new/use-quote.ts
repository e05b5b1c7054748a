import type { AddressView } from '@toric/contracts/customer/people/customer.http';
import { QuoteOrder } from '@toric/contracts/order/quote.http';
import { QuoteRepeat } from '@toric/contracts/order/repeat.http';
import { useDebouncedValue } from '@mantine/hooks';
import { useAnswer } from '../../../app/api.ts';
import { type Draft, quoteLines, repeatOf } from './draft.ts';

const DELAY_MS = 300;
const SHOWN = { keep: true };
type Chosen = { readonly couponCode: string; readonly methodId: string };

export function placeOf(address: AddressView | undefined) {
  if (!address) return undefined;
  const { country, region, postalCode } = address;
  return { country, ...(region && { region }), ...(postalCode && { postalCode }) };
}

/**
 * Returns the total of the draft at an address, and the reasons for which it would be refused. The data are undefined
 * while the draft is incomplete. If the powers are hidden, the lines of the earlier order are used instead.
 */
export function useQuote(draft: Draft, address: AddressView | undefined, { couponCode, methodId }: Chosen) {
  const place = placeOf(address);
  const coupon = couponCode.trim();
  const common = place && {
    ...{ place, ...(coupon && { couponCode: coupon }) },
    ...(methodId && { deliveryMethodId: methodId }),
  };
  const lines = quoteLines(draft);
  const repeat = lines ? undefined : repeatOf(draft);
  const typed = common && lines && { body: { ...common, lines } };
  const again = common &&
    repeat && {
      params: { orderId: repeat.orderId },
      body: { ...common, lines: repeat.lines, ...(repeat.goods && { goods: repeat.goods }) },
    };
  const asked = JSON.stringify(typed ?? again);
  const [settled] = useDebouncedValue(asked, DELAY_MS);
  const isSettled = settled === asked;
  const nothing = { body: { place: { country: 'US' }, lines: [] } };
  const quoted = useAnswer(QuoteOrder, typed ?? nothing, { ...SHOWN, enabled: typed !== undefined && isSettled });
  const repeated = useAnswer(QuoteRepeat, again, { ...SHOWN, enabled: isSettled });
  const { data, problem } = typed ? quoted : repeated;
  const isKnown = typed !== undefined || again !== undefined;
  return { quote: isKnown ? data : undefined, problem: isKnown ? problem : undefined };
}
