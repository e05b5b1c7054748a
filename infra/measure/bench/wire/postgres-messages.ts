/**
 * Counts the protocol messages of a PostgreSQL connection, independent of the client library and the server version.
 */

export type Counts = {
  /** Counts executed statements. A statement that is parsed, bound and executed counts once. */
  statements: number;
  /**
   * Counts the statements that the server parsed. A statement that was prepared on this connection is not parsed again.
   */
  parsed: number;
  /** Counts how often the client sent again after the server had answered. */
  roundTrips: number;
  /** Counts ended transactions, including read-only ones. A statement outside a transaction counts as one. */
  transactions: number;
};
export const noCounts = (): Counts => ({ statements: 0, parsed: 0, roundTrips: 0, transactions: 0 });

type Each = (type: string, first: string) => void;

/**
 * Calls `each` with the type of every message and the first byte of its body, independent of how the stream is chunked.
 * `hasStartup` is true for the stream from the client, which begins with the start-up message. This message has no
 * type.
 */
export function messageScanner(each: Each, { hasStartup }: { hasStartup: boolean }): (chunk: Buffer) => void {
  let rest: Buffer = Buffer.alloc(0);
  let skip = 0;
  let inStartup = hasStartup;

  return (chunk) => {
    const bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    let at = 0;
    for (;;) {
      const step = Math.min(skip, bytes.length - at);
      at += step;
      skip -= step;
      const left = bytes.length - at;
      if (skip > 0 || left < (inStartup ? 4 : 5)) break;
      const length = bytes.readUInt32BE(inStartup ? at : at + 1);
      if (!inStartup && length > 4 && left < 6) break;
      if (!inStartup)
        each(String.fromCharCode(bytes[at] ?? 0), length > 4 ? String.fromCharCode(bytes[at + 5] ?? 0) : '');
      skip = inStartup ? length : length + 1;
      inStartup = false;
    }
    rest = bytes.subarray(at);
  };
}

const PARSE = 'P';
const EXECUTE = 'E';
const SIMPLE_QUERY = 'Q';
const READY = 'Z';
const NO_TRANSACTION = 'I';

/** Adds the messages of one unencrypted connection to the counts. */
export function wireCounter(counts: Counts) {
  let signedIn = false;
  let answered = true;
  return {
    fromClient: messageScanner(
      (type) => {
        if (type !== PARSE && type !== EXECUTE && type !== SIMPLE_QUERY) return;
        if (answered) counts.roundTrips++;
        answered = false;
        if (type === PARSE) counts.parsed++;
        else counts.statements++;
      },
      { hasStartup: true },
    ),
    fromServer: messageScanner(
      (type, state) => {
        if (type !== READY) return;
        if (signedIn && state === NO_TRANSACTION) counts.transactions++;
        signedIn = true;
        answered = true;
      },
      { hasStartup: false },
    ),
  };
}
