/** Declares the HTTP operations on proposals of prices, which a second person approves or rejects. */
import { z } from 'zod';
import { Id, Instant, page, PageQuery, Version } from '../../kernel/common.ts';
import { PriceCurrency } from '../../kernel/money.ts';
import { operation } from '../../kernel/operation.ts';
import { SentText } from '../../kernel/text.ts';
import { Country, Market } from '../../lens.ts';
import { Price } from '../events.ts';
import {
  PRICE_PROPOSAL_DECIDED,
  PRICE_PROPOSAL_INVALID,
  PRICE_PROPOSAL_NOT_FOUND,
  PRICE_PROPOSAL_OWN,
  PRICE_PROPOSAL_STALE,
} from './price.errors.ts';
import { PriceReason, PriceValue } from './price.http.ts';

const owner = 'catalog-inventory';

export const PriceProposalStatus = z
  .enum(['open', 'approved', 'rejected'])
  .meta({ description: 'The prices of a proposal hold from its approval on.' });
export type PriceProposalStatus = z.infer<typeof PriceProposalStatus>;

export const ProposePricesBody = z.strictObject({
  reason: PriceReason,
  prices: z
    .array(Price.extend({ packId: Id, market: Country, currency: PriceCurrency }).strict())
    .min(1)
    .max(250)
    .meta({ description: 'The new prices, of one pack or of several. Prices that are not named stay.' }),
});
export type ProposePricesBody = z.infer<typeof ProposePricesBody>;

export const ProposedPrice = z.object({
  productId: Id,
  packId: Id,
  market: Market,
  before: PriceValue.nullable().meta({ description: 'The price when it was proposed. Null if there was none.' }),
  after: PriceValue,
});
export type ProposedPrice = z.infer<typeof ProposedPrice>;

export const PriceProposalView = z.object({
  id: Id,
  status: PriceProposalStatus,
  reason: SentText,
  prices: z.array(ProposedPrice),
  proposedBy: Id,
  decidedBy: Id.nullable().meta({ description: 'The person who approved or rejected it. Null while it is open.' }),
  rejection: SentText.nullable().meta({ description: 'Why it was rejected. Null if it was not.' }),
  version: Version,
  createdAt: Instant,
  updatedAt: Instant,
});
export type PriceProposalView = z.infer<typeof PriceProposalView>;

const proposalId = z.strictObject({ proposalId: Id });
const proposers = ['sales', 'admin'] as const;
const readers = [...proposers, 'finance', 'auditor'] as const;

export const ProposePrices = operation({
  id: 'proposePrices',
  record: ['price-proposal.added'],
  endpoint: 'POST /price-proposals',
  owner,
  summary: 'Propose prices that need the approval of finance',
  description:
    'For prices that one person may not set alone: of zero, below the floor of the market, or in another currency. They hold when a person of finance who did not propose them approves them. One proposal may name prices of many packs, for example of a sale.',
  allow: proposers,
  body: ProposePricesBody,
  example: {
    reason: 'Samples for opticians',
    prices: [{ packId: '0197a000-0000-7000-8000-00000000000b', market: 'US', currency: 'USD', amount: 0, taxRate: 0 }],
  },
  reply: PriceProposalView,
  location: '/price-proposals/{id}',
  status: 201,
  versioned: true,
  errors: [PRICE_PROPOSAL_INVALID],
});

export const ListPriceProposals = operation({
  id: 'listPriceProposals',
  endpoint: 'GET /price-proposals',
  owner,
  summary: 'List proposals of prices, newest first',
  allow: readers,
  query: PageQuery.extend({ status: PriceProposalStatus.optional() }),
  reply: page(PriceProposalView),
});

export const GetPriceProposal = operation({
  id: 'getPriceProposal',
  endpoint: 'GET /price-proposals/{proposalId}',
  owner,
  summary: 'Read a proposal of prices',
  allow: readers,
  params: proposalId,
  reply: PriceProposalView,
  versioned: true,
  errors: [PRICE_PROPOSAL_NOT_FOUND],
});

export const ApprovePriceProposal = operation({
  id: 'approvePriceProposal',
  record: ['price-proposal.approved', 'price.added', 'price.changed', 'price.removed'],
  endpoint: 'POST /price-proposals/{proposalId}/approve',
  owner,
  summary: 'Approve a proposal of prices',
  description:
    'All its prices hold at once. The person who proposed them may not approve them. A proposal is refused if one of its prices has changed since it was made.',
  allow: ['finance'],
  params: proposalId,
  reply: PriceProposalView,
  versioned: true,
  errors: [PRICE_PROPOSAL_NOT_FOUND, PRICE_PROPOSAL_DECIDED, PRICE_PROPOSAL_OWN, PRICE_PROPOSAL_STALE],
});

export const RejectPriceProposal = operation({
  id: 'rejectPriceProposal',
  record: ['price-proposal.rejected'],
  endpoint: 'POST /price-proposals/{proposalId}/reject',
  owner,
  summary: 'Reject or withdraw a proposal of prices',
  description: 'The person who proposed the prices may withdraw them with this operation.',
  allow: ['finance', ...proposers],
  params: proposalId,
  body: z.strictObject({ reason: PriceReason }),
  example: { reason: 'The sale begins next week' },
  reply: PriceProposalView,
  versioned: true,
  errors: [PRICE_PROPOSAL_NOT_FOUND, PRICE_PROPOSAL_DECIDED],
});
