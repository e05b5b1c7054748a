import {
  ADD_TAX_REGISTRATION_GUIDE,
  ADD_TAX_ROW_GUIDE,
  END_TAX_REGISTRATION_GUIDE,
  END_TAX_ROW_GUIDE,
} from '@toric/contracts/order/tax/tax.guide';
import {
  AddTaxRegistration,
  AddTaxRow,
  EndTaxRegistration,
  EndTaxRow,
  ListTaxRegistrations,
  ListTaxRows,
  ShowTaxRates,
  type TaxRegistrationView,
  type TaxRowView,
} from '@toric/contracts/order/tax/tax.http';
import { TAX_CLASS_WORDS } from '@toric/contracts/order/tax/tax.words';
import { today } from '../../app/formats.ts';
import { text } from '../../app/words.ts';
import { formAction } from '../../kit/record/form-action.ts';

const refreshes = [ListTaxRegistrations, ListTaxRows, ShowTaxRates];

export const addRegistration = formAction<undefined, typeof AddTaxRegistration>({
  operation: AddTaxRegistration,
  label: text('Register the shop…', '添加登记…'),
  tone: 'main',
  guide: ADD_TAX_REGISTRATION_GUIDE,
  title: text('Register the shop for tax', '添加税务登记'),
  save: text('Tax orders there from this day', '自该日起计税'),
  fields: [
    { name: 'country', control: 'code', width: 'third' },
    { name: 'region', width: 'third' },
    { name: 'since', width: 'third' },
    { name: 'number', control: 'code', width: 'half' },
    { name: 'why', control: 'long-text' },
  ],
  start: () => ({ since: today() }),
  input: (_, body) => ({ body }),
  done: text('The tax tables decide about orders there.', '当地订单将按税率表计税。'),
  refreshes,
});

export const endRegistration = formAction<TaxRegistrationView, typeof EndTaxRegistration>({
  operation: EndTaxRegistration,
  label: text('End it…', '结束…'),
  when: ({ until }) => until === null,
  guide: END_TAX_REGISTRATION_GUIDE,
  title: text('End the registration', '结束税务登记'),
  save: text('End it on this day', '于该日结束'),
  fields: [
    { name: 'until', width: 'half' },
    { name: 'why', control: 'long-text' },
  ],
  start: () => ({ until: today() }),
  input: ({ id }, body) => ({ params: { registrationId: id }, body }),
  done: text('The registration ends on that day.', '登记将于该日结束。'),
  refreshes,
});

export const addRow = formAction<{ readonly country: string }, typeof AddTaxRow>({
  operation: AddTaxRow,
  label: text('Add a rate…', '添加税率…'),
  tone: 'main',
  guide: ADD_TAX_ROW_GUIDE,
  title: text('Add a rate of the shop', '添加本店税率'),
  save: text('Add the rate', '添加税率'),
  fields: [
    { name: 'country', control: 'code', width: 'third' },
    { name: 'region', width: 'third' },
    { name: 'postalPrefix', control: 'code', width: 'third' },
    { name: 'taxClass', words: TAX_CLASS_WORDS, width: 'third' },
    { name: 'partsPerMillion', width: 'third' },
    { name: 'since', width: 'third' },
    { name: 'isAdded' },
    { name: 'source' },
    { name: 'why', control: 'long-text' },
  ],
  start: ({ country }) => ({ country, since: today(), isAdded: false }),
  input: (_, body) => ({ body }),
  done: text('The rate goes before the shipped one.', '该税率优先于内置税率。'),
  refreshes,
});

export const endRow = formAction<TaxRowView, typeof EndTaxRow>({
  operation: EndTaxRow,
  label: text('End it…', '结束…'),
  when: ({ isOwn, until }) => isOwn && until === null,
  guide: END_TAX_ROW_GUIDE,
  title: text('End the rate', '结束税率'),
  save: text('End it on this day', '于该日结束'),
  fields: [
    { name: 'until', width: 'half' },
    { name: 'why', control: 'long-text' },
  ],
  start: () => ({ until: today() }),
  input: ({ id }, body) => ({ params: { rowId: id }, body }),
  done: text('The rate ends on that day.', '该税率将于该日结束。'),
  refreshes,
});
