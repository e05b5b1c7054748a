import type { Keyring } from '@toric/chassis/data/vault';
import type { FactView } from '@toric/contracts/customer/people/freshness.http';
import type { Tx } from '@toric/messaging/sql';
import { freshnessOf, staleBefore } from './freshness.ts';
import { findFacts } from './freshness.store.ts';

type Asked = {
  readonly customerId: string;
  readonly months: number;
  readonly forCustomer: boolean;
  readonly now: Date;
};

/** Returns the freshness of every fact of a customer, as the answer of the API. */
export async function showFacts(
  tx: Pick<Tx, 'one' | 'many'>,
  keys: Keyring,
  { customerId, months, forCustomer, now }: Asked,
): Promise<{ data: FactView[]; staleMonths: number }> {
  const found = await findFacts(tx, keys, customerId);
  const data = freshnessOf({ customerId, ...found, staleBefore: staleBefore(now, months), forCustomer });
  return { data, staleMonths: months };
}
