/** Declares the types of returns that the order service and the warehouse share. */
import { z } from 'zod';

export const ReturnReason = z
  .enum([
    ...(['changed-mind', 'wrong-power-ordered', 'wrong-item', 'damaged-in-transit'] as const),
    ...(['lost-in-transit', 'defective', 'reaction', 'recall'] as const),
  ])
  .meta({
    description:
      'The reason why goods come back. `wrong-item`: the shop sent something else. `lost-in-transit`: nothing can come back. `reaction`: the eye reacted, so a complaint should be recorded too. It is health data: it is sealed, and others read `defective`.',
  });
export type ReturnReason = z.infer<typeof ReturnReason>;

/**
 * Lists the reasons of returns as messages and figures name them. A reaction of the eye is health data, so it is
 * counted as a defect.
 */
export const CountedReason = ReturnReason.exclude(['reaction']);
export type CountedReason = z.infer<typeof CountedReason>;

export const BoxState = z.enum(['sealed', 'opened-unworn', 'worn', 'damaged']).meta({
  description: '`sealed`: the box and its seal are whole. `opened-unworn`: opened, no lens was worn.',
});
export type BoxState = z.infer<typeof BoxState>;

export const Disposition = z.enum(['restocked', 'quarantined', 'scrapped', 'not-ours']).meta({
  description:
    'The fate of the box. `restocked`: in its lot again, for sale. `quarantined`: set aside until a person decides. `scrapped`: thrown away at its cost. `not-ours`: the order was not sent with this box, so nothing is done with it.',
});
export type Disposition = z.infer<typeof Disposition>;

export const BoxRule = z
  .enum([
    ...(['sealed-and-good', 'opened', 'expired', 'short-shelf-life'] as const),
    ...(['recalled', 'lot-aside', 'kept-for-maker', 'not-shipped', 'back-already', 'discarded-by-hand'] as const),
  ])
  .meta({ description: 'The rule that decided what became of the box.' });
export type BoxRule = z.infer<typeof BoxRule>;
