/**
 * Describes an entry of the list of blocks. `at` is the document, or a folder of documents if it ends in a slash.
 * `begins` is the beginning of the block; without it the entry is about every block of the document or folder. `runBy`
 * is the test that runs the block, or `because` says why none does.
 */
export type ListedBlock = { readonly at: string; readonly begins?: string } & (
  | { readonly runBy: string }
  | { readonly because: string }
);

const CLIENTS = 'infra/prove/e2e/clients.e2e.test.ts';
const RECIPES = 'infra/prove/checks/recipes.test.ts';

/** Lists every block of commands or code in the documents. A new block needs an entry, or `npm run check` fails. */
export const BLOCK_LIST: readonly ListedBlock[] = [
  {
    at: 'README.md',
    begins: 'npm start',
    because: 'It runs until Ctrl-C on the ports of a shop. `npm start -- --once` is part of every submission.',
  },
  { at: 'README.md', begins: 'npm test', because: 'It is the command that runs all tests, so no test can run it.' },
  { at: 'README.md', begins: 'api=', runBy: CLIENTS },
  { at: 'README.md', begins: 'curl -s "$api/products', runBy: CLIENTS },
  { at: 'README.md', begins: 'session=', runBy: CLIENTS },
  { at: 'README.md', begins: 'id=', runBy: CLIENTS },
  { at: 'README.md', begins: 'stock=', runBy: CLIENTS },
  { at: 'README.md', begins: 'curl -N', runBy: CLIENTS },
  {
    at: 'docs/a-day-in-the-shop.md',
    begins: 'npm run --silent code',
    because: 'It prints a code that depends on the clock. The block `session=` of the README runs the same command.',
  },
  {
    at: 'docs/doctor.md',
    because:
      'It names settings and servers of one shop. operator.e2e.test.ts runs the doctor on a shop that runs, and mistakes.int.test.ts makes ten mistakes.',
  },
  {
    at: 'docs/backup.md',
    begins: 'npm run ops -- keys make',
    because:
      'It names targets of one shop. The test backup.int.test.ts makes keys and backups with the same functions.',
  },
  {
    at: 'docs/backup.md',
    begins: 'npm run ops -- restore',
    because:
      'It names files of one shop, and starts one until Ctrl-C. `npm run drill` restores with the same functions.',
  },
  {
    at: 'docs/cases.md',
    begins: 'TORIC_CASES=100000',
    because: 'It takes a quarter of an hour. `npm test` runs the same test with fewer cases.',
  },
  {
    at: 'infra/shop/address-checker/README.md',
    because: 'It runs until Ctrl-C. The tests of addresses start the same program.',
  },
  {
    at: 'infra/shop/channel-providers/README.md',
    because: 'It runs until Ctrl-C. The tests of channels start the same program.',
  },
  { at: 'CONTRIBUTING.md', runBy: RECIPES },
  {
    at: 'packages/console/README.md',
    because: 'It is a part of an area. The compiler checks the whole ones, and a browser opens their pages.',
  },
  { at: 'packages/client/README.md', runBy: 'infra/run/client/pack.test.ts' },
  {
    at: 'packages/messaging/README.md',
    because: 'They are parts of files of an imaginary service. CONTRIBUTING.md has whole ones, which a test compiles.',
  },
  { at: 'docs/catalogue-import.md', begins: 'curl', runBy: CLIENTS },
  {
    at: 'docs/webhooks.md',
    begins: '// node receiver.mjs',
    runBy: 'gateway/test/webhooks/receiver-example.int.test.ts',
  },
  {
    at: 'infra/shop/mailbox/README.md',
    because: 'Its port differs in each stack. The tests make trouble with the same requests.',
  },
  { at: 'docs/runbooks/README.md', begins: 'api=', runBy: CLIENTS },
  {
    at: 'docs/runbooks/',
    begins: 'docker compose',
    because: 'It looks into containers. The tests run on servers without Docker.',
  },
  {
    at: 'docs/runbooks/',
    begins: 'npm run ops',
    because: 'It acts on a message that failed, or verifies a chain. Tests do the same by the API of the tool.',
  },
  {
    at: 'docs/changes.md',
    begins: 'api=',
    because: 'It defines a short name for one request. examples-staff.e2e.test.ts sends this request.',
  },
  {
    at: 'docs/changes.md',
    begins: 'npm run ops',
    because: 'It sends the request of verifyChanges to each service. examples-staff.e2e.test.ts sends it to one.',
  },
  {
    at: 'docs/api-keys.md',
    because: 'The keys and networks in it are invented. examples-staff.e2e.test.ts sends the same requests.',
  },
  {
    at: 'docs/training.md',
    because: 'It starts containers. training.e2e.test.ts resets the same shop without them.',
  },
  {
    at: 'docs/test-clock.md',
    because: 'It moves the clock of a shop that other tests use. test-clock.e2e.test.ts sends the same requests.',
  },
  { at: 'docs/changes.md', begins: 'const fields', because: 'It is a part of replace-address.ts.' },
  { at: 'docs/services.md', begins: 'service=', runBy: CLIENTS },
  { at: 'docs/services.md', begins: 'npm run node', runBy: CLIENTS },
  {
    at: 'docs/services.md',
    begins: 'NODE_OPTIONS',
    because: 'It runs tests that `npm test` runs as well.',
  },
  { at: 'docs/services.md', begins: '. .toric/test.env', because: 'It runs tests that `npm test` runs as well.' },
  { at: 'services/customer/README.md', runBy: CLIENTS },
  { at: 'services/catalog-inventory/README.md', runBy: CLIENTS },
  { at: 'services/order/README.md', runBy: CLIENTS },
  { at: 'services/payment/README.md', runBy: CLIENTS },
  { at: 'infra/measure/bench/README.md', because: 'It takes half an hour, and more with the flags.' },
  { at: 'infra/measure/scale/README.md', because: 'It builds a shop with a million customers, which takes an hour.' },
  {
    at: 'infra/operate/observability/README.md',
    because: 'It starts containers. observability.test.ts compares dashboards and alarms with the code.',
  },
  {
    at: 'infra/prove/chaos/README.md',
    because: 'A run takes ten minutes and more. `npm run chaos` is part of every submission.',
  },
  { at: 'infra/prove/fuzz/README.md', because: 'It is a nightly run of half an hour. fuzz.test.ts tests its parts.' },
  {
    at: 'infra/prove/simulation/README.md',
    because: 'It is a nightly run. simulate.test.ts runs the same code with fewer orders.',
  },
  {
    at: 'infra/run/compose/README.md',
    because: 'It starts containers. production.test.ts and compose.test.ts compare the files with the code.',
  },
  {
    at: 'infra/shop/sandbox-provider/README.md',
    because: 'The reader fills in a key. Every end-to-end test starts the provider in the same way.',
  },
];
