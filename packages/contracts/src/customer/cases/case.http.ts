/**
 * Declares the operations on cases: questions, complaints and suggestions of people, with their conversation and their
 * clocks. Subject and texts are sealed under a key of the case.
 */
import { z } from 'zod';
import { Email } from '../../contact/email.ts';
import { Seriousness } from '../../complaint.ts';
import { createdBetween, Id, Instant, page, PageQuery, Version } from '../../kernel/common.ts';
import { choiceParams } from '../../filters/filters.ts';
import { operation } from '../../kernel/operation.ts';
import { REQUEST_STALE } from '../../kernel/request.errors.ts';
import { says } from '../../kernel/sentence.ts';
import { oneLine, requestText, SentText, severalLines } from '../../kernel/text.ts';
import { Eye } from '../../lens.ts';
import { CUSTOMER_NOT_FOUND } from '../people/customer.errors.ts';
import { customerId } from '../people/customer.http.ts';
import * as errors from './case.errors.ts';
import { CaseAssigned, CaseChannel, CaseEntryKind, CasePriority, CaseState, CaseTeam, CaseType } from './case.ts';

const cases = { owner: 'customer' } as const;
const WORKERS = ['sales', 'optician'] as const;
const READERS = [...WORKERS, 'auditor'] as const;

export const CaseSubject = oneLine(200);
export const CaseText = severalLines(10_000).min(1);

const Gtin = requestText()
  .regex(/^\d{8,14}$/, says({ en: '8 to 14 digits', zh: '8 至 14 位数字' }))
  .transform((digits) => digits.padStart(14, '0'))
  .meta({ description: 'The GTIN of the box. Omitted if unknown.' });

const about = {
  orderId: Id.optional(),
  productId: oneLine(80).optional().meta({ description: 'The handle of the product.' }),
  eye: Eye.optional(),
  gtin: Gtin.optional(),
  lotNumber: oneLine(20).optional(),
};

const Clock = z.object({
  paused: z.boolean().meta({ description: 'True while the customer is waited for. No deadline is known then.' }),
  responseDueAt: Instant.nullable().meta({ description: 'When the first answer is due. Null once it was given.' }),
  respondedAt: Instant.nullable(),
  resolutionDueAt: Instant.nullable().meta({ description: 'When the solution is due. Null once it is solved.' }),
  solvedAt: Instant.nullable(),
  closedAt: Instant.nullable(),
  warned: z.boolean().meta({ description: 'True if three quarters of the time of an open clock have passed.' }),
  late: z.boolean().meta({ description: 'True if the deadline of an open clock has passed.' }),
});

/** Describes a case without its subject and its texts, which are sealed. */
export const CaseFacts = z.object({
  id: Id,
  number: SentText.meta({ description: 'The number by which people speak of it: `C-2026-000042`.' }),
  type: CaseType,
  priority: CasePriority,
  channel: CaseChannel,
  state: CaseState,
  team: CaseTeam,
  assigneeId: Id.nullable(),
  collaboratorIds: z.array(Id),
  customerId: Id.nullable().meta({ description: 'Null for a sender who is no known customer.' }),
  orderId: Id.nullable(),
  productId: SentText.nullable(),
  eye: Eye.nullable(),
  gtin: SentText.nullable(),
  lotNumber: SentText.nullable(),
  complaintId: Id.nullable().meta({ description: 'The entry in the register of complaints, for a device problem.' }),
  reopenings: z.int(),
  clock: Clock,
  score: z.int().nullable().meta({ description: 'From 1 to 5, as the customer rated it after the end.' }),
  version: Version,
  createdAt: Instant,
  updatedAt: Instant,
});
export type CaseFacts = z.infer<typeof CaseFacts>;
export const CaseSummary = CaseFacts.extend({ subject: SentText });

const CaseFile = z.object({ id: Id, mediaType: SentText, size: z.int() });
export const CaseEntry = z.object({
  id: Id,
  kind: CaseEntryKind,
  at: Instant,
  by: Id.nullable().meta({ description: 'The member of staff. Null for the customer and for the clock.' }),
  text: SentText.nullable(),
  from: CaseState.nullable(),
  to: CaseState.nullable(),
  files: z.array(CaseFile),
});
export type CaseEntry = z.infer<typeof CaseEntry>;

const caseId = z.strictObject({ caseId: Id });
const one = { ...cases, params: caseId, allow: WORKERS } as const;

export const OpenCase = operation({
  ...cases,
  id: 'openCase',
  record: ['case.opened', 'complaint.recorded'],
  endpoint: 'POST /cases',
  summary: 'Open a case after a call, a visit or a message of another system',
  description:
    'The clock of the priority begins. A device problem is written into the register of complaints at once. The answer has no text, because it is saved for repeats.',
  allow: WORKERS,
  body: z.strictObject({
    type: CaseType,
    priority: CasePriority.default('normal'),
    channel: CaseChannel,
    customerId: Id.optional().meta({ description: 'The customer, if it is one of ours.' }),
    senderName: oneLine(120).optional().meta({ description: 'The name of a person who is no customer.' }),
    senderEmail: Email.optional().meta({ description: 'The address to which answers go, if there is no customer.' }),
    ...about,
    team: CaseTeam.default('sales'),
    seriousness: Seriousness.optional().meta({ description: 'Only of a device problem.' }),
    subject: CaseSubject,
    text: CaseText,
  }),
  example: {
    ...{ type: 'enquiry', priority: 'normal', channel: 'phone', subject: 'Which solution fits my lenses?' },
    text: 'She asks whether she may change to another care solution.',
  },
  reply: CaseFacts,
  status: 201,
  location: '/cases/{id}',
  errors: [CUSTOMER_NOT_FOUND],
});

export const OpenOwnCase = operation({
  ...cases,
  id: 'openOwnCase',
  record: ['case.opened', 'complaint.recorded'],
  endpoint: 'POST /customers/{customerId}/cases',
  summary: 'Ask the shop something, or complain, as a customer',
  description: 'The answer comes by mail, with the number of the case in its subject.',
  allow: ['customer:self'],
  params: customerId,
  body: z.strictObject({ type: CaseType, ...about, subject: CaseSubject, text: CaseText }),
  example: { type: 'enquiry', subject: 'When does my order arrive?', text: 'I leave on Friday.' },
  reply: CaseFacts.pick({ id: true, number: true, createdAt: true }),
  status: 201,
  errors: [CUSTOMER_NOT_FOUND],
});

export const ListOwnCases = operation({
  ...cases,
  id: 'listOwnCases',
  endpoint: 'GET /customers/{customerId}/cases',
  summary: 'List one’s own cases, newest first',
  description: 'Notes and deadlines of the shop are not shown.',
  allow: ['customer:self'],
  params: customerId,
  query: PageQuery,
  reply: page(
    CaseFacts.pick({ id: true, number: true, type: true, state: true, orderId: true, createdAt: true }).extend({
      subject: SentText,
    }),
  ),
  errors: [CUSTOMER_NOT_FOUND],
});

export const ListCases = operation({
  ...cases,
  id: 'listCases',
  endpoint: 'GET /cases',
  summary: 'List cases, newest first',
  description: 'The list shows subjects and no texts. `assigned=me` lists those of the caller.',
  allow: READERS,
  query: PageQuery.extend({
    number: oneLine(20).optional(),
    ...choiceParams('state', CaseState),
    ...choiceParams('type', CaseType),
    ...choiceParams('priority', CasePriority),
    team: CaseTeam.optional(),
    assigned: CaseAssigned.optional(),
    late: z
      .enum(['true', 'false'])
      .optional()
      .meta({ description: '`true`: only cases whose open clock has passed its deadline. `false`: only others.' }),
    customerId: Id.optional(),
    orderId: Id.optional(),
    lotNumber: oneLine(20).optional(),
    ...createdBetween,
  }),
  reply: page(CaseSummary),
});

export const GetCase = operation({
  ...cases,
  id: 'getCase',
  record: ['case.read'],
  endpoint: 'GET /cases/{caseId}',
  summary: 'Read a case with its conversation',
  description: 'Every reading is logged.',
  allow: READERS,
  params: caseId,
  reply: CaseSummary.extend({
    sender: z.object({ name: SentText.nullable(), email: SentText.nullable() }).nullable().meta({
      description: 'The person who wrote, if she is no known customer.',
    }),
    canBeAnswered: z.boolean().meta({ description: 'False if nobody is known to whom a mail could go.' }),
    usedMinutes: z.int().meta({ description: 'Business minutes since it was opened, without holds.' }),
    entries: z.array(CaseEntry).meta({ description: 'Oldest first.' }),
    articles: z.array(z.object({ id: Id, title: z.object({ en: SentText, zh: SentText }) })),
    comment: SentText.nullable().meta({ description: 'The words of the customer with her rating.' }),
  }),
  versioned: true,
  errors: [errors.CASE_NOT_FOUND],
});

export const ChangeCase = operation({
  ...one,
  id: 'changeCase',
  record: ['case.changed', 'complaint.recorded'],
  endpoint: 'PATCH /cases/{caseId}',
  summary: 'Sort a case: its type, priority, team, customer and box',
  description:
    'A new priority sets new deadlines. A case that becomes a device problem is written into the register of complaints.',
  body: z
    .strictObject({
      type: CaseType,
      priority: CasePriority,
      team: CaseTeam,
      customerId: Id,
      collaboratorIds: z.array(Id).max(20),
      orderId: Id.nullable(),
      productId: oneLine(80).nullable(),
      eye: Eye.nullable(),
      gtin: Gtin.nullable(),
      lotNumber: oneLine(20).nullable(),
      seriousness: Seriousness,
    })
    .partial()
    .refine(
      (body) => Object.values(body).some((value) => value !== undefined),
      says({ en: 'name at least one change', zh: '请至少填写一项更改' }),
    ),
  example: { priority: 'high' },
  reply: CaseFacts,
  versioned: true,
  errors: [
    errors.CASE_NOT_FOUND,
    errors.CASE_CUSTOMER_FIXED,
    errors.CASE_ASSIGNEE_UNFIT,
    CUSTOMER_NOT_FOUND,
    REQUEST_STALE,
  ],
});
