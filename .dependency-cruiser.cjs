// The walls of the house, as imports that must not exist: `npm run check:walls` seeds a breach of each and sees it caught.
// Why these: infra/prove/checks/walls-seeds.ts shows for every rule what it would let in.
const { existsSync, readdirSync } = require('node:fs');
const { join } = require('node:path');

const TEST = '(\\.test\\.tsx?$|/test/)';
const NPM = 'node_modules/';

/** An aggregate is a file with its store beside it (`order.ts`, `order.store.ts`): its rules stay pure. */
function aggregates() {
  const services = existsSync('services') ? readdirSync('services') : [];
  return services.flatMap((service) => {
    const folder = join('services', service, 'src');
    const files = existsSync(folder) ? readdirSync(folder, { recursive: true }).map(String) : [];
    return files
      .filter(
        (file) => /(?<!\.store|\.test|\.view)\.ts$/.test(file) && files.includes(file.replace(/\.ts$/, '.store.ts')),
      )
      .map((file) => join(folder, file).replaceAll('.', '\\.'));
  });
}
/** The floors of each service, the ground first. An area uses areas on lower floors, never beside or above its own. */
const FLOORS = {
  customer: [
    ['accounts', 'desk', 'tools', 'fields', 'tags'],
    ['factors', 'people', 'staff', 'complaints', 'prescriptions', 'machines'],
    ['freshness', 'households', 'partners', 'addresses', 'guests'],
    ['consent'],
    ['messages', 'articles'],
    ['supply', 'clocks', 'contacts', 'tasks'],
    ['recording', 'registers', 'cases', 'quality', 'pipeline', 'imports'],
    ['channels'],
    ['forms'],
    ['surveys'],
    ['privacy', 'timeline'],
  ],
  'catalog-inventory': [
    ['pricing'],
    ['catalogue', 'stock'],
    ['storefront', 'audit', 'purchasing', 'counting', 'recall', 'registers', 'price-approval', 'picking'],
    ['receiving', 'reports', 'privacy', 'returned'],
    ['imports'],
  ],
  order: [
    ['credit', 'fields', 'history', 'notes', 'shipping', 'tags', 'tax'],
    ['orders'],
    ['parcels'],
    ['amendments', 'delivery', 'desk', 'audit', 'holds', 'carts', 'counter', 'returns'],
    ['privacy'],
  ],
  payment: [
    ['invoices', 'providers', 'store-credit'],
    ['payments'],
    ['refunds', 'exchanges', 'reconciliation'],
    ['privacy', 'timeline'],
  ],
  marketing: [['coupons', 'people', 'privacy'], ['segments'], ['notices']],
};
const SHUT = Object.entries(FLOORS).flatMap(([service, floors]) => {
  const src = join('services', service, 'src');
  for (const { name } of readdirSync(src, { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
    if (name !== 'generated' && !floors.flat().includes(name))
      throw new Error(`${join(src, name)} stands on no floor: name it in FLOORS of .dependency-cruiser.cjs`);
  }
  return floors.flatMap((areas, floor) =>
    areas.flatMap((area) => {
      const others = floors
        .slice(floor)
        .flat()
        .filter((other) => other !== area);
      return others.length > 0 ? [{ from: `^${src}/${area}/`, to: `^${src}/(${others.join('|')})/` }] : [];
    }),
  );
});
const CORE = ['^services/[^/]+/src/.*\\.process\\.ts$', ...aggregates().map((file) => `^${file}$`)];
const DATABASE = [`${NPM}pg/`, `${NPM}@prisma/`, `${NPM}\\.prisma/`, '(^|/)generated/', '^pg$', '^@prisma/'];

const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

module.exports = {
  forbidden: [
    rule(
      'no-cycles',
      'Files that need each other belong in one file, or need a third. Types count.',
      { pathNot: '^packages/console/' },
      { circular: true },
    ),
    rule(
      'no-cycles-in-the-console',
      'As everywhere, but a page that is loaded later may use the list in which it stands.',
      { path: '^packages/console/' },
      { circular: true, viaOnly: { dependencyTypesNot: ['dynamic-import'] } },
    ),
    ...SHUT.map(({ from, to }) =>
      rule(
        'area-floors',
        'An area uses areas on lower floors only: move the name down, or the use case up.',
        { path: from, pathNot: TEST },
        { path: to },
      ),
    ),
    rule(
      'area-above-its-service',
      'Files beside service.ts are shared by all areas, so they know none of them. areas.ts lists them.',
      { path: '^services/[^/]+/src/[^/]+\\.ts$', pathNot: ['/src/(service|areas)\\.ts$', TEST] },
      { path: '^services/[^/]+/src/[^/]+/', pathNot: '/src/generated/' },
    ),
    rule(
      'area-front',
      'From another area import an aggregate, a store or a flow; features, views and area.ts are its own.',
      { path: '^services/([^/]+)/src/([^/]+)/', pathNot: TEST },
      {
        path: '^services/$1/src/[^/]+/(features/|area\\.ts$|.+\\.(view|process|gauges)\\.ts$)',
        pathNot: '^services/$1/src/$2/',
      },
    ),
    rule(
      'pure-unless-named',
      'A file that reaches a store says so: *.store, *.flow, *.view, *.process, *.gauges, a feature or wiring.',
      {
        path: '^services/[^/]+/src/',
        pathNot: [
          '\\.(store|flow|view|process|gauges)\\.ts$',
          '/features/',
          '/(area|service|main)\\.ts$',
          '/src/generated/',
          TEST,
        ],
      },
      { path: '\\.(store|flow)\\.ts$', dependencyTypesNot: ['type-only'] },
    ),
    rule(
      'service-not-service',
      'Services talk by messages only; keep a projection of what you need.',
      { path: '^services/([^/]+)/' },
      {
        path: '^services/',
        pathNot: '^services/$1/',
      },
    ),
    rule(
      'feature-not-feature',
      'A use case is deleted by deleting its file: share by way of the aggregate or its store.',
      { path: '^services/([^/]+)/src/[^/]+/features/([^/]+?)(\\.test)?\\.ts$' },
      {
        path: '^services/[^/]+/src/[^/]+/features/',
        pathNot: '^services/$1/src/[^/]+/features/$2\\.ts$',
      },
    ),
    rule(
      'core-is-pure',
      "Aggregates and processes reach contracts, optics and the process table's vocabulary, by whatever way.",
      { path: CORE },
      {
        path: [
          '^packages/(?!contracts/|optics/|messaging/src/(process|effect|outcome|sql|envelope)\\.ts$)',
          '\\.store\\.ts$',
          '/features/',
          ...DATABASE,
        ],
        reachable: true,
      },
    ),
    rule(
      'core-imports-no-plumbing',
      'The rules of the business import contracts and optics, and of messaging only process.ts.',
      { path: CORE },
      {
        path: '.',
        pathNot: [
          '^packages/(contracts|optics)/',
          '^packages/messaging/src/process\\.ts$',
          '^services/',
          `${NPM}zod/`,
          '^(node:)?crypto$',
        ],
      },
    ),
    rule(
      'database-in-stores-only',
      'Only *.store.ts knows the database, so that no write can be spelled outside its transaction.',
      {
        path: '^(services|gateway|packages)/',
        pathNot: ['\\.store\\.ts$', '^packages/messaging/', '/src/generated/', TEST],
      },
      {
        path: DATABASE,
      },
    ),
    rule(
      'sql-in-stores-only',
      'Statements live in *.store.ts; elsewhere `Tx` is only a type to pass on.',
      { path: '^(services|gateway|packages)/', pathNot: ['\\.store\\.ts$', '^packages/messaging/', TEST] },
      {
        path: '^packages/messaging/src/sql\\.ts$',
        dependencyTypesNot: ['type-only'],
      },
    ),
    rule(
      'reader-cannot-write',
      'A Prisma client is opened in src/reader.store.ts alone, with a URL that makes it read-only (ADR 0024).',
      {
        path: '^(services|gateway|packages)/',
        pathNot: ['^services/[^/]+/src/reader\\.store\\.ts$', '/src/generated/'],
      },
      { path: [`${NPM}@prisma/adapter-`, '^@prisma/adapter-'] },
    ),
    rule(
      'messaging-by-its-front',
      'Services use the vocabulary of messaging; its engine is started by the chassis.',
      { path: '^services/', pathNot: TEST },
      {
        path: '^packages/messaging/',
        pathNot:
          '^packages/messaging/src/(subscription|outcome|effect|process|process\\.store|sql|envelope|metrics)\\.ts$',
      },
    ),
    rule(
      'packages-not-up',
      'Packages know nobody who uses them.',
      { path: '^packages/' },
      { path: '^(services|gateway)/' },
    ),
    rule(
      'src-not-infra',
      'What runs in production needs nothing of infra; tests may use its stack.',
      { path: '^(packages/[^/]+|services/[^/]+|gateway)/src/', pathNot: TEST },
      {
        path: '^infra/',
      },
    ),
    rule(
      'contracts-zod-only',
      'The vocabulary depends on nothing but zod.',
      { path: '^packages/contracts/', pathNot: TEST },
      {
        pathNot: ['^packages/contracts/', `${NPM}zod/`],
      },
    ),
    rule(
      'client-runs-anywhere',
      'Apps take the client into browsers and phones: the vocabulary, zod, and what every runtime has.',
      { path: '^packages/client/', pathNot: TEST },
      {
        pathNot: ['^packages/(client|contracts)/', `${NPM}zod/`],
      },
    ),
    rule(
      'optics-contracts-only',
      'The science depends on the vocabulary, zod and a hash.',
      { path: '^packages/optics/', pathNot: TEST },
      {
        pathNot: ['^packages/(optics|contracts)/', `${NPM}zod/`, '^(node:)?crypto$'],
      },
    ),
    rule(
      'messaging-not-chassis',
      'Messaging runs under any process.',
      { path: '^packages/messaging/', pathNot: TEST },
      { path: '^packages/(chassis|optics)/' },
    ),
    rule(
      'console-by-the-api',
      'The console knows the shop by its API: the client, the contracts and optics.',
      { path: '^packages/console/', pathNot: TEST },
      { path: ['^(services|gateway|infra)/', '^packages/(?!(console|client|contracts|optics)/)'] },
    ),
    rule(
      'nobody-imports-the-console',
      'The console is built, and the gateway serves it as files.',
      { path: '^(packages/(?!console/)|services/|gateway/|infra/)' },
      { path: '^packages/console/' },
    ),
    rule(
      'gateway-not-services',
      'The gateway knows services by their operations, over HTTP.',
      { path: '^gateway/' },
      { path: '^services/' },
    ),
    rule(
      'gateway-no-store',
      'The gateway keeps nothing but the counters of its rate limiter, the tickets of event streams and its webhooks.',
      {
        path: '^gateway/',
        pathNot: [
          '^gateway/src/.*(rate-limit|stream-ticket)[^/]*\\.store\\.ts$',
          '^gateway/src/webhooks/.*\\.store\\.ts$',
          TEST,
        ],
      },
      {
        path: [...DATABASE, '^packages/messaging/src/sql\\.ts$'],
      },
    ),
    rule(
      'gateway-opens-database-once',
      'gateway.ts opens the pool and hands it to the rate limiter and the store of stream tickets. Webhooks read by a pool of their own.',
      { path: '^gateway/', pathNot: ['^gateway/src/(gateway|webhooks/reader\\.store)\\.ts$', TEST] },
      {
        path: '^packages/messaging/src/database\\.ts$',
        dependencyTypesNot: ['type-only'],
      },
    ),
  ],
  options: {
    doNotFollow: { path: [NPM, '/generated/'] },
    exclude: { path: ['^(services/[^/]+|gateway|infra/[^/]+/[^/]+)/dist/', '^\\.toric/'] },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.json'],
    },
  },
};
