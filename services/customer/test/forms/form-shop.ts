/** Starts a customer service, and provides the calls that the tests of forms and surveys share. */
import { until } from '@toric/infra/prove/testing/test-stack';
import { issueTicket } from '../../src/forms/ticket.ts';
import { addColleague } from '../colleague.ts';
import { customerStack } from '../customer-stack.ts';

export const both = (en: string, zh = en) => ({ en, zh });
export const slugOf = ({ body }: { body: { type?: string } }) => body.type?.replace('/docs/errors/', '');
type Method = 'get' | 'post' | 'patch' | 'put' | 'delete';

export type FormShop = Awaited<ReturnType<typeof formShop>>;

export async function formShop() {
  const shop = await customerStack({ SHOP_TIME_ZONE: 'America/New_York' });
  const { id: staffId, token } = await addColleague(shop, 'sales', 'marketing');
  const ask = (method: Method, path: string, body?: object) =>
    shop.call(method, path, { token, ...(body && { body }) });
  /** Returns a ticket of a page that was opened this number of seconds ago. */
  const ticket = (page: string, seconds = 60) =>
    issueTicket(shop.config.LINK_KEY, page, new Date(Date.now() - seconds * 1_000));
  return {
    ...shop,
    ...{ staffId, token, ask, ticket },
    /** Makes an open form with a name, an e-mail and a question. */
    async form(slug: string, settings: object = {}): Promise<string> {
      const made = await ask('post', '/forms', { slug, title: both('Ask us', '向我们提问'), becomes: 'case' }).expect(
        201,
      );
      const path = `/forms/${made.body.id}`;
      await ask('patch', path, { privacy: both('We answer, and delete it.', '我们答复后删除。'), ...settings }).expect(
        200,
      );
      const field = (key: string, type: string, isRequired: boolean) =>
        ask('put', `${path}/fields/${key}`, { type, label: both(key, key), isRequired }).expect(200);
      await field('name', 'name', false);
      await field('email', 'email', true);
      await field('question', 'text', false);
      await ask('post', `${path}/open`).expect(200);
      return made.body.id;
    },
    submit: (slug: string, answers: object, more: object = {}) =>
      shop.call('post', `/form-pages/${slug}/submissions`, {
        body: { ticket: ticket(`form ${slug}`), answers, ...more },
      }),
    /** Waits until an effect of this name is stored, and makes it due now. */
    async elapse(name: string): Promise<void> {
      const waiting = 'select count(*)::int as value from customer.effect where name = $1';
      await until(`the effect ${name}`, async () => ((await shop.value<number>(waiting, name)) > 0 ? true : undefined));
      await shop.stack.admin.query('update customer.effect set due_at = now() where name = $1', [name]);
    },
  };
}
