/** Scripted trouble: connections that break, requests that crawl, answers that never come. */
/** It lives in memory only: a restart heals everything but the ledger's facts. */
import type { RequestHandler, Response } from 'express';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';

const HANG_MS = 15_000;

export const TroubleOrder = z.strictObject({
  mode: z.enum(['none', 'down', 'slow']),
  delayMs: z.int().min(0).max(120_000).default(2_000),
  /** Trouble for this many requests; without it, until told otherwise. */
  next: z.int().positive().max(1_000_000).optional(),
});
type TroubleOrder = z.infer<typeof TroubleOrder>;

export type Trouble = Readonly<{
  middleware: RequestHandler;
  order(order: TroubleOrder): void;
  /** True once for each idempotency key. */
  isFirst(key: string): boolean;
  /** Leaves the caller without an answer, then breaks the connection. */
  hang(res: Response): void;
  releaseHung(): void;
}>;

export function createTrouble(hangMs = HANG_MS): Trouble {
  let current: TroubleOrder = { mode: 'none', delayMs: 0 };
  let left = 0;
  const seen = new Set<string>();
  const hung = new Map<Response, NodeJS.Timeout>();

  function takeMode(): TroubleOrder['mode'] {
    if (current.mode === 'none' || left === 0) return 'none';
    left -= 1;
    return current.mode;
  }

  function breakOff(res: Response): void {
    clearTimeout(hung.get(res));
    hung.delete(res);
    res.destroy();
  }

  return {
    middleware: async (_req, res, next) => {
      const mode = takeMode();
      if (mode === 'down') return res.destroy();
      if (mode === 'slow') await pause(current.delayMs);
      next();
    },
    order: (order) => {
      current = order;
      left = order.next ?? Number.POSITIVE_INFINITY;
    },
    isFirst: (key) => !seen.has(key) && Boolean(seen.add(key)),
    hang: (res) => {
      hung.set(
        res,
        setTimeout(() => breakOff(res), hangMs),
      );
      res.once('close', () => breakOff(res));
    },
    releaseHung: () => [...hung.keys()].forEach(breakOff),
  };
}
