/** Lists the rules that create tasks automatically. */
import { z } from 'zod';

export const TaskRule = z.enum(['birthday', 'prescription-end', 'run-out', 'last-purchase']).meta({
  description:
    '`birthday`: before the birthday. `prescription-end`: before the newest prescription ends. `run-out`: before the lenses of an eye run out, once for each eye. `last-purchase`: so many days after the last purchase.',
});
export type TaskRule = z.infer<typeof TaskRule>;
