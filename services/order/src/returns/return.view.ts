import type { Keyring } from '@toric/chassis/data/vault';
import {
  ReturnOutcome,
  ReturnResolution,
  ReturnRule,
  ReturnStatus,
  type ReturnView,
} from '@toric/contracts/order/returns/return.http';
import { RefundTo } from '@toric/contracts/payment/store-credit/refund-to';
import { BoxRule, BoxState, Disposition, ReturnReason } from '@toric/contracts/returned/returned';
import { dayOf } from '@toric/optics/calendar-day';
import { proposalFor } from './return.ts';
import { inspectedBox, openDecision, openNote, openReaction, returnedLine } from './return.store.ts';
import type { StoredReturn } from './stored-return.store.ts';

const day = (value: Date | string): string => (typeof value === 'string' ? value.slice(0, 10) : dayOf(value));
const reasonOf = (row: { reasonCode: string | null; reasonDetail: string | null }) =>
  row.reasonCode === null ? null : { code: row.reasonCode, detail: row.reasonDetail ?? '' };

function boxView(stored: StoredReturn, box: StoredReturn['boxes'][number]): ReturnView['boxes'][number] {
  const { costAmount, costCurrency } = box;
  const proposed = proposalFor(stored.lines.map(returnedLine), inspectedBox(box));
  return {
    ...{ id: box.id, lineId: box.lineId, lotNumber: box.lotNumber, expiresOn: day(box.expiresOn) },
    state: BoxState.parse(box.state),
    disposition: box.disposition === null ? null : Disposition.parse(box.disposition),
    rule: box.rule === null ? null : BoxRule.parse(box.rule),
    cost: costAmount === null || costCurrency === null ? null : { amount: costAmount, currency: costCurrency },
    refunds: box.refunds,
    refundRule: box.refundRule === null ? proposed.rule : ReturnRule.parse(box.refundRule),
    refundProposed: proposed.refunds,
    ...{ receivedBy: box.receivedBy, receivedAt: box.receivedAt.toISOString() },
  };
}

/**
 * Returns the texts that people wrote about a return. The texts are null without the keys of the customer, which are
 * destroyed when she is erased.
 */
const wordsOf = (stored: StoredReturn, keys: Keyring | undefined) => ({
  note: keys ? openNote(keys, stored) : null,
  decisionNote: keys ? openDecision(keys, stored) : null,
});

/**
 * Returns a stored return in the form of the API. `self` is the customer who reads it. A customer does not see what a
 * returned box costs the shop.
 */
export function returnView(stored: StoredReturn, keys: Keyring | undefined, self: string | undefined): ReturnView {
  const { carrier, trackingNumber, currency, refunded } = stored;
  return {
    ...{ id: stored.id, number: stored.number, orderId: stored.orderId, orderNumber: stored.orderNumber },
    ...{ customerId: stored.customerId, market: stored.market },
    status: ReturnStatus.parse(stored.status),
    resolution: ReturnResolution.parse(stored.resolution),
    outcome: stored.outcome === null ? null : ReturnOutcome.parse(stored.outcome),
    goodsComeBack: stored.goodsComeBack,
    lines: stored.lines.map((line) => ({
      ...{ lineId: line.lineId, productId: line.productId, productName: line.productName, quantity: line.quantity },
      reason: ReturnReason.parse(line.reason),
      reaction: keys ? openReaction(keys, line) : null,
      ...{ allowed: line.allowed, rule: ReturnRule.parse(line.rule), source: line.source },
    })),
    boxes: stored.boxes.map((box) => ({ ...boxView(stored, box), ...(self !== undefined && { cost: null }) })),
    pictures: stored.pictures.map(({ id, boxId, size, addedBy, createdAt }) => ({
      ...{ id, boxId, size, addedBy },
      createdAt: createdAt.toISOString(),
    })),
    steps: stored.steps.map((step) => ({
      ...{ status: ReturnStatus.parse(step.status), reason: reasonOf(step), at: step.at.toISOString() },
    })),
    ...wordsOf(stored, keys),
    carriageBy: stored.carriageBy === 'shop' ? 'shop' : 'customer',
    carriage: carrier !== null && trackingNumber !== null ? { carrier, trackingNumber } : null,
    deliveryToo: stored.deliveryToo,
    expectedRefund: { amount: stored.expectedRefund, currency },
    refundTo: RefundTo.parse(stored.refundTo),
    refunded: refunded === null ? null : { amount: refunded, currency },
    ...{ creditNoteNumber: stored.creditNoteNumber, exchangeOrderId: stored.exchangeOrderId },
    chargeFrom: stored.sendBackBy === null ? null : day(stored.sendBackBy),
    reason: reasonOf(stored),
    ...{ requestedBy: stored.requestedBy, decidedBy: stored.decidedBy, version: stored.version },
    createdAt: stored.createdAt.toISOString(),
    updatedAt: stored.updatedAt.toISOString(),
  };
}
