/** Describes a place in a source file. Its line and column begin with 1. */
export type Place = { readonly source: string; readonly line: number; readonly column: number };

/** Describes a source map of version 3. */
export type SourceMap = { readonly mappings: string; readonly sources: readonly string[] };

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const VALUES = new Uint8Array(128);
for (const [value, digit] of Array.from(DIGITS).entries()) VALUES[digit.charCodeAt(0)] = value;
const COMMA = 44;
const SEMICOLON = 59;

/** Holds the position of the reader in the mappings, and the place to which the next segment is relative. */
type State = { at: number; source: number; line: number; column: number };

/** Reads one number in base64 VLQ. */
function readNumber(bytes: Buffer, state: State): number {
  let value = 0;
  for (let shift = 0; ; shift += 5) {
    const digit = VALUES[bytes[state.at++] ?? 0] ?? 0;
    value |= (digit & 31) << shift;
    if ((digit & 32) === 0) return (value & 1) === 1 ? -(value >>> 1) : value >>> 1;
  }
}

const isEnd = (byte: number | undefined) => byte === undefined || byte === SEMICOLON;

/**
 * Reads the segments of one line of the bundle. Returns the place of the last segment that begins at `column` or before it.
 * Without a `column` it reads the whole line.
 */
function readLine(bytes: Buffer, state: State, column = Number.POSITIVE_INFINITY): Omit<State, 'at'> | undefined {
  let found: Omit<State, 'at'> | undefined;
  let generated = 0;
  while (!isEnd(bytes[state.at])) {
    generated += readNumber(bytes, state);
    if (generated > column) return found;
    if (!isEnd(bytes[state.at]) && bytes[state.at] !== COMMA) {
      state.source += readNumber(bytes, state);
      state.line += readNumber(bytes, state);
      state.column += readNumber(bytes, state);
      found = { source: state.source, line: state.line, column: state.column };
      // skips the index of a name, which stack traces do not need
      if (!isEnd(bytes[state.at]) && bytes[state.at] !== COMMA) readNumber(bytes, state);
    }
    if (bytes[state.at] === COMMA) state.at += 1;
  }
  return found;
}

/**
 * Returns a function that finds the source of a line and column of a bundle. It keeps the mappings as bytes and decodes one
 * line at a time. Node's own class keeps an object for each of some 300,000 segments: 33 MB for the gateway.
 */
export function placesIn({ mappings, sources }: SourceMap): (line: number, column: number) => Place | undefined {
  const bytes = Buffer.from(mappings, 'latin1');
  const starts: State[] = [];
  const state: State = { at: 0, source: 0, line: 0, column: 0 };
  while (state.at < bytes.length) {
    starts.push({ ...state });
    readLine(bytes, state);
    state.at += 1;
  }
  return (line, column) => {
    const start = starts[line - 1];
    const found = start && readLine(bytes, { ...start }, column - 1);
    if (!found) return undefined;
    const source = sources[found.source];
    return source === undefined ? undefined : { source, line: found.line + 1, column: found.column + 1 };
  };
}
