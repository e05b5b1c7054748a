// Injects faults that a test sets: the stand-in can behave as badly as real providers do.
import { z } from 'zod';

const Rule = z.strictObject({
  /**
   * States the fault. A number is an HTTP status. `drop` breaks the connection. `slow` answers after `delayMs`.
   * `garbage` answers something that is no JSON.
   */
  act: z.union([z.int().min(400).max(599), z.enum(['drop', 'slow', 'garbage'])]),
  delayMs: z.int().min(0).max(60_000).default(1_000),
  next: z.int().positive().optional().meta({ description: 'How many requests it hits. If absent, all.' }),
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
    take(): Hit | undefined {
      const hit = rules.find(({ left }) => left > 0);
      if (hit) hit.left -= 1;
      return hit;
    },
  };
}
