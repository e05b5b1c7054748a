import type { Item } from '@toric/client/types';
import { SearchCustomers } from '@toric/contracts/customer/people/customer.http';
import { CUSTOMER_CATEGORY_WORDS, LANGUAGE_NAME_WORDS } from '@toric/contracts/customer/people/customer.words';
import { AddWalkIn } from '@toric/contracts/customer/people/walk-in.http';
import { columnsFor } from '../../kit/list/column.tsx';
import { listPage } from '../../kit/list/list-page.tsx';
import { FieldName } from '../fields/field-name.tsx';
import { TagName } from '../tags/tag-chip.tsx';
import { changeChosen } from '../jobs/edit-forms.ts';
import { nameOf } from './name.ts';

const PHONE = { en: 'Phone', zh: '电话' };
const EMAIL = { en: 'E-mail', zh: '电子邮箱' };

const column = columnsFor<typeof SearchCustomers>();

/** Returns the custom fields of a row in the format of a download: `card: gold; hours: 8`. */
const fieldsInWords = ({ fields = [] }: Item<typeof SearchCustomers>): string =>
  fields.map(({ key, value }) => `${key}: ${[value].flat().join(', ')}`).join('; ');

/** Lists the customers. They are found by parts of the name, and by complete phone numbers and e-mails. */
export default listPage({
  operation: SearchCustomers,
  title: { en: 'Customers', zh: '客户' },
  about: {
    en: 'Every customer of the shop, the newest first. Each reading is recorded.',
    zh: '店铺的所有客户，最新的在前。每次读取都会记录。',
  },
  key: ({ id }) => id,
  href: ({ id }) => `/customers/${id}`,
  filters: {
    name: { kind: 'text', label: { en: 'Name', zh: '姓名' } },
    phone: { kind: 'text', label: PHONE },
    phoneLast4: { kind: 'text', label: { en: 'Last four digits of the phone', zh: '电话后四位' } },
    email: { kind: 'text', label: EMAIL },
    tagId: { kind: 'record', label: { en: 'Tag', zh: '标签' }, name: TagName },
    fieldId: { kind: 'record', label: { en: 'Custom field', zh: '自定义字段' }, name: FieldName },
    fieldValue: { kind: 'text', label: { en: 'Value of the custom field', zh: '自定义字段的值' } },
  },
  columns: [
    column.text('name', { en: 'Name', zh: '姓名' }, nameOf, { isName: true, width: 220 }),
    column.text('phone', PHONE, ({ phone }) => phone, { width: 170 }),
    column.text('email', EMAIL, ({ email }) => email, { width: 240 }),
    column.day('born', { en: 'Born', zh: '出生日期' }, ({ dateOfBirth }) => dateOfBirth),
    {
      ...{ id: 'tags', label: { en: 'Tags', zh: '标签' }, width: 180 },
      cell: ({ tagIds = [] }) => (
        <span className="row">
          {tagIds.map((id) => (
            <TagName key={id} id={id} />
          ))}
        </span>
      ),
    },
    column.text('fields', { en: 'Custom fields', zh: '自定义字段' }, fieldsInWords, { hidden: true, width: 240 }),
    column.badge('category', { en: 'Category', zh: '类别' }, CUSTOMER_CATEGORY_WORDS, ({ category }) => category, {
      ...{ width: 120, hidden: true },
    }),
    column.badge('language', { en: 'Language', zh: '语言' }, LANGUAGE_NAME_WORDS, ({ language }) => language, {
      width: 110,
    }),
    column.when('since', { en: 'Customer since', zh: '成为客户' }, ({ createdAt }) => createdAt),
    column.text('zone', { en: 'Time zone', zh: '时区' }, ({ timeZone }) => timeZone, { hidden: true }),
    column.when('changed', { en: 'Changed', zh: '更新' }, ({ updatedAt }) => updatedAt, { hidden: true }),
  ],
  actions: [
    {
      ...{ href: '/customers/new', operation: AddWalkIn, tone: 'main', key: 'n' },
      label: { en: 'Add a customer', zh: '添加客户' },
    },
  ],
  bulkJobs: [changeChosen],
  empty: {
    title: { en: 'There are no customers yet.', zh: '还没有客户。' },
    about: { en: 'Add the first one, or wait until somebody signs up.', zh: '添加第一位客户，或等待有人注册。' },
  },
});
