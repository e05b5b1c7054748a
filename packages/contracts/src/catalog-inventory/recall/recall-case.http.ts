/**
 * Declares the operations on the cases of a recall. A case is an order line with recalled boxes, and the fate of these
 * boxes.
 */
import { z } from 'zod';
import { Download, Id, Instant, Nothing, page, PageQuery } from '../../kernel/common.ts';
import { operation } from '../../kernel/operation.ts';
import { SentText, severalLines } from '../../kernel/text.ts';
import { LinkToken } from '../../customer/accounts/account.http.ts';
import { RECALL_CASE_NOT_FOUND, RECALL_LINK_UNUSABLE, RECALL_NOT_FOUND } from './recall.errors.ts';
import { Boxes, RecallSummary, recallId, recallReaders } from './recall.http.ts';

const owner = 'catalog-inventory';

/**
 * Lists the answers that a customer may give directly. `stopped`: the customer still has the boxes, and no longer uses
 * them.
 */
export const OwnOutcome = z.enum(['stopped', 'returned', 'destroyed', 'used']);
export type OwnOutcome = z.infer<typeof OwnOutcome>;
export const RecallOutcome = z.enum([...OwnOutcome.options, 'unreachable', 'refused']);
const RecallAnswer = z.object({
  outcome: RecallOutcome,
  note: SentText.nullable(),
  actorId: Id.meta({ description: 'The person who recorded it: a member of staff, or the customer herself.' }),
  at: Instant,
});
export type RecallAnswer = z.infer<typeof RecallAnswer>;
const Answers = z.array(RecallAnswer);

export const RecallCaseStatus = z
  .enum(['open', 'notified', 'answered', 'out-of-scope'])
  .meta({ description: '`out-of-scope`: a later version of the notice no longer covers the boxes.' });
export const RecallCaseView = z.object({
  id: Id,
  customerId: Id.nullable().meta({ description: 'Null if the order was reserved before stock recorded its customer.' }),
  orderId: Id,
  lineId: Id,
  lotId: Id,
  lotNumber: SentText,
  gtin: SentText,
  quantity: Boxes,
  shippedAt: Instant,
  status: RecallCaseStatus,
  notifiedAt: Instant.nullable(),
  outcome: RecallOutcome.nullable().meta({ description: 'The latest answer.' }),
  answers: Answers.meta({ description: 'All recorded answers, oldest first.' }),
  createdAt: Instant,
});
export type RecallCaseView = z.infer<typeof RecallCaseView>;

export const ListRecallCases = operation({
  id: 'listRecallCases',
  endpoint: 'GET /recalls/{recallId}/cases',
  owner,
  summary: 'List the cases of a recall',
  description: 'A case is an order line with recalled boxes. Customers are named by id.',
  allow: recallReaders,
  params: recallId,
  query: PageQuery.extend({ status: RecallCaseStatus.optional(), customerId: Id.optional() }),
  reply: page(RecallCaseView),
  errors: [RECALL_NOT_FOUND],
});

export const ExportRecallCases = operation({
  id: 'exportRecallCases',
  stepUp: true,
  endpoint: 'GET /recalls/{recallId}/cases.csv',
  owner,
  summary: 'Download all cases of a recall as a CSV file',
  description: 'A cell that a spreadsheet would read as a formula begins with an apostrophe.',
  allow: recallReaders,
  params: recallId,
  reply: Download,
  download: ['text/csv'],
  errors: [RECALL_NOT_FOUND],
});

export const AnswerRecallCase = operation({
  id: 'answerRecallCase',
  record: 'none',
  because: 'The case keeps every answer with the person who recorded it.',
  endpoint: 'POST /recalls/{recallId}/cases/{caseId}/answer',
  owner,
  summary: 'Record what became of the boxes of a case',
  description: 'The latest answer counts, and all answers are kept.',
  allow: ['warehouse', 'sales', 'optician'],
  params: recallId.extend({ caseId: Id }),
  body: z.strictObject({ outcome: RecallOutcome, note: severalLines(500).min(1).optional() }),
  example: { outcome: 'returned', note: 'Two unopened boxes by post' },
  reply: RecallCaseView,
  errors: [RECALL_CASE_NOT_FOUND],
});

/* Declares the operations that the customer calls with the link in the mail about a recall. */

const byLink = {
  owner,
  allow: ['public'],
  idempotent: false,
  sensitive: true,
  errors: [RECALL_LINK_UNUSABLE],
} as const;
const TOKEN =
  '0197a000-0000-7000-8000-0000000000c1_0197a000-0000-7000-8000-00000000000c.Jq0vZ3mB8kT5yW1cR7nX4hL6dS9fG2aPuEiTyQwRsAo';

export const ReadRecallLink = operation({
  ...byLink,
  id: 'readRecallLink',
  record: 'none',
  because: 'It writes nothing.',
  endpoint: 'POST /recall-links/read',
  summary: 'Read a recall with the link of a mail',
  description: 'It names the lots and the number of boxes. It tells nothing about the lenses in them.',
  body: z.strictObject({ token: LinkToken }),
  example: { token: TOKEN },
  reply: RecallSummary.pick({ reference: true, title: true, severity: true, whatToDo: true, sourceUrl: true }).extend({
    lots: z.array(SentText).meta({ description: 'The recalled lots of which the customer bought boxes.' }),
    boxes: Boxes,
    outcome: OwnOutcome.nullable().meta({
      description: 'Her present answer. Null if she has not answered, or if staff recorded another outcome.',
    }),
  }),
});

export const AnswerRecallLink = operation({
  ...byLink,
  id: 'answerRecallLink',
  record: 'none',
  because: 'The case keeps every answer with the person who recorded it.',
  endpoint: 'POST /recall-links/answer',
  summary: 'Answer a recall with the link of a mail',
  description:
    'The answer holds for all boxes of this recall that the customer bought. The latest answer counts, and all answers are kept.',
  body: z.strictObject({ token: LinkToken, outcome: OwnOutcome }),
  example: { token: TOKEN, outcome: 'returned' },
  reply: Nothing,
  status: 204,
});
