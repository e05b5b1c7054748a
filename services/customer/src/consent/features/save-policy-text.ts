import { changed } from '@toric/chassis/changes/changed';
import { command } from '@toric/chassis/http/endpoint';
import { answer } from '@toric/chassis/http/reply';
import { CONSENT_TEXT_STALE } from '@toric/contracts/customer/consent/consent.errors';
import { SavePolicyText } from '@toric/contracts/customer/consent/consent.http';
import { textView } from '../policy-text.ts';
import { insertText, lockText } from '../policy-text.store.ts';

/** POST /consent-purposes/{purpose}/texts. Saves a new version of the text to which people consent. */
export const savePolicyText = command(SavePolicyText, {
  async run({ params: { purpose }, body: { after, reason, texts }, actor, tx, now, newId }) {
    const current = await lockText(tx, purpose);
    if (current !== after) throw CONSENT_TEXT_STALE({ current });
    const text = { purpose, version: current + 1, texts, reason, savedBy: actor.id, savedAt: now };
    const id = newId();
    await insertText(tx, { id, ...text });
    const fields = changed({}, { purpose, textVersion: text.version, texts });
    return answer(textView(text)).records({ action: 'policy-text.saved', subject: id, why: reason, fields });
  },
});
