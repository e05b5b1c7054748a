/** Manages the part of one service in a training shop: its state, and the steps of keeping and resetting (ADR 0081). */
import type { TrainingPart, TrainingStep } from '@toric/contracts/operator/training.http';
import type { Database } from '@toric/messaging/database';
import { countWaiting, emptyQueues } from '@toric/messaging/topology';
import { fileAnchors } from '../changes/anchors.ts';
import { readHead } from '../changes/chain.store.ts';
import { restartProcess } from '../process/restart.ts';
import { countUnsettled, type Kept, keepRows, readFirstDay, restoreRows } from './training.store.ts';

type TrainingMeans = {
  readonly service: string;
  readonly database: Database;
  readonly brokerUrl: string;
  /** Lists the queues that the service consumes. */
  readonly queues: readonly string[];
  /** Names the folder of the anchored heads of the change record. */
  readonly anchorDir: string | undefined;
  /** Stops messages, external calls and all other work beside requests. */
  readonly quiet: () => Promise<void>;
  /** Deletes the data that the service keeps outside the database. */
  readonly forget: () => Promise<void>;
};

export type Training = {
  /** Is true from the first step of a reset to the end of the process. Requests are refused meanwhile. */
  readonly isQuiet: () => boolean;
  readonly part: (busy?: number) => Promise<TrainingPart>;
  readonly take: (step: TrainingStep, resetId: string) => Promise<TrainingPart>;
};

const NONE = { keptAt: null, fits: false, resetId: null, resetAt: null };

/** Returns the part of this service in the training shop, as the API shows it. */
export function partOf(kept: Kept, state: Pick<TrainingPart, 'isQuiet' | 'busy'>): TrainingPart {
  if (!kept.hasSample || !kept.day) return { hasSample: kept.hasSample, ...NONE, ...state };
  const { at, fits, resetId, resetAt } = kept.day;
  return {
    ...{ hasSample: true, keptAt: at.toISOString(), fits, resetId },
    ...{ resetAt: resetAt?.toISOString() ?? null, ...state },
  };
}

export function openTraining(means: TrainingMeans): Training {
  const { service, database, brokerUrl, queues, anchorDir } = means;
  let isQuiet = false;
  const part = async (busy = 0) => partOf(await readFirstDay(database.read, service), { isQuiet, busy });

  /**
   * Deletes the anchored heads after the first day. Their records are gone, so the heads would look like a forged
   * chain.
   */
  async function forgetOutside(): Promise<void> {
    const head = await readHead(database.read);
    if (anchorDir !== undefined) await fileAnchors(anchorDir, service).forgetAfter(head?.seq ?? 0);
    await means.forget();
  }

  const steps: Readonly<Record<TrainingStep, (resetId: string) => Promise<TrainingPart>>> = {
    look: async () => part((await countUnsettled(database.read)) + (await countWaiting(brokerUrl, queues))),
    async keep() {
      await keepRows(database, service);
      return part();
    },
    async quiet() {
      isQuiet = true;
      await means.quiet();
      return part();
    },
    async restore(resetId) {
      await emptyQueues(brokerUrl, queues);
      await restoreRows(database, service, resetId);
      await forgetOutside();
      return part();
    },
    async restart() {
      restartProcess();
      return part();
    },
  };
  return { isQuiet: () => isQuiet, part, take: (step, resetId) => steps[step](resetId) };
}
