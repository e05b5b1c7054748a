import { z } from 'zod';
import { SentText } from './text.ts';

/**
 * Describes the body of the answer to a refused request, by RFC 9457. The body states the cause, and what to do next.
 */
export const Problem = z.object({
  type: SentText.meta({ description: 'A page that explains the error.', example: '/docs/errors/order.not-made' }),
  title: SentText.meta({ description: 'The kind of problem, in the language of `Accept-Language`.' }),
  status: z.int().meta({ description: 'The HTTP status.' }),
  detail: SentText.meta({ description: 'The cause and what to do next, in the language of `Accept-Language`.' }),
  instance: SentText.meta({ description: 'The path of the request.' }),
  requestId: SentText.meta({ description: 'Finds the request in our logs: name it when you report a problem.' }),
  errors: z
    .array(
      z.object({
        in: z.enum(['body', 'query', 'path', 'header', 'file', 'stored']).meta({
          description:
            'The part of the request. `file` is a table, whose pointers begin with `/line/` and the number of a line. `stored` is an object that the request names.',
        }),
        pointer: SentText.meta({
          description: 'A JSON pointer (RFC 6901) into this part. It is empty if the whole part is wrong.',
          example: '/lines/0/quantity',
        }),
        detail: SentText.meta({ description: 'The error of this field, in the language of `Accept-Language`.' }),
      }),
    )
    .optional()
    .meta({ description: 'The wrong fields.' }),
  mergedInto: z.uuid().optional().meta({
    description: 'The customer into whom the one was merged who was asked for. Ask for this one instead.',
  }),
  nearest: z
    .array(
      z.object({
        pointer: SentText.meta({
          description: 'A JSON pointer to the parameters in the body that are not made.',
          example: '/lines/0/parameters',
        }),
        parameters: z.record(SentText, z.union([z.number(), SentText])).meta({
          description: 'The parameters of the lens.',
          example: { baseCurve: 8.6, diameter: 14, sphere: -6 },
        }),
      }),
    )
    .optional()
    .meta({ description: 'The nearest lenses that are made, if a lens was refused because it is not made.' }),
});
export type Problem = z.infer<typeof Problem>;
