import { z } from 'zod';

/** RFC 9457: what went wrong, why it matters and what to do next. */
export const Problem = z
  .object({
    type: z.string().meta({ description: 'A page that explains the error', example: '/docs/errors/order.not-made' }),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    instance: z.string(),
    requestId: z.string(),
    errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).optional(),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof Problem>;
