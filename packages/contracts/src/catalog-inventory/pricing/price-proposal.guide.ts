import { PACK } from '../../guide/goods.guide.ts';
import { both, under } from '../../guide/parts.ts';
import { REASON_FOR_PRICE } from '../../guide/reasons.guide.ts';
import { field, type Guide } from '../../kernel/guide.ts';
import { PRICE } from './price.guide.ts';

export const PROPOSE_PRICES_GUIDE: Guide = {
  reason: REASON_FOR_PRICE,
  'prices.packId': PACK,
  ...under('prices', PRICE),
};
export const REJECT_PRICE_PROPOSAL_GUIDE: Guide = {
  reason: field(
    REASON_FOR_PRICE.label,
    both(
      'Why the prices shall not hold. The person who proposed them reads it.',
      '不采用这些价格的原因，提议人可以看到。',
    ),
    both('3 to 300 characters.', '3 至 300 个字符。'),
    both('The sale begins next week', '促销下周才开始'),
  ),
};
