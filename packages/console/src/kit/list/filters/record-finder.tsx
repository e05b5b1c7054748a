import type { HitKind } from '@toric/contracts/desk/desk.http';
import type { Text } from '@toric/contracts/kernel/sentence';
import { useState } from 'react';
import type { z } from 'zod';
import { useWords } from '../../../app/words.ts';
import { useSearch } from '../../palette/use-search.ts';
import { moveWithArrows } from './option-list.tsx';

type Kind = z.infer<typeof HitKind>;
/** The kind of record whose id a parameter takes. Any other parameter is offered hits of all kinds. */
const KINDS: Readonly<Record<string, Kind>> = { customerId: 'customer', orderId: 'order', productId: 'product', lotId: 'lot' };

const FIND = { en: 'Name or number', zh: '姓名或编号' };
const NOTHING = { en: 'Nothing was found.', zh: '没有找到。' };

/** Finds the record of a filter by a name or a number, because nobody knows an id. */
export function RecordFinder({
  name,
  label,
  onChoose,
}: {
  readonly name: string;
  readonly label: Text;
  readonly onChoose: (id: string) => void;
}) {
  const t = useWords();
  const [text, setText] = useState('');
  const { hits, isFetching } = useSearch(text);
  const kind = KINDS[name];
  const fit = hits.filter((hit) => kind === undefined || hit.kind === kind);
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
      />
      <ul aria-live="polite">
        {fit.map(({ id, title, detail }) => (
          <li key={id}>
            <button type="button" onClick={() => onChoose(id)}>
              <span className="grow clip">{title}</span>
              <span className="fine dimmer clip">{detail}</span>
            </button>
          </li>
        ))}
      </ul>
      {text.trim() !== '' && !isFetching && fit.length === 0 && <p className="fine dimmer">{t(NOTHING)}</p>}
    </div>
  );
}
