import { z } from 'zod';
import type { Operation } from './operation.ts';

/** The greatest depth of one request: `payment` has depth 1 and `payment.refunds` has depth 2. */
const MAX_DEPTH = 2;

/** Returns every name that `expand` accepts here. A name of the second level follows the first, after a dot. */
export function expandNames({ expand = {} }: Operation, depth = MAX_DEPTH): string[] {
  if (depth === 0) return [];
  return Object.entries(expand).flatMap(([name, { operation }]) => [
    name,
    ...expandNames(operation, depth - 1).map((below) => `${name}.${below}`),
  ]);
}

/** Returns the reply with every optional addition. In a list, each item has them. */
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
