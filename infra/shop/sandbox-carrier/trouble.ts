// Injects the faults that a test sets: the sandbox carrier can behave as badly as real carriers do.
import { z } from 'zod';
import { actOf, createRules, DELAY, NEXT, settingOf } from '../stand-in/trouble.ts';

const PLACES = ['shipments', 'buy', 'refund', 'scan_forms', 'trackers', 'claims', 'webhook'] as const;
export type Place = (typeof PLACES)[number];

const Rule = z.strictObject({
  at: z.enum(PLACES).optional().meta({ description: 'Where it hits. If absent, everywhere.' }),
  /**
   * States the fault. A number is an HTTP status. `drop` breaks the connection before the work is done, and
   * `lose-answer` after it was done. `slow` answers after `delayMs`. `twice`, `reverse`, `wrong-signature` and `silent`
   * concern webhooks.
   */
  act: actOf(['drop', 'lose-answer', 'slow', 'twice', 'reverse', 'wrong-signature', 'silent']),
  delayMs: DELAY.default(1_000),
  next: NEXT,
});
export const TroubleSetting = settingOf(Rule);
export type Hit = z.output<typeof Rule>;
export type Trouble = ReturnType<typeof createTrouble>;

export function createTrouble() {
  const rules = createRules<Hit>();
  return { ...rules, set: (setting: z.input<typeof TroubleSetting>) => rules.set(TroubleSetting.parse(setting)) };
}
