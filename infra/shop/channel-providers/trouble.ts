// Injects the faults that a test sets: the stand-in can behave as badly as real providers do.
import { z } from 'zod';
import { actOf, createRules, DELAY, NEXT, settingOf } from '../stand-in/trouble.ts';
import { Provider } from './ledger.ts';

const Rule = z.strictObject({
  at: Provider.optional().meta({ description: 'The provider that it hits. If absent, all.' }),
  /**
   * States the fault. A number is an HTTP status. `drop` breaks the connection. `slow` answers after `delayMs`.
   * `repeat` also answers the items of the previous page. `reverse` reverses the order of a page. `garbage` answers
   * something that is no JSON.
   */
  act: actOf(['drop', 'slow', 'repeat', 'reverse', 'garbage']),
  retryAfter: z.int().min(0).max(3_600).optional(),
  delayMs: DELAY.default(1_000),
  next: NEXT,
});
export const TroubleSetting = settingOf(Rule);
export type Hit = z.output<typeof Rule>;
export type Trouble = ReturnType<typeof createTrouble>;
export const createTrouble = () => createRules<Hit>();
