import type { Area } from '@toric/chassis/area';
import type { Vault } from '@toric/chassis/data/vault';
import type { Reader } from '../reader.store.ts';
import { changeHousehold } from './features/change-household.ts';
import { createHousehold } from './features/create-household.ts';
import { dissolveHousehold } from './features/dissolve-household.ts';
import { getCustomerHousehold } from './features/get-customer-household.ts';
import { getHousehold } from './features/get-household.ts';
import { listGuardianConsents } from './features/list-guardian-consents.ts';
import { putHouseholdMember } from './features/put-household-member.ts';
import { recordGuardianConsent } from './features/record-guardian-consent.ts';
import { removeHouseholdMember } from './features/remove-household-member.ts';

/**
 * Declares the area `households`: customers who share an address, a phone or a payer, and the consent of guardians for
 * minors. It uses `people`.
 */
export const households = (shared: { vault: Vault }): Area<Reader> => ({
  routes: [
    ...[createHousehold(shared), changeHousehold(shared), dissolveHousehold(shared)],
    ...[getHousehold(shared), getCustomerHousehold(shared)],
    ...[putHouseholdMember(shared), removeHouseholdMember(shared)],
    ...[recordGuardianConsent(shared), listGuardianConsents(shared)],
  ],
});
