import { built, type Line, notFor, of, proved } from '../line.ts';

const templates = of('services/customer/test/messages/templates.int.test.ts');
const target = of('gateway/test/webhooks/target.int.test.ts');
const json = of('packages/chassis/src/http/body/json-body.test.ts');

export const ENCODING: readonly Line[] = [
  proved(
    '1.1.1',
    'Input is decoded once, before it is checked',
    of('packages/chassis/src/http/http.test.ts')('with bytes that are no UTF-8 is refused: %s'),
    json('and every JSON that a program writes is read as it was written'),
  ),
  built(
    '1.1.2',
    'Output is escaped at the last moment',
    ['gateway/src/escape-html.ts', 'packages/messaging/src/sql.ts', 'packages/chassis/src/files/csv.ts'],
    'Values are stored as they came. HTML, SQL and CSV are each made by one module, which escapes when it writes. React does the same.',
  ),
  proved(
    '1.2.1',
    'HTML and headers are encoded for their place',
    of('gateway/src/pages/form-pages.test.ts')(
      'a form is shown without a script, its texts are escaped, and only its sites may frame it',
    ),
    of('gateway/src/pages/link-pages.test.ts')(
      'a token is shown as text, whatever it contains, and a missing one is explained',
    ),
  ),
  proved(
    '1.2.2',
    'Built URLs are encoded, and only safe schemes are links',
    of('packages/contracts/src/kernel/operation.test.ts')('the parameters of a path are filled in and percent-encoded'),
    of('packages/contracts/src/catalog-inventory/recall/recall.test.ts')('a link that runs code is refused'),
    of('services/customer/src/channels/adapters/values.test.ts')('only https links are kept'),
  ),
  built(
    '1.2.3',
    'No script is made from data, and JSON by a serialiser',
    ['packages/chassis/src/http/mount.ts', 'infra/prove/security/banned.ts'],
    'Answers are made by JSON.stringify. No page has a script with values in it, and the policy of the pages runs none.',
  ),
  built(
    '1.2.4',
    'SQL takes values as parameters only',
    ['packages/messaging/src/sql.ts', 'infra/prove/security/banned.ts'],
    'A statement is a tagged template whose values are parameters. The check of this table refuses the unsafe functions of Prisma.',
  ),
  built(
    '1.2.5',
    'No command of the operating system is run',
    'infra/prove/security/banned.ts',
    'The check of this table refuses node:child_process and node:vm in gateway, services and packages.',
  ),
  ...notFor('Toric has no directory service.', { '1.2.6': 'LDAP injection' }),
  ...notFor('Toric reads no XML and has no XPath.', { '1.2.7': 'XPath injection' }),
  ...notFor('Toric makes PDF itself, without LaTeX.', { '1.2.8': 'LaTeX injection' }),
  built(
    '1.2.9',
    'Texts are escaped in regular expressions',
    ['packages/contracts/src/reason.ts', 'packages/contracts/src/iso/postal-code.ts'],
    'Regular expressions are made from tables of our code only. The one that is made from a sentence escapes it.',
  ),
  ...notFor('No field takes HTML. Mails that staff write are MJML, and their preview is a frame without rights.', {
    '1.3.1': 'HTML of editors is sanitised',
  }),
  built(
    '1.3.2',
    'No text is run as code',
    ['infra/prove/security/banned.ts', 'gateway/src/console/static.ts'],
    'The check of this table refuses eval and new Function, and the policy of the console refuses them in the browser.',
  ),
  proved(
    '1.3.3',
    'Texts for a dangerous place are made harmless first',
    of('packages/chassis/src/files/csv.test.ts')('a cell that a spreadsheet would execute is marked as a text: %j'),
    of('services/customer/test/accounts/own-account.int.test.ts')('a line break in an e-mail is refused'),
  ),
  proved('1.3.4', 'SVG is not taken', of('packages/chassis/src/files/clean-file.test.ts')('a type that is not taken')),
  proved(
    '1.3.5',
    'Markup of people is shown as text',
    of('services/customer/test/forms/hostile-forms.int.test.ts')('HTML is kept as the text that it is'),
    of('services/customer/src/channels/adapters/values.test.ts')('markup becomes text, and nothing of it can run'),
  ),
  proved(
    '1.3.6',
    'Outgoing requests go to checked addresses (SSRF)',
    target('a name that leads elsewhere the second time: each try resolves it once and keeps to the answer'),
    target('the target of a redirect'),
    of('gateway/src/webhooks/sending/target-url.test.ts')('with an IP address: %s'),
    of('services/customer/src/channels/polling/ask.test.ts')(
      'an account leads to the host of its provider and nowhere else',
    ),
  ),
  proved(
    '1.3.7',
    'Templates of mails know their values only',
    templates('an unknown value'),
    templates('an unknown filter'),
  ),
  ...notFor('Toric does not run on Java.', { '1.3.8': 'JNDI injection' }),
  ...notFor('Toric has no memcache.', { '1.3.9': 'Memcache injection' }),
  built(
    '1.3.10',
    'No format string comes from a person',
    'packages/chassis/src/process/logger.ts',
    'Messages of the log and sentences of refusals are constants of the code. Values are fields, or fill named blanks.',
  ),
  proved(
    '1.3.11',
    'Nobody adds a header or a recipient to a mail',
    of('services/customer/test/accounts/own-account.int.test.ts')('a line break in an e-mail is refused'),
    templates('a line break in the subject'),
  ),
  built(
    '1.4.1',
    'Memory is safe',
    'package.json',
    'Toric is written in TypeScript. Native code comes from sharp and argon2, which get bounded inputs.',
  ),
  proved(
    '1.4.2',
    'Numbers have bounds that the tables can hold',
    of('infra/prove/checks/request-values.test.ts')(
      'no number of a request exceeds int4, the type of whole numbers in the tables',
    ),
    of('packages/contracts/src/kernel/money.test.ts')('an amount is whole and bounded, and has a currency'),
  ),
  built(
    '1.4.3',
    'Memory and handles are released',
    'packages/chassis/src/data/bounded-cache.ts',
    'JavaScript frees memory itself. Caches are bounded, and connections are closed by the pools that open them.',
  ),
  ...notFor('Toric reads no XML: its formats are JSON, CSV, PDF and pictures.', {
    '1.5.1': 'XML with external entities',
  }),
  proved(
    '1.5.2',
    'Only declared shapes are read',
    json('%s is refused by name'),
    of('packages/contracts/src/kernel/message.test.ts')('throws on invalid data'),
    of('packages/chassis/src/data/stored-shape.test.ts')('a value of another shape is refused: %j'),
  ),
];
