import {
  type DealDetail,
  type DealReceipt,
  DealState,
  type DealView,
} from '@toric/contracts/customer/pipeline/deal.http';
import type { z } from 'zod';
import { type Deal, daysOf } from './deal.ts';

/** Returns the deal without its texts. */
export function dealReceipt(deal: Deal): z.input<typeof DealReceipt> {
  const { title: _, note: __, lostDetail: ___, ...shown } = deal;
  return {
    ...shown,
    ...{ stageSince: deal.stageSince.toISOString(), closedAt: deal.closedAt?.toISOString() ?? null },
    ...{ createdAt: deal.createdAt.toISOString(), updatedAt: deal.updatedAt.toISOString() },
  };
}

export const dealView = (deal: Deal): DealView => ({ ...dealReceipt(deal), title: deal.title, note: deal.note });

type StoredStep = { readonly stageId: string | null; readonly state: string; readonly at: Date; readonly by: string };

export function dealDetail(deal: Deal, rows: readonly StoredStep[], now: Date): DealDetail {
  const steps = rows.map(({ stageId, state, at, by }) => ({ stageId, state: DealState.parse(state), at, by }));
  const days = daysOf(steps, now);
  return {
    ...dealView(deal),
    steps: steps.map((step, index) => ({ ...step, at: step.at.toISOString(), days: days[index] ?? 0 })),
  };
}
