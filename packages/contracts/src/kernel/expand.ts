import { z } from 'zod';
import type { Operation } from './operation.ts';

/**
 * An expansion may have at most this depth. In `expand=payment.refunds`, `payment` has depth 1 and `refunds` has depth
 * 2.
 */
const MAX_DEPTH = 2;

/**
 * Returns every name that the parameter `expand` of an operation accepts. A name of depth 2 follows its parent after a
 * dot: `payment.refunds`.
 */
export function expandNames({ expand = {} }: Operation, depth = MAX_DEPTH): string[] {
  if (depth === 0) return [];
  return Object.entries(expand).flatMap(([name, { operation }]) => [
    name,
    ...expandNames(operation, depth - 1).map((below) => `${name}.${below}`),
  ]);
}

/**
 * Returns the schema of the reply of an operation, with an optional field for each expansion. In a list, each item has
 * these fields.
 */
export function expandedReply({ reply, expand }: Operation, depth = MAX_DEPTH): z.ZodType {
  if (!expand || depth === 0 || !(reply instanceof z.ZodObject)) return reply;
  const additions = Object.fromEntries(
    Object.entries(expand).map(([name, { operation }]) => [
      name,
      expandedReply(operation, depth - 1)
        .nullable()
        .optional()
        .meta({
          description: `The answer of \`${operation.id}\`. Present with \`expand=${name}\`; null if it does not exist.`,
        }),
    ]),
  );
  const list: unknown = reply.shape['data'];
  if (!(list instanceof z.ZodArray)) return reply.extend(additions);
  return list.element instanceof z.ZodObject ? reply.extend({ data: z.array(list.element.extend(additions)) }) : reply;
}
