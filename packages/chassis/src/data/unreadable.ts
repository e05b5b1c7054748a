// Shows a list although one of its rows is damaged. The damaged row is named by its id, the damage is logged, and the
// other rows are shown (ADR 0050).
import { z } from 'zod';
import { requestScope } from '../process/logger.ts';
import { declared } from './encoded-json.ts';

type Named = { readonly id: string };

const report = (id: string, err: unknown) =>
  requestScope.getStore()?.log.error({ err, rowId: id }, 'a stored row cannot be shown');

/** Returns `data` with the view of each row. A row whose view throws is left out and named in `unreadable`. */
export function viewsOf<R, V>(
  rows: readonly R[],
  view: (row: R) => V,
  idOf = (row: R): string => (row as R & Named).id, // rows of a page have an id
): { data: V[]; unreadable?: Named[] } {
  const unreadable: Named[] = [];
  const data = rows.flatMap((row) => {
    try {
      return [view(row)];
    } catch (error) {
      const id = idOf(row);
      report(id, error);
      unreadable.push({ id });
      return [];
    }
  });
  return { data, ...(unreadable.length > 0 && { unreadable }) };
}

const WithId = z.object({ id: z.string() });
const ListReply = z.object({ data: z.array(z.unknown()), unreadable: z.array(WithId).default([]) });

/**
 * Returns the schema of one item if the schema is a list that can name unreadable rows. Otherwise returns undefined.
 */
const itemOf = (schema: z.ZodType): z.ZodType | undefined =>
  schema instanceof z.ZodObject && 'unreadable' in schema.shape && schema.shape['data'] instanceof z.ZodArray
    ? (schema.shape['data'].element as z.ZodType)
    : undefined;

/**
 * Returns the reply without keys that the schema does not declare. In a list, an item that does not fit its schema is
 * named in `unreadable`. Throws if any other part does not fit.
 */
export function declaredReply<S extends z.ZodType>(schema: S, value: unknown, source: string): z.output<S> {
  try {
    return declared(schema, value, source);
  } catch (error) {
    const [item, list] = [itemOf(schema), ListReply.safeParse(value)];
    if (!item || !list.success) throw error;
    const idOf = (row: unknown) => WithId.safeParse(row).data?.id ?? '';
    const shown = viewsOf(list.data.data, (row) => declared(item, row, source), idOf);
    if (!shown.unreadable) throw error;
    const unreadable = [...list.data.unreadable, ...shown.unreadable];
    return declared(schema, { ...(value as object), data: shown.data, unreadable }, source);
  }
}
