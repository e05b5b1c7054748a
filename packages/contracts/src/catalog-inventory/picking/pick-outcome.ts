/** Lists the verdicts on a scan at picking, and the advice for each verdict. */
import { z } from 'zod';
import { sentence, type Text } from '../../kernel/sentence.ts';

export const PickOutcome = z
  .enum([
    ...(['taken', 'unreadable', 'order-cancelled', 'order-on-hold', 'recalled', 'quarantined', 'expired'] as const),
    ...(['other-order', 'wrong-product', 'wrong-eye', 'wrong-power', 'wrong-lot', 'scanned-twice', 'enough'] as const),
  ])
  .meta({
    description: 'The verdict on a scan. `taken` accepts the box. Every other verdict refuses it, and nothing changes.',
  });
export type PickOutcome = z.infer<typeof PickOutcome>;

const advice = (en: string, zh: string): Text => sentence({ en, zh })();

/** Maps each verdict to a sentence: what is wrong with the box, and what to do with it. */
export const PICK_ADVICE: Readonly<Record<PickOutcome, Text>> = {
  taken: advice('The box is right. Put it into the tote of its order.', '此盒正确，请放入该订单的周转箱。'),
  unreadable: advice(
    'The code does not tell product and lot. Scan the other code on the box, or type its label.',
    '此条码不含产品与批号。请扫描盒上的另一条码，或手动输入标签。',
  ),
  'order-cancelled': advice(
    'The order was cancelled meanwhile. Put its boxes back on their shelves.',
    '订单已被取消。请将其镜片盒放回货架。',
  ),
  'order-on-hold': advice(
    'The order is on hold. Leave its boxes on the shelf, and go on with the next order.',
    '订单已被暂停。请将镜片盒留在货架，继续下一个订单。',
  ),
  recalled: advice('This lot is recalled. Put the box on the red tray.', '此批次已被召回。请将此盒放入红色托盘。'),
  quarantined: advice('This lot is set aside. Put the box on the red tray.', '此批次已被隔离。请将此盒放入红色托盘。'),
  expired: advice('This box has expired. Put it on the red tray.', '此盒已过期。请放入红色托盘。'),
  'other-order': advice(
    'This box belongs to another order of the wave. Put it back, and take the one that is shown.',
    '此盒属于波次中的另一订单。请放回，并取所示的盒。',
  ),
  'wrong-product': advice('This is another product. Put it back.', '这是另一种产品。请放回。'),
  'wrong-eye': advice(
    'This is the box for the other eye of this order. Put it back, and take the one that is shown.',
    '这是该订单另一只眼的镜片盒。请放回，并取所示的盒。',
  ),
  'wrong-power': advice('This box has another power. Put it back.', '此盒的度数不同。请放回。'),
  'wrong-lot': advice(
    'The lens is right, but the lot is not. Take the lot that is shown, or choose this lot with a reason.',
    '镜片正确，但批次不同。请取所示批次，或说明理由后改用此批次。',
  ),
  'scanned-twice': advice('This very box was scanned already. Scan the next one.', '此盒已扫描过。请扫描下一盒。'),
  enough: advice('All boxes of this line are taken already. Put this one back.', '此行的镜片盒已取齐。请将此盒放回。'),
};
