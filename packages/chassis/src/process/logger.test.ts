import { expect, test } from '@jest/globals';
import { createLogger, requestScope } from './logger.ts';

/** Returns the lines that were written while `write` ran. */
function linesOf(write: (log: ReturnType<typeof createLogger>) => void): string[] {
  const lines: string[] = [];
  write(createLogger('order', 'info', { write: (line) => void lines.push(line) }));
  return lines;
}
const parsed = (line = '') => JSON.parse(line) as Record<string, unknown>;

test('a line says when in UTC, which service, how severe, and for which request', () => {
  const [line] = linesOf((log) => requestScope.run({ requestId: 'request-1', log }, () => log.info('done')));
  expect(parsed(line)).toMatchObject({ level: 'info', service: 'order', requestId: 'request-1', msg: 'done' });
  expect(parsed(line)['time']).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
});

test('a text with line breaks stays one line, so that nobody can forge a second one', () => {
  const forged = 'x"}\n{"level":"info","msg":"signed in","actorId":"admin"}\r\n\u001b[2K';
  const lines = linesOf((log) => log.warn({ route: forged }, forged));
  expect(lines).toHaveLength(1);
  for (const sign of ['\n', '\r', '\u001b']) expect(lines[0]?.trimEnd()).not.toContain(sign);
  expect(parsed(lines[0])).toMatchObject({ route: forged, msg: forged });
});

test('an error is logged without its other fields, which may hold a body, a header or a key', () => {
  const cause = Object.assign(new Error('inner'), { password: 'canary' });
  const error = Object.assign(new Error('outer', { cause }), {
    ...{ code: 'E1', headers: { authorization: 'Bearer canary' }, body: 'canary', config: { key: 'canary' } },
  });
  const [line] = linesOf((log) => log.error({ err: error }, 'request failed'));
  expect(line).not.toContain('canary');
  expect(parsed(line)['err']).toMatchObject({ type: 'Error', message: 'outer', code: 'E1', cause: 'inner' });
});
