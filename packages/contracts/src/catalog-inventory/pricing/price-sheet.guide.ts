import { PACK } from '../../guide/goods.guide.ts';
import { both, under } from '../../guide/parts.ts';
import { REASON_FOR_PRICE } from '../../guide/reasons.guide.ts';
import { field, type Guide } from '../../kernel/guide.ts';
import { PRICE } from './price.guide.ts';

const SEEN = (what: { en: string; zh: string }, example: string) =>
  field(
    both(`${what.en} before`, `原${what.zh}`),
    both('The value that you saw before you changed it.', '更改之前看到的值。'),
    both('The page fills it in.', '由页面自动填入。'),
    example,
  );

export const CHANGE_PRICES_GUIDE: Guide = {
  reason: REASON_FOR_PRICE,
  'prices.packId': PACK,
  ...under('prices', PRICE),
  'prices.was.currency': SEEN(both('Currency', '币种'), 'USD'),
  'prices.was.amount': SEEN(both('Price of one box', '每盒价格'), '64.00'),
  'prices.was.taxRate': SEEN(both('Tax', '税率'), '20 %'),
};
