/** Lists the causes of refunds, and the sentences about them that customers read. */
import { z } from 'zod';
import type { Text } from '../kernel/sentence.ts';

export const RefundCause = z
  .enum(['damaged', 'wrong-item', 'not-received', 'returned', 'recalled', 'overcharged', 'goodwill', 'other'])
  .meta({ description: 'The cause of a refund. The customer reads a sentence about it, and never the note of staff.' });
export type RefundCause = z.infer<typeof RefundCause>;

export const REFUND_CAUSES: Readonly<Record<RefundCause, Text>> = {
  damaged: { en: 'Your goods were damaged.', zh: '您收到的商品有损坏。' },
  'wrong-item': { en: 'You received another item than you ordered.', zh: '您收到的商品与订单不符。' },
  'not-received': { en: 'Your parcel did not arrive.', zh: '您的包裹未送达。' },
  returned: { en: 'You returned goods.', zh: '您已退回商品。' },
  recalled: { en: 'Your goods were recalled.', zh: '您的商品已被召回。' },
  overcharged: { en: 'You had paid too much.', zh: '您此前多付了款。' },
  goodwill: { en: 'The shop gives you this amount back as a courtesy.', zh: '商店出于善意退还此金额。' },
  other: {
    en: 'The shop gives you this amount back. Ask the shop if you do not know why.',
    zh: '商店退还此金额。如不清楚原因，请联系商店。',
  },
};

/** Returns the code of the reason for a refund that a customer reads. */
export const reasonCodeOf = (cause: RefundCause): string => `refund.${cause}`;
