import type { Text } from '@toric/contracts/kernel/sentence';
import { explain } from '../../app/api.ts';
import { useConnection } from '../../app/connection.ts';
import { count, useWords } from '../../app/words.ts';
import { ActionButton } from '../record/action-button.tsx';
import { Empty, Failed, Loading, Offline } from '../show/states.tsx';
import type { AnyList } from './any-list.ts';
import type { Rows } from './rows/use-rows.ts';
import { isSameFilters } from './filters/filter-values.ts';
import type { ListState as State } from './views/use-list-state.ts';

type Props = {
  readonly list: AnyList;
  readonly state: State;
  readonly rows: Rows;
  readonly needs: Text | undefined;
};

const WORDS = {
  needs: { en: 'Say whom or what you look for.', zh: '请说明要查找的内容。' },
  clear: { en: 'Remove the filters', zh: '移除筛选条件' },
  none: { en: 'Nothing matches these filters.', zh: '没有符合这些筛选条件的内容。' },
  noneAbout: { en: 'Remove a filter, or change its value.', zh: '请移除某个筛选条件，或更改其值。' },
  noneHere: {
    en: 'There is nothing to do here. The other tabs may have something.',
    zh: '这里无待办内容，其他标签中可能有。',
  },
  all: { en: 'Show all', zh: '显示全部' },
  more: { en: 'The next rows could not be read.', zh: '无法读取后面的行。' },
  again: { en: 'Try again', zh: '重试' },
  damaged: {
    one: '{n} row is damaged and cannot be shown. An operator can find it in the log.',
    other: '{n} rows are damaged and cannot be shown. An operator can find them in the log.',
    zh: '有 {n} 行数据损坏，无法显示。操作员可在日志中查到。',
  },
};

/** Shows the state of a list instead of its rows, or below them: empty, loading, failed, offline. */
export function ListState({ list, state, rows, needs }: Props) {
  const { online, since } = useConnection();
  const { held, failed, retry } = rows;
  if (needs) return <Empty title={WORDS.needs} about={needs} />;
  // without a connection a request is waiting and has not failed
  if (!online && (failed || !held)) return <Offline since={since} />;
  if (failed) {
    const what = { en: `${list.title.en} could not be read`, zh: `无法读取${list.title.zh}` };
    return <Failed problem={failed} retry={retry} what={what} />;
  }
  if (!held) return <Loading rows={8} />;
  if (held.rows.length > 0) return <More {...{ list, rows }} />;
  const isFiltered = Object.keys(state.filters).length > 0;
  if (!isFiltered) {
    return <Empty {...list.empty} action={<FirstStep list={list} />} />;
  }
  return <NothingMatches state={state} />;
}

/**
 * Shows the first action of the list again, below an empty list. It is not filled here, because the head has the filled
 * button.
 */
function FirstStep({ list }: { readonly list: AnyList }) {
  const [first] = list.actions ?? [];
  if (!first) return null;
  const { key: _, ...action } = first;
  return <ActionButton action={{ ...action, tone: 'plain' }} record={undefined} small />;
}

/** Shows that a view is empty, which is often good news, or that no row matches the filters of the person. */
function NothingMatches({ state }: { readonly state: State }) {
  const { view, filters } = state;
  if (view && isSameFilters(view.filters, filters)) {
    const { label } = view;
    const title = { en: `“${label.en}” is empty.`, zh: `“${label.zh}”中没有内容。` };
    return <Empty title={title} about={WORDS.noneHere} action={<ShowAll state={state} words={WORDS.all} />} />;
  }
  return <Empty title={WORDS.none} about={WORDS.noneAbout} action={<ShowAll state={state} words={WORDS.clear} />} />;
}

function ShowAll({ state, words }: { readonly state: State; readonly words: Text }) {
  const t = useWords();
  return (
    <button type="button" className="btn small" onClick={() => state.setFilters({})}>
      {t(words)}
    </button>
  );
}

/** Shows the end of the list: its next page is loading or failed, or some rows are damaged. */
function More({ list, rows }: Pick<Props, 'list' | 'rows'>) {
  const t = useWords();
  const { held, problem, isReading, readNext } = rows;
  if (!held) return null;
  if (problem) {
    return (
      <div className="list-more" role="alert">
        <p>
          {t(WORDS.more)} {t(explain(problem))}
        </p>
        <button type="button" className="btn small" onClick={readNext}>
          {t(WORDS.again)}
        </button>
      </div>
    );
  }
  return (
    <div className="list-more" aria-busy={isReading}>
      {isReading && (
        <span className="bone" aria-label={t({ en: `Reading ${list.title.en}`, zh: `正在读取${list.title.zh}` })} />
      )}
      {held.unreadable > 0 && <p className="fine t-stop">{t(count(held.unreadable, WORDS.damaged))}</p>}
    </div>
  );
}
