import type { RecallScope, RecallView } from '@toric/contracts/catalog-inventory/recall/recall.http';
import type { Text } from '@toric/contracts/kernel/sentence';
import { formatDay, formatPower } from '../../app/formats.ts';
import { useWords } from '../../app/words.ts';
import { Block } from '../../kit/show/block.tsx';
import { Day } from '../../kit/show/when.tsx';
import { useProduct } from '../catalogue/product-name.tsx';

type Version = RecallView['versions'][number];

const both = (text: string): Text => ({ en: text, zh: text });
const between = (from: string | undefined, to: string | undefined, en: string, zh: string): Text[] => {
  if (!from && !to) return [];
  const days = (language: 'en' | 'zh') => [from, to].map((day) => (day ? formatDay(day, language) : '…')).join(' – ');
  return [{ en: `${en} ${days('en')}`, zh: `${zh} ${days('zh')}` }];
};

/**
 * Returns the scope of an entry of a notice, as short lines. A product is written as its id in braces, which is
 * replaced by its name.
 */
export const linesOf = (entry: RecallScope): Text[] => [
  ...(entry.productIds ?? []).map((id) => both(`{${id}}`)),
  ...(entry.gtins ?? []).map((gtin) => both(`GTIN ${gtin}`)),
  ...(entry.lots ?? []).map((lot) => ({ en: `lot ${lot}`, zh: `批号 ${lot}` })),
  ...(entry.lotPrefixes ?? []).map((lot) => ({ en: `lots ${lot}*`, zh: `批号 ${lot}*` })),
  ...(entry.parameters ?? []).map((part) =>
    both(
      [
        part.sphere !== undefined && formatPower(part),
        part.baseCurve && `BC ${part.baseCurve}`,
        part.diameter && `DIA ${part.diameter}`,
        part.colour,
      ]
        .filter(Boolean)
        .join(' '),
    ),
  ),
  ...between(entry.madeFrom, entry.madeUntil, 'made', '生产于'),
  ...between(entry.expiresFrom, entry.expiresUntil, 'use by', '有效期'),
];

function Line({ text }: { readonly text: string }) {
  const id = /^\{(.+)\}$/.exec(text)?.[1];
  const { data } = useProduct(id);
  return <>{id === undefined ? text : (data?.name ?? '…')}</>;
}

function Covers({ version, before }: { readonly version: Version; readonly before: Version | undefined }) {
  const t = useWords();
  const known = new Set(before?.scope.flatMap(linesOf).map(({ en }) => en));
  const lines = version.scope.flatMap(linesOf);
  const gone = before?.scope.flatMap(linesOf).filter(({ en }) => !lines.some((line) => line.en === en)) ?? [];
  return (
    <div>
      <p className="fine dimmer">
        {t({ en: 'Version ', zh: '版本 ' })}
        {version.version} · <Day day={version.createdAt.slice(0, 10)} />
      </p>
      <ul className="fine">
        {lines.map((line) => (
          <li key={line.en} className={before && !known.has(line.en) ? 'add' : undefined}>
            {before && !known.has(line.en) && '+ '}
            <Line text={t(line)} />
          </li>
        ))}
        {gone.map((line) => (
          <li key={line.en}>
            <s>
              <Line text={t(line)} />
            </s>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Shows the two newest versions of a notice side by side, and the older versions below. */
export function Versions({ recall }: { readonly recall: RecallView }) {
  const t = useWords();
  const [newest, before, ...older] = recall.versions;
  if (!newest) return null;
  return (
    <Block title={{ en: 'What the notice covers', zh: '通知涵盖的范围' }}>
      <div className="versions">
        {before && <Covers version={before} before={undefined} />}
        <Covers version={newest} before={before} />
      </div>
      {older.length > 0 && (
        <details>
          <summary>{t({ en: `${older.length} earlier versions`, zh: `更早的 ${older.length} 个版本` })}</summary>
          {older.map((version) => (
            <Covers key={version.version} version={version} before={undefined} />
          ))}
        </details>
      )}
    </Block>
  );
}
