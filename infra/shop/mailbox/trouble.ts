// Injects faults that a test sets: the mailbox can behave as badly as real mail servers and providers of text messages
// do.
import { z } from 'zod';

const Rule = z.strictObject({
  /** Names the moment at which the fault occurs. `end` is after the content, before the answer. */
  at: z.enum(['connect', 'rcpt', 'data', 'end', 'text']),
  /**
   * States the fault. An SMTP code refuses. `drop` breaks the connection; `keep-and-drop` stores the mail and breaks
   * the connection before the answer.
   */
  act: z.union([z.int().min(400).max(599), z.enum(['drop', 'keep-and-drop'])]),
  /** Holds the answer of a refusal, after the code. */
  text: z.string().max(200).default('trouble'),
  /** States the share of the moments at which the fault occurs. */
  chance: z.number().min(0).max(1).default(1),
  /** States the number of moments at which the fault occurs. If absent, it occurs until the next setting. */
  next: z.int().positive().optional(),
});
export const TroubleSetting = z.strictObject({
  rules: z.array(Rule).max(20),
  /** Every answer to a content is delayed by this number of ms. */
  delayMs: z.int().min(0).max(60_000).default(0),
});
type Rule = z.output<typeof Rule>;
export type Moment = Rule['at'];
export type Hit = Pick<Rule, 'act' | 'text'>;

export type Trouble = {
  set(setting: z.output<typeof TroubleSetting>): void;
  /** Returns the fault for this moment. Returns undefined if there is none. */
  at(moment: Moment): Hit | undefined;
  delayMs(): number;
};

export function createTrouble(): Trouble {
  let rules: (Rule & { left: number })[] = [];
  let delay = 0;
  return {
    set(setting) {
      rules = setting.rules.map((rule) => ({ ...rule, left: rule.next ?? Number.POSITIVE_INFINITY }));
      delay = setting.delayMs;
    },
    at(moment) {
      const hit = rules.find((rule) => rule.at === moment && rule.left > 0 && Math.random() < rule.chance);
      if (hit) hit.left -= 1;
      return hit;
    },
    delayMs: () => delay,
  };
}
