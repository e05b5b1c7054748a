/** Keeps and resets a training shop, over all services. No message from before a reset may reach a service after it. */
import { setTimeout as delay } from 'node:timers/promises';
import { restartProcess } from '@toric/chassis/process/restart';
import { SERVICE_NAMES } from '@toric/contracts/operator/operator.http';
import {
  TRAINING_BUSY,
  TRAINING_NO_SAMPLE,
  TRAINING_NOT_KEPT,
  TRAINING_OFF,
  TRAINING_RESETTING,
  TRAINING_UPDATED,
} from '@toric/contracts/operator/training.errors';
import {
  GetTraining,
  KeepTraining,
  ResetTraining,
  TrainingPart,
  type TrainingState,
  type TrainingStep,
  type TrainingView,
} from '@toric/contracts/operator/training.http';
import type { Request, Response } from 'express';
import type { Logger } from 'pino';
import { uuidv7 } from 'uuidv7';
import { headersOf } from '../edge/forward.ts';
import { Unavailable, type Upstreams } from '../edge/upstream.ts';
import { type Answered, trainingView } from './training-view.ts';

export type TrainingMeans = { readonly log: Logger; readonly restart?: () => void };
type Means = { readonly upstreams: Upstreams; readonly training?: TrainingMeans };
type Handle = (request: Request, response: Response) => Promise<void>;
type Step = { readonly step: TrainingStep; readonly resetId?: string };
type Ask = (service: string, step?: Step) => Promise<TrainingPart>;

const PAUSE_MS = 300;
const PATIENCE_MS = 10_000;

/** Returns the function that asks a service for its part, or makes it take a step, as the caller of this request. */
function asking(upstreams: Upstreams, request: Request): Ask {
  const headers = { ...headersOf(request), 'content-type': 'application/json' };
  return async (service, step) => {
    const path = `/training/${service}${step ? '/steps' : ''}`;
    const body = step && Buffer.from(JSON.stringify(step));
    const answer = await upstreams.ask({ owner: service, method: step ? 'POST' : 'GET', path, headers, body });
    const cause = new Error(`${service} answered ${answer.status} to ${step?.step ?? 'a look'}`);
    if (answer.status !== 200) throw new Unavailable(service, { cause });
    return TrainingPart.parse(JSON.parse(answer.body.toString()));
  };
}

async function viewNow(ask: Ask): Promise<TrainingView> {
  const answers = SERVICE_NAMES.map(async (service): Promise<Answered> => {
    const part = await ask(service).catch((error: unknown) => {
      if (error instanceof Unavailable) return undefined;
      throw error;
    });
    return { service, part };
  });
  return trainingView(await Promise.all(answers));
}

const allTake = (ask: Ask, step: Step): Promise<TrainingPart[]> =>
  Promise.all(SERVICE_NAMES.map((service) => ask(service, step)));

const isIdle = async (ask: Ask): Promise<boolean> =>
  (await allTake(ask, { step: 'look' })).every(({ busy }) => busy === 0);

/**
 * Makes all services store a copy of their rows for the reset. No message may be in flight before and after that
 * moment. So no copy states that a message was sent which another service has not applied.
 */
async function keepWhenIdle(ask: Ask): Promise<void> {
  for (const until = Date.now() + PATIENCE_MS; Date.now() < until; await delay(PAUSE_MS)) {
    if (!(await isIdle(ask))) continue;
    await delay(PAUSE_MS);
    if (!(await isIdle(ask))) continue;
    await allTake(ask, { step: 'keep' });
    if (await isIdle(ask)) return;
  }
  throw TRAINING_BUSY();
}

const REFUSALS: Partial<Record<TrainingState, () => Error>> = {
  'no-sample': TRAINING_NO_SAMPLE,
  'not-kept': TRAINING_NOT_KEPT,
  updated: TRAINING_UPDATED,
  resetting: TRAINING_RESETTING,
};

function refuse({ state }: TrainingView, reasons: readonly TrainingState[]): void {
  const refusal = reasons.includes(state) ? REFUSALS[state] : undefined;
  if (refusal) throw refusal();
}

/**
 * Resets all services in three steps: all of them stop, then all of them restore their rows, then all processes
 * restart. The processes restart even after an error, so that a shop whose reset failed works again, and can be reset
 * once more.
 */
async function resetAll(ask: Ask, { log, restart = restartProcess }: TrainingMeans): Promise<void> {
  const resetId = uuidv7();
  try {
    await allTake(ask, { step: 'quiet' });
    await allTake(ask, { step: 'restore', resetId });
    log.info({ resetId }, 'the training shop was reset');
  } catch (err) {
    log.error({ err, resetId }, 'the reset of the training shop broke off; reset it again');
  }
  await Promise.allSettled(SERVICE_NAMES.map((service) => ask(service, { step: 'restart' })));
  restart();
}

/**
 * Returns the handlers of the training shop. In any other shop `training` is undefined, and the handlers refuse every
 * request.
 */
export function trainingHandlers({ upstreams, training }: Means): Readonly<Record<string, Handle>> {
  let isUnderWay = false;
  const required = (): TrainingMeans => {
    if (!training) throw TRAINING_OFF();
    return training;
  };
  const send = (response: Response, view: TrainingView) => void response.set('Cache-Control', 'no-store').json(view);
  return {
    /** GET /v1/training. Returns the state of the training shop. */
    async [GetTraining.id](request, response) {
      required();
      send(response, await viewNow(asking(upstreams, request)));
    },
    /** POST /v1/training/first-day. Keeps the present rows as the first day. */
    async [KeepTraining.id](request, response) {
      required();
      const ask = asking(upstreams, request);
      refuse(await viewNow(ask), ['no-sample', 'resetting']);
      await keepWhenIdle(ask);
      send(response, await viewNow(ask));
    },
    /** POST /v1/training/reset. Answers at once, and continues until every process ends. */
    async [ResetTraining.id](request, response) {
      const means = required();
      const ask = asking(upstreams, request);
      const view = await viewNow(ask);
      refuse(view, ['no-sample', 'not-kept', 'updated', 'resetting']);
      if (isUnderWay) throw TRAINING_RESETTING();
      isUnderWay = true;
      void resetAll(ask, means).finally(() => {
        isUnderWay = false;
      });
      response.status(202).set('Location', '/v1/training');
      send(response, { ...view, state: 'resetting' });
    },
  };
}
