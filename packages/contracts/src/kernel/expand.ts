import { z } from 'zod';
import type { Operation } from './operation.ts';

/** Levels that one request may go: `payment` is one, `payment.refunds` two. */
const DEPTH = 2;

/** Every name that `expand` takes here, those of the second level behind a dot. */
export function expandNames({ expand = {} }: Operation, depth = DEPTH): string[] {
  if (depth === 0) return [];
  return Object.entries(expand).flatMap(([name, { operation }]) => [
    name,
    ...expandNames(operation, depth - 1).map((further) => `${name}.${further}`),
  ]);
}

/** The answer with all that may be added to it; of a list, to each of its things. */
export function expandedReply({ reply, expand }: Operation, depth = DEPTH): z.ZodType {
  if (!expand || depth === 0 || !(reply instanceof z.ZodObject)) return reply;
  const additions = Object.fromEntries(
    Object.entries(expand).map(([name, { operation }]) => [
      name,
      expandedReply(operation, depth - 1)
        .nullable()
        .optional()
        .meta({ description: `With \`expand=${name}\`: what ${operation.id} answers; null: there is none` }),
    ]),
  );
  const list: unknown = reply.shape['data'];
  if (!(list instanceof z.ZodArray)) return reply.extend(additions);
  return list.element instanceof z.ZodObject ? reply.extend({ data: z.array(list.element.extend(additions)) }) : reply;
}
