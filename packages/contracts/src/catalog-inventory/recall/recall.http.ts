/** Declares the operations on the quarantine of lots, and on recalls with their notices and their progress. */
import { z } from 'zod';
import { Id, Instant, page, PageQuery, RequestDay } from '../../kernel/common.ts';
import { operation } from '../../kernel/operation.ts';
import { says } from '../../kernel/sentence.ts';
import { oneLine, severalLines } from '../../kernel/text.ts';
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
  RECALL_NEAR_LOTS,
  RECALL_NEEDS_SECOND_PERSON,
  RECALL_NOT_FOUND,
  RECALL_SCOPE_INVALID,
  RECALL_TOO_WIDE,
} from './recall.errors.ts';

const owner = 'catalog-inventory';
export const recallReaders = ['warehouse', 'sales', 'optician', 'auditor'] as const;

/* Declares the operations on the quarantine of lots. */

const lotId = z.strictObject({ lotId: Id });
const ReasonBody = z.strictObject({ reason: severalLines(300).min(3) });

export const QuarantineLot = operation({
  id: 'quarantineLot',
  record: 'none',
  because: 'The stock ledger keeps who moved which boxes, when and why.',
  endpoint: 'POST /lots/{lotId}/quarantine',
  owner,
  summary: 'Put a lot in quarantine',
  description:
    'No order gets a box of the lot, and none is shipped. An order that holds boxes of it gets others when it is shipped, by the rule of the first reservation. If there are no others, the order is cancelled. The ledger records who did it and why.',
  allow: ['warehouse'],
  params: lotId,
  body: ReasonBody,
  example: { reason: 'Seals look opened' },
  reply: LotView,
  errors: [LOT_NOT_FOUND, LOT_QUARANTINED],
});

export const FreeLot = operation({
  id: 'freeLot',
  record: 'none',
  because: 'The stock ledger keeps who moved which boxes, when and why.',
  endpoint: 'POST /lots/{lotId}/free',
  owner,
  summary: 'Release a lot from quarantine',
  description: 'Its boxes may be sold again. A recalled lot stays in quarantine until no version in force covers it.',
  allow: ['warehouse'],
  params: lotId,
  body: ReasonBody,
  example: { reason: 'Looked at every box' },
  reply: LotView,
  errors: [LOT_NOT_FOUND, LOT_NOT_QUARANTINED, LOT_RECALLED],
});

/* Declares the fields of recall notices. */

const PartOfLens = LensParameters.partial().refine(
  (part) => Object.keys(part).length > 0,
  says({ en: 'name at least one parameter', zh: '请至少给出一个参数' }),
);

const BACKWARDS = says({ en: 'must not be before the first day', zh: '不得早于起始日期' });
export const RecallScope = z
  .strictObject({
    lots: z.array(LotNumber).min(1).max(2_000).optional(),
    lotPrefixes: z
      .array(LotNumber)
      .min(1)
      .max(100)
      .optional()
      .meta({ description: 'Every lot whose number begins with one of these.', example: ['L24'] }),
    gtins: z.array(PutPackBody.shape.gtin).min(1).max(500).optional(),
    productIds: z.array(Id).min(1).max(500).optional(),
    parameters: z.array(PartOfLens).min(1).max(200).optional().meta({
      description:
        'Every lens that has all parameters of one of these sets. A parameter that a set leaves out may have any value.',
    }),
    madeFrom: RequestDay.optional().meta({ description: 'The first day of manufacture that is recalled.' }),
    madeUntil: RequestDay.optional().meta({ description: 'The last day of manufacture that is recalled.' }),
    expiresFrom: RequestDay.optional().meta({ description: 'The first expiry day that is recalled.' }),
    expiresUntil: RequestDay.optional().meta({ description: 'The last expiry day that is recalled.' }),
  })
  .refine(({ madeFrom, madeUntil }) => !madeFrom || !madeUntil || madeFrom <= madeUntil, {
    error: BACKWARDS,
    path: ['madeUntil'],
  })
  .refine(({ expiresFrom, expiresUntil }) => !expiresFrom || !expiresUntil || expiresFrom <= expiresUntil, {
    error: BACKWARDS,
    path: ['expiresUntil'],
  })
  .refine(
    (entry) => Object.values(entry).some((list) => list !== undefined),
    says({
      en: 'name lots, GTINs, products, parameters or days: an empty entry would recall everything',
      zh: '请指明批号、GTIN、产品、参数或日期：空条目将召回全部产品',
    }),
  )
  .meta({
    description:
      'An entry covers a box if each given list names the box; `lots` and `lotPrefixes` count as one list. Lot numbers are compared letter by letter. Days are included, both ends. A box whose day of manufacture is not known cannot be excluded, so an entry with days of manufacture covers it.',
  });
export type RecallScope = z.infer<typeof RecallScope>;

const Notice = z.strictObject({
  title: oneLine(200).min(3),
  sourceUrl: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .meta({ description: 'The page on which the maker or the authority published the notice.' }),
  severity: RecallSeverity,
  whatToDo: severalLines(1_000).min(3).meta({ description: 'Instructions to customers, who read them word for word.' }),
  scope: z
    .array(RecallScope)
    .min(1)
    .max(100)
    .meta({ description: 'A box is recalled if one of these entries covers it.' }),
});
/** Describes a recall notice as a request sends it. `lotsAreExact` confirms its lot numbers if similar ones exist. */
const SentNotice = Notice.extend({
  lotsAreExact: z.boolean().default(false).meta({
    description:
      '`true` confirms that the lots are meant letter by letter. Needed only if the notice was refused because near lots are on file, for example lots that begin with a lot of the notice.',
  }),
});
const reference = oneLine(80)
  .min(2)
  .meta({ description: "The maker's or the authority's number of the notice.", example: 'Z-0217-2026' });

/* Declares the operations on recalls. */

export const RecallStatus = z.enum(['open', 'closed']);
export const RecallSummary = Notice.omit({ scope: true }).extend({
  id: Id,
  reference,
  status: RecallStatus,
  version: z.int().meta({ description: 'The number of the version in force.' }),
  createdAt: Instant,
  updatedAt: Instant,
  closedAt: Instant.nullable(),
});
export type RecallSummary = z.infer<typeof RecallSummary>;

const RecallVersion = Notice.extend({
  version: z.int().meta({ description: 'The number of the version.' }),
  issuedBy: Id,
  createdAt: Instant,
});

export const Boxes = z.int().meta({ description: 'Boxes.' });
export const RecallFigures = z.object({
  stock: z
    .object({
      lots: z.int(),
      onHand: Boxes,
      reserved: Boxes.meta({
        description:
          'Boxes of these lots that orders hold. The orders get other boxes when they are shipped, or are cancelled.',
      }),
    })
    .meta({ description: 'Stock that this recall keeps in quarantine.' }),
  boxes: z
    .object({
      affected: Boxes,
      stopped: Boxes,
      returned: Boxes,
      destroyed: Boxes,
      used: Boxes,
      refused: Boxes,
      unreachable: Boxes,
      unanswered: Boxes,
      unnamed: Boxes.meta({ description: 'Boxes reserved before stock recorded customers. See the order.' }),
    })
    .meta({ description: 'Shipped boxes that the version in force covers. `stopped`: kept, and used no more.' }),
  orders: z.int().meta({ description: 'Orders with affected boxes.' }),
  customers: z.object({
    affected: z.int(),
    notified: z.int().meta({ description: 'Customers for whom a message is queued.' }),
    answered: z.int().meta({ description: 'Customers who were reached and told what became of a box.' }),
  }),
  effectivenessPercent: z.number().nullable().meta({
    description:
      'Percentage of the affected boxes that were returned or destroyed, rounded down. Null if no box is affected.',
  }),
});
export type RecallFigures = z.infer<typeof RecallFigures>;

export const RecallView = RecallSummary.extend({
  versions: z.array(RecallVersion).meta({ description: 'Newest first. The newest is in force.' }),
  figures: RecallFigures,
});
export type RecallView = z.infer<typeof RecallView>;

/**
 * Counts the effects of a new version of a recall. The version is compared with every lot and with every box that was
 * shipped.
 */
const RecallChanges = z.object({
  lotsAdded: z.int().meta({ description: 'Lots that this version newly puts in quarantine.' }),
  lotsRemoved: z.int().meta({
    description: 'Lots released by this version. Another recall or a person may still keep them in quarantine.',
  }),
  casesAdded: z.int().meta({ description: 'Order lines with boxes of a lot that this version covers anew.' }),
  casesRemoved: z.int().meta({ description: 'Cases that this version no longer covers. They are kept.' }),
});
export type RecallChanges = z.infer<typeof RecallChanges>;
const RecallIssued = RecallSummary.extend({ changed: RecallChanges });

const example = {
  title: 'Lenses of one lot may tear',
  sourceUrl: 'https://authority.example/recalls/Z-0217-2026',
  severity: 'II',
  whatToDo: 'Do not wear these lenses. Send unopened boxes back; throw opened ones away.',
} as const;

const KEPT = { record: 'none', because: 'Each version of a recall keeps the person who made it.' } as const;

export const IssueRecall = operation({
  id: 'issueRecall',
  ...KEPT,
  endpoint: 'POST /recalls',
  owner,
  summary: 'Issue a recall',
  description:
    'Puts all covered stock in quarantine and makes a case of every order line with covered boxes that were shipped: all at once, or not at all. Messages to the customers are queued afterwards. Covered lots that arrive later go to quarantine automatically. If a lot of the notice is near to other lots on file, the recall is refused and these lots are named: notices often list the first digits only.',
  allow: ['warehouse', 'optician'],
  body: SentNotice.extend({ reference }),
  example: { reference: 'Z-0217-2026', ...example, scope: [{ lots: ['L2406A'], parameters: [{ sphere: -2.25 }] }] },
  reply: RecallIssued,
  status: 201,
  location: '/recalls/{id}',
  errors: [RECALL_EXISTS, RECALL_SCOPE_INVALID, RECALL_NEAR_LOTS, RECALL_TOO_WIDE],
});

export const recallId = z.strictObject({ recallId: Id });
export const AddRecallVersion = operation({
  id: 'addRecallVersion',
  ...KEPT,
  endpoint: 'POST /recalls/{recallId}/versions',
  owner,
  summary: 'Widen, narrow or reword a recall',
  description:
    'Send the whole notice again; earlier versions are kept. Boxes that are newly covered become cases, and their customers are told. Cases that are no longer covered stay on record as out of scope, and lots are released unless something else keeps them in quarantine. A closed recall is opened again. A version that covers fewer boxes, is less severe, or has another title, source or instruction needs a second person: somebody who has issued no version of this recall.',
  allow: ['warehouse', 'optician'],
  params: recallId,
  body: SentNotice,
  example: { ...example, scope: [{ lots: ['L2406A', 'L2406B'], lotPrefixes: ['L2407'] }] },
  reply: RecallIssued,
  status: 201,
  location: '/recalls/{recallId}',
  versioned: true,
  errors: [RECALL_NOT_FOUND, RECALL_SCOPE_INVALID, RECALL_NEAR_LOTS, RECALL_TOO_WIDE, RECALL_NEEDS_SECOND_PERSON],
});

export const CloseRecall = operation({
  id: 'closeRecall',
  ...KEPT,
  endpoint: 'POST /recalls/{recallId}/close',
  owner,
  summary: 'Close a recall',
  description:
    'Ends the follow-up. Its lots stay recalled: they remain in quarantine, boxes of them that arrive later go there too, and the passport shows the recall. Late answers are still recorded.',
  allow: ['warehouse', 'optician'],
  params: recallId,
  body: ReasonBody,
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
  summary: 'Read a recall with its versions and its progress',
  allow: recallReaders,
  params: recallId,
  reply: RecallView,
  errors: [RECALL_NOT_FOUND],
});
