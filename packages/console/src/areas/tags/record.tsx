import { SearchCustomers } from '@toric/contracts/customer/people/customer.http';
import { CHANGE_TAG_GUIDE } from '@toric/contracts/customer/tags/tag.guide';
import { ChangeTag, GetTag, ListTags, type TagView } from '@toric/contracts/customer/tags/tag.http';
import { TAG_COLOUR_WORDS } from '@toric/contracts/customer/tags/tag.words';
import { useWords } from '../../app/words.ts';
import type { Action } from '../../kit/kit.types.ts';
import { changesTab } from '../../kit/record/changes.tsx';
import { recordPage } from '../../kit/record/record-page.tsx';
import { Block } from '../../kit/show/block.tsx';
import { Facts } from '../../kit/show/facts.tsx';
import { When } from '../../kit/show/when.tsx';
import { changeTagForm } from './forms.ts';
import { TagChip } from './tag-chip.tsx';

const change: Action<TagView, typeof ChangeTag> = {
  operation: ChangeTag,
  label: { en: 'Change it…', zh: '更改…' },
  key: 'e',
  form: changeTagForm,
  input: ({ id }, body) => ({ params: { tagId: id }, body }),
  done: { en: 'The tag is changed wherever it is.', zh: '标签已在各处更改。' },
  refreshes: [ListTags],
};

function About({ record }: { readonly record: TagView }) {
  const t = useWords();
  return (
    <Block title={{ en: 'Tag', zh: '标签' }}>
      <Facts
        rows={[
          { label: { en: 'English', zh: '英文' }, value: record.name.en },
          { label: { en: 'Chinese', zh: '中文' }, value: record.name.zh },
          { label: { en: 'Colour', zh: '颜色' }, value: t(TAG_COLOUR_WORDS[record.colour].label) },
          {
            label: { en: 'In use', zh: '在用' },
            value: record.isRetired ? t({ en: 'no', zh: '否' }) : t({ en: 'yes', zh: '是' }),
          },
          { label: { en: 'Defined', zh: '创建时间' }, value: <When at={record.createdAt} /> },
        ]}
      />
    </Block>
  );
}

/** Shows one tag: its names, its colour, and the customers who have it. */
export default recordPage({
  operation: GetTag,
  params: ['tagId'],
  list: { label: { en: 'Tags', zh: '标签' }, href: '/tags' },
  title: (tag) => <TagChip tag={tag} />,
  actions: [
    change,
    {
      href: ({ id }: TagView) => `/customers?tagId=${id}`,
      label: { en: 'Customers with this tag', zh: '使用此标签的客户' },
      operation: SearchCustomers,
    },
  ],
  tabs: [
    { id: 'about', label: { en: 'Tag', zh: '标签' }, content: About },
    changesTab(({ id }: TagView) => id, CHANGE_TAG_GUIDE),
  ],
});
