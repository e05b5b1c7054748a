import type { ChangeRow } from '@toric/chassis/changes/chain';
import type { ChangeSource } from '@toric/chassis/changes/change.reader.store';
import { decodeCursor } from '@toric/chassis/data/cursor';

type Step = Pick<ChangeRow, 'id' | 'at' | 'subject' | 'customerId'> & {
  readonly status: string;
  readonly earlier: string | null;
  readonly reason: string | null;
};

/**
 * Reads the steps of orders as entries of the change record, so that an order writes no second record. A request must
 * name an order or a customer, because the steps have no index by time: such an index would slow down every order. The
 * id of an entry is derived from the id of its step.
 */
export const orderChanges: ChangeSource = async (
  read,
  { subject, customerId, actorId, subjectTypes, ...times },
  page,
) => {
  const wanted = subjectTypes === undefined || subjectTypes.includes('order');
  if (!wanted || actorId !== undefined || (subject === undefined && customerId === undefined)) return [];
  const from = decodeCursor(page.cursor);
  const asked = [...(subject ? [['o.id', subject]] : []), ...(customerId ? [['o.customer_id', customerId]] : [])];
  const steps = await read<Step>({
    text: `select * from (
        select overlay(overlay(md5('order_step ' || s.id) placing '8' from 13) placing '8' from 17)::uuid as id, s.at,
          s.order_id as subject, o.customer_id, s.status, s.reason_code as reason,
          lag(s.status) over (partition by s.order_id order by s.id) as earlier
        from orders o join order_step s on s.order_id = o.id
        where ${asked.map(([column], index) => `${column} = $${index + 6}::uuid`).join(' and ')}) step
      where at >= coalesce($1::timestamptz, '-infinity') and at < coalesce($2::timestamptz, 'infinity')
        and ($3::timestamptz is null or (at, id) < ($3::timestamptz, $4::uuid))
      order by at desc, id desc limit $5`,
    values: [
      ...[times.since ?? null, times.until ?? null, from?.createdAt ?? null, from?.id ?? null, page.limit + 1],
      ...asked.map(([, id]) => id),
    ],
  });
  return steps.map(({ status, earlier, reason, ...step }) => ({
    ...step,
    ...{ action: 'order.status', subjectType: 'order', actorKind: 'process', actorId: null, via: null },
    ...{ fields: ['status'], sealed: null, seq: null },
    open: { reason, fields: [{ name: 'status', before: earlier, after: status }] },
  }));
};
