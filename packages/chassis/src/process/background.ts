/** Provides the tools of work in the background: loops that continue after an error, and transactions of their own. */
import type { Database } from '@toric/messaging/database';
import type { UnitOfWork } from '@toric/messaging/unit-of-work';
import type { Logger } from 'pino';

export { type Database, transaction, untilDatabaseAnswers } from '@toric/messaging/database';
export { uuidv7 as newId } from 'uuidv7';
export { jittered, loop, pause } from '@toric/messaging/loop';

/**
 * Starts work in the background, and returns how to stop it. `stop` resolves when the work has ended. `work` runs a
 * transaction that may emit messages.
 */
export type Background = (means: { database: Database; work: UnitOfWork; log: Logger }) => { stop(): Promise<void> };
