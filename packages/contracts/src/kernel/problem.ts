import { z } from 'zod';
import { SentText } from './text.ts';

/** The body of a refused request, by RFC 9457. It states the cause, and what to do next. */
export const Problem = z
  .object({
    type: SentText.meta({ description: 'A page that explains the error.', example: '/docs/errors/order.not-made' }),
    title: SentText.meta({ description: 'The kind of problem, in the language of `Accept-Language`.' }),
    status: z.int().meta({ description: 'The HTTP status.' }),
    detail: SentText.meta({ description: 'The cause and what to do next, in the language of `Accept-Language`.' }),
    instance: SentText.meta({ description: 'The path of the request.' }),
    requestId: SentText.meta({ description: 'Finds the request in our logs: name it when you report a problem.' }),
    errors: z
      .array(
        z.object({
          pointer: SentText.meta({
            description: 'A JSON pointer into the body, or `#query/`, `#params/` or `#header/` with a name.',
            example: '/lines/0/quantity',
          }),
          detail: SentText.meta({ description: 'The error of this field, in the language of `Accept-Language`.' }),
        }),
      )
      .optional()
      .meta({ description: 'The wrong fields.' }),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof Problem>;
