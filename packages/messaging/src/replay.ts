import { z } from 'zod';
import { type Database, transaction } from './database.ts';
import { findLetters, resolveLetters } from './dead-letter.store.ts';
import { effect } from './effect.ts';
import type { Publisher } from './publisher.ts';
import { exchanges, replayRoutingKey } from './topology.ts';

/**
 * Puts dead letters back on the one queue where they failed, one after the other. As an effect it survives any crash:
 * each letter reaches the queue at least once, and the inbox drops a repeat. The letters are resolved once, after all
 * of them are on the queue (ADR 0011).
 */
export function replayEffect(options: { service: string; database: Database; publisher: Publisher }) {
  const { service, database, publisher } = options;
  return effect({
    name: 'messaging.replay',
    data: z.object({ letterIds: z.array(z.uuid()) }),
    async perform({ letterIds }) {
      const limit = letterIds.length;
      // letters that an operator has discarded since the replay was asked for are not found, and not sent
      const found = await transaction(database, (tx) =>
        findLetters(tx, { ids: letterIds, states: ['replaying'], limit }),
      );
      const letters = new Map(found.map((letter) => [letter.id, letter]));
      for (const id of letterIds) {
        const letter = letters.get(id);
        if (!letter) continue;
        const result = await publisher.publish({
          exchange: exchanges(service).back,
          routingKey: replayRoutingKey(letter.consumer),
          messageId: letter.messageId ?? id,
          type: letter.type ?? 'unknown',
          body: Buffer.from(letter.body),
        });
        if (result !== 'sent') throw new Error(`dead letter ${id} was not taken by ${letter.consumer} (${result})`);
      }
    },
    async settle({ data, tx, now }) {
      await resolveLetters(tx, data.letterIds, 'replayed', now);
      return undefined;
    },
  });
}
