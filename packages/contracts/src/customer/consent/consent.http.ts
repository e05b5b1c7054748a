/** Declares the operations on consent: the ledger of each customer, and the texts to which people consent. */
import { z } from 'zod';
import { Id, Instant, page, PageQuery } from '../../kernel/common.ts';
import { operation } from '../../kernel/operation.ts';
import { LANGUAGES } from '../../kernel/sentence.ts';
import { oneLine, severalLines, SentText } from '../../kernel/text.ts';
import { ACCOUNT_LINK_UNUSABLE } from '../accounts/account.errors.ts';
import { LinkToken } from '../accounts/account.http.ts';
import { CUSTOMER_NOT_FOUND } from '../people/customer.errors.ts';
import { customerId } from '../people/customer.http.ts';
import { CONSENT_PROOF_NEEDED, CONSENT_TEXT_OUTDATED, CONSENT_TEXT_STALE, GUARDIAN_NEEDED } from './consent.errors.ts';
import { ConsentChannel, ConsentPurpose, ConsentSource, ConsentState } from './purpose.ts';
import { shopPerson } from '../../shown/shop-person.ts';

const owner = 'customer';
const Version = z.int().min(1).max(1_000_000);
const LanguageName = z.enum(LANGUAGES);
const Texts = z.strictObject({ en: severalLines(2_000).min(1), zh: severalLines(2_000).min(1) });

/* Declares the operations on the texts to which people consent. */

const PolicyText = z.object({
  purpose: ConsentPurpose,
  version: z.int().meta({ description: '1 is the text that the shop came with.' }),
  texts: z.object({ en: SentText, zh: SentText }),
});
const SavedText = PolicyText.extend({
  reason: SentText.nullable(),
  savedBy: Id.nullable(),
  savedAt: Instant.nullable(),
});
export type SavedText = z.infer<typeof SavedText>;

export const WithoutChoice = z.enum(['sent', 'not-sent']).meta({
  description:
    '`sent`: messages for this purpose are sent until the person withdraws. `not-sent`: never before she consents.',
});

export const ListConsentPurposes = operation({
  id: 'listConsentPurposes',
  endpoint: 'GET /consent-purposes',
  owner,
  summary: 'List the purposes for which people are asked, with their texts in force',
  allow: ['public'],
  reply: z.object({
    data: z.array(
      PolicyText.extend({
        channels: z.array(ConsentChannel),
        withoutChoice: WithoutChoice,
      }),
    ),
  }),
});

const purpose = z.strictObject({ purpose: ConsentPurpose });

export const ListPolicyTexts = operation({
  id: 'listPolicyTexts',
  endpoint: 'GET /consent-purposes/{purpose}/texts',
  owner,
  summary: 'List the versions of the text of a purpose, newest first',
  allow: ['marketing', 'sales', 'auditor'],
  params: purpose,
  reply: z.object({ data: z.array(SavedText) }),
});

export const SavePolicyText = operation({
  id: 'savePolicyText',
  record: ['policy-text.saved'],
  endpoint: 'POST /consent-purposes/{purpose}/texts',
  owner,
  summary: 'Save a new text to which people consent',
  description:
    'Consents that were given before keep the version of their text. `after` names the version that you edited: if there is a newer one, nothing is saved.',
  allow: ['marketing'],
  params: purpose,
  body: z.strictObject({ after: Version, reason: oneLine(500), texts: Texts }),
  example: {
    after: 1,
    reason: 'The newsletter now comes twice a month',
    texts: { en: 'Send me offers and news twice a month.', zh: '请每月两次向我发送优惠和新闻。' },
  },
  reply: SavedText,
  status: 201,
  errors: [CONSENT_TEXT_STALE],
});

/* Declares the operations on the ledger of a customer's consents. */

const Consent = z.object({
  purpose: ConsentPurpose,
  channel: ConsentChannel,
  state: ConsentState.nullable().meta({ description: 'The last choice of the person. Null if she never made one.' }),
  permits: z.boolean().meta({ description: 'True if messages for this purpose may be sent on this channel now.' }),
  textVersion: z.int().nullable(),
  source: ConsentSource.nullable(),
  at: Instant.nullable(),
});
export type ConsentView = z.infer<typeof Consent>;
const Consents = z.object({
  data: z.array(Consent),
  needsGuardian: z.boolean().meta({
    description: 'True if the person is under 18 and no guardian agreed. Her own consents count for nothing then.',
  }),
});

export const GetConsents = operation({
  id: 'getConsents',
  endpoint: 'GET /customers/{customerId}/consents',
  owner,
  summary: 'Read for what a customer may be contacted',
  allow: ['customer:self', 'sales', 'auditor'],
  params: customerId,
  reply: Consents,
  errors: [CUSTOMER_NOT_FOUND],
});

const Choice = z.strictObject({ purpose: ConsentPurpose, channel: ConsentChannel, state: ConsentState });
const Choices = z.array(Choice).min(1).max(12);
export type ConsentChoice = z.infer<typeof Choice>;
const TextVersions = z.partialRecord(ConsentPurpose, Version).optional().meta({
  description: 'The version of each text that was shown. If a purpose is omitted, it is the version in force.',
});

export const ConsentToldBy = z.enum(['phone', 'counter', 'paper']);

export const PutConsents = operation({
  id: 'putConsents',
  record: ['consent.given', 'consent.withdrawn'],
  endpoint: 'PUT /customers/{customerId}/consents',
  owner,
  summary: 'Give or withdraw consent',
  description:
    'Each choice is a new line of the ledger; no line is ever changed. A withdrawal counts for the next message, also for those that wait to be sent. Staff must give `proof`.',
  allow: ['customer:self', 'sales'],
  params: customerId,
  body: z.strictObject({
    consents: Choices,
    textVersions: TextVersions,
    proof: z
      .strictObject({ how: ConsentToldBy, said: oneLine(500) })
      .optional()
      .meta({ description: 'How the person told staff, and her words. It is kept, sealed. Customers leave it out.' }),
  }),
  example: {
    consents: [
      { purpose: 'marketing', channel: 'mail', state: 'given' },
      { purpose: 'reminders', channel: 'text', state: 'withdrawn' },
    ],
    proof: { how: 'phone', said: 'Yes to the newsletter, no more text messages' },
  },
  reply: Consents,
  errors: [CUSTOMER_NOT_FOUND, CONSENT_TEXT_OUTDATED, CONSENT_PROOF_NEEDED, GUARDIAN_NEEDED],
});

const ConsentLine = Choice.extend({
  id: Id,
  textVersion: z.int(),
  language: LanguageName,
  source: ConsentSource,
  recordedBy: shopPerson('The member of staff. Null if the person chose herself.'),
  shown: SentText.meta({ description: 'The text that the person was shown or told.' }),
  said: SentText.nullable().meta({ description: 'The words of the person, as staff wrote them down.' }),
  at: Instant,
});
export type ConsentLine = z.infer<typeof ConsentLine>;

export const ListConsentHistory = operation({
  id: 'listConsentHistory',
  endpoint: 'GET /customers/{customerId}/consents/history',
  owner,
  summary: 'List every choice of a customer with its proof, newest first',
  allow: ['customer:self', 'sales', 'auditor'],
  params: customerId,
  query: PageQuery,
  reply: page(ConsentLine),
  errors: [CUSTOMER_NOT_FOUND],
});

/* Declares the operations that a person calls with the consent link in a mail. */

/** Holds the token that the API reference shows as an example. No link of any shop has this token. */
const TOKEN = '0197a000-0000-7000-8000-0000000000f1.Jq0vZ3mB8kT5yW1cR7nX4hL6dS9fG2aPuEiTyQwRsAo';
const byLink = {
  owner,
  allow: ['public'],
  idempotent: false,
  sensitive: true,
  errors: [ACCOUNT_LINK_UNUSABLE],
} as const;
export const Preferences = z.object({
  data: z.array(
    z.object({
      purpose: ConsentPurpose,
      text: SentText.meta({ description: 'The text in force, in the language of the request.' }),
      textVersion: z.int(),
      channels: z.array(z.object({ channel: ConsentChannel, permits: z.boolean() })),
    }),
  ),
});
export type Preferences = z.infer<typeof Preferences>;

export const ShowPreferences = operation({
  ...byLink,
  id: 'showPreferences',
  record: 'none',
  because: 'It only reads.',
  endpoint: 'POST /preferences/show',
  summary: 'Read the preferences of the person to whom a link in a mail belongs',
  description: 'The link works as long as the person is a customer. It shows no name and no address.',
  body: z.strictObject({ token: LinkToken }),
  example: { token: TOKEN },
  reply: Preferences,
});

export const SavePreferences = operation({
  ...byLink,
  id: 'savePreferences',
  record: ['consent.given', 'consent.withdrawn'],
  endpoint: 'POST /preferences',
  summary: 'Give or withdraw consent with the link of a mail',
  body: z.strictObject({ token: LinkToken, consents: Choices, textVersions: TextVersions }),
  example: { token: TOKEN, consents: [{ purpose: 'research', channel: 'mail', state: 'given' }] },
  reply: Preferences,
  errors: [ACCOUNT_LINK_UNUSABLE, CONSENT_TEXT_OUTDATED, GUARDIAN_NEEDED],
});

export const Unsubscribe = operation({
  ...byLink,
  id: 'unsubscribe',
  record: ['consent.withdrawn'],
  endpoint: 'POST /preferences/unsubscribe',
  summary: 'Get no more messages of the kind to which a link belongs',
  description: 'Mail programs call it by one click (RFC 8058). A repeat changes nothing.',
  body: z.strictObject({ token: LinkToken, purpose: ConsentPurpose, channel: ConsentChannel }),
  example: { token: TOKEN, purpose: 'reminders', channel: 'mail' },
  reply: Preferences,
});
