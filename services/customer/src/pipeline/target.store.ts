import type { Money } from '@toric/contracts/kernel/money';
import type { Tx } from '@toric/messaging/sql';

type Target = { readonly staffId: string; readonly firstDay: string; readonly target: Money; readonly setBy: string };

/** Sets the sales target of a person for a month. Returns the previous amount, or undefined if there was none. */
export async function saveTarget(
  tx: Tx,
  { staffId, firstDay, target, setBy }: Target,
  now: Date,
): Promise<Money | undefined> {
  const former = await tx.maybe<Money>`
    select amount, currency from sales_target where staff_id = ${staffId} and month = ${firstDay}::date for no key update`;
  await tx.run`
    insert into sales_target (staff_id, month, amount, currency, set_by, updated_at)
    values (${staffId}, ${firstDay}::date, ${target.amount}, ${target.currency}, ${setBy}, ${now})
    on conflict (staff_id, month) do update set amount = excluded.amount, currency = excluded.currency,
      set_by = excluded.set_by, updated_at = excluded.updated_at`;
  return former;
}
