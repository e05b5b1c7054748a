/** Starts the whole system with the sample shop and a browser, for tests and screenshots of the console. */
import { sampleFactorKeyOf } from '../../run/system/secrets.ts';
import { placeSampleOrder } from '../../shop/sample-shop/sample-order.ts';
import { bringChromium } from '../e2e/clients/chromium.ts';
import { openSampleSystem, type SampleSystem } from '../e2e/clients/sample-system.ts';
import { arrangeShop } from './arrange.ts';
import { addAudit } from './arrange-audit.ts';
import { addBackups } from './arrange-backups.ts';
import { addCall } from './arrange-call.ts';
import { startBrowser } from './browser/browser.ts';
import { type Account, enter, type Shop, type Visitor } from './visitor.ts';

export type OpenConsole = Awaited<ReturnType<typeof openConsole>>;

/** Starts the system and the browser. The shop has one item of every kind. Each member of staff signs in only once. */
export async function openConsole(prefix: string, { isWhole = false }: { isWhole?: boolean } = {}) {
  const chromium = await bringChromium();
  // this is a development system, from which a browser accepts cookies without encryption
  const sample = await openSampleSystem(prefix, { mailbox: true, isWhole });
  const shop = await fillShop(sample).catch(async (error: unknown) => {
    await sample.close();
    throw error;
  });
  const browser = await startBrowser(chromium, shop.url);
  const visitors = new Map<Account, Promise<Visitor>>();
  return {
    shop,
    system: sample.system,
    browser,
    /** Returns the signed-in member of staff. */
    as: (account: Account): Promise<Visitor> => {
      const known = visitors.get(account) ?? enter(browser, shop, account);
      visitors.set(account, known);
      return known;
    },
    async close(): Promise<void> {
      await browser.close();
      await sample.close();
    },
  };
}

/** Adds one item of every kind to the shop. Returns the URL of the shop and what is needed to sign in. */
async function fillShop({ system, samplePassword }: SampleSystem): Promise<Shop> {
  const { gatewayUrl, secrets } = system;
  const shop = { url: gatewayUrl, password: samplePassword, factorKey: sampleFactorKeyOf(secrets) };
  const { order } = await placeSampleOrder({ gatewayUrl, samplePassword, factorKey: shop.factorKey });
  await arrangeShop(shop, order);
  await addCall(gatewayUrl, secrets.get('telephony webhook'));
  await addBackups(system.adminDatabaseUrl);
  await addAudit(system.adminDatabaseUrl);
  return shop;
}
