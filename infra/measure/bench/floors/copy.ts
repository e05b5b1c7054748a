/** Loads rows into PostgreSQL with COPY and bare pg, which is the fastest way. */
import { once } from 'node:events';
import type pg from 'pg';

/** Describes a connection of pg with its COPY methods, which the types of pg omit. */
type Connection = pg.Connection & { sendCopyFromChunk(chunk: Buffer): void; endCopyFrom(): void };

const CHUNK_BYTES = 64 * 1024;

const escaped = (text: string) =>
  text.replace(/[\\\t\n\r]/g, (sign) => ({ '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' })[sign] ?? sign);

/**
 * Returns one row in COPY's text format. Backslashes are escaped, so null (written as \N) differs from the text "\N".
 */
export const copyLine = (values: readonly (string | number | boolean | null)[]): string =>
  `${values.map((value) => (value === null ? '\\N' : escaped(String(value)))).join('\t')}\n`;

/** Joins lines into chunks of at least 64 KiB, an efficient size for a socket. */
export function* chunksOf(lines: Iterable<string>): Generator<Buffer> {
  let text = '';
  for (const line of lines) {
    text += line;
    if (text.length < CHUNK_BYTES) continue;
    yield Buffer.from(text);
    text = '';
  }
  if (text) yield Buffer.from(text);
}

/** Loads rows with COPY: all of them or none. `into` names the table and its columns. */
export function copyInto(client: pg.ClientBase, into: string, chunks: Iterable<Buffer>): Promise<void> {
  return new Promise((resolve, reject) => {
    async function send(connection: Connection): Promise<void> {
      for (const chunk of chunks) {
        connection.sendCopyFromChunk(chunk);
        if (connection.stream.writableNeedDrain) await once(connection.stream, 'drain');
      }
      connection.endCopyFrom();
    }
    // pg calls these handlers when the server answers the COPY command
    client.query({
      submit: (connection: pg.Connection) => connection.query(`copy ${into} from stdin`),
      handleCopyInResponse: (connection: Connection) => void send(connection).catch(reject),
      handleCommandComplete: () => undefined,
      handleReadyForQuery: () => resolve(),
      handleError: reject,
    });
  });
}
