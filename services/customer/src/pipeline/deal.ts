/** Describes deals, and holds the rules for their changes. */
import { DEAL_CLOSED, DEAL_OPEN } from '@toric/contracts/customer/pipeline/deal.errors';
import type { ChangeDeal, DealKind, DealState, LostReason } from '@toric/contracts/customer/pipeline/deal.http';
import type { Money } from '@toric/contracts/kernel/money';
import type { z } from 'zod';

export type Deal = {
  readonly id: string;
  readonly kind: DealKind;
  readonly state: DealState;
  readonly stageId: string;
  readonly stageSince: Date;
  readonly title: string;
  readonly note: string;
  readonly lostDetail: string | null;
  readonly value: Money;
  readonly expectedClose: string;
  readonly ownerId: string;
  readonly partnerId: string | null;
  readonly customerId: string | null;
  readonly lostReason: LostReason | null;
  readonly closedAt: Date | null;
  readonly version: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
};

function requireOpen({ state }: Deal): void {
  if (state !== 'open') throw DEAL_CLOSED();
}

const next = (deal: Deal, now: Date) => ({ version: deal.version + 1, updatedAt: now });

/**
 * Returns the deal with the changes. A field whose change is undefined keeps its value. Throws if the deal is closed.
 */
export function withChanges(deal: Deal, changes: z.output<typeof ChangeDeal.body>, now: Date): Deal {
  requireOpen(deal);
  const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
  return { ...deal, ...given, ...next(deal, now) };
}

/**
 * Returns the deal in another stage. If the deal is already in this stage, returns it without a change. Throws if the
 * deal is closed.
 */
export function moved(deal: Deal, stageId: string, now: Date): Deal {
  requireOpen(deal);
  return stageId === deal.stageId ? deal : { ...deal, stageId, stageSince: now, ...next(deal, now) };
}

export function won(deal: Deal, now: Date): Deal {
  requireOpen(deal);
  return { ...deal, state: 'won', closedAt: now, ...next(deal, now) };
}

export function lost(deal: Deal, reason: LostReason, detail: string | null, now: Date): Deal {
  requireOpen(deal);
  return { ...deal, state: 'lost', lostReason: reason, lostDetail: detail, closedAt: now, ...next(deal, now) };
}

/** Returns the deal as open again, in the stage in which it ended. Throws if the deal is open. */
export function reopened(deal: Deal, now: Date): Deal {
  if (deal.state === 'open') throw DEAL_OPEN();
  const open = { state: 'open', lostReason: null, lostDetail: null, closedAt: null, stageSince: now } as const;
  return { ...deal, ...open, ...next(deal, now) };
}

const DAY_MS = 86_400_000;

type Step = { readonly at: Date };

/**
 * Returns for each step of a deal how many days it took until the next step, with one decimal. The last step of an open
 * deal ends now, and that of a closed deal takes 0 days.
 */
export const daysOf = (steps: readonly (Step & { readonly state: DealState })[], now: Date): number[] =>
  steps.map(({ at, state }, index) => {
    const until = steps[index + 1]?.at ?? (state === 'open' ? now : at);
    return Math.round(((until.getTime() - at.getTime()) / DAY_MS) * 10) / 10;
  });

/** Returns the first day of the month: for `2027-01`, it returns `2027-01-01`. */
export const firstDayOf = (month: string): string => `${month}-01`;
