/**
 * Declares the messages about boxes that come back: the command of the order service, and the event with the fate of
 * each box.
 */
import { z } from 'zod';
import { CalendarDay, Id } from '../../kernel/common.ts';
import { commandMessage, event } from '../../kernel/message.ts';
import { Money } from '../../kernel/money.ts';
import { SentText } from '../../kernel/text.ts';
import { BoxRule, BoxState, CountedReason, Disposition } from '../../returned/returned.ts';

const returnId = '0197a000-0000-7000-8000-000000000e01';
const orderId = '0197a000-0000-7000-8000-00000000000a';
const box = {
  boxId: '0197a000-0000-7000-8000-000000000e11',
  lineId: '0197a000-0000-7000-8000-0000000000a1',
  lotNumber: 'L2406A',
  expiresOn: '2031-06-30',
  state: 'sealed' as const,
};

export const TakeBackBoxes = commandMessage('catalog-inventory.take-back-boxes.v1', {
  summary: 'Decide what becomes of boxes that came back, and book it. A repeated box gets its first answer.',
  from: ['order'],
  aggregate: 'returnId',
  data: z.object({
    returnId: Id,
    orderId: Id,
    boxes: z
      .array(
        z.object({
          boxId: Id,
          lineId: Id,
          lotNumber: SentText,
          expiresOn: CalendarDay,
          state: BoxState,
          reason: CountedReason.optional(),
          receivedBy: Id.optional().meta({ description: 'The person who received the box.' }),
        }),
      )
      .min(1),
  }),
  example: {
    returnId,
    orderId,
    boxes: [{ ...box, reason: 'changed-mind', receivedBy: '0197a000-0000-7000-8000-0000000000b1' }],
  },
});

export const BoxesTakenBack = event('catalog-inventory.boxes-taken-back.v1', {
  summary: 'Each box of a return is for sale again, set aside, thrown away, or was never sent with the order.',
  aggregate: 'returnId',
  data: z.object({
    returnId: Id,
    boxes: z.array(
      z.object({
        boxId: Id,
        disposition: Disposition,
        rule: BoxRule,
        cost: Money.nullable().meta({ description: 'The purchase price of a lost box, if it is known.' }),
      }),
    ),
  }),
  example: {
    returnId,
    boxes: [{ boxId: box.boxId, disposition: 'restocked', rule: 'sealed-and-good', cost: null }],
  },
});
