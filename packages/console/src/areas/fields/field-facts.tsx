import type { FieldView } from '@toric/contracts/customer/fields/field.http';
import { FIELD_TYPE_WORDS } from '@toric/contracts/customer/fields/field.words';
import { useWords } from '../../app/words.ts';
import { Block } from '../../kit/show/block.tsx';
import { Facts } from '../../kit/show/facts.tsx';
import { When } from '../../kit/show/when.tsx';

type Props = {
  readonly field: Omit<FieldView, 'readers' | 'writers'>;
  /** Names the roles that may read the field, in the language of the person. */
  readonly readers: readonly string[];
  readonly writers: readonly string[];
};

/** Shows the properties of a custom field, and the roles that may read and write it. */
export function FieldFacts({ field, readers, writers }: Props) {
  const t = useWords();
  const yes = (isSo: boolean) => (isSo ? t({ en: 'yes', zh: '是' }) : t({ en: 'no', zh: '否' }));
  const list = (texts: readonly string[]) => texts.join(t({ en: ', ', zh: '、' })) || '–';
  return (
    <Block title={{ en: 'Field', zh: '字段' }}>
      <Facts
        rows={[
          { label: { en: 'Key', zh: '代码' }, value: <span className="mono">{field.key}</span> },
          { label: { en: 'Type', zh: '类型' }, value: t(FIELD_TYPE_WORDS[field.type].label) },
          { label: { en: 'Unit', zh: '单位' }, value: field.unit },
          field.choices.length > 0 && {
            label: { en: 'Choices', zh: '选项' },
            value: list(field.choices.map(({ label }) => t(label))),
          },
          { label: { en: 'Must be filled in', zh: '必填' }, value: yes(field.isRequired) },
          { label: { en: 'Can be searched', zh: '可搜索' }, value: yes(field.isSearchable) },
          { label: { en: 'May be read by', zh: '可查看的角色' }, value: list(readers) },
          { label: { en: 'May be written by', zh: '可填写的角色' }, value: list(writers) },
          { label: { en: 'In use', zh: '在用' }, value: yes(!field.isRetired) },
          { label: { en: 'Defined', zh: '创建时间' }, value: <When at={field.createdAt} /> },
        ]}
      />
    </Block>
  );
}
