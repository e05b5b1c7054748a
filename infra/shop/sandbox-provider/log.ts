// Writes structured logs: one JSON object per line. Callers pass only named fields, never a body or headers, so no
// token or key can get into the log.
type Fields = Readonly<Record<string, string | number | boolean | undefined>>;

export type Log = Readonly<{
  info(msg: string, fields?: Fields): void;
  error(msg: string, fields?: Fields): void;
}>;

export function createLog(level: 'info' | 'error', write: (line: string) => void): Log {
  const line =
    (name: string) =>
    (msg: string, fields: Fields = {}) =>
      write(`${JSON.stringify({ level: name, time: new Date().toISOString(), msg, ...fields })}\n`);
  return { info: level === 'info' ? line('info') : () => undefined, error: line('error') };
}
