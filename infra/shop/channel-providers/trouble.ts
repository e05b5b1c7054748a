// The trouble that the stand-in can make.
import { z } from 'zod';
import { actOf, createRules, DELAY, NEXT, settingOf } from '../stand-in/trouble.ts';
import { Provider } from './ledger.ts';

const Rule = z.strictObject({
  at: Provider.optional().meta({ description: 'The provider that it hits. If absent, all.' }),
  /**
   * `drop` breaks the connection. `slow` answers after `delayMs`. `repeat` answers the things of the page before too. `reverse`
   * turns the order of a page. `garbage` answers something that is no JSON.
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
