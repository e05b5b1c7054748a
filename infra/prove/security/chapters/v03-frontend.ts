import { built, type Line, of, open, proved } from '../line.ts';

const session = of('gateway/src/console/session.test.ts');
const cookieAccess = of('gateway/src/console/cookie-access.test.ts');
const pages = of('gateway/src/console/static.test.ts');
const headers = of('gateway/src/protect-answers.test.ts');
const cors = of('gateway/src/edge/cors.test.ts');
const links = of('gateway/src/pages/link-pages.test.ts');
const strangers = of('infra/prove/console/suites/strangers.ts');

const EVERY_ANSWER = headers('%s is answered with the headers that protect a browser');
const CONSOLE_PAGES = pages('pages run no other script, are in no frame, and tell other sites nothing');
const SECURE_COOKIES = session('a shop that sells sets cookies with Secure and the prefix __Host- in any case');
const HIDDEN_COOKIES = session(
  'a sign-in with a second factor sets two cookies that no script can read, and shows no token',
);
const OTHER_SITE = strangers(
  'a page of another site can neither change nor read anything with the cookies of the visitor',
);

export const FRONTEND: readonly Line[] = [
  proved(
    '3.2.1',
    'An answer that is opened as a page runs and shows nothing',
    EVERY_ANSWER,
    of('services/customer/test/prescriptions/attachments.int.test.ts')(
      'a picture is stored sealed and without metadata, returned to permitted readers, and each reading is logged',
    ),
  ),
  built(
    '3.2.2',
    'Texts are shown as texts',
    ['infra/prove/security/banned.ts', 'packages/console/build/markdown.ts'],
    'The console is React. The check of this table refuses innerHTML and its like. Markdown comes from our own runbooks, at build time.',
  ),
  proved('3.3.1', 'Cookies are Secure, with a prefix', SECURE_COOKIES),
  proved('3.3.2', 'Cookies are not sent with requests of other sites', HIDDEN_COOKIES, OTHER_SITE),
  proved('3.3.3', 'Cookies belong to one host', SECURE_COOKIES),
  proved('3.3.4', 'No script reads a token', HIDDEN_COOKIES),
  proved('3.4.1', 'Browsers use TLS for a year, also for subdomains', EVERY_ANSWER),
  proved(
    '3.4.2',
    'Only listed origins read answers',
    cors('an answer to a listed origin may be read, with its headers, but without cookies'),
    cors('by default every origin is refused, and the refusal names the setting'),
  ),
  proved('3.4.3', 'A policy says what a page may load', EVERY_ANSWER, CONSOLE_PAGES),
  proved('3.4.4', 'Browsers do not guess types', EVERY_ANSWER, CONSOLE_PAGES),
  proved('3.4.5', 'Other sites do not learn our addresses', EVERY_ANSWER, CONSOLE_PAGES),
  proved(
    '3.4.6',
    'Nothing is shown in a frame of another site',
    EVERY_ANSWER,
    CONSOLE_PAGES,
    of('gateway/src/pages/form-pages.test.ts')('a form without sites is in no frame'),
  ),
  proved(
    '3.5.1',
    'Requests of other sites do nothing (CSRF)',
    cookieAccess('%s with the cookie is anonymous'),
    strangers('a cookie without the marks of the own page is no sign-in'),
    OTHER_SITE,
  ),
  proved(
    '3.5.2',
    'No request with a cookie works without a header that needs permission',
    cookieAccess('a page without the header'),
    OTHER_SITE,
  ),
  proved(
    '3.5.3',
    'A GET changes nothing',
    session('a GET shows the session and changes nothing, also with an access token that is over'),
    links('%s does nothing when it is opened, and shows a form with the token'),
    of('gateway/src/pages/preference-pages.test.ts')('a program that opens the link ends nothing: the page asks first'),
  ),
  open(
    '3.5.4',
    'Separate applications have separate hosts',
    'The console, the public pages and the reference of the API have one origin. The reference runs a large script of another project.',
    'A fault in that script could act as a member of staff who is signed in and opens /docs. It cannot read her tokens.',
  ),
  built(
    '3.5.5',
    'Messages between pages come from ourselves',
    ['packages/console/src/app/session.tsx', 'infra/prove/security/banned.ts'],
    'Tabs use a BroadcastChannel, which has one origin, for two words. No page listens to postMessage.',
  ),
  built(
    '3.7.1',
    'No outdated technology',
    'packages/console/vite.config.ts',
    'The console needs a browser of today and no plug-in.',
  ),
  built(
    '3.7.2',
    'No redirect leads to another host',
    ['gateway/src/reference/docs.ts', 'infra/prove/security/banned.ts'],
    'The only redirect leads from / to /docs. The check of this table refuses others.',
  ),
];
