import type { Vault } from '@toric/chassis/data/vault';
import { SendMessage } from '@toric/contracts/customer/events';
import type { Message } from '@toric/contracts/kernel/message';
import type { EffectCall } from '@toric/messaging/outcome';
import type { Tx } from '@toric/messaging/sql';
import { dayOf } from '@toric/optics/calendar-day';
import { countedState, permits } from '../consent/consent.ts';
import { findConsentStates } from '../consent/consent.store.ts';
import { lockCustomers } from '../customer-lock.store.ts';
import { findUnguarded } from '../households/guard.flow.ts';
import { remindLater } from './asking.ts';
import { findExisting, findRested, insertInvitations } from './invitation.store.ts';
import type { OpenSurvey } from './survey.ts';

type Means = { readonly tx: Tx; readonly vault: Vault; readonly now: Date; readonly newId: () => string };
type Whom = { readonly personId: string; readonly causeId: string };
type Invited = { readonly asked: number; readonly messages: Message[]; readonly effects: EffectCall[] };

/**
 * Asks customers by mail. Leaves out customers who did not consent to surveys, customers whom a survey asked in the
 * last `restDays` days, and minors without a guardian. Locks the customers, so that two surveys cannot ask one customer
 * at the same time.
 */
export async function invite(means: Means, survey: OpenSurvey, whom: readonly Whom[]): Promise<Invited> {
  const { tx, vault, now, newId } = means;
  const { restDays, reminderDays } = survey.settings;
  const ids = [...new Set(whom.map(({ personId }) => personId))];
  await lockCustomers(tx, ids);
  const existing = await findExisting(tx, ids);
  const [consentOf, unguarded, rested] = [
    await findConsentStates(tx, ids),
    await findUnguarded(tx, vault, ids, dayOf(now)),
    await findRested(tx, ids, { restDays, now }),
  ];
  const mayBeAsked = ({ personId }: Whom) =>
    existing.has(personId) &&
    !rested.has(personId) &&
    permits('research', countedState(consentOf(personId, 'research', 'mail'), unguarded.has(personId)));
  const once = new Map(whom.filter(mayBeAsked).map((one) => [one.personId, { ...one, id: newId() }]));
  const invited = once.size === 0 ? [] : await insertInvitations(tx, survey.id, [...once.values()], now);
  return {
    asked: invited.length,
    messages: invited.map(({ id, personId }) => {
      const notice = { template: 'survey-invitation', values: { invitationId: id } } as const;
      return SendMessage({ causeId: id, personId, notice });
    }),
    effects: invited.flatMap(({ id }) => remindLater(id, reminderDays)),
  };
}
