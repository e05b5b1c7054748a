// Tests who opens a cart, and when it can become an order.
import { describe, expect, test } from '@jest/globals';
import { ANONYMOUS } from '@toric/chassis/http/endpoint';
import type { Actor } from '@toric/contracts/kernel/access';
import { boxesOf, buyerOfCart, type CartContents, expiryOf, mayOpen, orderLinesOf, ownerOf } from './cart.ts';

const now = new Date('2026-12-01T10:00:00Z');
const expiresAt = expiryOf(now);
const ana: Actor = { id: 'ana', kind: 'customer', roles: ['customer'] };
const clerk: Actor = { id: 'clerk', kind: 'staff', roles: ['sales'] };
const own = { customerId: 'ana', tokenDigest: null, expiresAt };
const loose = { customerId: null, tokenDigest: 'digest', expiresAt };
const id = (n: number) => `0197a000-0000-7000-8000-00000000000${n}`;
const lens: CartContents['lines'][number] = {
  ...{ productId: id(1), packId: id(2), quantity: 2, eye: 'right', prescriptionId: id(3) },
  parameters: { baseCurve: 8.6, diameter: 14, sphere: -2.25 },
};

describe('a cart', () => {
  test('of a customer is opened by her and by staff', () => {
    const asked = (actor: Actor) => mayOpen(own, { actor, digest: undefined, now });
    expect([ana, clerk, { ...ana, id: 'rosa' }, ANONYMOUS].map(asked)).toEqual([true, true, false, false]);
  });

  test('with a token is opened by its token and by nothing else', () => {
    const asked = (actor: Actor, digest?: string) => mayOpen(loose, { actor, digest, now });
    expect([asked(ANONYMOUS, 'digest'), asked(ana, 'digest')]).toEqual([true, true]);
    expect([asked(ANONYMOUS, 'other'), asked(ANONYMOUS), asked(clerk)]).toEqual([false, false, false]);
  });

  test('does not exist once it has expired', () => {
    expect(mayOpen(own, { actor: ana, digest: undefined, now: expiresAt })).toBe(false);
    expect(expiresAt.toISOString()).toBe('2027-03-01T10:00:00.000Z');
  });

  test('belongs to the customer who makes it, and to nobody without one', () => {
    expect([ana, clerk, ANONYMOUS].map(ownerOf)).toEqual(['ana', null, null]);
  });
});

describe('the order of a cart', () => {
  test('is for its customer, or for the one who places it, or for the one whom staff name', () => {
    expect(buyerOfCart(own, clerk, undefined)).toBe('ana');
    expect(buyerOfCart(loose, ana, undefined)).toBe('ana');
    expect(buyerOfCart(loose, clerk, 'rosa')).toBe('rosa');
    expect(() => buyerOfCart(loose, clerk, undefined)).toThrow('Name the customer');
  });

  test('has the lines of the cart', () => {
    expect(orderLinesOf({ lines: [lens] })).toEqual([lens]);
    expect(boxesOf({ lines: [lens, lens] })).toBe(4);
  });

  test('needs a line, and all of each line', () => {
    expect(() => orderLinesOf({ lines: [] })).toThrow('The cart is empty');
    const { eye: _, ...half } = lens;
    expect(() => orderLinesOf({ lines: [lens, half] })).toThrow('lacks something');
  });
});
