/**
 * Loads rows with COPY … FROM STDIN over `pg`, the fastest way to load them. The driver does not send the rows by
 * itself, so this file does it.
 */
import { once } from 'node:events';
import type pg from 'pg';

/** Describes a connection of the driver with the methods that the driver's types omit. */
type Connection = pg.Connection & {
  query(text: string): void;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
  sendCopyFail(why: string): void;
};

const CHUNK = 256 * 1024;

/**
 * Loads the rows and returns their number. `freeze` makes a later vacuum unnecessary, but PostgreSQL accepts it only
 * for a table that the same transaction created or truncated.
 */
export function copyInto(
  client: pg.Client,
  target: string,
  rows: Iterable<string>,
  { freeze = true }: { freeze?: boolean } = {},
): Promise<number> {
  return new Promise((resolve, reject) => {
    let copied = 0;
    let refused = false;
    const query = {
      submit: (connection: pg.Connection) =>
        (connection as Connection).query(`copy ${target} from stdin${freeze ? ' with (freeze)' : ''}`),
      handleCopyInResponse(connection: Connection) {
        send(connection, rows, () => refused).catch((error: unknown) => connection.sendCopyFail(String(error)));
      },
      handleCommandComplete: ({ text }: { text: string }) => (copied = Number(text.replace('COPY ', ''))),
      handleReadyForQuery: () => resolve(copied),
      handleError(error: unknown) {
        refused = true;
        reject(new Error(`copying into ${target} failed`, { cause: error }));
      },
    };
    client.query(query);
  });
}

async function send(connection: Connection, rows: Iterable<string>, refused: () => boolean): Promise<void> {
  let waiting: string[] = [];
  let length = 0;
  for (const row of rows) {
    if (refused()) return;
    waiting.push(row);
    length += row.length;
    if (length < CHUNK) continue;
    connection.sendCopyFromChunk(Buffer.from(waiting.join('')));
    waiting = [];
    length = 0;
    // Back-pressure: rows are generated faster than PostgreSQL reads them. Without this wait they would fill the
    // memory.
    if (connection.stream.writableNeedDrain) await once(connection.stream, 'drain');
  }
  connection.sendCopyFromChunk(Buffer.from(waiting.join('')));
  connection.endCopyFrom();
}
