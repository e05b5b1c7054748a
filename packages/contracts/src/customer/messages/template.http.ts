/** Declares the operations on the texts of mails and text messages. */
import { z } from 'zod';
import { Id, Instant, PageQuery } from '../../kernel/common.ts';
import { operation } from '../../kernel/operation.ts';
import { LANGUAGES } from '../../kernel/sentence.ts';
import { oneLine, requestText, SentText } from '../../kernel/text.ts';
import { TEMPLATE_INVALID, TEMPLATE_STALE, TEMPLATE_VERSION_NOT_FOUND } from './message.errors.ts';
import { Channel } from './message.http.ts';
import { Template } from './notice.ts';

const owner = 'customer';
const writers = ['marketing', 'admin'] as const;
const readers = [...writers, 'auditor'] as const;
const template = z.strictObject({ template: Template });
const LanguageName = z.enum(LANGUAGES);

/**
 * Holds the texts of a template in one language. All of them are Liquid templates: `{{ orderNumber }}` stands for a
 * value.
 */
export const TemplateTexts = z.strictObject({
  subject: oneLine(200),
  mjml: requestText()
    .min(1)
    .max(20_000)
    .meta({ description: 'MJML that goes into a column of the layout, for example `<mj-text>…</mj-text>`.' }),
  text: requestText().min(1).max(10_000).meta({ description: 'The part in plain text. Every mail has one.' }),
  sms: oneLine(300).optional().meta({ description: 'The text message, if the template has one.' }),
});
export type TemplateTexts = z.output<typeof TemplateTexts>;
export const TemplateContents = z.strictObject({ en: TemplateTexts, zh: TemplateTexts });
export type TemplateContents = z.output<typeof TemplateContents>;

const Change = z.object({
  version: z.int().meta({ description: '0 is the version that the shop came with.' }),
  isShipped: z.boolean().meta({ description: 'True if the version has the texts that the shop came with.' }),
  reason: SentText.nullable(),
  savedBy: Id.nullable(),
  savedAt: Instant.nullable(),
});
export const TemplateClass = z.enum(['service', 'reminder', 'staff']).meta({
  description: '`reminder`: the person may unsubscribe from it. `staff`: only members of staff get it.',
});
export const TemplateSummary = Change.extend({
  template: Template,
  class: TemplateClass,
  urgent: z.boolean().meta({ description: 'False: it is not sent at night, in the time zone of the person.' }),
  channels: z.array(Channel).meta({ description: 'The channels by which it is sent.' }),
});
export type TemplateSummary = z.infer<typeof TemplateSummary>;

export const ListTemplates = operation({
  id: 'listMessageTemplates',
  endpoint: 'GET /message-templates',
  owner,
  summary: 'List the templates of mails and text messages',
  allow: readers,
  reply: z.object({ data: z.array(TemplateSummary) }),
});

export const GetTemplate = operation({
  id: 'getMessageTemplate',
  endpoint: 'GET /message-templates/{template}',
  owner,
  summary: 'Read the texts of a template, and the values that they may use',
  allow: readers,
  params: template,
  query: z.strictObject({
    version: z.coerce.number().int().min(0).max(1_000_000).optional().meta({
      description: 'If omitted, the version in use is answered.',
    }),
  }),
  reply: TemplateSummary.extend({
    contents: TemplateContents,
    values: z
      .record(SentText, z.unknown())
      .meta({ description: 'Each value that the texts may use, with an example.' }),
  }),
  errors: [TEMPLATE_VERSION_NOT_FOUND],
});

export const ListTemplateVersions = operation({
  id: 'listMessageTemplateVersions',
  endpoint: 'GET /message-templates/{template}/versions',
  owner,
  summary: 'List the versions of a template that were saved, newest first',
  allow: readers,
  params: template,
  query: PageQuery.pick({ limit: true }),
  reply: z.object({ data: z.array(Change) }),
});

export const SaveTemplate = operation({
  id: 'saveMessageTemplate',
  record: 'none',
  because: 'The list of versions keeps who saved it, when and why.',
  endpoint: 'POST /message-templates/{template}/versions',
  owner,
  summary: 'Save new texts of a template',
  description:
    'They are used for every message that is sent from then on. A value that the template does not have is refused. `after` names the version that you edited: if there is a newer one, nothing is saved.',
  allow: writers,
  params: template,
  body: z.strictObject({
    after: z.int().min(0).max(1_000_000),
    reason: oneLine(500),
    contents: TemplateContents,
  }),
  example: {
    after: 0,
    reason: 'A friendlier greeting',
    contents: {
      en: {
        subject: 'Your order {{ orderNumber }} is confirmed',
        mjml: '<mj-text>Thank you. We charge {{ total }}.</mj-text>',
        text: 'Thank you. We charge {{ total }}.',
      },
      zh: {
        subject: '您的订单 {{ orderNumber }} 已确认',
        mjml: '<mj-text>感谢您的订购。我们将收取 {{ total }}。</mj-text>',
        text: '感谢您的订购。我们将收取 {{ total }}。',
      },
    },
  },
  reply: TemplateSummary,
  status: 201,
  location: '/message-templates/{template}',
  errors: [TEMPLATE_INVALID, TEMPLATE_STALE],
});

export const RestoreTemplate = operation({
  id: 'restoreMessageTemplate',
  record: 'none',
  because: 'The list of versions keeps who restored it, when and why.',
  endpoint: 'POST /message-templates/{template}/restore',
  owner,
  summary: 'Use the texts of an earlier version again',
  description: 'This is saved as a new version. Version 0 has the texts that the shop came with.',
  allow: writers,
  params: template,
  body: z.strictObject({ version: z.int().min(0).max(1_000_000), reason: oneLine(500) }),
  example: { version: 0, reason: 'The new greeting confused customers' },
  reply: TemplateSummary,
  errors: [TEMPLATE_VERSION_NOT_FOUND],
});

export const PreviewTemplate = operation({
  id: 'previewMessageTemplate',
  record: 'none',
  because: 'It writes nothing.',
  endpoint: 'POST /message-templates/{template}/preview',
  owner,
  summary: 'See a mail as it would be sent, with example values',
  description: 'If `contents` is omitted, the version in use is shown. Nothing is saved or sent.',
  allow: readers,
  params: template,
  body: z.strictObject({ language: LanguageName, contents: TemplateContents.optional() }),
  example: { language: 'en' },
  idempotent: false,
  reply: z.object({ subject: SentText, html: SentText, text: SentText, sms: SentText.nullable() }),
  errors: [TEMPLATE_INVALID],
});

export const TestTemplate = operation({
  id: 'testMessageTemplate',
  record: 'none',
  because: 'It writes to the caller alone.',
  endpoint: 'POST /message-templates/{template}/test',
  owner,
  summary: 'Send the version in use to your own address, with example values',
  allow: writers,
  params: template,
  reply: z.object({ messageId: Id }),
  status: 202,
});
