// What a PostgreSQL connection carries, counted by its messages, whatever the client's library and the server's version.

export type Counts = {
  /** Sent for execution; one that is prepared, bound and executed is one. */
  statements: number;
  /** Of these, parsed by the server anew: not prepared before on their connection. */
  parsed: number;
  /** How often the client spoke again after the server had answered: what it waited for. */
  roundTrips: number;
  /** That ended, read-only ones too; a statement outside of any is one by itself. */
  transactions: number;
};
export const noCounts = (): Counts => ({ statements: 0, parsed: 0, roundTrips: 0, transactions: 0 });

type Each = (type: string, first: string) => void;

/**
 * Calls `each` with the type of every message and the first byte of its body, however the network cuts the stream up.
 * `greets`: the stream begins with the one message that has no type, as a client's does.
 */
export function messageScanner(each: Each, { greets }: { greets: boolean }): (chunk: Buffer) => void {
  let rest: Buffer = Buffer.alloc(0);
  let skip = 0;
  let greeting = greets;

  return (chunk) => {
    const bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    let at = 0;
    for (;;) {
      const step = Math.min(skip, bytes.length - at);
      at += step;
      skip -= step;
      const left = bytes.length - at;
      if (skip > 0 || left < (greeting ? 4 : 5)) break;
      const length = bytes.readUInt32BE(greeting ? at : at + 1);
      if (!greeting && length > 4 && left < 6) break;
      if (!greeting)
        each(String.fromCharCode(bytes[at] ?? 0), length > 4 ? String.fromCharCode(bytes[at + 5] ?? 0) : '');
      skip = greeting ? length : length + 1;
      greeting = false;
    }
    rest = bytes.subarray(at);
  };
}

const PARSE = 'P';
const EXECUTE = 'E';
const SIMPLE_QUERY = 'Q';
const READY = 'Z';
const NO_TRANSACTION = 'I';

/** Adds up what one plain (not encrypted) connection carries. */
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
      { greets: true },
    ),
    fromServer: messageScanner(
      (type, state) => {
        if (type !== READY) return;
        if (signedIn && state === NO_TRANSACTION) counts.transactions++;
        signedIn = true;
        answered = true;
      },
      { greets: false },
    ),
  };
}
