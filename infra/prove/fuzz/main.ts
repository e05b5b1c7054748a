// Command: npm run fuzz -- [requests] [seed]
// Starts a system, sends random requests to every operation of /openapi.json, and prints every answer that no client
// may get. Exits with 1 if there was one.
import { join } from 'node:path';
import { STAFF_ROLES } from '@toric/contracts/kernel/access';
import { SAMPLE_ADMIN } from '../../run/system/environment.ts';
import { ROOT } from '../../run/system/parts.ts';
import { signInStaff } from '../../shop/sign-in-staff.ts';
import { addStaffAccount } from '../../shop/staff-account.ts';
import { forgetOptician } from '../e2e/optician.ts';
import { openShop, PASSWORD, SPHERE } from '../e2e/shop.ts';
import { prepareTestServers } from '../testing/test-servers.ts';
import { type FuzzOperation, readDocument } from './document.ts';
import type { Request } from './request.ts';
import { fuzz, kindsOf, send, type Tally, type Target } from './run.ts';
import { NEVER_REACHED, SCENES } from './scenes/all.ts';
import { derivedScene } from './scenes/derived.ts';
import type { Scene } from './scenes/scene.ts';
import type { Shop } from './makers/base.ts';
import type { Valid } from './valid.ts';
import { worldsOf } from './world.ts';

/**
 * An access token is used for this number of ms. It expires after ten minutes, and permits refunds, exports and API
 * keys for five.
 */
const TOKEN_MS = 4 * 60_000;
/** Counts the scenes in which one customer takes part. Then a new customer with new goods follows. */
const SCENES_OF_A_WORLD = 40;

type Emails = Map<string, [email: string, password: string]>;

/** Adds a second person to the roles finance and admin. Returns the e-mail and the password of each role. */
async function addColleagues({ api, staff, system }: Shop): Promise<Emails> {
  const colleagues = (['finance', 'admin'] as const).map((role) => ({ role, email: `second-${role}@shop.example` }));
  for (const { role, email } of colleagues)
    await addStaffAccount(api, staff.admin, { email, password: PASSWORD, name: 'Second', roles: [role] });
  return new Map<string, [string, string]>([
    ...colleagues.map(({ role, email }): [string, [string, string]] => [`second ${role}`, [email, PASSWORD]]),
    ['admin', [SAMPLE_ADMIN, system.secrets.get('sample password')]],
    ...STAFF_ROLES.filter((role) => role !== 'admin').map((role): [string, [string, string]] => [
      role,
      [`${role}@shop.example`, PASSWORD],
    ]),
  ]);
}

/** Returns the access tokens of the roles. Replaces a token that is too old or whose session has ended. */
function tokensIn({ api, rows }: Shop, emails: Emails) {
  const tokens = new Map<string, { token: string; at: number }>();
  return {
    of: async (role: string): Promise<string> => {
      const known = tokens.get(role);
      if (known && Date.now() - known.at < TOKEN_MS) return known.token;
      const [email, password] = emails.get(role) ?? ['', ''];
      // random requests guess at passwords, and the run cannot wait until a lock of the sign-in ends
      await rows('delete from customer.sign_in_guard');
      const token = await signInStaff(api, { email, password });
      tokens.set(role, { token, at: Date.now() });
      return token;
    },
    forget: (role: string) => tokens.delete(role),
    forgetAll: () => {
      tokens.clear();
      forgetOptician(api);
    },
  };
}

/**
 * Returns the function that runs scenes. Each scene gets valid tokens, because a run lasts longer than an access token.
 */
async function stageIn(shop: Shop, document: Target['document'], emails: Emails, tokens: ReturnType<typeof tokensIn>) {
  /**
   * Sends a request of a scene. A random request may have ended the session of the request's role, so the role signs in
   * again.
   */
  async function perform(request: Request) {
    const at = { gatewayUrl: shop.system.gatewayUrl, tokenOf: tokens.of };
    const answer = await send(at, request);
    if (answer.status !== 401 || request.role === undefined) return answer;
    tokens.forget(request.role);
    return send(at, request);
  }
  const openWorld = await worldsOf(shop, document, perform, emails);
  let world = await openWorld();
  const { buyer } = world;
  let scenesPlayed = 0;
  async function renewTokens(): Promise<void> {
    for (const role of STAFF_ROLES) Object.assign(shop.staff, { [role]: await tokens.of(role) });
    world.buyer.token = await tokens.of('customer:self');
  }
  async function playOnce(scene: Scene): Promise<Valid> {
    await renewTokens();
    if (scenesPlayed % SCENES_OF_A_WORLD === 0) {
      world = await openWorld();
      scenesPlayed += 1;
      tokens.forget('customer:self');
      await renewTokens();
    }
    return scene(world);
  }
  const play = (scene: Scene) => async () => {
    scenesPlayed += 1;
    return playOnce(scene).catch((error: unknown) => {
      const isOver = String(error).includes('auth.session-over');
      if (isOver)
        tokens.forgetAll(); // a random request has ended a session that the scene used
      // random requests have recorded as many prescriptions as one customer may have, so a new customer follows
      else if (String(error).includes('prescription.too-many')) scenesPlayed = 0;
      else throw error;
      return playOnce(scene);
    });
  };
  return { buyer, play };
}

const sceneOf = (document: Target['document'], operation: FuzzOperation): Scene =>
  SCENES[operation.operationId] ?? derivedScene(document, operation);

async function targetIn(shop: Shop): Promise<Target> {
  const { gatewayUrl } = shop.system;
  const document = await readDocument(gatewayUrl);
  const emails = await addColleagues(shop);
  const tokens = tokensIn(shop, emails);
  const members = await shop.rows<{ id: string }>('select id from customer.staff');
  const { buyer, play } = await stageIn(shop, document, emails, tokens);
  return {
    gatewayUrl,
    document,
    tokenOf: tokens.of,
    scenes: Object.fromEntries(
      document.operations
        .filter(({ operationId }) => !(operationId in NEVER_REACHED))
        .map((operation) => [operation.operationId, play(sceneOf(document, operation))]),
    ),
    ids: {
      customerId: buyer.id,
      addressId: buyer.addressId,
      shippingAddressId: buyer.addressId,
      prescriptionId: buyer.prescriptionId,
      warehouseId: shop.warehouseId,
      ...SPHERE,
      handle: SPHERE.productId,
    },
    untouched: new Set(members.map(({ id }) => id)),
  };
}

/** Prints the operations of which no request succeeded, each with the reason. */
function reportUnreached({ document }: Target, { succeeded, failedScenes }: Tally): void {
  const why = (id: string) =>
    NEVER_REACHED[id] ??
    (failedScenes.has(id)
      ? 'its scene failed, see above'
      : 'no valid request is known: add a scene (infra/prove/fuzz/scenes)');
  const unreached = document.operations.map(({ operationId }) => operationId).filter((id) => !succeeded.has(id));
  for (const id of unreached) console.log(`  never answered with success: ${id}: ${why(id)}`);
}

/** Returns the servers that `. .toric/test.env` names. Without these settings, finds or starts servers. */
async function serversOfTheRun() {
  const given = process.env['TORIC_TEST_DATABASE_ADMIN_URL'];
  if (given) return { env: {}, stop: async () => {} };
  return prepareTestServers(join(ROOT, '.toric/test-servers'), (line) => console.log(`  ${line}`));
}

async function main(requests: number, seed: number): Promise<boolean> {
  const servers = await serversOfTheRun();
  Object.assign(process.env, servers.env);
  const shop = await openShop('fuzz');
  try {
    const target = await targetIn(shop);
    console.log(`${target.document.operations.length} operations, ${requests} requests, seed ${seed}`);
    const started = performance.now();
    const tally = await fuzz(target, requests, seed, console.log);
    const { findings, statuses, succeeded, rowsListed } = tally;
    for (const [{ n, what, request, answer }, count] of kindsOf(findings))
      console.error(`\n${count} × ${what}, first at request ${n}\n      ${request}\n    → ${answer}`);
    reportUnreached(target, tally);
    const seconds = Math.round((performance.now() - started) / 1_000);
    const counts = Object.fromEntries([...statuses].sort(([a], [b]) => a - b));
    console.log({ requests, seed, seconds, counts, rowsListed, succeeded: succeeded.size, findings: findings.length });
    return findings.length === 0;
  } finally {
    await shop.close();
    await servers.stop();
  }
}

const [requests = 20_000, seed = Math.floor(Math.random() * 2 ** 31)] = process.argv.slice(2).map(Number);
process.exit((await main(requests, seed)) ? 0 : 1);
