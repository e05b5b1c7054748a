import type { Tx } from '@toric/messaging/sql';

type InSegments = { readonly customerId: string; readonly segmentIds: readonly string[] };

/** Replaces the segments of a customer. A repeat changes nothing. */
export async function saveSegments(tx: Tx, { customerId, segmentIds }: InSegments): Promise<void> {
  await tx.run`
    delete from segment_member where customer_id = ${customerId} and segment_id <> all(${segmentIds}::uuid[])`;
  await tx.run`
    insert into segment_member (segment_id, customer_id)
    select id, ${customerId}::uuid from unnest(${segmentIds}::uuid[]) as id order by id
    on conflict do nothing`;
}
