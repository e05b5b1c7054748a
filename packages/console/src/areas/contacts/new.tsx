import { text } from '../../app/words.ts';
import { formPage } from '../../kit/form/form-page.tsx';
import { anyContactForm, type ContactOfCustomer } from './log-spec.ts';

const back = { label: text('Contacts', '联系记录'), href: '/contacts' };

/** Logs a contact on a page of its own. The person chooses the customer first. */
export default formPage(anyContactForm, {
  back,
  // the customer moves from the body to the path
  input: (_: unknown, { customerId, ...body }: ContactOfCustomer) => ({ params: { customerId }, body }) as never,
  done: text('The contact is logged.', '已登记联系。'),
  then: () => back.href,
});
