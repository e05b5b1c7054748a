/**
 * COPY … FROM STDIN over `pg`: the fastest way to load rows. The driver lacks the sending of the rows, so it is here.
 */
import { once } from 'node:events';
import type pg from 'pg';

/** Adds the methods of the driver's connection that its types omit. */
type Connection = pg.Connection & {
  query(text: string): void;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
  sendCopyFail(why: string): void;
};

const CHUNK = 256 * 1024;

/**
 * Returns the number of rows. `freeze` needs a table that this transaction created or truncated; it makes a later
 * vacuum unnecessary.
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
    // back-pressure: rows are generated faster than PostgreSQL takes them, and would fill the memory
    if (connection.stream.writableNeedDrain) await once(connection.stream, 'drain');
  }
  connection.sendCopyFromChunk(Buffer.from(waiting.join('')));
  connection.endCopyFrom();
}
