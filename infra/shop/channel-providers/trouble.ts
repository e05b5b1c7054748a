// Injects faults that a test sets: the stand-in can behave as badly as real providers do.
import { z } from 'zod';
import { Provider } from './ledger.ts';

const Rule = z.strictObject({
  at: Provider.optional().meta({ description: 'The provider that it hits. If absent, all.' }),
  /**
   * States the fault. A number is an HTTP status. `drop` breaks the connection. `slow` answers after `delayMs`.
   * `repeat` also answers the items of the previous page. `reverse` reverses the order of a page. `garbage` answers
   * something that is no JSON.
   */
  act: z.union([z.int().min(400).max(599), z.enum(['drop', 'slow', 'repeat', 'reverse', 'garbage'])]),
  retryAfter: z.int().min(0).max(3_600).optional(),
  delayMs: z.int().min(0).max(60_000).default(1_000),
  next: z
    .int()
    .positive()
    .optional()
    .meta({ description: 'How many requests it hits. If absent, all until the next setting.' }),
});
export const TroubleSetting = z.strictObject({ rules: z.array(Rule).max(20) });
export type Hit = z.output<typeof Rule>;
export type Trouble = ReturnType<typeof createTrouble>;

export function createTrouble() {
  let rules: (Hit & { left: number })[] = [];
  return {
    set(setting: z.output<typeof TroubleSetting>): void {
      rules = setting.rules.map((rule) => ({ ...rule, left: rule.next ?? Number.POSITIVE_INFINITY }));
    },
    /** Returns the fault for a request. Returns undefined if the request is answered normally. */
    at(provider: Provider): Hit | undefined {
      const hit = rules.find((rule) => rule.left > 0 && (rule.at ?? provider) === provider);
      if (hit) hit.left -= 1;
      return hit;
    },
  };
}
