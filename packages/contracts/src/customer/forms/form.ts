/** Declares the types of public forms: their fields, and what their submissions become. */
import { z } from 'zod';
import { Id } from '../../kernel/common.ts';
import { says } from '../../kernel/sentence.ts';
import { requestText, SentText } from '../../kernel/text.ts';
import { CaseTeam } from '../cases/case.ts';
import { ConsentPurpose } from '../consent/purpose.ts';
import { bothLines, bothTexts, Code, SentChoice, SentTexts } from './page-text.ts';

export const FormFieldType = z.enum([
  ...(['name', 'email', 'phone', 'line', 'text', 'number', 'day', 'check', 'choice', 'choices', 'custom'] as const),
]);
export type FormFieldType = z.infer<typeof FormFieldType>;
/** Names the control that shows a field of a form on the page. A custom field has the control of its own type. */
export const FormControl = FormFieldType.exclude(['custom']);
export type FormControl = z.infer<typeof FormControl>;

export const FormOutcome = z.enum(['case', 'deal', 'task', 'consent']).meta({
  description:
    '`case`: an enquiry. `deal`: a deal with a person who may become a customer. `task`: a call back. `consent`: nothing but the consent.',
});
export type FormOutcome = z.infer<typeof FormOutcome>;

export const FormState = z.enum(['draft', 'open', 'closed']);
export type FormState = z.infer<typeof FormState>;

/**
 * States the consent of the person who sent a submission. `no-consent`: the person did not ask for messages.
 * `unconfirmed`: the link in the mail to the person was not used yet.
 */
export const SubmissionConsent = z.enum(['no-consent', 'unconfirmed', 'confirmed']);
export type SubmissionConsent = z.infer<typeof SubmissionConsent>;

const ORIGIN = says({
  en: 'the origin of a page, e.g. https://shop.example',
  zh: '网页来源，例如 https://shop.example',
});
const Origin = requestText(ORIGIN)
  .trim()
  .max(200)
  .regex(/^https:\/\/[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::\d{2,5})?$/, ORIGIN)
  .meta({ description: 'A page of this origin may show the form in a frame.' });

/** Describes the settings of a form, as a person saves them. */
export const FormSettings = z.strictObject({
  title: bothLines(80),
  intro: bothTexts(1_000),
  thanks: bothTexts(500),
  privacy: bothTexts(2_000).meta({
    description: 'The purpose of the data, how long it is kept, and who answers for it.',
  }),
  becomes: FormOutcome,
  consentPurpose: ConsentPurpose.nullable().meta({
    description: 'The purpose for which the form asks consent. It counts when the person has used the link in a mail.',
  }),
  team: CaseTeam.meta({ description: 'The team that gets cases, if no rule for new cases names another.' }),
  ownerId: Id.nullable().meta({ description: 'The colleague who gets deals and tasks.' }),
  origins: z.array(z.strictObject({ origin: Origin })).max(10),
  keepDays: z.int().min(30).max(3_650).meta({ description: 'A submission is deleted after so many days.' }),
});
export type FormSettings = z.infer<typeof FormSettings>;

export const FormField = z.object({
  key: SentText,
  type: FormFieldType,
  label: SentTexts,
  help: SentTexts.nullable(),
  isRequired: z.boolean(),
  choices: z.array(SentChoice),
  fieldId: Id.nullable().meta({ description: 'The custom field of customers, if the type is `custom`.' }),
});
export type FormField = z.infer<typeof FormField>;

/** Holds the key of a field of a form. The key is in the path of the request, and the field is in its body. */
export const FieldKey = Code.meta({ description: 'The name of the field in submissions.', example: 'question' });
