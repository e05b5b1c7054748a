// Tests the examples of consent and of privacy requests, and an erasure through all services.
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ShowPreferences } from '@toric/contracts/customer/consent/consent.http';
import { signLink } from '../../../services/customer/src/accounts/link.ts';
import { SERVICES, schemaOf } from '../../run/system/parts.ts';
import { until } from '../testing/test-stack.ts';
import { type Examples, itemsOf, readExamples } from './examples.ts';
import { openShop, type Shop } from './shop.ts';

let shop: Shop;
let examples: Examples;
let send: Examples['send'];
beforeAll(async () => {
  shop = await openShop('privacy');
  examples = await readExamples(shop);
  ({ send } = examples);
}, 90_000);
afterAll(() => shop?.close(), 60_000);

test('a customer gives and withdraws consent, in her account, by staff, and with the link of a mail', async () => {
  const { id: customerId, token } = await shop.newBuyer();
  const { sales, marketing } = shop.staff;
  const path = { customerId };
  await send('listConsentPurposes');
  await send('savePolicyText', { token: marketing, path: { purpose: 'marketing' } });
  await send('listPolicyTexts', { token: marketing, path: { purpose: 'marketing' } });
  await send('putConsents', { token: sales, path });
  await send('getConsents', { token, path });
  expect(itemsOf(await send('listConsentHistory', { token, path }))).toHaveLength(2);
  const ids = {
    [ShowPreferences.example.token]: signLink(shop.system.secrets.get('link key'), 'preferences', customerId),
  };
  await send('showPreferences', { ids });
  await send('savePreferences', { ids });
  await send('unsubscribe', { ids });
  const page = await fetch(`${shop.system.gatewayUrl}/pages/preferences?token=${Object.values(ids)[0]}`);
  expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('checked')]);
});

test('a customer gets a file from all services, restricts her data, and is erased everywhere', async () => {
  const buyer = await shop.newBuyer();
  const { id: customerId, token } = buyer;
  const { sales, auditor, operator } = shop.staff;
  const path = { customerId };
  const asked = await send('askPrivacyRequest', { token: sales, path });
  const access = { ...path, requestId: asked.id };
  await until('the file', async () => {
    const { state } = await send('getPrivacyRequest', { token, path: access });
    return state === 'ready' ? true : undefined;
  });
  await send('getPrivacyFile', { token, path: access });
  await send('listPrivacyRequests', { token: auditor });
  await send('listOwnPrivacyRequests', { token, path });

  const kind = (name: string) => ({ ids: { access: name } });
  const restriction = await send('askPrivacyRequest', { token: sales, path, ...kind('restriction') });
  await send('liftRestriction', { token: sales, path: { ...path, requestId: restriction.id } });
  const first = await send('askPrivacyRequest', { token: sales, path, ...kind('erasure') });
  await send('withdrawErasure', { token, path: { ...path, requestId: first.id } });
  const erasure = {
    ...path,
    requestId: (await send('askPrivacyRequest', { token: sales, path, ...kind('erasure') })).id,
  };
  expect(await send('previewErasure', { token, path: erasure })).toMatchObject({ blockedBy: [] });
  expect(await send('confirmErasure', { token, path: erasure })).toMatchObject({ state: 'erased' });
  expect(await send('replayErasures', { token: operator })).toMatchObject({ tombstones: expect.any(Number) });
  await until('marketing to have removed her', async () => {
    const rows = await shop.rows('select from marketing.participant where customer_id = $1', [customerId]);
    return rows.length === 0 ? true : undefined;
  });
  for (const service of SERVICES) {
    const tables = await shop.rows<{ name: string }>(
      'select quote_ident(table_name) as name from information_schema.tables where table_schema = $1',
      [schemaOf(service)],
    );
    for (const { name } of tables) {
      const found = await shop.rows(`select from "${schemaOf(service)}".${name} t where strpos(t::text, $1) > 0`, [
        buyer.email,
      ]);
      expect([service, name, found.length]).toEqual([service, name, 0]);
    }
  }
}, 90_000);

test('this file sent every example that it names', () => expect(examples.unsent(import.meta.filename)).toEqual([]));
