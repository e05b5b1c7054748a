import { useEffect, useRef } from 'react';
import { useHref } from 'react-router';
import { formatNumber, useLanguage, useWords } from '../../app/words.ts';
import { Key } from '../show/key.tsx';
import type { Entry, Group } from './use-entries.ts';

type Props = {
  readonly id: string;
  readonly label: string;
  readonly groups: readonly Group[];
  readonly at: number;
  readonly onOpen: (entry: Entry, isBeside?: boolean) => void;
  readonly onPoint: (at: number) => void;
};

/** Shows the entries in groups. The focus stays in the field, which names the chosen entry for screen readers. */
export function PaletteList({ id, label, groups, at, onOpen, onPoint }: Props) {
  const t = useWords();
  const language = useLanguage();
  let index = -1;
  return (
    <div className="pal-list" role="listbox" id={`${id}-list`} aria-label={label}>
      {groups.map((group) => (
        <div key={group.id} role="group" aria-label={t(group.title)}>
          <div className="pal-title" aria-hidden="true">
            {t(group.title)} {group.entries.length > 1 && formatNumber(group.entries.length, language)}
          </div>
          {group.entries.map((entry) => {
            index += 1;
            const place = index;
            return (
              <Line
                key={entry.id}
                {...{ entry, onOpen }}
                id={`${id}-${place}`}
                isChosen={place === at}
                onPoint={() => onPoint(place)}
              />
            );
          })}
        </div>
      ))}
    </div>
  );
}

type LineProps = Pick<Props, 'onOpen'> & {
  readonly entry: Entry;
  readonly id: string;
  readonly isChosen: boolean;
  readonly onPoint: () => void;
};

function Line({ entry, id, isChosen, onOpen, onPoint }: LineProps) {
  const { icon: Icon, title, detail, href, key } = entry;
  const base = useHref('/').replace(/\/$/, '');
  const line = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    if (isChosen) line.current?.scrollIntoView({ block: 'nearest' });
  }, [isChosen]);
  return (
    <a
      ref={line}
      id={id}
      role="option"
      aria-selected={isChosen}
      tabIndex={-1}
      className={isChosen ? 'plain on' : 'plain'}
      href={href === undefined ? undefined : `${base}${href}`}
      onMouseMove={isChosen ? undefined : onPoint}
      onClick={(event) => {
        event.preventDefault();
        onOpen(entry, event.ctrlKey || event.metaKey);
      }}
    >
      <span className="dim">
        <Icon size={16} stroke={1.5} />
      </span>
      <span className="grow clip">{title}</span>
      {detail && <span className="fine dimmer clip">{detail}</span>}
      {key && <Key>{key}</Key>}
    </a>
  );
}
