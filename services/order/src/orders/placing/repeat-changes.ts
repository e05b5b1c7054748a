import type { OrderView } from '@toric/contracts/order/order.http';
import type { QuoteView } from '@toric/contracts/order/quote.http';
import type { RepeatedLine, RepeatQuoteView } from '@toric/contracts/order/repeat.http';

type Earlier = Pick<OrderView['lines'][number], 'lineId' | 'productName' | 'packId' | 'unitPrice' | 'rule'>;

/**
 * Returns the changes of price, sale and rule since the earlier order, line by line. The lines of the quote begin with
 * the wanted lines. A line in another pack has another price, which does not count as a change.
 */
export function changesSince(
  earlier: readonly Earlier[],
  wanted: readonly RepeatedLine[],
  { lines }: Pick<QuoteView, 'lines'>,
): RepeatQuoteView['changes'] {
  return wanted.flatMap(({ lineId, packId }, index): RepeatQuoteView['changes'] => {
    const line = earlier.find((one) => one.lineId === lineId);
    const quoted = lines[index];
    if (!line || !quoted) return [];
    const now = quoted.unitPrice;
    const change = { lineId, productName: line.productName, before: line.unitPrice, now };
    if (now === null) return [{ ...change, kind: 'not-sold' as const }];
    const isOtherPack = packId !== undefined && packId !== line.packId;
    const isOtherPrice = now.amount !== line.unitPrice.amount || now.currency !== line.unitPrice.currency;
    return [
      ...(isOtherPrice && !isOtherPack ? [{ ...change, kind: 'price' as const }] : []),
      ...(quoted.rule !== null && quoted.rule !== line.rule ? [{ ...change, kind: 'rule' as const }] : []),
    ];
  });
}
