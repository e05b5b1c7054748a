import { built, type Line, of, open, proved } from '../line.ts';

const walls = of('infra/prove/e2e/walls.e2e.test.ts');
const compose = of('infra/run/compose/compose.test.ts');
const production = of('infra/run/compose/production.test.ts');

export const CONFIGURATION: readonly Line[] = [
  built(
    '13.1.1',
    'All connections are documented',
    'docs/security.md#connections',
    'The page lists who calls whom, and how.',
  ),
  open(
    '13.2.1',
    'Parts prove who they are with short-lived secrets',
    'Each process has its own user of the database and of the broker, with a password that `setup` makes anew only when it runs. The gateway has no proof of its own towards a service, which checks the token of the person.',
    'A stolen password of a process works until the next `setup`.',
  ),
  proved(
    '13.2.2',
    'Each part may do the least',
    walls('the database role of each service reaches its own schema and no other'),
    walls('publishing to the exchange of another owner, or to the default exchange, is refused'),
    walls('a broker user binds its queues to the events that it subscribes to, and to no other'),
  ),
  proved(
    '13.2.3',
    'No secret has a default',
    compose('no secret stands in the file'),
    production('production refuses to start without an administrator, a payment provider and its secrets'),
  ),
  built(
    '13.2.4',
    'Requests go to listed companies only',
    [
      'docs/security.md#connections',
      'services/customer/src/channels/polling/ask.ts',
      'gateway/src/webhooks/sending/find-target.ts',
    ],
    'Addresses are settings, or hosts of the adapters. Webhooks go to what an administrator names with a fresh proof, and only to public addresses.',
  ),
  built(
    '13.2.5',
    'The gateway asks listed services only',
    'gateway/src/edge/upstream.ts',
    'Its targets are the addresses of the settings. A path of a request never chooses a host.',
  ),
  open(
    '13.3.1',
    'Secrets are kept in a vault',
    'A step of the start makes secrets and writes them into volumes, one for each process. No vault logs or limits their use.',
    'Who reads the volumes of the machine has all secrets, and nobody notices.',
  ),
  proved(
    '13.3.2',
    'Each part has its own secrets only',
    compose('is given no secret that it does not need'),
    compose('mounts no secrets but its own, and runs its own image'),
  ),
  built(
    '13.4.1',
    'No history of the sources is shipped',
    '.dockerignore',
    'Images hold bundles. `.git` is outside the context of the build.',
  ),
  proved(
    '13.4.2',
    'Nothing for developers is on in production',
    of('packages/chassis/src/http/http.test.ts')('a rejected promise is a 500 that does not show its message'),
    production('production has no test clock, whatever the environment says, and keys of its own kind'),
  ),
  proved(
    '13.4.3',
    'No lists of files',
    of('gateway/src/console/static.test.ts')(
      'a script that is gone is not found, and files of the build itself are not served',
    ),
  ),
  proved(
    '13.4.4',
    'TRACE is not served',
    of('gateway/src/protect-answers.test.ts')('TRACE sends nothing back of the request'),
  ),
  proved('13.4.5', 'Metrics and inner paths are not public', walls('no internal path is published')),
];
