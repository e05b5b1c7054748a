// Tests the table of the amendment process: every refusal, deadline and late answer.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import {
  AmendReservation,
  ReservationAmended,
  ReservationAmendmentRefused,
} from '@toric/contracts/catalog-inventory/stock/amendment.events';
import {
  AmendmentAwaited,
  AmendmentKept,
  AmendmentRefused,
  AmendmentVerified,
  KeepAmendment,
  VerifyAmendment,
} from '@toric/contracts/customer/supply/amendment.events';
import type { Message } from '@toric/contracts/kernel/message';
import {
  AmendmentCancelRequested,
  AmendmentEnded,
  AmendmentGranted,
  AmendmentStopped,
  OrderAmended,
} from '@toric/contracts/order/amendments/amendment.events';
import {
  AmendAuthorisation,
  AuthorisationAmended,
  AuthorisationAmendmentRefused,
} from '@toric/contracts/payment/amendment.events';
import { processDiagram } from '@toric/infra/prove/generate/process-diagram';
import { begin, expire, handle, type Transition } from '@toric/messaging/process';
import type { AmendmentFacts } from './amendment.facts.ts';
import { amendmentProcess, type AmendmentState } from './amendment.process.ts';

const id = (n: number) => `0197a000-0000-7000-8000-0000000000${String(n).padStart(2, '0')}`;
const [orderId, amendmentId, customerId] = [id(10), id(11), id(12)];
const ids = { orderId, amendmentId };
const reason = { code: 'some.refusal', detail: 'Refused.' };
const usd = (amount: number) => ({ amount, currency: 'USD' });
const facts = (total: number): AmendmentFacts => ({
  ...{ ...ids, customerId, number: 'T-1', market: 'US', currency: 'USD', shippingAddressId: id(6), newAddress: false },
  ...{ on: '2026-11-21', placedAt: '2026-11-21T10:00:00.000Z', before: 10_000, total, end: 'refused', reason: null },
  sums: { subtotal: total, discount: 0 },
  lines: [
    {
      ...{ lineId: id(1), eye: 'right', prescriptionId: id(3), lensId: id(4), packId: id(5), quantity: 2 },
      ...{ description: 'Biofinity, 6 lenses', gross: total, taxRate: 0 },
    },
  ],
});
const [DEARER, CHEAPER, SAME] = [12_000, 8_000, 10_000];

type Step = Transition<AmendmentState, AmendmentFacts>;
const start = (total: number): Step => begin(amendmentProcess, amendmentId, facts(total));
const hear = (at: Step, message: Message) => handle(amendmentProcess, amendmentId, at, message);
const wait = (at: Step) => expire(amendmentProcess, amendmentId, at);
const sent = ({ send }: Step) => send.map(({ type }) => type);
function after(total: number, ...messages: Message[]): Step {
  return messages.reduce((at, message) => {
    const next = hear(at, message);
    if (!next) throw new Error(`${at.state} does not listen to ${message.type}`);
    return next;
  }, start(total));
}

const verified = AmendmentVerified({ ...ids, lines: [{ lineId: id(1), evidenceId: id(8) }] });
const amended = (amount: number) => AuthorisationAmended({ ...ids, amount: usd(amount) });
const declined = AuthorisationAmendmentRefused({ ...ids, amount: usd(DEARER), reason });
const swapped = ReservationAmended(ids);
const soldOut = ReservationAmendmentRefused({ ...ids, reason, lineIds: [] });
const kept = AmendmentKept(ids);
const takenBack = AmendmentCancelRequested({ ...ids, reason });
const stopped = AmendmentStopped(ids);

test('the diagram in the header shows the table; npm run generate writes it', () => {
  const source = readFileSync(new URL('./amendment.process.ts', import.meta.url), 'utf8');
  const drawn = source.split('<!-- diagram -->\n')[1]?.split('\n<!-- /diagram -->')[0];
  expect(drawn).toBe(processDiagram(amendmentProcess));
});

describe('an amendment that is granted', () => {
  const life = (total: number, ...messages: Message[]) =>
    [start(total), ...messages.map((_, index) => after(total, ...messages.slice(0, index + 1)))].map((step) => [
      step.state,
      ...sent(step),
    ]);

  test('makes an order dearer: the money is held before the boxes are swapped', () => {
    expect(life(DEARER, verified, amended(DEARER), swapped, kept)).toEqual([
      ['checking', VerifyAmendment.type],
      ['charging', AmendAuthorisation.type],
      ['reserving', AmendReservation.type],
      ['keeping', KeepAmendment.type],
      ['applied', AmendmentGranted.type, OrderAmended.type],
    ]);
  });

  test('makes an order cheaper: the hold is lowered last, when nothing can be refused any more', () => {
    expect(life(CHEAPER, verified, swapped, kept, amended(CHEAPER))).toEqual([
      ['checking', VerifyAmendment.type],
      ['reserving', AmendReservation.type],
      ['keeping', KeepAmendment.type],
      ['settling', AmendAuthorisation.type],
      ['applied', AmendmentGranted.type, OrderAmended.type],
    ]);
  });

  test('gives its order the evidence of each lens, and the sums', () => {
    const granted = after(SAME, verified, swapped, kept);
    expect(granted.send[0]?.data).toMatchObject({ subtotal: SAME, lines: [{ lineId: id(1), evidenceId: id(8) }] });
    expect(granted.send[1]?.data).toMatchObject({ before: usd(10_000), total: usd(SAME) });
  });

  test('may wait for a prescriber, for three days', () => {
    const asking = after(SAME, AmendmentAwaited(ids));
    expect(hear(asking, verified)?.state).toBe('reserving');
    expect(wait(asking)).toMatchObject({
      state: 'refused',
      data: { reason: { code: 'amendment.prescriber-too-late' } },
    });
  });
});

describe('refusals leave nothing behind', () => {
  test.each([
    ['by prescription or address', SAME, [AmendmentRefused({ ...ids, reason, lineIds: [] })]],
    ['by the card, which holds what it held', DEARER, [verified, declined]],
    ['by the warehouse, if no more is held', SAME, [verified, soldOut]],
  ])('%s: ended at once', (_, total, messages) => {
    const end = after(total, ...messages);
    expect([end.state, sent(end), end.data.reason]).toEqual(['refused', [AmendmentEnded.type], reason]);
  });

  test('by the warehouse after more was held: the hold is set back first', () => {
    const undoing = after(DEARER, verified, amended(DEARER), soldOut);
    expect(undoing).toMatchObject({ state: 'restoring', send: [{ data: { amount: usd(10_000) } }] });
    expect(hear(undoing, amended(DEARER))?.state).toBe('restoring');
    expect(hear(undoing, amended(10_000))).toMatchObject({ state: 'refused', data: { reason } });
  });

  test('by the provider, which has dropped the hold meanwhile: there is nothing to set back', () => {
    const notHeld = AuthorisationAmendmentRefused({ ...ids, amount: usd(10_000), reason: { ...reason, code: 'a.b' } });
    const undoing = after(DEARER, verified, amended(DEARER), soldOut);
    expect(hear(undoing, notHeld)).toMatchObject({ state: 'refused', data: { reason } });
    expect(hear(after(DEARER, verified, takenBack), declined)).toMatchObject({ state: 'cancelled', data: { reason } });
  });
});

describe('taken back', () => {
  test.each([
    ['while it is checked', SAME, [], 'cancelled'],
    ['while the card is checked', DEARER, [verified], 'restoring'],
  ])('%s', (_, total, messages, state) => {
    expect(after(total, ...messages, takenBack)).toMatchObject({ state, data: { end: 'cancelled', reason } });
  });

  test('too late once the boxes are being swapped, because nobody knows whether they are', () => {
    for (const at of [after(SAME, verified), after(SAME, verified, swapped)])
      expect(hear(at, takenBack)).toBeUndefined();
  });

  test('the end of its order ends it wherever it is, and the order releases what was granted', () => {
    const everywhere = [
      ...[start(SAME), after(SAME, AmendmentAwaited(ids)), after(DEARER, verified), after(SAME, verified)],
      ...[after(SAME, verified, swapped), after(CHEAPER, verified, swapped, kept)],
      after(DEARER, verified, amended(DEARER), soldOut),
    ];
    for (const at of everywhere) {
      const end = hear(at, stopped);
      expect(end && [end.state, sent(end)]).toEqual(['cancelled', [AmendmentEnded.type]]);
      for (const late of [verified, amended(DEARER), swapped, kept, soldOut])
        expect(end && hear(end, late)).toBeUndefined();
    }
  });
});

describe('deadlines', () => {
  test('before anything is granted the amendment is refused', () => {
    expect(wait(start(SAME))).toMatchObject({ state: 'refused', data: { reason: { code: 'amendment.no-answer' } } });
    expect(wait(after(DEARER, verified))).toMatchObject({ state: 'restoring', data: { end: 'refused' } });
  });

  test('from the swap on each question is asked again until it is answered', () => {
    const asked = [
      ...[after(SAME, verified), after(SAME, verified, swapped), after(CHEAPER, verified, swapped, kept)],
      after(DEARER, verified, amended(DEARER), soldOut),
    ];
    for (const at of asked) {
      const again = wait(at);
      expect(again && [again.state, sent(again)]).toEqual([at.state, sent(at)]);
    }
  });
});
