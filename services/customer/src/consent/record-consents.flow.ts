import { changed } from '@toric/chassis/changes/changed';
import type { Keyring, Vault } from '@toric/chassis/data/vault';
import { ConsentChanged } from '@toric/contracts/customer/events';
import type { ConsentSource } from '@toric/contracts/customer/consent/purpose';
import type { Message } from '@toric/contracts/kernel/message';
import type { Change } from '@toric/contracts/record/change';
import type { Tx } from '@toric/messaging/sql';
import { dayOf } from '@toric/optics/calendar-day';
import { lockCustomers } from '../customer-lock.store.ts';
import { findUnguarded } from '../households/guard.flow.ts';
import { type ConsentRequest, type LastChoice, newChoices, requireGuardian, type SaidToStaff } from './consent.ts';
import { findLastChoices, insertConsent } from './consent.store.ts';
import { findCurrentTexts } from './policy-text.store.ts';

type Means = {
  readonly tx: Tx;
  readonly vault: Vault;
  readonly keys: Keyring;
  readonly now: Date;
  readonly newId: () => string;
};
type Asked = ConsentRequest & {
  readonly customerId: string;
  readonly source: ConsentSource;
  /** Names the member of staff who records the choice of a person. It is null if the person chose herself. */
  readonly recordedBy: string | null;
  readonly proof: SaidToStaff | undefined;
};
type Recorded = {
  readonly last: readonly LastChoice[];
  readonly needsGuardian: boolean;
  readonly messages: Message[];
  readonly changes: Change[];
};

/**
 * Writes the choices of a customer into the ledger. The lock of the customer orders concurrent choices. Throws if a
 * minor consents without the consent of a guardian. Returns the last choices afterwards, with the messages and changes
 * of the new ones.
 */
export async function recordConsents({ tx, vault, keys, now, newId }: Means, asked: Asked): Promise<Recorded> {
  const { customerId, source, recordedBy, proof, language } = asked;
  await lockCustomers(tx, [customerId]);
  const added = newChoices(asked, await findCurrentTexts(tx), await findLastChoices(tx, customerId));
  const needsGuardian = (await findUnguarded(tx, vault, [customerId], dayOf(now))).has(customerId);
  requireGuardian(added, needsGuardian);
  const [messages, changes]: [Message[], Change[]] = [[], []];
  for (const choice of added) {
    const { purpose, channel, state, textVersion, shown } = choice;
    const id = newId();
    const line = { id, customerId, choice, language, source, recordedBy, proof: { shown, ...proof }, at: now };
    await insertConsent(tx, keys, line);
    messages.push(ConsentChanged({ customerId, purpose, channel, state }));
    const fields = changed({}, { purpose, channel, textVersion, source });
    changes.push({ action: `consent.${state}`, subject: id, customerId, fields });
  }
  return { last: await findLastChoices(tx, customerId), needsGuardian, messages, changes };
}
