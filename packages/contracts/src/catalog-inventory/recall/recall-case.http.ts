/** The cases of a recall: each order line with boxes that it covers, and what became of them. */
import { z } from 'zod';
import { Download, Id, Instant, page, PageQuery } from '../../kernel/common.ts';
import { operation } from '../../kernel/operation.ts';
import { RECALL_CASE_NOT_FOUND, RECALL_NOT_FOUND } from './recall.errors.ts';
import { Boxes, recallId, recallReaders } from './recall.http.ts';

const owner = 'catalog-inventory';

const Outcome = z.enum(['returned', 'destroyed', 'used', 'unreachable', 'refused']);
const Answer = z.object({
  outcome: Outcome,
  note: z.string().nullable(),
  actorId: Id.meta({ description: 'Who recorded it' }),
  at: Instant,
});
export type Answer = z.infer<typeof Answer>;
const Answers = z.array(Answer);

const CaseStatus = z
  .enum(['open', 'notified', 'answered', 'out-of-scope'])
  .meta({ description: '`out-of-scope`: a later version of the notice does not cover it' });
export const RecallCaseView = z.object({
  id: Id,
  customerId: Id.nullable().meta({ description: 'Null: the order is from before stock knew its customer' }),
  orderId: Id,
  lineId: Id,
  lotId: Id,
  lotNumber: z.string(),
  gtin: z.string(),
  quantity: Boxes,
  shippedAt: Instant,
  status: CaseStatus,
  notifiedAt: Instant.nullable(),
  outcome: Outcome.nullable().meta({ description: 'The last answer' }),
  answers: Answers.meta({ description: 'All that were recorded, oldest first' }),
  createdAt: Instant,
});
export type RecallCaseView = z.infer<typeof RecallCaseView>;

export const ListRecallCases = operation({
  id: 'listRecallCases',
  endpoint: 'GET /recalls/{recallId}/cases',
  owner,
  summary: 'Every customer and box that a recall concerns, by ids',
  allow: recallReaders,
  params: recallId,
  query: PageQuery.extend({ status: CaseStatus.optional(), customerId: Id.optional() }),
  reply: page(RecallCaseView),
  errors: [RECALL_NOT_FOUND],
});

export const ExportRecallCases = operation({
  id: 'exportRecallCases',
  endpoint: 'GET /recalls/{recallId}/cases.csv',
  owner,
  summary: 'The same, whole, as a file for a spreadsheet',
  description: 'Cells that a spreadsheet would take for a formula begin with an apostrophe.',
  allow: recallReaders,
  params: recallId,
  reply: Download,
  download: ['text/csv'],
  errors: [RECALL_NOT_FOUND],
});

export const AnswerRecallCase = operation({
  id: 'answerRecallCase',
  endpoint: 'POST /recalls/{recallId}/cases/{caseId}/answer',
  owner,
  summary: 'Record what became of the boxes of a case; the last answer counts, all are kept',
  allow: ['warehouse', 'sales', 'optician'],
  params: recallId.extend({ caseId: Id }),
  body: z.strictObject({ outcome: Outcome, note: z.string().trim().min(1).max(500).optional() }),
  example: { outcome: 'returned', note: 'Two unopened boxes by post' },
  reply: RecallCaseView,
  errors: [RECALL_CASE_NOT_FOUND],
});
