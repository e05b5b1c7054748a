// Injects the faults that a test sets: the stand-in can behave as badly as real providers do.
import { z } from 'zod';
import { actOf, createRules, DELAY, NEXT, settingOf } from '../stand-in/trouble.ts';

const Rule = z.strictObject({
  /**
   * States the fault. `drop` breaks the connection. `slow` answers after `delayMs`. `garbage` answers something that is
   * no JSON.
   */
  act: actOf(['drop', 'slow', 'garbage']),
  delayMs: DELAY.default(1_000),
  next: NEXT,
});
export const TroubleSetting = settingOf(Rule);
export type Hit = z.output<typeof Rule>;
export type Trouble = ReturnType<typeof createTrouble>;
export const createTrouble = () => createRules<Hit>();
