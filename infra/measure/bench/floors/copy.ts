// COPY, the fastest way into PostgreSQL, over bare pg.
import { once } from 'node:events';
import type pg from 'pg';

/** pg's own types leave out what its connections can do for COPY. */
type Connection = pg.Connection & { sendCopyFromChunk(chunk: Buffer): void; endCopyFrom(): void };

const CHUNK_BYTES = 64 * 1024;

const escaped = (text: string) =>
  text.replace(/[\\\t\n\r]/g, (sign) => ({ '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' })[sign] ?? sign);

/** One row in COPY's text format; null is told from the text "\N" by its escape. */
export const copyLine = (values: readonly (string | number | boolean | null)[]): string =>
  `${values.map((value) => (value === null ? '\\N' : escaped(String(value)))).join('\t')}\n`;

/** Lines in pieces as large as a socket likes them. */
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

/** `into`: a table with its columns. All rows or none. */
export function copyInto(client: pg.ClientBase, into: string, chunks: Iterable<Buffer>): Promise<void> {
  return new Promise((resolve, reject) => {
    async function send(connection: Connection): Promise<void> {
      for (const chunk of chunks) {
        connection.sendCopyFromChunk(chunk);
        if (connection.stream.writableNeedDrain) await once(connection.stream, 'drain');
      }
      connection.endCopyFrom();
    }
    // the client calls these as the server's answers come in
    client.query({
      submit: (connection: pg.Connection) => connection.query(`copy ${into} from stdin`),
      handleCopyInResponse: (connection: Connection) => void send(connection).catch(reject),
      handleCommandComplete: () => undefined,
      handleReadyForQuery: () => resolve(),
      handleError: reject,
    });
  });
}
