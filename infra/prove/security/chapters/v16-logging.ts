import { built, type Line, of, open, proved } from '../line.ts';

const trace = of('services/customer/test/accounts/access-trace.int.test.ts');
const logger = of('packages/chassis/src/process/logger.test.ts');
const LOGS = 'docs/security.md#logs';
const LINE = logger('a line says when in UTC, which service, how severe, and for which request');

export const LOGGING: readonly Line[] = [
  built('16.1.1', 'Logs are listed', LOGS, 'The page says what each log has, where, for whom and for how long.'),
  proved(
    '16.2.1',
    'A line says when, where, who and what',
    LINE,
    trace('a denied access leaves a trace with the person and the operation'),
  ),
  built(
    '16.2.2',
    'Times are in UTC, and clocks agree',
    ['packages/chassis/src/process/logger.ts', LOGS],
    'Lines have the time in UTC, which logger.test.ts proves. All containers have the clock of their machine, which its system keeps in time.',
  ),
  built(
    '16.2.3',
    'Logs go to listed places only',
    [LOGS, 'packages/chassis/src/process/logger.ts'],
    'A process writes to its standard output.',
  ),
  proved('16.2.4', 'Programs can read the logs', LINE),
  proved(
    '16.2.5',
    'Logs hold no secret and nothing personal',
    logger('an error is logged without its other fields, which may hold a body, a header or a key'),
    of('gateway/src/console/cookie-access.test.ts')('no log line has the cookie or its token'),
    of('infra/prove/e2e/walls.e2e.test.ts')(
      'the database and the logs contain no plain e-mail, phone, address, name or prescription value',
    ),
  ),
  proved(
    '16.3.1',
    'Sign-ins and failures are recorded',
    trace('a failed sign-in leaves a trace without the e-mail, and with the account if there is one'),
    of('services/customer/test/accounts/own-account.int.test.ts')(
      'a person reads her own security log, an auditor reads any, and nobody changes it',
    ),
  ),
  proved(
    '16.3.2',
    'Denied accesses are recorded',
    trace('a denied access leaves a trace with the person and the operation'),
  ),
  open(
    '16.3.3',
    'Attempts to get around controls are recorded',
    'Reused tokens, ended sessions, keys and locks are. Requests over a limit and refused values are only counted by status.',
    'A person who tries many values leaves a figure in the metrics, and not her id.',
  ),
  built(
    '16.3.4',
    'Unexpected errors are logged',
    'packages/chassis/src/http/problem.ts',
    'Each answer of 500 and more is logged with its error. Alarms watch them.',
  ),
  proved(
    '16.4.1',
    'Nobody forges a line',
    logger('a text with line breaks stays one line, so that nobody can forge a second one'),
  ),
  proved(
    '16.4.2',
    'Logs cannot be changed',
    trace('the role of the service may not: %s'),
    of('packages/chassis/test/changes/tampering.int.test.ts')(
      'the role of the service may neither change nor delete a record or its seal',
    ),
    of('infra/prove/e2e/walls.e2e.test.ts')('the logs of the processes are readable by their owner only'),
  ),
  open(
    '16.4.3',
    'Logs go to a machine of their own',
    'The compose file keeps the lines of processes on the same machine. Heads of the change record are anchored outside the database only.',
    'Who takes over the machine can delete the lines of the processes.',
  ),
  proved(
    '16.5.1',
    'Errors tell nothing of the inside',
    of('packages/chassis/src/http/problem.test.ts')('never shows its cause'),
    of('packages/chassis/src/http/http.test.ts')('a rejected promise is a 500 that does not show its message'),
  ),
  proved(
    '16.5.2',
    'A part that is away stops nothing else',
    of('gateway/src/edge/gather.test.ts')(
      'shows the other hits if one service refuses and another is away, and says why',
    ),
    of('packages/messaging/test/effects.int.test.ts')(
      'a call that fails is made again, and its row shows the error meanwhile',
    ),
  ),
  proved(
    '16.5.3',
    'A failure never opens a door',
    of('packages/chassis/src/access/ended-sessions.test.ts')('while the list cannot be read no token is accepted'),
    of('packages/messaging/test/commit.int.test.ts')(
      'a throw after all writes leaves nothing, and without the throw everything is stored',
    ),
  ),
];
