import { randomBytes } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { createVault } from '@toric/chassis/data/vault';
import { type Buyer, buyerContext } from '@toric/contracts/payment/buyer';
import { keepBuyer, openBuyer } from './invoice-buyer.ts';

const newKey = () => randomBytes(32).toString('base64');
const shared = newKey();
const vaultWith = (keys: string) =>
  createVault({ service: 'payment', masterKey: newKey(), handoverKeys: { setting: 'BUYER_KEYS', keys } });
const vault = vaultWith(shared);
const year = { name: 'invoices of 2026', keys: vault.keyring([vault.newKey('invoices of 2026')]) };
const buyer: Buyer = { name: 'Grace Hopper', line1: '1 Yard', city: 'Berlin', postalCode: '10115', country: 'DE' };
const handedOver = (orderId: string, content: unknown = buyer) =>
  vault.handover.seal(buyerContext(orderId), JSON.stringify(content));

test('the buyer is taken over, and opens with the key of the year and for its order only', () => {
  const kept = keepBuyer(vault, year, { orderId: 'a', sealedBuyer: handedOver('a') });
  expect(kept.key).toBe('invoices of 2026');
  expect(JSON.stringify(kept)).not.toContain('Hopper');
  expect(openBuyer(year.keys, 'a', kept.sealed)).toEqual(buyer);
  expect(() => openBuyer(year.keys, 'b', kept.sealed)).toThrow();
  const other = vault.keyring([vault.newKey('invoices of 2027')]);
  expect(() => openBuyer(other, 'a', kept.sealed)).toThrow();
});

describe('a buyer is not taken over', () => {
  test('if it was sealed for another order', () => {
    expect(() => keepBuyer(vault, year, { orderId: 'a', sealedBuyer: handedOver('b') })).toThrow(
      'no key of BUYER_KEYS',
    );
  });
  test('if it was sealed with another key', () => {
    const stranger = vaultWith(newKey());
    expect(() => keepBuyer(stranger, year, { orderId: 'a', sealedBuyer: handedOver('a') })).toThrow('BUYER_KEYS');
  });
  test('if it has no name or no address', () => {
    const { name: _, ...nameless } = buyer;
    expect(() => keepBuyer(vault, year, { orderId: 'a', sealedBuyer: handedOver('a', nameless) })).toThrow();
  });
});
