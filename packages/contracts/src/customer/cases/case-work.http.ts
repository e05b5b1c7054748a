/** Declares the operations of the work on a case: its assignment, states, answers, notes, files and lot. */
import { z } from 'zod';
import { Download, Id, Instant } from '../../kernel/common.ts';
import { operation } from '../../kernel/operation.ts';
import { SentText } from '../../kernel/text.ts';
import { CaseState } from './case.ts';
import * as errors from './case.errors.ts';
import { CaseFacts, CaseText } from './case.http.ts';

const cases = { owner: 'customer' } as const;
const WORKERS = ['sales', 'optician'] as const;
const READERS = [...WORKERS, 'auditor'] as const;

const caseId = z.strictObject({ caseId: Id });
const one = { ...cases, params: caseId, allow: WORKERS } as const;
const changed = { reply: CaseFacts, location: '/cases/{caseId}' } as const;

export const AssignCase = operation({
  ...one,
  id: 'assignCase',
  record: ['case.assigned'],
  endpoint: 'POST /cases/{caseId}/assignment',
  summary: 'Assign a case, take it, or let the rule of its team choose',
  body: z.discriminatedUnion('to', [
    z.strictObject({ to: z.literal('me') }),
    z.strictObject({ to: z.literal('colleague'), colleagueId: Id }),
    z.strictObject({ to: z.literal('rule') }),
    z.strictObject({ to: z.literal('nobody') }),
  ]),
  example: { to: 'me' },
  ...changed,
  status: 201,
  errors: [errors.CASE_NOT_FOUND, errors.CASE_ASSIGNEE_UNFIT, errors.CASE_NOBODY_ON],
});

export const MoveCase = operation({
  ...one,
  id: 'moveCase',
  record: ['case.moved'],
  endpoint: 'POST /cases/{caseId}/moves',
  summary: 'Move a case to another state',
  description: 'The clock stands while the state is `waiting`. A solved case closes by itself after seven days.',
  body: z.strictObject({ to: z.enum(['open', 'waiting', 'solved', 'closed', 'reopened']), note: CaseText.optional() }),
  example: { to: 'waiting', note: 'She looks for the box at home.' },
  ...changed,
  status: 201,
  errors: [errors.CASE_NOT_FOUND, errors.CASE_WRONG_STATE],
});

export const AnswerCase = operation({
  ...one,
  id: 'answerCase',
  record: ['case.answered'],
  endpoint: 'POST /cases/{caseId}/answers',
  summary: 'Answer the person who asked, by mail',
  body: z.strictObject({
    text: CaseText,
    next: z.enum(['open', 'waiting', 'solved']).meta({ description: 'The state of the case afterwards.' }),
  }),
  example: { text: 'Yes, you may. Rinse your lenses with the new solution before you wear them.', next: 'solved' },
  ...changed,
  status: 201,
  errors: [errors.CASE_NOT_FOUND, errors.CASE_NO_ADDRESS, errors.CASE_WRONG_STATE],
});

export const AddCaseNote = operation({
  ...one,
  id: 'addCaseNote',
  record: ['case.noted'],
  endpoint: 'POST /cases/{caseId}/notes',
  summary: 'Write a note that the customer is not sent',
  body: z.strictObject({ text: CaseText }),
  example: { text: 'The maker says that this lot has no other report.' },
  ...changed,
  status: 201,
  errors: [errors.CASE_NOT_FOUND],
});

export const GetCaseAttachment = operation({
  ...cases,
  id: 'getCaseAttachment',
  record: ['case.read'],
  endpoint: 'GET /cases/{caseId}/attachments/{attachmentId}',
  summary: 'Read a file that came with a mail',
  description: 'Pictures and PDFs are rewritten when they arrive, so they hold no scripts. Every reading is logged.',
  allow: READERS,
  params: caseId.extend({ attachmentId: Id }),
  reply: Download,
  download: ['image/jpeg', 'application/pdf'],
  errors: [errors.CASE_ATTACHMENT_NOT_FOUND],
});

export const ListSameLot = operation({
  ...cases,
  id: 'listSameLot',
  record: ['case.lot-looked-up'],
  endpoint: 'GET /cases/{caseId}/same-lot',
  summary: 'List the customers to whom boxes of the same lot were sent',
  description: 'It counts shipments since this list is kept. Every look-up is logged.',
  allow: WORKERS,
  params: caseId,
  reply: z.object({
    lotNumber: SentText,
    customers: z.array(z.object({ customerId: Id, orderIds: z.array(Id), shippedAt: Instant })),
    more: z.boolean().meta({ description: 'True if there are more than 500.' }),
    otherCases: z.array(z.object({ id: Id, number: SentText, state: CaseState })),
  }),
  errors: [errors.CASE_NOT_FOUND, errors.CASE_NAMES_NO_LOT],
});
