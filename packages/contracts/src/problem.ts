import { z } from 'zod';
import { FieldError } from './business-error.ts';

/** RFC 9457: what went wrong, why it matters and what to do next. */
export const Problem = z
  .object({
    type: z.string().meta({ description: 'A page that explains the error', example: '/docs/errors/order.not-made' }),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    instance: z.string(),
    requestId: z.string(),
    errors: z.array(FieldError).optional(),
  })
  .meta({ id: 'Problem' });
