import { Id } from '@toric/contracts/kernel/common';
import type { Text } from '@toric/contracts/kernel/sentence';
import { useState } from 'react';
import { useWords } from '../../../app/words.ts';
import { moveWithArrows } from './option-list.tsx';
import { useRecords } from './use-records.ts';

const FIND = { en: 'Name or number', zh: '姓名或编号' };
const NOTHING = { en: 'Nothing was found.', zh: '没有找到。' };

type Props = { readonly name: string; readonly label: Text; readonly onChoose: (id: string) => void };

/** Finds the record of a filter by a name or a number. A pasted id is accepted, too. */
export function RecordFinder({ name, label, onChoose }: Props) {
  const t = useWords();
  const [text, setText] = useState('');
  const { records, isKnown } = useRecords(name, text);
  const choose = (record: { readonly getId: () => Promise<string> }) => void record.getId().then(onChoose);
  const onEnter = () => {
    const pasted = Id.safeParse(text.trim());
    if (pasted.success) return onChoose(pasted.data);
    const [first] = records;
    if (first) choose(first);
  };
  return (
    <div className="list-options" onKeyDown={moveWithArrows}>
      <label className="label" htmlFor={`filter-${name}`}>
        {t(label)}
      </label>
      <input
        className="input"
        id={`filter-${name}`}
        placeholder={t(FIND)}
        value={text}
        autoComplete="off"
        data-autofocus
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Enter' && onEnter()}
      />
      <ul aria-live="polite">
        {records.map((record) => (
          <li key={record.key}>
            <button type="button" onClick={() => choose(record)}>
              <span className="grow clip">{record.title}</span>
              <span className="fine dimmer clip">{record.detail}</span>
            </button>
          </li>
        ))}
      </ul>
      {isKnown && records.length === 0 && <p className="fine dimmer">{t(NOTHING)}</p>}
    </div>
  );
}
