// Injects the faults that a test sets: broken connections, slow requests, missing answers. The settings are only in
// memory, so a restart ends all faults. The ledger keeps its rows.
import type { RequestHandler, Response } from 'express';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';

const HANG_MS = 15_000;

export const TroubleSetting = z.strictObject({
  mode: z.enum(['none', 'down', 'slow']),
  delayMs: z.int().min(0).max(120_000).default(2_000),
  /**
   * States the number of requests that the fault hits. If it is absent, the fault hits all requests until the next
   * setting.
   */
  next: z.int().positive().max(1_000_000).optional(),
});
type TroubleSetting = z.infer<typeof TroubleSetting>;

export type Trouble = Readonly<{
  middleware: RequestHandler;
  set(setting: TroubleSetting): void;
  /** Returns true only for the first call with an idempotency key. */
  isFirst(key: string): boolean;
  /** Sends no answer, and breaks the connection after a while. */
  hang(res: Response): void;
  releaseHung(): void;
}>;

export function createTrouble(hangMs = HANG_MS): Trouble {
  let current: TroubleSetting = { mode: 'none', delayMs: 0 };
  let left = 0;
  const seen = new Set<string>();
  const hung = new Map<Response, NodeJS.Timeout>();

  function takeMode(): TroubleSetting['mode'] {
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
    set: (setting) => {
      current = setting;
      left = setting.next ?? Number.POSITIVE_INFINITY;
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
