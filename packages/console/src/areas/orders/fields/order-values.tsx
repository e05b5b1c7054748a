import { ChangeOrderValues, GetOrderValues } from '@toric/contracts/order/fields/order-field.http';
import { useState } from 'react';
import { useAnswer, useCommand, useMay } from '../../../app/api.ts';
import { tell } from '../../../app/tell.tsx';
import { text, useWords } from '../../../app/words.ts';
import { FormDialog } from '../../../kit/form/form-dialog.tsx';
import { Block } from '../../../kit/show/block.tsx';
import { Facts } from '../../../kit/show/facts.tsx';
import { Value } from '../../customers/facts/custom-fields.tsx';
import { fieldForm, type OwnField, valuesOf } from '../../customers/facts/field-form.ts';

const TARGET = { operation: ChangeOrderValues, asksReason: false };

function Change({ orderId, own }: { readonly orderId: string; readonly own: readonly OwnField[] }) {
  const t = useWords();
  const [opened, setOpened] = useState(false);
  const { run } = useCommand(ChangeOrderValues, { refreshes: [GetOrderValues] });
  const save = async (given: Readonly<Record<string, unknown>>) => {
    const body = ChangeOrderValues.body.parse({ values: valuesOf(own, given) });
    await run({ params: { orderId }, body });
    tell(text('The facts are saved.', '资料已保存。'));
  };
  return (
    <>
      <button type="button" className="btn small" data-operation={ChangeOrderValues.id} onClick={() => setOpened(true)}>
        {t(text('Change…', '更改…'))}
      </button>
      {opened && (
        <FormDialog spec={fieldForm(own, TARGET)} record={undefined} onSave={save} onClose={() => setOpened(false)} />
      )}
    </>
  );
}

/** Shows the custom fields of an order that the role may read. Shows nothing while there are none. */
export function OrderValues({ orderId }: { readonly orderId: string }) {
  const may = useMay();
  const { data } = useAnswer(GetOrderValues, { params: { orderId } }, { enabled: may(GetOrderValues) });
  const own: readonly OwnField[] = data?.data ?? [];
  if (own.length === 0) return null;
  const mayChange = may(ChangeOrderValues) && own.some((one) => one.mayChange);
  return (
    <Block title={text('Facts of the shop', '自定义资料')}>
      <Facts rows={own.map((one) => ({ label: one.field.label, value: <Value own={one} /> }))} />
      {mayChange && <Change orderId={orderId} own={own} />}
    </Block>
  );
}
