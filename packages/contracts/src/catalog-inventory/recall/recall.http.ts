/** Quarantine of lots, and recalls: what a notice covers, and how far it has come. */
import { z } from 'zod';
import { Id, Instant, page, PageQuery } from '../../kernel/common.ts';
import { operation } from '../../kernel/operation.ts';
import { says } from '../../kernel/sentence.ts';
import { LensParameters } from '../../lens.ts';
import { PutPackBody } from '../catalogue/catalogue.http.ts';
import { RecallSeverity } from '../events.ts';
import { LOT_NOT_FOUND } from '../stock/stock.errors.ts';
import { LotNumber, LotView } from '../stock/stock.http.ts';
import {
  LOT_NOT_QUARANTINED,
  LOT_QUARANTINED,
  LOT_RECALLED,
  RECALL_CLOSED,
  RECALL_EXISTS,
  RECALL_NOT_FOUND,
  RECALL_SCOPE_INVALID,
  RECALL_TOO_WIDE,
} from './recall.errors.ts';

const owner = 'catalog-inventory';
export const recallReaders = ['warehouse', 'sales', 'optician', 'auditor', 'admin'] as const;

/* Quarantine */

const lotId = z.strictObject({ lotId: Id });
const WhyBody = z.strictObject({ reason: z.string().trim().min(3).max(300) });

export const QuarantineLot = operation({
  id: 'quarantineLot',
  endpoint: 'POST /lots/{lotId}/quarantine',
  owner,
  summary: 'Set a lot aside: no order gets a box of it, and none is shipped',
  description:
    'Orders that hold boxes of it get others when they are shipped, by the rule by which they got these; an order for which there are none is cancelled. Who did it and why is in the ledger.',
  allow: ['warehouse'],
  params: lotId,
  body: WhyBody,
  example: { reason: 'Seals look opened' },
  reply: LotView,
  errors: [LOT_NOT_FOUND, LOT_QUARANTINED],
});

export const FreeLot = operation({
  id: 'freeLot',
  endpoint: 'POST /lots/{lotId}/free',
  owner,
  summary: 'Let the boxes of a lot that was set aside be sold again',
  description: 'A lot that a recall covers stays in quarantine until no version in force does.',
  allow: ['warehouse'],
  params: lotId,
  body: WhyBody,
  example: { reason: 'Looked at every box' },
  reply: LotView,
  errors: [LOT_NOT_FOUND, LOT_NOT_QUARANTINED, LOT_RECALLED],
});

/* What a notice says */

const PartOfLens = LensParameters.partial().refine(
  (part) => Object.keys(part).length > 0,
  says({ en: 'name at least one parameter', zh: '请至少给出一个参数' }),
);

export const RecallScope = z
  .strictObject({
    lots: z.array(LotNumber).min(1).max(2_000).optional(),
    lotPrefixes: z
      .array(LotNumber)
      .min(1)
      .max(100)
      .optional()
      .meta({ description: 'Every lot whose number begins so', example: ['L24'] }),
    gtins: z.array(PutPackBody.shape.gtin).min(1).max(500).optional(),
    productIds: z.array(Id).min(1).max(500).optional(),
    parameters: z
      .array(PartOfLens)
      .min(1)
      .max(200)
      .optional()
      .meta({ description: 'What a set names must be so; what it leaves out may be anything' }),
  })
  .refine(
    (entry) => Object.values(entry).some((list) => list !== undefined),
    says({
      en: 'name lots, GTINs, products or parameters: an empty entry would recall everything',
      zh: '请指明批号、GTIN、产品或参数：空条目将召回全部产品',
    }),
  )
  .meta({
    description:
      'A box is covered when each list that is given names it; lots and prefixes are one list. Numbers of lots are compared letter by letter.',
  });
export type RecallScope = z.infer<typeof RecallScope>;

const Notice = z.strictObject({
  title: z.string().trim().min(3).max(200),
  sourceUrl: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .meta({ description: 'Where the maker or the authority published it' }),
  severity: RecallSeverity,
  whatToDo: z.string().trim().min(3).max(1_000).meta({ description: 'For customers, as they will read it' }),
  scope: z.array(RecallScope).min(1).max(100).meta({ description: 'A box is recalled when one of these covers it' }),
});
const reference = z
  .string()
  .trim()
  .min(2)
  .max(80)
  .meta({ description: "The maker's or the authority's number of the notice", example: 'Z-0217-2026' });

/* Recalls */

export const RecallSummary = Notice.omit({ scope: true }).extend({
  id: Id,
  reference,
  status: z.enum(['open', 'closed']),
  version: z.int(),
  createdAt: Instant,
  updatedAt: Instant,
  closedAt: Instant.nullable(),
});
export type RecallSummary = z.infer<typeof RecallSummary>;

const RecallVersion = Notice.extend({ version: z.int(), issuedBy: Id, createdAt: Instant });

export const Boxes = z.int().meta({ description: 'Boxes' });
export const RecallFigures = z.object({
  stock: z
    .object({
      lots: z.int(),
      onHand: Boxes,
      reserved: Boxes.meta({ description: 'Of these, held for orders that have not left: they get others, or end' }),
    })
    .meta({ description: 'In quarantine by this recall' }),
  boxes: z
    .object({
      affected: Boxes,
      returned: Boxes,
      destroyed: Boxes,
      used: Boxes,
      refused: Boxes,
      unreachable: Boxes,
      unanswered: Boxes,
      unnamed: Boxes.meta({ description: 'Of orders from before stock knew their customer: ask the order for them' }),
    })
    .meta({ description: 'That were shipped, and that the version in force covers' }),
  orders: z.int(),
  customers: z.object({
    affected: z.int(),
    notified: z.int().meta({ description: 'For whom a message is queued' }),
    answered: z.int().meta({ description: 'Who were reached and said what became of a box' }),
  }),
  effectivenessPercent: z
    .number()
    .nullable()
    .meta({ description: 'Boxes returned or destroyed, of all that are affected, rounded down; null where none is' }),
});
export type RecallFigures = z.infer<typeof RecallFigures>;

export const RecallView = RecallSummary.extend({
  versions: z.array(RecallVersion).meta({ description: 'The newest, which is in force, first' }),
  figures: RecallFigures,
});
export type RecallView = z.infer<typeof RecallView>;

/** What a version changed, once it was held against every lot and every box that was shipped. */
const Changed = z.object({
  lotsAdded: z.int().meta({ description: 'That went into quarantine' }),
  lotsRemoved: z.int().meta({ description: 'That this recall no longer covers' }),
  casesAdded: z.int().meta({ description: 'Order lines with boxes of a lot, found or found again' }),
  casesRemoved: z.int().meta({ description: 'No longer covered; they are kept' }),
});
export type Changed = z.infer<typeof Changed>;
const RecallIssued = RecallSummary.extend({ changed: Changed });

const example = {
  title: 'Lenses of one lot may tear',
  sourceUrl: 'https://authority.example/recalls/Z-0217-2026',
  severity: 'II',
  whatToDo: 'Do not wear these lenses. Send unopened boxes back; throw opened ones away.',
} as const;

export const IssueRecall = operation({
  id: 'issueRecall',
  endpoint: 'POST /recalls',
  owner,
  summary: 'Issue a recall: quarantine what is in stock, find every box that was shipped, tell whoever has one',
  description:
    'Lots that come in later go to quarantine by themselves. All of it happens at once or not at all; messages to customers are queued afterwards.',
  allow: ['warehouse', 'admin'],
  body: Notice.extend({ reference }),
  example: { reference: 'Z-0217-2026', ...example, scope: [{ lots: ['L2406A'], parameters: [{ sphere: -2.25 }] }] },
  reply: RecallIssued,
  status: 201,
  errors: [RECALL_EXISTS, RECALL_SCOPE_INVALID, RECALL_TOO_WIDE],
});

export const recallId = z.strictObject({ recallId: Id });
export const AddRecallVersion = operation({
  id: 'addRecallVersion',
  endpoint: 'POST /recalls/{recallId}/versions',
  owner,
  summary: 'Widen, narrow or reword a recall',
  description:
    'The whole notice again; versions before stay as they were. Boxes that are covered anew become cases and their customers are told; boxes that no longer are stay on record as out of scope, and lots that nothing else holds are free again. A closed recall is open again.',
  allow: ['warehouse', 'admin'],
  params: recallId,
  body: Notice,
  example: { ...example, scope: [{ lots: ['L2406A', 'L2406B'], lotPrefixes: ['L2407'] }] },
  reply: RecallIssued,
  status: 201,
  versioned: true,
  errors: [RECALL_NOT_FOUND, RECALL_SCOPE_INVALID, RECALL_TOO_WIDE],
});

export const CloseRecall = operation({
  id: 'closeRecall',
  endpoint: 'POST /recalls/{recallId}/close',
  owner,
  summary: 'End the follow-up of a recall',
  description:
    'Its lots stay recalled: in quarantine, now and when more of them come in, and said to be so by the passport. Late answers are still recorded.',
  allow: ['warehouse', 'admin'],
  params: recallId,
  body: WhyBody,
  example: { reason: 'Every customer answered' },
  reply: RecallSummary,
  errors: [RECALL_NOT_FOUND, RECALL_CLOSED],
});

export const ListRecalls = operation({
  id: 'listRecalls',
  endpoint: 'GET /recalls',
  owner,
  summary: 'List recalls, newest first',
  allow: recallReaders,
  query: PageQuery.extend({ status: RecallSummary.shape.status.optional() }),
  reply: page(RecallSummary),
});

export const GetRecall = operation({
  id: 'getRecall',
  endpoint: 'GET /recalls/{recallId}',
  owner,
  summary: 'Read a recall, all its versions, and how far it has come',
  allow: recallReaders,
  params: recallId,
  reply: RecallView,
  errors: [RECALL_NOT_FOUND],
});
