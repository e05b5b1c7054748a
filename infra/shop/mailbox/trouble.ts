// Injects the faults that a test sets: the mailbox can behave as badly as real mail servers and providers of text
// messages do.
import { z } from 'zod';
import { actOf, createRules, DELAY, NEXT, settingOf } from '../stand-in/trouble.ts';

const Rule = z.strictObject({
  /**
   * Names the moment at which the fault occurs. `end` is after the content of a mail has arrived, and before its
   * answer.
   */
  at: z.enum(['connect', 'rcpt', 'data', 'end', 'text']),
  /**
   * States the fault. An SMTP code refuses the mail. `drop` breaks the connection. `keep-and-drop` stores the mail and
   * breaks the connection before the answer.
   */
  act: actOf(['drop', 'keep-and-drop']),
  /** Holds the text that follows the SMTP code of a refusal. */
  text: z.string().max(200).default('trouble'),
  chance: z.number().min(0).max(1).default(1),
  next: NEXT,
});
/** Describes a setting of faults. `delayMs` delays every answer to the content of a mail. */
export const TroubleSetting = settingOf(Rule).extend({ delayMs: DELAY.default(0) });
export type Hit = z.output<typeof Rule>;
export type Trouble = ReturnType<typeof createTrouble>;

export function createTrouble() {
  const rules = createRules<Hit>();
  let delay = 0;
  return {
    ...rules,
    set(setting: z.output<typeof TroubleSetting>): void {
      rules.set(setting);
      delay = setting.delayMs;
    },
    delayMs: () => delay,
  };
}
