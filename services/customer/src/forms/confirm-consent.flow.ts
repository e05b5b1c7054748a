import { changed } from '@toric/chassis/changes/changed';
import type { Vault } from '@toric/chassis/data/vault';
import { ACCOUNT_LINK_UNUSABLE } from '@toric/contracts/customer/accounts/account.errors';
import { CustomerRegistered } from '@toric/contracts/customer/events';
import { NO_DETAILS } from '@toric/contracts/customer/people/person-details';
import type { Message } from '@toric/contracts/kernel/message';
import type { Change } from '@toric/contracts/record/change';
import type { Tx } from '@toric/messaging/sql';
import { insertAccount } from '../accounts/account.store.ts';
import { recordConsents } from '../consent/record-consents.flow.ts';
import { findCustomerKeys } from '../data-key.store.ts';
import { insertCustomer } from '../people/customer.store.ts';
import { isTooLate } from './forget.ts';
import { findPersonOf, insertLead, lockLead } from './lead.store.ts';
import type { Sent } from './submission.ts';
import { confirmSubmission, lockSubmission, type Submission } from './submission.store.ts';

type Means = { readonly tx: Tx; readonly vault: Vault; readonly now: Date; readonly newId: () => string };
type Confirmed = { readonly messages: readonly Message[]; readonly changes: readonly Change[] };
const NOTHING: Confirmed = { messages: [], changes: [] };

/**
 * Creates a customer with only her e-mail and the name that she gave. Her account has no e-mail, so that she can still
 * sign up.
 */
async function createLead({ tx, vault, now, newId }: Means, { language }: Submission, { email, name }: Sent) {
  const id = newId();
  const account = { id, kind: 'customer', roles: ['customer'], emailIndex: null, passwordHash: null } as const;
  await insertAccount(tx, account, now);
  const known = { email, givenName: name, familyName: null, phone: null, dateOfBirth: null, language, timeZone: null };
  const personal = { ...NO_DETAILS, ...known };
  await insertCustomer(tx, vault, { id, version: 1, createdAt: now, updatedAt: now, personal, earlierNote: null });
  const actor = { kind: 'customer', id } as const;
  const change = {
    action: 'customer.added',
    subject: id,
    customerId: id,
    fields: changed({}, personal),
    actor,
  } as const;
  return { id, messages: [CustomerRegistered({ customerId: id })], changes: [change] };
}

/** Returns the customer with the e-mail of the submission. Creates a customer if there is none. */
async function personOf(means: Means, submission: Submission, sent: Sent) {
  const { tx } = means;
  const { emailIndex } = submission;
  if (emailIndex === null) throw ACCOUNT_LINK_UNUSABLE();
  await lockLead(tx, emailIndex);
  const known = await findPersonOf(tx, emailIndex);
  if (known !== undefined) return { id: known, ...NOTHING };
  const lead = await createLead(means, submission, sent);
  await insertLead(tx, emailIndex, lead.id);
  return lead;
}

/**
 * Records the consent of the person whose mailbox got the link. Throws if the link is unknown or too old. A repeated
 * call changes nothing.
 */
export async function confirmConsent(means: Means, submissionId: string): Promise<Confirmed> {
  const { tx, vault, now, newId } = means;
  const found = await lockSubmission(tx, vault, submissionId);
  const { consentPurpose: purpose, textVersion } = found?.submission ?? {};
  if (!found || !purpose || !textVersion) throw ACCOUNT_LINK_UNUSABLE();
  const { submission, sent } = found;
  if (submission.consent === 'confirmed') return NOTHING;
  if (isTooLate(submission.createdAt, now)) throw ACCOUNT_LINK_UNUSABLE();
  const person = await personOf(means, submission, sent);
  const keys = await findCustomerKeys(tx, vault, person.id, undefined);
  if (!keys) throw ACCOUNT_LINK_UNUSABLE();
  const said = `Form ${submission.formId}, version ${submission.formVersion}, sent ${submission.createdAt.toISOString()}, confirmed by the link in the mail`;
  const { messages, changes } = await recordConsents(
    { tx, vault, keys, now, newId },
    {
      ...{ customerId: person.id, source: 'form', recordedBy: null, language: submission.language },
      ...{ choices: [{ purpose, channel: 'mail', state: 'given' }], textVersions: { [purpose]: textVersion } },
      proof: { how: 'form', said },
    },
  );
  await confirmSubmission(tx, submissionId, person.id, now);
  const actor = { kind: 'customer', id: person.id } as const;
  return {
    messages: [...person.messages, ...messages],
    changes: [...person.changes, ...changes.map((change) => ({ ...change, actor }))],
  };
}
