import type { Expansion } from '@toric/contracts/kernel/operation';
import { z } from 'zod';
import { operations } from '../edge/operations.ts';

/**
 * Returns the object that a reply shows: the reply itself, or the items of a list. Returns undefined for any other
 * reply.
 */
function objectOf(reply: z.ZodType): z.ZodObject | undefined {
  if (!(reply instanceof z.ZodObject)) return undefined;
  const data: unknown = reply.shape['data'];
  return data instanceof z.ZodArray ? (data.element instanceof z.ZodObject ? data.element : undefined) : reply;
}

/** Maps each object of the API to its expansions, which are collected from every operation that answers the object. */
const expansions = new Map<z.ZodType, Record<string, Expansion>>();
for (const { reply, expand } of operations) {
  const object = expand && objectOf(reply);
  if (object) expansions.set(object, { ...expansions.get(object), ...expand });
}

const documented = new Map<z.ZodType, z.ZodType>();

/**
 * Returns the schema of a reply as the reference shows it, with an optional field for each expansion. The same reply
 * always has the same schema, so that an order is one type, whichever operation answers it.
 */
export function documentedReply(reply: z.ZodType): z.ZodType {
  const known = documented.get(reply);
  if (known) return known;
  const expand = expansions.get(reply);
  const shown = expand && reply instanceof z.ZodObject ? withExpansions(reply, expand) : pageOf(reply);
  documented.set(reply, shown);
  return shown;
}

function withExpansions(object: z.ZodObject, expand: Record<string, Expansion>): z.ZodType {
  const additions = Object.entries(expand).map(([name, { operation }]) => [
    name,
    // the schema is lazy, because an expansion may lead back: a payment has refunds, and a refund has its payment
    z
      .lazy(() => documentedReply(operation.reply))
      .nullable()
      .optional()
      .meta({
        description: `The answer of \`${operation.id}\`. Present with \`expand=${name}\`; null if it does not exist.`,
      }),
  ]);
  return object.extend(Object.fromEntries(additions));
}

function pageOf(reply: z.ZodType): z.ZodType {
  const item = objectOf(reply);
  if (!(reply instanceof z.ZodObject) || !item || item === reply || !expansions.has(item)) return reply;
  return reply.extend({ data: z.array(documentedReply(item)) });
}
