import { SERVICE_NAMES } from '@toric/contracts/operator/operator.http';
import { TRAINING_OFF, TRAINING_RESETTING } from '@toric/contracts/operator/training.errors';
import { GetTrainingPart, TakeTrainingStep } from '@toric/contracts/operator/training.http';
import type { RequestHandler } from 'express';
import { uuidv7 } from 'uuidv7';
import { type Endpoint, query } from '../http/endpoint.ts';
import type { Training } from './training.ts';

/**
 * Returns the routes by which the gateway keeps and resets a training shop. In a shop without TRAINING=on, they refuse
 * every request.
 */
export function trainingRoutes(service: string, training: Training | undefined): Endpoint[] {
  if (!SERVICE_NAMES.some((one) => one === service)) return [];
  const required = (): Training => {
    if (!training) throw TRAINING_OFF();
    return training;
  };
  return [
    /** GET /training/{service}. Returns the part of this service in the training shop. */
    query(GetTrainingPart, { run: () => required().part() }),
    /**
     * POST /training/{service}/steps. Takes one step. It is a query, because no saved reply must be restored with the
     * rows.
     */
    query(TakeTrainingStep, { run: ({ body: { step, resetId = uuidv7() } }) => required().take(step, resetId) }),
  ];
}

/** Returns the middleware that refuses every other request while the shop is being reset. */
export const refuseWhileQuiet =
  (training: Training | undefined): RequestHandler =>
  ({ path }, _response, next) => {
    if (training?.isQuiet() && !path.startsWith('/training/')) throw TRAINING_RESETTING();
    next();
  };
