// COPY … FROM STDIN over `pg`: as fast as rows come into Postgres. What the driver lacks is the sending of the rows.
import { once } from 'node:events';
import type pg from 'pg';

/** The driver's connection as it is: its published types leave these out. */
type Connection = pg.Connection & {
  query(text: string): void;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
  sendCopyFail(why: string): void;
};

const CHUNK = 256 * 1024;

/** Resolves to the number of rows. `freeze`: needs an empty table of this transaction, and spares the vacuum afterwards. */
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
    // rows are made faster than Postgres takes them: without this they would pile up in memory
    if (connection.stream.writableNeedDrain) await once(connection.stream, 'drain');
  }
  connection.sendCopyFromChunk(Buffer.from(waiting.join('')));
  connection.endCopyFrom();
}
