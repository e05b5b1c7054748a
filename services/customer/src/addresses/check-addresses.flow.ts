import type { Vault } from '@toric/chassis/data/vault';
import { type Background, type Database, jittered, loop, transaction } from '@toric/chassis/process/background';
import type { Address } from '@toric/contracts/contact/contact';
import type { PostalPart } from '@toric/contracts/customer/addresses/address-check';
import { AddressJudged } from '@toric/contracts/customer/addresses/address-check.events';
import { emits } from '@toric/messaging/outcome';
import { findKeyrings } from '../data-key.store.ts';
import { openAddress } from '../people/address.store.ts';
import { claimDueCheck, type DueCheck, postponeCheck, saveVerdict } from './address-check.store.ts';
import { type CheckAddressWith, CheckFailed, type Judgement, pauseAfter } from './checker.ts';

const LOOK_MS = 1_500;
const BETWEEN_MS = 50;
const CLAIM_MS = 60_000;
const UNKNOWN: Judgement = { verdict: 'unknown', proposal: null };

export type CheckMeans = { readonly vault: Vault; readonly check: CheckAddressWith };
type Running = { readonly database: Database; readonly work: Parameters<Background>[0]['work'] };

/** Returns the address without names and phone numbers. */
function postalPart(address: Address): PostalPart {
  const { recipient: _, phone: __, ...part } = address;
  return part;
}

/**
 * Checks the address that has waited longest: claims it, asks the provider outside any transaction, and writes the
 * verdict. Returns false if no address is due.
 */
export async function checkOnce({ vault, check }: CheckMeans, { database, work }: Running): Promise<boolean> {
  const due = await transaction(database, async (tx) => {
    const row = await claimDueCheck(tx, database.clock.now(), CLAIM_MS);
    if (!row) return undefined;
    const keys = (await findKeyrings(tx, vault, [row.customerId]))(row.customerId);
    return { row, part: postalPart(openAddress(keys, { id: row.addressId, sealed: row.sealed })) };
  });
  if (!due) return false;
  const judged = await check(due.part).catch((error: unknown) => {
    if (error instanceof CheckFailed) return error;
    throw error;
  });
  const pauseMs = judged instanceof CheckFailed ? pauseAfter(due.row.tries) : undefined;
  if (pauseMs !== undefined) {
    const dueAt = new Date(database.clock.now().getTime() + pauseMs);
    await transaction(database, (tx) => postponeCheck(tx, due.row, dueAt));
    return true;
  }
  // fail-point: the provider has answered, and the verdict is not yet written
  await settle(vault, work, due.row, judged instanceof CheckFailed ? UNKNOWN : judged);
  return true;
}

/** Writes the verdict on an address → customer.address-judged.v1 if parcels cannot be delivered to the address. */
function settle(vault: Vault, work: Running['work'], due: DueCheck, judgement: Judgement): Promise<void> {
  return work(async ({ tx, now, newId }) => {
    const { addressId, customerId } = due;
    const keys = (await findKeyrings(tx, vault, [customerId]))(customerId);
    const isSaved = await saveVerdict(tx, keys, due, { judgement, now });
    if (!isSaved || judgement.verdict !== 'undeliverable') return { result: undefined, outcomes: [] };
    const cause = { correlationId: newId(), causationId: null, traceparent: null };
    const value = emits(AddressJudged({ addressId, customerId, verdict: judgement.verdict }));
    return { result: undefined, outcomes: [{ cause, value }] };
  });
}

/** Checks addresses, one at a time. Any number of instances may run it. */
export const checkAddresses =
  (means: CheckMeans): Background =>
  ({ database, work, log }) => {
    const stopping = new AbortController();
    let pauseMs = jittered(LOOK_MS);
    const failed = (err: unknown) => {
      pauseMs = jittered(LOOK_MS);
      log.warn({ err }, 'an address could not be checked; it is tried again');
    };
    const checking = loop({ signal: stopping.signal, pauseMs: (lasted) => pauseMs(lasted), failed }, async () => {
      const isMore = await checkOnce(means, { database, work });
      pauseMs = jittered(isMore ? BETWEEN_MS : LOOK_MS);
    });
    return {
      async stop() {
        stopping.abort();
        checking.wake();
        await checking.ended;
      },
    };
  };
