/** Declares the public operations on forms: the page shows a form, sends answers, and confirms a consent. */
import { z } from 'zod';
import { Nothing } from '../../kernel/common.ts';
import { operation } from '../../kernel/operation.ts';
import { SentText } from '../../kernel/text.ts';
import { ACCOUNT_LINK_UNUSABLE } from '../accounts/account.errors.ts';
import { LinkToken } from '../accounts/account.http.ts';
import { CONSENT_TEXT_OUTDATED, GUARDIAN_NEEDED } from '../consent/consent.errors.ts';
import { ConsentPurpose } from '../consent/purpose.ts';
import { FormControl } from './form.ts';
import {
  FORM_NOT_FOUND,
  FORM_SENT_TOO_OFTEN,
  FORM_STALE_PAGE,
  FORM_TOO_FAST,
  FORM_WRONG_ANSWERS,
} from './form.errors.ts';
import { Answers, Slug, Ticket, Trap } from './page-text.ts';

const open = { owner: 'customer', allow: ['public'], idempotent: false, sensitive: true } as const;
const slug = z.strictObject({ slug: Slug });
/** Holds the token that the API reference shows as an example. No link of any shop has this token. */
const TOKEN = '0197a000-0000-7000-8000-0000000000f1.Jq0vZ3mB8kT5yW1cR7nX4hL6dS9fG2aPuEiTyQwRsAo';

export const FormPage = z.object({
  slug: SentText,
  version: z.int(),
  title: SentText,
  intro: SentText,
  privacy: SentText,
  fields: z.array(
    z.object({
      key: SentText,
      control: FormControl,
      label: SentText,
      help: SentText.nullable(),
      isRequired: z.boolean(),
      choices: z.array(z.object({ key: SentText, label: SentText })),
    }),
  ),
  consent: z
    .object({
      purpose: ConsentPurpose,
      text: SentText,
      textVersion: z.int(),
      isRequired: z.boolean().meta({ description: 'True if the form is for nothing else.' }),
    })
    .nullable(),
  ticket: SentText.meta({ description: 'Send it with the answers, at least three seconds later.' }),
  origins: z.array(SentText).meta({ description: 'Pages of these origins may show the form in a frame.' }),
});
export type FormPage = z.infer<typeof FormPage>;

export const ShowForm = operation({
  ...open,
  id: 'showForm',
  record: 'none',
  because: 'It writes nothing.',
  endpoint: 'POST /form-pages/{slug}/show',
  summary: 'Read an open form in the language of the request',
  params: slug,
  reply: FormPage,
  errors: [FORM_NOT_FOUND],
});

export const SubmitForm = operation({
  ...open,
  id: 'submitForm',
  record: ['form.submitted', 'case.opened', 'deal.added', 'task.added'],
  endpoint: 'POST /form-pages/{slug}/submissions',
  summary: 'Send the answers of a form',
  description:
    'The answer is the same whether the shop knows the person or not. A consent counts only after she has used the link in the mail.',
  params: slug,
  body: z.strictObject({
    ticket: Ticket,
    answers: Answers,
    consent: z.boolean().optional().meta({ description: 'True if the person asks for the messages of the form.' }),
    textVersion: z
      .int()
      .min(1)
      .max(1_000_000)
      .optional()
      .meta({ description: 'The version of the text that she saw.' }),
    website: Trap,
  }),
  example: {
    ticket: TOKEN,
    answers: { email: 'ana@example.com', question: 'Do you have lenses for astigmatism?' },
  },
  reply: z.object({
    thanks: SentText,
    mailed: z
      .boolean()
      .meta({ description: 'True if a consent was asked for: the person should look into her mailbox.' }),
  }),
  errors: [
    FORM_NOT_FOUND,
    FORM_WRONG_ANSWERS,
    FORM_STALE_PAGE,
    FORM_TOO_FAST,
    FORM_SENT_TOO_OFTEN,
    CONSENT_TEXT_OUTDATED,
  ],
});

export const ConfirmFormConsent = operation({
  ...open,
  id: 'confirmFormConsent',
  record: ['consent.given', 'customer.added'],
  endpoint: 'POST /form-confirmations',
  summary: 'Confirm a consent with the link of a mail',
  description: 'A repeat changes nothing. The link works for seven days.',
  body: z.strictObject({ token: LinkToken }),
  example: { token: TOKEN },
  reply: Nothing,
  status: 204,
  errors: [ACCOUNT_LINK_UNUSABLE, CONSENT_TEXT_OUTDATED, GUARDIAN_NEEDED],
});
