import { Modal } from '@mantine/core';
import { type KeyboardEvent, useEffect, useId, useState } from 'react';
import { useHref, useNavigate } from 'react-router';
import { announce } from '../../app/announce.ts';
import { count, useWords } from '../../app/words.ts';
import { PaletteField } from './palette-field.tsx';
import { PaletteFoot } from './palette-foot.tsx';
import { PaletteList } from './palette-list.tsx';
import { PaletteState } from './palette-state.tsx';
import { ReadLine } from './read-line.tsx';
import { type Entry, useEntries } from './use-entries.ts';
import { useFirstHit } from './use-first-hit.ts';
import './palette.css';

type Props = { readonly opened: boolean; readonly query: string; readonly onClose: () => void };

const FIND = { en: 'Find or do something', zh: '查找或执行操作' };
const RESULTS = { en: 'Results', zh: '结果' };

/**
 * Finds any record by one text, opens any page, and runs the actions of the current page. It can be used by keyboard
 * alone.
 */
export function Palette({ opened, query, onClose }: Props) {
  const t = useWords();
  return (
    <Modal.Root opened={opened} onClose={onClose} size={680} yOffset={72} returnFocus>
      <Modal.Overlay />
      <Modal.Content aria-label={t(FIND)}>
        <div className="pal">{opened && <Finder key={query} query={query} onClose={onClose} />}</div>
      </Modal.Content>
    </Modal.Root>
  );
}

function Finder({ query, onClose }: Omit<Props, 'opened'>) {
  const t = useWords();
  const id = useId();
  const [text, setText] = useState(query);
  const { read, search, groups } = useEntries(text);
  const entries = groups.flatMap((group) => group.entries);
  const [chosen, setChosen] = useState({ of: text, at: 0 });
  const at = chosen.of === text ? Math.min(chosen.at, Math.max(entries.length - 1, 0)) : 0;
  const open = useOpen(onClose);
  const waitForHit = useFirstHit({ isFetching: search.isFetching, first: entries[0], open });
  useTellHits(search);

  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 5, PageUp: -5 }[event.key];
    if (step !== undefined) setChosen({ of: text, at: wrap(at + step, entries.length) });
    else if (event.key === 'Enter' && search.isFetching && chosen.of !== text) waitForHit();
    else if (event.key === 'Enter' && entries[at]) open(entries[at], event.ctrlKey || event.metaKey);
    else return;
    event.preventDefault();
  };
  return (
    <>
      <PaletteField
        {...{ id, text, search, onKeyDown }}
        chosen={entries.length > 0 ? at : undefined}
        onType={setText}
      />
      <ReadLine read={read} />
      {entries.length > 0 && (
        <PaletteList
          {...{ id, groups, at }}
          label={t(RESULTS)}
          onOpen={open}
          onPoint={(to) => setChosen({ of: text, at: to })}
        />
      )}
      <PaletteState search={search} hasEntries={entries.length > 0} />
      <PaletteFoot />
    </>
  );
}

/** Announces the number of results to a screen reader, once for each search. */
function useTellHits({ isKnown, text, hits }: ReturnType<typeof useEntries>['search']) {
  const t = useWords();
  const found = hits.length;
  useEffect(() => {
    if (isKnown) announce(t(count(found, HITS)));
  }, [isKnown, text, found, t]);
}
const HITS = { one: '{n} result.', other: '{n} results.', zh: '{n} 个结果。' };
const wrap = (at: number, length: number) => (length === 0 ? 0 : (at + length) % length);

/** Returns a function that opens an entry in this tab, or in a new tab. */
function useOpen(onClose: () => void) {
  const navigate = useNavigate();
  const base = useHref('/').replace(/\/$/, '');
  return (entry: Entry, isBeside = false): void => {
    if (entry.href !== undefined && isBeside) {
      window.open(`${base}${entry.href}`, '_blank', 'noopener');
      return;
    }
    onClose();
    if (entry.href !== undefined) void navigate(entry.href);
    // the action may open a dialog, so it runs after the palette has closed
    else setTimeout(() => entry.run?.(), 0);
  };
}
