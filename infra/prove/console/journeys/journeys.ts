import { replay } from './dead-letter.ts';
import { goodsIn } from './goods-in.ts';
import type { Journey } from './journey.ts';
import { phoneOrder } from './phone-order.ts';
import { recall } from './recall.ts';
import { refundByTwo } from './refund.ts';
import { stocktake } from './stocktake.ts';
import { verifiedOrder } from './verified-order.ts';

/** Lists the journeys of a day. A recall takes boxes off the shelf, so it comes last. */
export const journeysWith = ({ boxes }: { boxes: number }): readonly Journey[] => [
  phoneOrder,
  verifiedOrder,
  goodsIn(boxes),
  refundByTwo,
  replay,
  stocktake,
  recall,
];
