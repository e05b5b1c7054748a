import { findByText, type Journey } from './journey.ts';
import { ANA } from './shop-work.ts';

/**
 * Orders by phone. A customer calls, and gets the same lenses as last time. The clerk knows only the customer's e-mail.
 */
export const phoneOrder: Journey = {
  name: 'an order by phone',
  async run({ as }) {
    const sales = await as('sales');
    const { tab } = sales;
    await tab.open('/console/');
    await findByText(sales, ANA);
    await tab.until('the record of the customer', 'location.pathname.startsWith("/console/customers/")');
    await tab.settle();
    await sales.press('New order', { key: 'r' });
    await tab.until('the new order', 'location.pathname === "/console/orders/new"');
    await tab.settle();
    await sales.press('Read it back', { key: 'Enter' });
    await sales.sees('Is that right?');
    await sales.fill('Card', 'tok_visa');
    await sales.press('Place it for', { key: 'Control+Enter' });
    await tab.until('the page of the order', '/^\\/console\\/orders\\/[0-9a-f-]{36}$/.test(location.pathname)', 30_000);
    await sales.sees('Steps');
  },
};
