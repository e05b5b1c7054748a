import { IconPlus, IconStar, IconUsers } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { formatNumber, useLanguage, useWords } from '../../../app/words.ts';
import type { AnyList } from '../any-list.ts';
import { type ListView, paramsOf } from './list-views.ts';
import type { ListState } from './use-list-state.ts';
import { SaveView } from './save-view.tsx';
import { useViewCounts } from './use-view-counts.ts';
import { ViewMenu } from './view-menu.tsx';

type Props = {
  readonly list: AnyList;
  readonly state: ListState;
  readonly total: number | undefined;
  readonly totalIsExact: boolean;
};

const VIEWS = { en: 'Views', zh: '视图' };
const SAVE = { en: 'Save this view', zh: '保存此视图' };
const CHANGED = { en: 'changed', zh: '已更改' };
const SHARED = { en: 'shared by a colleague', zh: '同事共享' };

/** Shows the views of a list as tabs: the views of the shop, then the person's own and shared views. */
export function ViewTabs({ list, state, total, totalIsExact }: Props) {
  const t = useWords();
  const [isSaving, setSaving] = useState(false);
  // the rows are loaded first, and the numbers of the other tabs after them
  const counts = useViewCounts(list, state.views, total !== undefined);
  const { view: shown, isChanged } = state;
  const hasOnlyAll = state.views.length === 1 && !list.filters;
  if (hasOnlyAll) return null;
  return (
    <div className="list-views">
      <nav className="tabs grow" aria-label={t(VIEWS)}>
        {state.views.map((view) => (
          <ViewTab
            {...{ view }}
            key={view.id}
            isShown={view === shown}
            isChanged={view === shown && isChanged}
            count={view === shown && !isChanged ? total : counts.get(view.id)}
            isExact={view === shown ? totalIsExact : true}
          />
        ))}
      </nav>
      {shown?.saved && <ViewMenu view={shown} saved={shown.saved} state={state} onSaveAsNew={() => setSaving(true)} />}
      {(isChanged || !shown) && (
        <button type="button" className="btn bare" aria-haspopup="dialog" onClick={() => setSaving(true)}>
          <IconPlus size={16} stroke={1.5} aria-hidden />
          {t(SAVE)}
        </button>
      )}
      {isSaving && <SaveView list={list} state={state} onClose={() => setSaving(false)} />}
    </div>
  );
}

type TabProps = {
  readonly view: ListView;
  readonly isShown: boolean;
  readonly isChanged: boolean;
  readonly count: number | undefined;
  readonly isExact: boolean;
};

function ViewTab({ view, isShown, isChanged, count, isExact }: TabProps) {
  const t = useWords();
  const language = useLanguage();
  const { saved } = view;
  return (
    <Link
      to={{ search: paramsOf({ view, filters: view.filters, columns: view.columns }).toString() }}
      aria-current={isShown ? 'page' : undefined}
    >
      {saved?.isOwn && <IconStar size={14} stroke={1.5} aria-hidden />}
      {saved && !saved.isOwn && <IconUsers size={14} stroke={1.5} role="img" aria-label={t(SHARED)} />}
      {t(view.label)}
      {isChanged && <span className="tag">{t(CHANGED)}</span>}
      {count !== undefined && !isChanged && (
        <span className="n">
          {formatNumber(count, language)}
          {!isExact && '+'}
        </span>
      )}
    </Link>
  );
}
