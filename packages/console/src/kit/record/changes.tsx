import { type ChangeView, ListChanges } from '@toric/contracts/changes/change.http';
import { CHANGE_ACTOR_KIND_WORDS } from '@toric/contracts/changes/change.words';
import { CHANGE_ACTION_WORDS } from '@toric/contracts/changes/change-action.words';
import type { Guide } from '@toric/contracts/kernel/guide';
import { PersonName } from '../../areas/changes/person-name.tsx';
import { useLanguage, useWords } from '../../app/words.ts';
import { shownValue } from '../form/merge/shown-value.ts';
import { guideOf } from '../form/model/guide-of.ts';
import type { ListSpec, Tab } from '../kit.types.ts';
import { RelatedList } from '../list/related-list.tsx';
import { Badge } from '../show/badge.tsx';
import { When } from '../show/when.tsx';

function Fields({ change, guide }: { readonly change: ChangeView; readonly guide: Guide }) {
  const t = useWords();
  const language = useLanguage();
  if (change.erased) {
    return (
      <span className="dim">
        {t({ en: 'The person was erased, so nobody can read the values.', zh: '该人已被删除，内容无法读取。' })}
      </span>
    );
  }
  return (
    <ul>
      {change.fields.map(({ name, before, after }) => (
        <li key={name}>
          <span className="dim">{guideOf(guide, name)?.label[language] ?? name}:</span>{' '}
          <s>{shownValue(before, undefined, language)}</s> → {shownValue(after, undefined, language)}
        </li>
      ))}
    </ul>
  );
}

const listOf = (guide: Guide): ListSpec<typeof ListChanges> => ({
  operation: ListChanges,
  title: { en: 'Changes', zh: '变更' },
  about: { en: 'Who changed what, when and why.', zh: '何人何时因何变更了什么。' },
  key: ({ id }) => id,
  columns: [
    { id: 'at', label: { en: 'When', zh: '时间' }, cell: ({ at }) => <When at={at} /> },
    {
      id: 'action',
      label: { en: 'What', zh: '操作' },
      cell: ({ action }) => <Badge words={CHANGE_ACTION_WORDS} value={action} />,
    },
    {
      id: 'fields',
      label: { en: 'Before and after', zh: '变更前后' },
      cell: (change) => <Fields change={change} guide={guide} />,
    },
    { id: 'why', label: { en: 'Why', zh: '原因' }, cell: ({ why }) => why ?? '' },
    {
      id: 'actor',
      label: { en: 'By', zh: '经手人' },
      cell: ({ actorKind, actorId }) =>
        actorKind === 'staff' ? (
          <PersonName id={actorId} />
        ) : (
          <Badge words={CHANGE_ACTOR_KIND_WORDS} value={actorKind} />
        ),
    },
  ],
  empty: {
    title: { en: 'Nothing was changed', zh: '没有变更' },
    about: {
      en: 'It is as it was added, or your role may not read its changes.',
      zh: '自添加后未作更改，或你的角色无权查看其变更。',
    },
  },
});

/** Returns the tab with the changes of a record. The guide of its form names the fields. */
export function changesTab<R>(subjectOf: (record: R) => string, guide: Guide = {}): Tab<R> {
  const spec = listOf(guide);
  return {
    id: 'changes',
    label: { en: 'Changes', zh: '变更' },
    operation: ListChanges,
    content: ({ record }) => <RelatedList spec={spec} query={{ subject: subjectOf(record) }} />,
  };
}
