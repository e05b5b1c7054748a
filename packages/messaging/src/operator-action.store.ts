import type { ActionView } from '@toric/contracts/operator/operator.http';
import { json, type Tx } from './sql.ts';

export type OperatorAction = Omit<ActionView, 'at'> & { at: Date };

/**
 * Records an operator's action in the transaction of the action itself, so that no action is committed without its
 * record.
 */
export async function recordAction(tx: Tx, action: OperatorAction): Promise<void> {
  const { id, at, actorId, action: name, why, selection, messages, letterIds } = action;
  await tx.run`
    insert into operator_action (id, at, actor_id, action, why, selection, messages, letter_ids)
    values (${id}, ${at}, ${actorId}, ${name}, ${why}, ${json(selection)}, ${messages}, ${letterIds}::uuid[])`;
}

export async function countActions(tx: Tx, atMost: number): Promise<number> {
  const { count } = await tx.one<{ count: number }>`
    select count(*) from (select from operator_action limit ${atMost}::int) action`;
  return count;
}

/** Returns operators' actions, the newest first. */
export async function listActions(
  tx: Tx,
  { letterId, before, limit }: { letterId?: string; before?: { at: Date; id: string } | undefined; limit: number },
): Promise<OperatorAction[]> {
  return tx.many`
    select id, at, actor_id, action, why, selection, messages, letter_ids from operator_action
    where coalesce(${letterId}::uuid = any(letter_ids), true)
      and coalesce((at, id) < (${before?.at}::timestamptz, ${before?.id}::uuid), true)
    order by at desc, id desc limit ${limit}::int`;
}
