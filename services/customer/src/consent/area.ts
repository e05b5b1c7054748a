import type { Area } from '@toric/chassis/area';
import type { Vault } from '@toric/chassis/data/vault';
import { ConsentChanged } from '@toric/contracts/customer/events';
import type { Reader } from '../reader.store.ts';
import { getConsents } from './features/get-consents.ts';
import { listConsentHistory } from './features/list-consent-history.ts';
import { listConsentPurposes } from './features/list-consent-purposes.ts';
import { listPolicyTexts } from './features/list-policy-texts.ts';
import { putConsents } from './features/put-consents.ts';
import { savePolicyText } from './features/save-policy-text.ts';
import { savePreferences } from './features/save-preferences.ts';
import { showPreferences } from './features/show-preferences.ts';
import { unsubscribe } from './features/unsubscribe.ts';

type Shared = { vault: Vault; linkKey: string };

/**
 * Declares the area `consent`: the consent ledger of each customer, the texts to which people consent, and the links in
 * mails. It uses `accounts` and `households`.
 */
export const consent = (shared: Shared): Area<Reader> => ({
  routes: [
    ...[listConsentPurposes, listPolicyTexts, savePolicyText],
    ...[getConsents(shared), putConsents(shared), listConsentHistory(shared)],
    ...[showPreferences(shared), savePreferences(shared), unsubscribe(shared)],
  ],
  sends: [ConsentChanged],
});
