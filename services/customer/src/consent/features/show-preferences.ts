import { query } from '@toric/chassis/http/endpoint';
import { ACCOUNT_LINK_UNUSABLE } from '@toric/contracts/customer/accounts/account.errors';
import { ShowPreferences } from '@toric/contracts/customer/consent/consent.http';
import { openLink } from '../../accounts/link.ts';
import { customerExists } from '../../customer-lock.store.ts';
import type { Reader } from '../../reader.store.ts';
import { readLastChoices } from '../consent.store.ts';
import { readCurrentTexts } from '../policy-text.store.ts';
import { PREFERENCES } from '../preference-link.ts';
import { preferencesView } from '../preferences.ts';

/** POST /preferences/show. Returns the choices of the person to whom the link of a mail belongs. */
export const showPreferences = ({ linkKey }: { linkKey: string }) =>
  query<typeof ShowPreferences, Reader>(ShowPreferences, {
    async run({ body: { token }, language, db }) {
      const customerId = openLink(linkKey, PREFERENCES, token);
      if (customerId === undefined || !(await customerExists(db, customerId, undefined))) throw ACCOUNT_LINK_UNUSABLE();
      return preferencesView(await readCurrentTexts(db), await readLastChoices(db, customerId), language);
    },
  });
