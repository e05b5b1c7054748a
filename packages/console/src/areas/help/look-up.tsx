import { useId, useMemo, useState } from 'react';
import { text, useLanguage, useWords } from '../../app/words.ts';
import { Block } from '../../kit/show/block.tsx';
import { type Entry, find } from './entry.ts';
import { fieldEntries } from './fields.ts';
import { WORDS } from './words.ts';

const MOST = 20;
const TITLE = text('Look something up', '查找');
const LABEL = text('A word, or the name of a field', '词语或字段名称');
const HELP = text('For example: axis, lot number, evidence.', '例如：轴位、批号、依据。');
const NOTHING = text('No word and no field has this in it.', '没有包含此内容的词语或字段。');
const MORE = text('More fit. Type some letters more.', '还有更多结果，请再输入几个字。');

function Found({ entry }: { readonly entry: Entry }) {
  const t = useWords();
  const { kind, label, meaning, fill, example } = entry;
  return (
    <>
      <dt>
        <b>{t(label)}</b>{' '}
        <span className="fine dimmer">{t(kind === 'word' ? text('word', '词语') : text('field', '字段'))}</span>
      </dt>
      <dd>
        <p>{t(meaning)}</p>
        {fill && <p className="dim">{t(fill)}</p>}
        {example && (
          <p className="fine dim">
            {t(text('Example:', '示例：'))} {t(example)}
          </p>
        )}
      </dd>
    </>
  );
}

/** Finds terms and fields of forms, in both languages. Without a text it lists the terms. */
export default function LookUp() {
  const t = useWords();
  const id = useId();
  const language = useLanguage();
  const [typed, type] = useState('');
  const all = useMemo(() => [...WORDS, ...fieldEntries()], []);
  const words = useMemo(
    () => WORDS.toSorted((a, b) => a.label[language].localeCompare(b.label[language], language)),
    [language],
  );
  const found = typed.trim() === '' ? words : find(all, typed);
  const shown = typed.trim() === '' ? found : found.slice(0, MOST);
  return (
    <Block title={TITLE}>
      <div className="field">
        <label htmlFor={id}>{t(LABEL)}</label>
        <input
          id={id}
          className="input"
          type="search"
          autoComplete="off"
          maxLength={60}
          value={typed}
          onChange={({ target }) => type(target.value)}
          aria-describedby={`${id}-help`}
        />
        <p className="help" id={`${id}-help`} role="status">
          {found.length === 0 ? t(NOTHING) : found.length > shown.length ? t(MORE) : t(HELP)}
        </p>
      </div>
      <dl className="help-words">
        {shown.map((entry) => (
          <Found key={`${entry.kind} ${entry.id}`} entry={entry} />
        ))}
      </dl>
    </Block>
  );
}
