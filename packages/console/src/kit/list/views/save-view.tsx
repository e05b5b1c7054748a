import { Modal } from '@mantine/core';
import { CreateSavedView, ListSavedViews } from '@toric/contracts/customer/desk/desk.http';
import { type FormEvent, useState } from 'react';
import { explain, useCommand } from '../../../app/api.ts';
import { tell } from '../../../app/tell.tsx';
import { useWords } from '../../../app/words.ts';
import type { AnyList } from '../any-list.ts';
import { personalIn, viewOf } from './list-views.ts';
import type { ListState } from './use-list-state.ts';

type Props = { readonly list: AnyList; readonly state: ListState; readonly onClose: () => void };

const WORDS = {
  title: { en: 'Save this view', zh: '保存此视图' },
  about: {
    en: 'It keeps the filters, and the columns with their order and widths.',
    zh: '视图保存筛选条件，以及列的顺序和宽度。',
  },
  name: { en: 'Name', zh: '名称' },
  shared: { en: 'Show it to all colleagues', zh: '向所有同事显示' },
  standard: { en: 'Open this list with it', zh: '打开此列表时使用' },
  save: { en: 'Save the view', zh: '保存视图' },
  close: { en: 'Do not save', zh: '不保存' },
  done: { en: 'The view is saved.', zh: '视图已保存。' },
};

/** Asks for the name of a new view, and saves it. */
export function SaveView({ list, state, onClose }: Props) {
  const t = useWords();
  const { run, busy, problem } = useCommand(CreateSavedView, { refreshes: [ListSavedViews] });
  const [name, setName] = useState('');
  const [isShared, setShared] = useState(false);
  const [isDefault, setDefault] = useState(false);
  const personal = personalIn(state.filters);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const { filters, columns } = state;
    const body = { list: list.operation.id, name, filters, columns: [...columns], isShared, isDefault };
    const answer = await run({ body }).catch(() => undefined); // the problem is shown in this dialog
    if (!answer) return;
    tell(WORDS.done);
    onClose();
    state.showView(viewOf(answer.body));
  };
  return (
    <Modal opened onClose={onClose} title={t(WORDS.title)} closeButtonProps={{ 'aria-label': t(WORDS.close) }}>
      <form className="stack-4" onSubmit={(event) => void submit(event)}>
        <p className="dim">{t(WORDS.about)}</p>
        {personal.length > 0 && <p className="err">{t(withoutPersons(personal, list))}</p>}
        <div className="field">
          <label htmlFor="view-name">{t(WORDS.name)}</label>
          <input
            className="input"
            id="view-name"
            required
            maxLength={60}
            value={name}
            data-autofocus
            onChange={(event) => setName(event.currentTarget.value)}
          />
        </div>
        <Check label={t(WORDS.shared)} value={isShared} onChange={setShared} />
        <Check label={t(WORDS.standard)} value={isDefault} onChange={setDefault} />
        {problem && (
          <p className="err" role="alert">
            {t(explain(problem))}
          </p>
        )}
        <div className="row">
          <span className="grow" />
          <button type="button" className="btn" onClick={onClose}>
            {t(WORDS.close)}
          </button>
          <button type="submit" className="btn main" disabled={busy || personal.length > 0}>
            {t(WORDS.save)}
          </button>
        </div>
      </form>
    </Modal>
  );
}

function Check({ label, value, onChange }: { label: string; value: boolean; onChange: (value: boolean) => void }) {
  return (
    <label className="row list-check">
      <input type="checkbox" checked={value} onChange={(event) => onChange(event.currentTarget.checked)} />
      {label}
    </label>
  );
}

/** Returns a text that names the filters which keep the view from being saved. */
function withoutPersons(names: readonly string[], { filters }: AnyList) {
  const labels = (language: 'en' | 'zh') => names.map((name) => filters?.[name]?.label[language] ?? name);
  return {
    en: `A view keeps no data of a person. Remove this filter first: ${labels('en').join(', ')}.`,
    zh: `视图不保存个人数据。请先移除筛选条件：${labels('zh').join('、')}。`,
  };
}
