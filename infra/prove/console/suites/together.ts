// Tests that two people can change one record, and that the console goes on when the shop fails and comes back.
import { describe, expect, test } from '@jest/globals';
import { mouseHand } from '../hands/mouse.ts';
import type { Hand } from '../hands/hand.ts';
import { ANA } from '../journeys/shop-work.ts';
import type { Visitor } from '../visitor.ts';
import type { Desk } from './desk.ts';

type Profile = { readonly id: string; readonly phone: string | null; readonly language: string | null };

const contains = (text: string) => `document.body.innerText.includes(${JSON.stringify(text)})`;

async function handOf(visitor: Visitor, path: string): Promise<Hand> {
  const tab = await visitor.open();
  await tab.look({ theme: 'light', width: 1280 });
  await tab.open(path);
  return mouseHand(tab);
}

async function anaOf(sales: Visitor): Promise<Profile> {
  const query = `email=${encodeURIComponent(ANA)}`;
  const { data } = await sales.send<{ data: readonly Profile[] }>('GET', `/v1/customers?${query}`);
  const [ana] = data;
  if (!ana) throw new Error('Ana is not a customer');
  return ana;
}

function mergeTest(desk: Desk): void {
  test('two people change one record: the second sees both values, decides, and nothing is lost', async () => {
    const sales = await desk().as('sales');
    await sales.speak('en');
    const { id } = await anaOf(sales);
    const [first, second] = [
      await handOf(sales, `/console/customers/${id}`),
      await handOf(sales, `/console/customers/${id}`),
    ];
    for (const hand of [first, second]) await hand.press('Change the profile…');
    await first.fill('Telephone', '+1 212 555 0191');
    await first.choose('Language', '中文');
    await first.fill('Reason', 'She called from Shanghai');
    await first.press('Save the profile');
    await first.tab.until('the note', contains('The profile is changed.'));

    await second.fill('Telephone', '+1 212 555 0192');
    await second.fill('Reason', 'She has another number');
    await second.press('Save the profile');
    await second.tab.until('the merge', contains('Somebody else has saved this in the meantime.'));
    const shown = await second.tab.evaluate<string>('document.querySelector(".form-troubles").innerText');
    for (const value of ['0191', '0192', 'Taken over']) expect(shown).toContain(value);
    await second.press('Telephone: Keep mine');
    if (await second.tab.evaluate<boolean>(contains('Choose first'))) await second.press('Reason: Keep mine');
    await second.press('Save the profile');
    await second.tab.until('the note', contains('The profile is changed.'));
    expect(await anaOf(sales)).toMatchObject({ phone: '+12125550192', language: 'zh' });
    await Promise.all([first.tab.close(), second.tab.close()]);
  }, 120_000);
}

const AWAY = 'document.querySelector(".bar .dot.away") !== null';

const KEPT = 'There is no connection. What you typed is kept here.';

/** Fills in the form of a new coupon, but does not save it yet. */
async function typeCoupon(desk: Desk, code: string): Promise<{ hand: Hand; visitor: Visitor }> {
  const visitor = await desk().as('marketing');
  await visitor.tab.open('/console/');
  await visitor.speak('en');
  const hand = await handOf(visitor, '/console/coupons/new');
  await hand.fill('Code', code);
  await hand.choose('Kind of discount', 'A part of the order');
  await hand.fill('Discount in percent', '10');
  return { hand, visitor };
}

function awayTests(desk: Desk): void {
  test('without a connection a page says so, and is read as soon as the connection is back', async () => {
    const sales = await desk().as('sales');
    await sales.speak('en');
    const { tab } = await handOf(sales, '/console/orders');
    const offline = (isOff: boolean) =>
      tab.command('Network.emulateNetworkConditions', {
        ...{ offline: isOff, latency: 0, downloadThroughput: -1, uploadThroughput: -1 },
      });
    await offline(true);
    await tab.until('the bar says so', AWAY);
    await tab.evaluate(`{
      history.pushState(null, '', '/console/customers');
      dispatchEvent(new PopStateEvent('popstate', { state: null }));
    }`);
    await tab.until('the page says so', 'document.querySelector("[data-state=offline], [data-state=failed]") !== null');
    await offline(false);
    await tab.until('the bar is connected', `!(${AWAY})`);
    await tab.until('the rows', 'document.querySelector("main table tbody tr, main .list-cards li") !== null');
    await tab.close();
  }, 120_000);

  test('the gateway goes away and comes back: the page says so, keeps the form, and saves it once', async () => {
    const code = `AWAY${Date.now() % 100_000}`;
    const { hand, visitor } = await typeCoupon(desk, code);
    const { tab } = hand;
    const { gateway } = desk().system.children;
    await gateway.kill();
    await hand.press(`Create ${code}`);
    await tab.until('the form says so', contains(KEPT), 60_000);
    await tab.until('the bar says so', AWAY);
    await gateway.restart();
    await gateway.ready();
    await tab.until('the bar is connected', `!(${AWAY})`);
    expect(await tab.evaluate('document.querySelector("main form input:not([type=hidden])").value')).toBe(code);
    await hand.press(`Create ${code}`);
    await tab.until('the coupon is created', contains('The coupon is created.'));
    const { data } = await visitor.send<{ data: readonly { code: string }[] }>('GET', '/v1/coupons?limit=100');
    expect(data.filter((coupon) => coupon.code === code)).toHaveLength(1);
    await tab.close();
  }, 180_000);
}

/**
 * Tests the console with two people at one record. Runs after all other suites, because its last test kills the
 * gateway.
 */
export function togetherSuite(desk: Desk): void {
  describe('two people and a shop that is away', () => {
    mergeTest(desk);
    awayTests(desk);
  });
}
