// Injects faults that a test sets: the sandbox can behave as badly as real carriers do.
import { z } from 'zod';

export const PLACES = ['shipments', 'buy', 'refund', 'scan_forms', 'trackers', 'claims', 'webhook'] as const;
export type Place = (typeof PLACES)[number];

const Rule = z.strictObject({
  at: z.enum(PLACES).optional().meta({ description: 'Where it hits. If absent, everywhere.' }),
  /**
   * States the fault. A number is an HTTP status. `drop` breaks the connection before the work is done, and
   * `lose-answer` after it was done. `slow` answers after `delayMs`. `twice`, `reverse`, `wrong-signature` and `silent`
   * concern webhooks.
   */
  act: z.union([
    z.int().min(400).max(599),
    z.enum(['drop', 'lose-answer', 'slow', 'twice', 'reverse', 'wrong-signature', 'silent']),
  ]),
  delayMs: z.int().min(0).max(60_000).default(1_000),
  next: z.int().positive().optional().meta({ description: 'How many requests it hits. If absent, all.' }),
});
export const TroubleSetting = z.strictObject({ rules: z.array(Rule).max(20) });
export type Hit = z.output<typeof Rule>;
export type Trouble = ReturnType<typeof createTrouble>;

export function createTrouble() {
  let rules: (Hit & { left: number })[] = [];
  return {
    set(setting: z.input<typeof TroubleSetting>): void {
      const parsed = TroubleSetting.parse(setting);
      rules = parsed.rules.map((rule) => ({ ...rule, left: rule.next ?? Number.POSITIVE_INFINITY }));
    },
    /** Returns the fault for a request. Returns undefined if the request is answered normally. */
    at(place: Place): Hit | undefined {
      const hit = rules.find((rule) => rule.left > 0 && (rule.at ?? place) === place);
      if (hit) hit.left -= 1;
      return hit;
    },
  };
}
