/** Declares the operations on public forms: staff define them, and read the submissions. */
import { z } from 'zod';
import { Id, Instant, page, PageQuery, Version } from '../../kernel/common.ts';
import { operation } from '../../kernel/operation.ts';
import { REQUEST_STALE } from '../../kernel/request.errors.ts';
import { says } from '../../kernel/sentence.ts';
import { SentText } from '../../kernel/text.ts';
import { FieldKey, FormField, FormFieldType, FormOutcome, FormSettings, FormState, SubmissionConsent } from './form.ts';
import {
  FORM_INCOMPLETE,
  FORM_NO_FIELD,
  FORM_NOT_FOUND,
  FORM_SLUG_TAKEN,
  FORM_TOO_MANY_FIELDS,
  FORM_WRONG_FIELD,
  SUBMISSION_NOT_FOUND,
} from './form.errors.ts';
import { bothLines, bothTexts, Choices, Position, Slug } from './page-text.ts';

const forms = { owner: 'customer', allow: ['marketing', 'sales'] } as const;
const formId = z.strictObject({ formId: Id });

export const FormView = z.object({
  id: Id,
  slug: SentText,
  state: FormState,
  settings: FormSettings.extend({ origins: z.array(z.object({ origin: SentText })) }),
  fields: z.array(FormField).meta({ description: 'The fields as they are edited. People see those of `published`.' }),
  published: z
    .int()
    .nullable()
    .meta({ description: 'The version that people see. Null if the form was never opened.' }),
  isEdited: z.boolean().meta({ description: 'True if something was changed since the form was opened.' }),
  submissions: z.int().meta({ description: 'How many submissions are kept.' }),
  version: Version,
  createdAt: Instant,
  updatedAt: Instant,
});
export type FormView = z.infer<typeof FormView>;

export const CreateForm = operation({
  ...forms,
  id: 'createForm',
  record: ['form.added'],
  endpoint: 'POST /forms',
  summary: 'Begin a public form',
  description: 'Nobody sees it before it is opened. Add its fields first.',
  body: z.strictObject({ slug: Slug, title: bothLines(80), becomes: FormOutcome }),
  example: { slug: 'ask-us', title: { en: 'Ask us', zh: '向我们提问' }, becomes: 'case' },
  reply: FormView,
  status: 201,
  location: '/forms/{id}',
  errors: [FORM_SLUG_TAKEN],
});

export const ChangeForm = operation({
  ...forms,
  id: 'changeForm',
  record: ['form.changed'],
  endpoint: 'PATCH /forms/{formId}',
  summary: 'Change the texts and settings of a form',
  description: 'People see the change when the form is opened again.',
  params: formId,
  body: FormSettings.partial().refine(
    (body) => Object.values(body).some((value) => value !== undefined),
    says({ en: 'name at least one change', zh: '请至少填写一项更改' }),
  ),
  example: {
    intro: { en: 'We answer within a day.', zh: '我们会在一天内答复。' },
    privacy: {
      en: 'We use your answers to reply to you, and delete them after a year.',
      zh: '我们仅将您的答案用于答复，一年后删除。',
    },
  },
  reply: FormView,
  versioned: true,
  errors: [FORM_NOT_FOUND, REQUEST_STALE],
});

const fieldKey = z.strictObject({ formId: Id, fieldKey: FieldKey });

export const PutFormField = operation({
  ...forms,
  id: 'putFormField',
  record: ['form.changed'],
  endpoint: 'PUT /forms/{formId}/fields/{fieldKey}',
  summary: 'Add or change a field of a form',
  description: 'The key never changes, because submissions name their answers by it.',
  params: fieldKey,
  body: z.strictObject({
    type: FormFieldType,
    label: bothLines(120),
    help: bothTexts(300).nullable().optional(),
    isRequired: z.boolean(),
    choices: Choices.optional(),
    fieldId: Id.nullable().optional().meta({ description: 'The custom field, if the type is `custom`.' }),
    position: Position.optional(),
  }),
  example: { type: 'email', label: { en: 'Your e-mail', zh: '您的电子邮件' }, isRequired: true, position: 1 },
  reply: FormView,
  errors: [FORM_NOT_FOUND, FORM_WRONG_FIELD, FORM_TOO_MANY_FIELDS],
});

export const RemoveFormField = operation({
  ...forms,
  id: 'removeFormField',
  record: ['form.changed'],
  endpoint: 'DELETE /forms/{formId}/fields/{fieldKey}',
  summary: 'Remove a field from a form',
  description: 'Submissions keep the answers that they have.',
  params: fieldKey,
  reply: FormView,
  errors: [FORM_NOT_FOUND, FORM_NO_FIELD],
});

export const PublishForm = operation({
  ...forms,
  id: 'publishForm',
  record: ['form.opened'],
  endpoint: 'POST /forms/{formId}/open',
  summary: 'Open a form, or show people its newest version',
  description: 'Each version is kept, because submissions name the version that the person saw.',
  params: formId,
  reply: FormView,
  errors: [FORM_NOT_FOUND, FORM_INCOMPLETE],
});

export const CloseForm = operation({
  ...forms,
  id: 'closeForm',
  record: ['form.closed'],
  endpoint: 'POST /forms/{formId}/closed',
  summary: 'Close a form',
  description: 'Its page says so. What was sent is kept.',
  params: formId,
  reply: FormView,
  errors: [FORM_NOT_FOUND],
});

export const ListForms = operation({
  ...forms,
  id: 'listForms',
  endpoint: 'GET /forms',
  summary: 'List the public forms, newest first',
  query: PageQuery.extend({ state: FormState.optional() }),
  reply: page(FormView),
});

export const GetForm = operation({
  ...forms,
  id: 'getForm',
  endpoint: 'GET /forms/{formId}',
  summary: 'Read a form',
  params: formId,
  reply: FormView,
  versioned: true,
  errors: [FORM_NOT_FOUND],
});

/* Declares the operations on submissions: what people sent by a form. */

export const SubmissionView = z.object({
  id: Id,
  formId: Id,
  formVersion: z.int().meta({ description: 'The version of the form, and so the privacy text, that the person saw.' }),
  language: z.enum(['en', 'zh']),
  answers: z
    .array(z.object({ key: SentText, label: SentText, value: SentText }))
    .meta({ description: 'Choices by their names, in the language of the person.' }),
  outcome: FormOutcome,
  outcomeId: Id.nullable().meta({ description: 'The case, the deal or the task that it became.' }),
  customerId: Id.nullable().meta({
    description: 'The customer who has this e-mail. Nobody has proved that she sent it.',
  }),
  consent: SubmissionConsent,
  createdAt: Instant,
});
export type SubmissionView = z.infer<typeof SubmissionView>;

export const ListFormSubmissions = operation({
  ...forms,
  allow: ['sales'],
  id: 'listFormSubmissions',
  endpoint: 'GET /form-submissions',
  summary: 'List what people sent with forms, newest first',
  query: PageQuery.extend({ formId: Id.optional(), consent: SubmissionConsent.optional(), customerId: Id.optional() }),
  reply: page(SubmissionView),
});

export const RemoveFormSubmission = operation({
  ...forms,
  allow: ['sales'],
  id: 'removeFormSubmission',
  record: ['form.submission-removed'],
  endpoint: 'DELETE /form-submissions/{submissionId}',
  summary: 'Delete a submission, for example rubbish',
  description: 'Its key is destroyed. The case, the deal or the task that it became stays.',
  params: z.strictObject({ submissionId: Id }),
  reply: z.object({ id: Id }),
  errors: [SUBMISSION_NOT_FOUND],
});
