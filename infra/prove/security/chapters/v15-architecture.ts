import { built, type Line, of, open, proved } from '../line.ts';

const answerFields = of('gateway/src/pages/answer-fields.test.ts');
const production = of('infra/run/compose/production.test.ts');
const UPDATES = 'docs/security.md#weaknesses-in-libraries';

export const ARCHITECTURE: readonly Line[] = [
  built('15.1.1', 'Times for mending libraries are documented', UPDATES, 'The page names 7, 30 and 90 days.'),
  built(
    '15.1.2',
    'All libraries are listed',
    ['package-lock.json', UPDATES],
    'The lock file has each package with its digest and origin.',
  ),
  built(
    '15.1.3',
    'Expensive work is documented',
    'docs/security.md#what-takes-long',
    'The page says how each is bounded.',
  ),
  open(
    '15.2.1',
    'No library is older than the times allow',
    'No check compares the libraries with the known weaknesses, because the checks run without a network.',
    'A known weakness may stay until a person runs `npm audit`.',
  ),
  proved(
    '15.2.2',
    'Expensive work cannot stop the rest',
    of('services/customer/test/accounts/sessions.int.test.ts')(
      'a hundred concurrent sign-ins are all answered, and other requests are served meanwhile',
    ),
    of('packages/chassis/src/files/clean-file.test.ts')(
      'one file is rewritten at a time, 20 wait, and the next one is refused',
    ),
    of('packages/chassis/src/http/server.test.ts')('a request whose %s come drop by drop is cut off in time'),
  ),
  proved(
    '15.2.3',
    'Production has nothing for tests',
    production('a production stack starts neither the sample shop nor the sandbox provider'),
    production('production has no test clock, whatever the environment says, and keys of its own kind'),
    of('gateway/src/config.test.ts')('a shop that sells does not start with private addresses allowed'),
  ),
  proved(
    '15.3.1',
    'Answers have declared fields only',
    of('packages/chassis/src/data/encoded-json.test.ts')('a key that the schema does not declare is not encoded'),
    of('gateway/src/edge/colleagues.test.ts')('is named to staff, and never to a customer'),
  ),
  proved(
    '15.3.2',
    'No redirect is followed',
    of('services/customer/src/messages/sending/outgoing.test.ts')(
      'a text message does not follow a redirect: the other server gets neither the number nor the code',
    ),
    of('gateway/test/webhooks/target.int.test.ts')('the target of a redirect'),
  ),
  proved(
    '15.3.3',
    'Unknown fields of a request are refused',
    of('packages/chassis/src/http/field-errors.test.ts')(
      'each unknown field is pointed at, with a name that is written as RFC 6901 demands',
    ),
    of('infra/prove/checks/request-values.test.ts')('no part of a request is left without a type'),
  ),
  proved(
    '15.3.4',
    'The address of a client is known and cannot be forged',
    of('packages/chassis/src/http/forwarded-address.test.ts')('an address %s is ignored, also from a private peer'),
    of('infra/run/compose/compose.test.ts')('the gateway believes one forwarded address, that of the balancer'),
  ),
  built(
    '15.3.5',
    'Types are checked',
    ['tsconfig.base.json', '.oxlintrc.json'],
    'TypeScript is strict, without any. The linter demands ===. Values from outside are parsed by schemas.',
  ),
  proved(
    '15.3.6',
    'No request changes a prototype',
    answerFields('a browser that names the key %s gets no hidden answer'),
    of('services/customer/test/forms/hostile-forms.int.test.ts')(
      'unknown, missing and wrong answers are named, and ten thousand of them are refused at once',
    ),
  ),
  proved(
    '15.3.7',
    'A parameter that comes twice is refused',
    of('packages/chassis/src/http/http.test.ts')('is refused twice: %s'),
    of('packages/chassis/src/http/parse-request.test.ts')('comes from the header unless the query has one'),
  ),
];
