import type { Vault } from '@toric/chassis/data/vault';
import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { ACCOUNT_LINK_UNUSABLE } from '@toric/contracts/customer/accounts/account.errors';
import { ShowPreferences } from '@toric/contracts/customer/consent/consent.http';
import { dayOf } from '@toric/optics/calendar-day';
import { openLink } from '../../accounts/link.ts';
import { findCustomerKeys } from '../../data-key.store.ts';
import { findUnguarded } from '../../households/guard.flow.ts';
import { findSurvivor } from '../../merged-customer.store.ts';
import { findLastChoices } from '../consent.store.ts';
import { findCurrentTexts } from '../policy-text.store.ts';
import { PREFERENCES } from '../preference-link.ts';
import { preferencesView } from '../preferences.ts';

/** POST /preferences/show. Returns the choices of the person to whom the link of a mail belongs. */
export const showPreferences = ({ vault, linkKey }: { vault: Vault; linkKey: string }) =>
  command(ShowPreferences, {
    async run({ body: { token }, language, tx, now }) {
      const named = openLink(linkKey, PREFERENCES, token);
      const customerId = named && (await findSurvivor(tx, named));
      if (!customerId || !(await findCustomerKeys(tx, vault, customerId, undefined))) throw ACCOUNT_LINK_UNUSABLE();
      const needsGuardian = (await findUnguarded(tx, vault, [customerId], dayOf(now))).has(customerId);
      const last = await findLastChoices(tx, customerId);
      return answer(preferencesView(await findCurrentTexts(tx), { last, needsGuardian }, language));
    },
  });
