import { built, type Line, of, open, proved } from '../line.ts';

const walls = of('infra/prove/e2e/walls.e2e.test.ts');
const publicAnswer = of('gateway/src/edge/public-answer.test.ts');
const LEVELS = 'docs/security.md#levels-of-data';

export const DATA: readonly Line[] = [
  built('14.1.1', 'Data have levels', LEVELS, 'The page has five levels, with examples.'),
  built(
    '14.1.2',
    'Each level has its rules',
    [LEVELS, 'docs/privacy.md'],
    'The page says how each level is sealed, sent, read and kept.',
  ),
  open(
    '14.2.1',
    'No personal data in a URL',
    'API keys in a URL are refused, and our logs keep no query. But searches of people are a GET with the name, e-mail or phone in the query, and links of mails hold their token.',
    'A proxy of the shop that logs whole URLs keeps names, and links that work once.',
  ),
  proved(
    '14.2.2',
    'Answers for one person are in no shared cache',
    publicAnswer('may be kept only by the browser of a caller with a token, and by nobody for staff'),
    publicAnswer('an answer for one caller alone is not compressed and not kept'),
  ),
  proved(
    '14.2.3',
    'No other company watches people',
    of('gateway/src/console/static.test.ts')(
      'pages run no other script, are in no frame, and tell other sites nothing',
    ),
    of('packages/contracts/src/personal-data.test.ts')(
      'no message has a personal field or free text, except the listed ones',
    ),
  ),
  proved(
    '14.2.4',
    'The rules of the levels hold',
    walls('the database and the logs contain no plain e-mail, phone, address, name or prescription value'),
    of('infra/prove/e2e/erasure.e2e.test.ts')(
      'after the erasure, her word is in no table, file, queue or webhook, and no key of hers is left',
    ),
  ),
  built(
    '14.3.1',
    'Nothing of a person stays after a sign-out',
    ['packages/console/src/app/session.tsx', 'infra/prove/security/banned.ts'],
    'The page is loaded anew in every tab, also if the gateway does not answer. The store of the browser has the look of the console only.',
  ),
  proved(
    '14.3.2',
    'Browsers keep no answer for a person',
    of('gateway/src/console/session.test.ts')('no answer of a session may be kept by a cache'),
    of('gateway/src/console/cookie-access.test.ts')(
      'the cookie becomes an access token for a page of the console, and the answer may not be kept',
    ),
  ),
  built(
    '14.3.3',
    'The store of the browser has nothing of a person',
    ['infra/prove/security/banned.ts', 'packages/console/src/app/preferences.ts'],
    'Two files use it: for language, theme and density, and for the time of a reload. The check of this table refuses others.',
  ),
];
