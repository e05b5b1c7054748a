import type { Vault } from '@toric/chassis/data/vault';
import { preparedCommand } from '@toric/chassis/http/endpoint';
import { networkOf } from '@toric/chassis/http/network';
import { answer } from '@toric/chassis/http/reply';
import { Email } from '@toric/contracts/contact/email';
import { SendMessage } from '@toric/contracts/customer/events';
import {
  FORM_NOT_FOUND,
  FORM_SENT_TOO_OFTEN,
  FORM_STALE_PAGE,
  FORM_TOO_FAST,
} from '@toric/contracts/customer/forms/form.errors';
import { SubmitForm } from '@toric/contracts/customer/forms/form-page.http';
import type { Answers } from '@toric/contracts/customer/forms/page-text';
import { EMAIL_INDEX } from '../../accounts/account.store.ts';
import { countAsk, TO_ONE_ADDRESS } from '../../accounts/guards/ask-quota.store.ts';
import { findFields } from '../../fields/field.store.ts';
import type { Reader } from '../../reader.store.ts';
import { become } from '../become.flow.ts';
import { findOpenForm } from '../form.store.ts';
import { pageFields } from '../form.ts';
import { forgetLater } from '../forget.ts';
import { findPersonOf } from '../lead.store.ts';
import { requireCurrentText } from '../require-text.flow.ts';
import { checkSent } from '../submission.ts';
import { insertSubmission, nameOutcome, type Submission } from '../submission.store.ts';
import { openTicket } from '../ticket.ts';

type Deps = { readonly vault: Vault; readonly linkKey: string };

/** Limits the submissions of one network within an hour. */
const FROM_ONE_NETWORK = { most: 30, minutes: 60 };

/**
 * Returns at most three e-mails among the answers. It looks at all answers, because it is not known yet which field
 * asks for the e-mail.
 */
const emailsIn = (answers: Answers): string[] =>
  [...new Set(Object.values(answers).flatMap((value) => Email.safeParse(value).data ?? []))].slice(0, 3);

/**
 * POST /form-pages/{slug}/submissions. Stores a submission, and creates what the form defines. A consent waits for the
 * link of a mail → customer.send-message.v1. The answer does not reveal whether the person is a customer.
 */
export const submitForm = ({ vault, linkKey }: Deps) =>
  preparedCommand<typeof SubmitForm, Reader, { mayBeMailed: ReadonlySet<string> }>(SubmitForm, {
    async prepare({ body, callerAddress, aside }) {
      const network = vault.blindIndex('caller', networkOf(callerAddress));
      if (!(await countAsk(aside, `forms-of ${network}`, FROM_ONE_NETWORK))) throw FORM_SENT_TOO_OFTEN();
      const mayBeMailed = new Set<string>();
      for (const email of body.consent ? emailsIn(body.answers) : []) {
        const key = `form-mail-of ${vault.blindIndex(EMAIL_INDEX, email)}`;
        if (await countAsk(aside, key, TO_ONE_ADDRESS)) mayBeMailed.add(email);
      }
      return { mayBeMailed };
    },
    async run({ params: { slug }, body, prepared: { mayBeMailed }, language, tx, now, newId }) {
      const form = await findOpenForm(tx, slug);
      if (!form) throw FORM_NOT_FOUND();
      const { consentPurpose, becomes, thanks, keepDays } = form.settings;
      const asksConsent = consentPurpose !== null && (body.consent === true || becomes === 'consent');
      const reply = answer({ thanks: thanks[language], mailed: asksConsent });
      if (body.website !== undefined && body.website !== '') return reply.records();
      const ticket = openTicket(linkKey, `form ${slug}`, body.ticket, now);
      if (!ticket) throw FORM_STALE_PAGE();
      if (ticket.age === 'too-young') throw FORM_TOO_FAST();
      const sent = checkSent(pageFields(form.fields, await findFields(tx)), body.answers, language);
      const emailIndex = sent.email === null ? null : vault.blindIndex(EMAIL_INDEX, sent.email);
      const isMailed = asksConsent && sent.email !== null && mayBeMailed.has(sent.email);
      const textVersion = asksConsent ? await requireCurrentText(tx, consentPurpose, body.textVersion) : null;
      const customerId = emailIndex === null ? null : ((await findPersonOf(tx, emailIndex)) ?? null);
      const submission: Submission = {
        ...{ id: newId(), formId: form.id, formVersion: form.number, ticketId: ticket.id, language, emailIndex },
        ...{ customerId, outcome: becomes, outcomeId: null, confirmedAt: null, createdAt: now },
        ...(isMailed && textVersion !== null
          ? { consent: 'unconfirmed', consentPurpose, textVersion }
          : { consent: 'no-consent', consentPurpose: null, textVersion: null }),
      };
      if (!(await insertSubmission(tx, vault, submission, sent))) return reply.records();
      const became = await become({ tx, vault, now, newId }, { form, sent, customerId, language });
      if (became.id !== null) await nameOutcome(tx, submission.id, became.id);
      const { id: submissionId } = submission;
      const notice = { template: 'form-confirmation', values: { submissionId } } as const;
      const mails = isMailed ? [SendMessage({ causeId: submissionId, personId: submissionId, notice })] : [];
      const change = { action: 'form.submitted', subject: form.id, actor: { kind: 'process', id: null } } as const;
      return reply
        .emits(...became.messages, ...mails)
        .performs(...became.effects, ...forgetLater(submissionId, isMailed, keepDays))
        .records(change, ...became.changes);
    },
  });
