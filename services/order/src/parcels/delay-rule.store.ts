/** Stores the delay rules: after how many hours without news a parcel counts as delayed. */
import type { Tx } from '@toric/messaging/sql';

/**
 * The change record stores changes of the delay rules under this id. The id is fixed, because a rule has no id of its
 * own: it is identified by its carrier and country.
 */
export const RULES_SUBJECT = '0197a000-0000-7000-8000-00000000de1a';

type Rule = { readonly carrier: string; readonly market: string; readonly hours: number };

/** Saves a delay rule. Returns the hours of the former rule, or undefined if there was none. */
export async function saveDelayRule(tx: Tx, { carrier, market, hours }: Rule, now: Date): Promise<number | undefined> {
  const known = await tx.maybe<{ hours: number }>`
    select hours from delay_rule where carrier = ${carrier} and market = ${market} for update`;
  await tx.run`
    insert into delay_rule (carrier, market, hours, updated_at) values (${carrier}, ${market}, ${hours}, ${now})
    on conflict (carrier, market) do update set hours = excluded.hours, updated_at = excluded.updated_at`;
  return known?.hours;
}
