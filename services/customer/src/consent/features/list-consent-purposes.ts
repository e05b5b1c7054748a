import { query } from '@toric/chassis/http/endpoint';
import { ListConsentPurposes } from '@toric/contracts/customer/consent/consent.http';
import { ConsentChannel } from '@toric/contracts/customer/consent/purpose';
import type { Reader } from '../../reader.store.ts';
import { permits } from '../consent.ts';
import { readCurrentTexts } from '../policy-text.store.ts';

/** GET /consent-purposes. Lists the purposes with their present texts. */
export const listConsentPurposes = query<typeof ListConsentPurposes, Reader>(ListConsentPurposes, {
  async run({ db }) {
    const texts = await readCurrentTexts(db);
    return {
      data: texts.map(({ purpose, version, texts: text }) => ({
        ...{ purpose, version, texts: text, channels: [...ConsentChannel.options] },
        withoutChoice: permits(purpose, undefined) ? 'sent' : 'not-sent',
      })),
    };
  },
});
