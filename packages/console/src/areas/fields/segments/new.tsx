import { ListFields } from '@toric/contracts/customer/fields/field.http';
import { CREATE_SEGMENT_GUIDE } from '@toric/contracts/customer/fields/segment.guide';
import { CreateSegment } from '@toric/contracts/customer/fields/segment.http';
import { SEGMENT_OPERATOR_WORDS } from '@toric/contracts/customer/fields/segment.words';
import { useAnswer, useMay } from '../../../app/api.ts';
import { text, useWords } from '../../../app/words.ts';
import { formPage } from '../../../kit/form/form-page.tsx';
import type { Option } from '../../../kit/kit.types.ts';

/** Returns the custom fields in use that the person may read, as options. */
function useFieldOptions(): readonly Option[] {
  const t = useWords();
  const may = useMay();
  const query = { limit: 100, retired: 'false' as const };
  const { data } = useAnswer(ListFields, { query }, { enabled: may(ListFields) });
  return (data?.data ?? []).map(({ id, label }) => ({ value: id, label: t(label) }));
}

/** Shows the form with which sales define a segment of customers. */
export default formPage(
  {
    operation: CreateSegment,
    guide: CREATE_SEGMENT_GUIDE,
    title: text('New segment', '新建客群'),
    save: text('Define the segment', '创建客群'),
    sections: [
      {
        fields: [
          { name: 'name.en', width: 'half' },
          { name: 'name.zh', width: 'half' },
          {
            name: 'conditions',
            label: text('Conditions', '条件'),
            control: 'lines',
            fields: [
              { name: 'fieldId', control: 'choice', options: useFieldOptions },
              { name: 'operator', words: SEGMENT_OPERATOR_WORDS },
              { name: 'value', control: 'text' },
            ],
          },
        ],
      },
    ],
  },
  {
    back: { label: text('Segments', '客群'), href: '/segments' },
    done: text('The segment is defined. Its customers are being found.', '客群已创建，正在查找客户。'),
    then: ({ id }) => `/segments/${id}`,
  },
);
