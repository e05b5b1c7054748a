import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { callOf } from './payment-outcome.ts';
import { retryCapture } from './capture-part.ts';
import { authorise, blankPayment, capture, type Decision, letGo } from './payment.ts';
import type { Fact } from '../providers/provider.ts';
import { applyFact } from './provider-facts.ts';

const now = new Date('2026-11-21T09:30:00.000Z');
const amount = { amount: 6400, currency: 'USD' };
const order = { customerId: '0197a000-0000-7000-8000-00000000000c', amount, token: 'tok_visa' };
const lines = [{ description: 'Biofinity', quantity: 1, gross: 6400, taxRate: 0 }];
const draft = { orderNumber: 'T-2026-000001', amount, lines };
const blank = blankPayment('0197a000-0000-7000-8000-0000000000f1', '0197a000-0000-7000-8000-00000000000a', now);
const done = () => ({ kind: 'done', providerPaymentId: 'pay_1', amount: 6400 }) as const;

/*
 * Describes the provider of the test, in memory. The test makes everything happen in any sequence: commands, calls that
 * are made twice, and answers and webhooks that come late or twice.
 */
type Provider = {
  status: 'none' | 'authorised' | 'declined' | 'captured' | 'voided';
  captures: number;
  answers: Map<string, Fact>;
};

function serve(provider: Provider, call: ReturnType<typeof callOf>, willing: boolean): Fact {
  const known = provider.answers.get(call.key);
  if (known) return known;
  const fact = carryOut(provider, call.call, willing);
  provider.answers.set(call.key, fact);
  return fact;
}

function carryOut(provider: Provider, call: Fact['call'], willing: boolean): Fact {
  const refused: Fact = { call, result: { kind: 'declined', code: 'refused' } };
  if (call === 'authorise') {
    provider.status = willing ? 'authorised' : 'declined';
  } else if (provider.status !== 'authorised') {
    return refused;
  } else if (call === 'void') {
    provider.status = 'voided';
    return { call, result: done() };
  } else if (willing) {
    provider.status = 'captured';
    provider.captures++;
  }
  return willing ? { call, result: done() } : refused;
}

const step = fc.record({
  act: fc.constantFrom('authorise', 'void', 'capture', 'retry', 'perform', 'hear'),
  pick: fc.nat(50),
  willing: fc.boolean(),
});

test('in any order of messages: at most one capture, one invoice for it, and no hold after a void', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const provider: Provider = { status: 'none', captures: 0, answers: new Map() };
      const calls: ReturnType<typeof callOf>[] = [];
      const facts: Fact[] = [];
      let payment = blank;
      let invoices = 0;
      let voidAsked = false;
      const take = (decision: Decision, isFact: boolean) => {
        payment = decision.payment;
        if (isFact && decision.answer === 'captured') invoices++;
        if (decision.ask) calls.push(callOf(payment, decision.ask, now));
      };
      const perform = (index: number, willing: boolean) => {
        const call = calls[index];
        if (call) facts.push(serve(provider, call, willing));
      };
      const hear = (index: number) => {
        const fact = facts[index];
        if (fact) take(applyFact(payment, fact), true);
      };
      for (const { act, pick, willing } of steps) {
        if (act === 'authorise') take(authorise(payment, order), false);
        else if (act === 'capture') take(capture(payment, draft), false);
        else if (act === 'retry' && payment.status === 'capture-failed') take(retryCapture(payment), false);
        else if (act === 'perform' && calls.length > 0) perform(pick % calls.length, willing);
        else if (act === 'hear' && facts.length > 0) hear(pick % facts.length);
        else if (act === 'void') {
          voidAsked = true;
          take(letGo(payment), false);
        }
      }
      for (let index = 0; index < calls.length; index++) {
        perform(index, true);
        hear(facts.length - 1);
      }
      for (let index = 0; index < facts.length; index++) hear(index);
      expect(provider.captures).toBeLessThanOrEqual(1);
      expect(invoices).toBe(provider.captures);
      expect(payment.status === 'captured').toBe(provider.status === 'captured');
      if (voidAsked) expect(provider.status).not.toBe('authorised');
      expect(['authorising', 'capturing', 'voiding']).not.toContain(payment.status);
    }),
    { numRuns: 2_000 },
  );
});
