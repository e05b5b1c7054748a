import type { Input } from '@toric/client/types';
import { type ChangeView, ListChanges } from '@toric/contracts/changes/change.http';
import { CHANGE_ACTION_WORDS } from '@toric/contracts/changes/change-action.words';
import type { Words } from '@toric/contracts/kernel/words';
import { useWords } from '../../app/words.ts';
import { Empty, Failed, Loading } from '../../kit/show/states.tsx';
import { Timeline } from '../../kit/show/timeline.tsx';
import { PersonName } from '../changes/person-name.tsx';
import { usePages } from '../../kit/more-rows.tsx';

const WORDS: Words = CHANGE_ACTION_WORDS;

/** Returns the value of a changed field as a readable text. */
function said(value: unknown): string {
  if (value === null || value === undefined || value === '') return '–';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function What({ change }: { readonly change: ChangeView }) {
  const t = useWords();
  const label = WORDS[change.action]?.label;
  return (
    <>
      <b>{label ? t(label) : change.action}</b>
      {change.why && <span className="dim"> · {change.why}</span>}
    </>
  );
}

function Fields({ change }: { readonly change: ChangeView }) {
  const t = useWords();
  if (change.erased) return <span className="fine">{t({ en: 'The values were erased.', zh: '内容已删除。' })}</span>;
  return change.fields.map(({ name, before, after }) => (
    <span className="fine" key={name}>
      <span className="dimmer">{name}</span> {said(before)} → {said(after)}
      <br />
    </span>
  ));
}

const EMPTY = {
  title: { en: 'Nothing was changed.', zh: '没有变更。' },
  about: { en: 'Changes and readings of data appear here.', zh: '数据的变更和查看会显示在这里。' },
};
const CUSTOMER = { en: 'the customer', zh: '客户本人' };

/**
 * Lists the changes and readings of one record, the newest first: the fields before and after, the person, and the
 * reason.
 */
export function ChangeList({ query }: { readonly query: NonNullable<Input<typeof ListChanges>['query']> }) {
  const t = useWords();
  const { items, error, isLoading, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = usePages(ListChanges, {
    query,
  });
  if (error) return <Failed problem={error} retry={() => void refetch()} />;
  if (isLoading) return <Loading rows={5} />;
  if (items.length === 0) return <Empty title={EMPTY.title} about={EMPTY.about} />;
  const entries = items.map((change) => ({
    id: change.id,
    at: change.at,
    body: <What change={change} />,
    ...((change.erased || change.fields.length > 0) && { detail: <Fields change={change} /> }),
    pin: <PersonName id={change.actorId} {...(change.actorKind === 'customer' && { nobody: CUSTOMER })} />,
  }));
  return (
    <>
      <Timeline entries={entries} />
      {hasNextPage && (
        <button className="btn small" type="button" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t({ en: 'Show older changes', zh: '显示更早的变更' })}
        </button>
      )}
    </>
  );
}
