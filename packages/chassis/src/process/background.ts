/** The tools of work in the background: loops that go on after an error, and transactions of its own. */
import type { Database } from '@toric/messaging/database';
import type { Messaging } from '@toric/messaging/messaging';
import type { Logger } from 'pino';

export { type Database, transaction, untilDatabaseAnswers } from '@toric/messaging/database';
export { uuidv7 as newId } from 'uuidv7';
export { jittered, loop, pause } from '@toric/messaging/loop';

/**
 * Starts work in the background, and returns how to stop it. `stop` resolves when the work has ended. `work` runs a
 * transaction that may send messages.
 */
export type Background = (means: { database: Database; work: Messaging['work']; log: Logger }) => {
  stop(): Promise<void>;
};
