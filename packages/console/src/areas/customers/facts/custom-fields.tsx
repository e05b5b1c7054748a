import { GetCustomer } from '@toric/contracts/customer/people/customer.http';
import { ChangeCustomerFields, GetCustomerFields } from '@toric/contracts/customer/fields/field.http';
import { useState } from 'react';
import { useAnswer, useCommand, useMay } from '../../../app/api.ts';
import { formatDay, formatNumber } from '../../../app/formats.ts';
import { tell } from '../../../app/tell.tsx';
import { useLanguage, useWords } from '../../../app/words.ts';
import { FormDialog } from '../../../kit/form/form-dialog.tsx';
import { Block } from '../../../kit/show/block.tsx';
import { Facts } from '../../../kit/show/facts.tsx';
import { fieldForm, fieldsBody, type OwnField } from './field-form.ts';

/** Shows one value as a readable text: a choice by its name, a day and a number in the format of the language. */
export function Value({ own: { field, value } }: { readonly own: OwnField }) {
  const t = useWords();
  const language = useLanguage();
  const nameOf = (key: string) => field.choices.find((choice) => choice.key === key)?.label[language] ?? key;
  if (typeof value === 'boolean') return value ? t({ en: 'yes', zh: '是' }) : t({ en: 'no', zh: '否' });
  if (typeof value === 'number') return `${formatNumber(value, language)} ${field.unit ?? ''}`.trim();
  if (Array.isArray(value)) return value.map(nameOf).join(t({ en: ', ', zh: '、' }));
  if (value === null) return <span className="dimmer">{t({ en: 'none', zh: '无' })}</span>;
  if (field.type === 'day') return formatDay(value, language);
  return field.type === 'choice' ? nameOf(value) : value;
}

function Change({ customerId, own }: { readonly customerId: string; readonly own: readonly OwnField[] }) {
  const t = useWords();
  const [opened, setOpened] = useState(false);
  const { run } = useCommand(ChangeCustomerFields, { refreshes: [GetCustomerFields, GetCustomer] });
  const save = async (values: Readonly<Record<string, unknown>>) => {
    await run({ params: { customerId }, body: fieldsBody(own, values) });
    tell({ en: 'The facts are saved.', zh: '资料已保存。' });
  };
  return (
    <>
      <button
        type="button"
        className="btn small"
        data-operation={ChangeCustomerFields.id}
        onClick={() => setOpened(true)}
      >
        {t({ en: 'Change…', zh: '更改…' })}
      </button>
      {opened && <FormDialog spec={fieldForm(own)} record={undefined} onSave={save} onClose={() => setOpened(false)} />}
    </>
  );
}

/** Shows the custom fields of a customer that the role may read. Shows nothing while there are none. */
export function CustomFields({ customerId }: { readonly customerId: string }) {
  const may = useMay();
  const { data } = useAnswer(GetCustomerFields, { params: { customerId } }, { enabled: may(GetCustomerFields) });
  const own: readonly OwnField[] = data?.data ?? [];
  if (own.length === 0) return null;
  const mayChange = may(ChangeCustomerFields) && own.some((one) => one.mayChange);
  return (
    <Block title={{ en: 'Facts of the shop', zh: '自定义资料' }}>
      <Facts rows={own.map((one) => ({ label: one.field.label, value: <Value own={one} /> }))} />
      {mayChange && <Change customerId={customerId} own={own} />}
    </Block>
  );
}
