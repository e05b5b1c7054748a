import { AddWalkIn } from '@toric/contracts/customer/people/walk-in.http';
import { LANGUAGE_NAME_WORDS } from '@toric/contracts/customer/people/customer.words';
import { ADD_WALK_IN_GUIDE } from '@toric/contracts/customer/people/walk-in.guide';
import { text } from '../../app/words.ts';
import { formPage } from '../../kit/form/form-page.tsx';
import { LikelyPersons } from './likely-persons.tsx';

/** Adds a customer who stands at the counter or is on the phone. She can claim the account later. */
export default formPage(
  {
    operation: AddWalkIn,
    guide: ADD_WALK_IN_GUIDE,
    title: text('New customer', '新客户'),
    save: text('Add the customer', '添加客户'),
    sections: [
      {
        title: text('Name', '姓名'),
        fields: [
          { name: 'givenName', width: 'half' },
          { name: 'familyName', width: 'half' },
        ],
      },
      {
        title: text('Proof, for the day on which she claims the account', '日后认领账户的凭证'),
        fields: [
          { name: 'dateOfBirth', control: 'day', width: 'half' },
          { name: 'phone', control: 'phone', width: 'half' },
        ],
      },
      {
        title: text('Messages', '消息'),
        fields: [
          { name: 'language', words: LANGUAGE_NAME_WORDS, width: 'half' },
          { name: 'timeZone', width: 'half' },
          { name: 'isNew', control: 'check' },
        ],
      },
    ],
  },
  {
    back: { label: text('Customers', '客户'), href: '/customers' },
    done: text('The customer is added.', '客户已添加。'),
    below: LikelyPersons,
    then: ({ id }) => `/customers/${id}`,
  },
);
