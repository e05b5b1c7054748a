import type { Vault } from '@toric/chassis/data/vault';
import type { HouseholdView } from '@toric/contracts/customer/households/household.http';
import type { Tx } from '@toric/messaging/sql';
import { dayOf } from '@toric/optics/calendar-day';
import { findBirthDates } from './guard.flow.ts';
import { findGuarded } from './guardian-consent.store.ts';
import { type Household, isMinor } from './household.ts';
import { findMembers } from './household.store.ts';

type Context = { readonly tx: Tx; readonly vault: Vault; readonly now: Date };
type Ages = Pick<HouseholdView['members'][number], 'isUnderAge' | 'mayConsent'>;

/**
 * Returns a function that returns for each customer whether she is under age, and whether she may consent for herself.
 */
export async function findAges({ tx, vault, now }: Context, ids: readonly string[]): Promise<(id: string) => Ages> {
  const [born, guarded] = [await findBirthDates(tx, vault, ids), await findGuarded(tx, ids)];
  return (id) => {
    const isUnderAge = isMinor(born.get(id) ?? null, dayOf(now));
    return { isUnderAge, mayConsent: isUnderAge !== true || guarded.has(id) };
  };
}

/** Returns the household with its members, as the answer of the API. */
export async function showHousehold(context: Context, household: Household): Promise<HouseholdView> {
  const members = await findMembers(context.tx, household.id);
  const agesOf = await findAges(
    context,
    members.map(({ customerId }) => customerId),
  );
  const { id, data, payerId, version, createdAt, updatedAt } = household;
  return {
    ...{ id, ...data, payerId, version },
    ...{ createdAt: createdAt.toISOString(), updatedAt: updatedAt.toISOString() },
    members: members.map(({ customerId, role, joinedAt }) => ({
      ...{ customerId, role, joinedAt: joinedAt.toISOString() },
      ...agesOf(customerId),
    })),
  };
}
