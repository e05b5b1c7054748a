import { query } from '@toric/chassis/http/endpoint';
import { ListPolicyTexts } from '@toric/contracts/customer/consent/consent.http';
import type { Reader } from '../../reader.store.ts';
import { textView } from '../policy-text.ts';
import { readTexts } from '../policy-text.store.ts';

/** GET /consent-purposes/{purpose}/texts. Lists the versions of a text, newest first. */
export const listPolicyTexts = query<typeof ListPolicyTexts, Reader>(ListPolicyTexts, {
  async run({ params: { purpose }, db }) {
    return { data: (await readTexts(db, purpose)).map(textView) };
  },
});
