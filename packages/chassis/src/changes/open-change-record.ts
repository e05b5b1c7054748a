import type { Database } from '@toric/messaging/database';
import type { Logger } from 'pino';
import { fileAnchors } from './anchors.ts';
import { changeRoutes, type RecordedService } from './change.routes.ts';
import { startSealer } from './sealer.ts';

type Opening = {
  readonly service: Pick<RecordedService, 'name'> & Partial<RecordedService>;
  readonly database: Database;
  /** Names the folder in which the heads of the chain are anchored. */
  readonly folder: string | undefined;
  readonly log: Logger;
};

/** Starts the sealer of a service, and returns the routes of its change record. */
export function openChangeRecord({ service, database, folder, log }: Opening) {
  const { name, vault, changeSources = [] } = service;
  const anchors = folder === undefined ? undefined : fileAnchors(folder, name);
  const { stop } = startSealer({ database, anchors, log });
  return { routes: changeRoutes({ name, vault, anchors, changeSources }), stop };
}
