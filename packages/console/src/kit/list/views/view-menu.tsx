import { Menu, Modal } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import {
  ChangeSavedView,
  CreateSavedView,
  ListSavedViews,
  RemoveSavedView,
  type SavedView,
} from '@toric/contracts/customer/desk/desk.http';
import type { Text } from '@toric/contracts/kernel/sentence';
import { type FormEvent, useState } from 'react';
import { api, explain, refresh, useCommand } from '../../../app/api.ts';
import { asProblem } from '../../../app/problem.ts';
import { useSession } from '../../../app/session.tsx';
import { tell } from '../../../app/tell.tsx';
import { useWords } from '../../../app/words.ts';
import { type ListView, personalIn, viewOf } from './list-views.ts';
import type { ListState } from './use-list-state.ts';

type Props = {
  readonly view: ListView;
  readonly saved: SavedView;
  readonly state: ListState;
  readonly onSaveAsNew: () => void;
};

const WORDS = {
  menu: { en: 'Change this view', zh: '更改此视图' },
  save: { en: 'Save the changes in this view', zh: '将更改保存到此视图' },
  saveNew: { en: 'Save as a new view', zh: '另存为新视图' },
  rename: { en: 'Give it another name', zh: '重命名' },
  share: { en: 'Show it to all colleagues', zh: '向所有同事显示' },
  unshare: { en: 'Show it only to me', zh: '仅自己可见' },
  standard: { en: 'Open this list with it', zh: '打开此列表时使用' },
  notStandard: { en: 'Do not open this list with it', zh: '打开列表时不再使用' },
  link: { en: 'Copy a link to it', zh: '复制链接' },
  remove: { en: 'Remove the view', zh: '删除视图' },
  saved: { en: 'The view is changed.', zh: '视图已更改。' },
  copied: { en: 'The link is copied.', zh: '链接已复制。' },
  removed: { en: 'The view is removed.', zh: '视图已删除。' },
  name: { en: 'Name', zh: '名称' },
  keep: { en: 'Keep the old name', zh: '保留原名称' },
};

/** Shows the menu of the selected saved view. */
export function ViewMenu({ view, saved, state, onSaveAsNew }: Props) {
  const t = useWords();
  const { roles } = useSession().person;
  const { change, remove } = useViewCommands(saved, state);
  const [isRenaming, setRenaming] = useState(false);
  const mayChange = saved.isOwn || roles.includes('admin');
  const { filters, columns, isChanged } = state;
  const item = (label: Text, run: () => void, isShown = true) =>
    isShown && (
      <Menu.Item key={label.en} onClick={run}>
        {t(label)}
      </Menu.Item>
    );
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <button type="button" className="icon-btn" aria-label={t(WORDS.menu)}>
            <IconDots size={16} stroke={1.5} aria-hidden />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          {item(
            WORDS.save,
            () => change({ filters, columns: [...columns] }),
            mayChange && isChanged && personalIn(filters).length === 0,
          )}
          {item(WORDS.saveNew, onSaveAsNew)}
          {item(WORDS.rename, () => setRenaming(true), mayChange)}
          {item(saved.isShared ? WORDS.unshare : WORDS.share, () => change({ isShared: !saved.isShared }), mayChange)}
          {item(
            saved.isDefault ? WORDS.notStandard : WORDS.standard,
            () => change({ isDefault: !saved.isDefault }),
            saved.isOwn,
          )}
          {item(WORDS.link, () => void copyLink(view.id))}
          {item(WORDS.remove, remove, mayChange)}
        </Menu.Dropdown>
      </Menu>
      {isRenaming && <RenameView saved={saved} onClose={() => setRenaming(false)} />}
    </>
  );
}

async function copyLink(viewId: string): Promise<void> {
  const link = new URL(location.pathname, location.origin);
  link.searchParams.set('view', viewId);
  await navigator.clipboard.writeText(link.href);
  tell(WORDS.copied);
}

type Change = Partial<Pick<SavedView, 'filters' | 'isShared' | 'isDefault'>> & { columns?: SavedView['columns'] };

function useViewCommands(saved: SavedView, { showView, views }: ListState) {
  const { run: runChange } = useCommand(ChangeSavedView, { refreshes: [ListSavedViews] });
  const { run: runRemove } = useCommand(RemoveSavedView, { refreshes: [ListSavedViews] });
  const params = { viewId: saved.id };
  const failed = (error: unknown) => tell(explain(asProblem(error)), { tone: 'stop' });
  const change = (body: Change) =>
    void runChange({ params, body }).then(() => {
      tell(WORDS.saved);
      if (body.filters) showView(viewOf({ ...saved, filters: body.filters, columns: body.columns ?? saved.columns }));
    }, failed);
  const remove = () =>
    void runRemove({ params }).then(() => {
      const [first] = views;
      if (first) showView(first);
      tell(WORDS.removed, saved.isOwn ? { undo: { run: () => putBack(saved) } } : {});
    }, failed);
  return { change, remove };
}

async function putBack({ list, name, filters, columns, isShared, isDefault }: SavedView): Promise<void> {
  await api.call(CreateSavedView, { body: { list, name, filters, columns, isShared, isDefault } });
  refresh(ListSavedViews);
}

function RenameView({ saved, onClose }: { readonly saved: SavedView; readonly onClose: () => void }) {
  const t = useWords();
  const { run, busy, problem } = useCommand(ChangeSavedView, { refreshes: [ListSavedViews] });
  const [name, setName] = useState(saved.name);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    // the problem is shown below the field of the name
    const answer = await run({ params: { viewId: saved.id }, body: { name } }).catch(() => undefined);
    if (answer) onClose();
  };
  return (
    <Modal opened onClose={onClose} title={t(WORDS.rename)} closeButtonProps={{ 'aria-label': t(WORDS.keep) }}>
      <form className="stack-4" onSubmit={(event) => void submit(event)}>
        <div className="field">
          <label htmlFor="view-new-name">{t(WORDS.name)}</label>
          <input
            className="input"
            id="view-new-name"
            required
            maxLength={60}
            value={name}
            data-autofocus
            onChange={(event) => setName(event.currentTarget.value)}
          />
        </div>
        {problem && (
          <p className="err" role="alert">
            {t(explain(problem))}
          </p>
        )}
        <div className="row">
          <span className="grow" />
          <button type="button" className="btn" onClick={onClose}>
            {t(WORDS.keep)}
          </button>
          <button type="submit" className="btn main" disabled={busy}>
            {t(WORDS.rename)}
          </button>
        </div>
      </form>
    </Modal>
  );
}
