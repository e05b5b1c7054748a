import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import type { Text } from '@toric/contracts/kernel/sentence';
import { Link, useLocation, useNavigate } from 'react-router';
import { useKeys } from '../../app/keys.ts';
import { formatNumber, useLanguage, useWords } from '../../app/words.ts';
import { placeOf, toPlace } from '../list/place.ts';

const PREVIOUS: Text = { en: 'Previous in the list', zh: '列表中的上一项' };
const NEXT: Text = { en: 'Next in the list', zh: '列表中的下一项' };
const TO_LIST: Text = { en: 'Back to the list', zh: '返回列表' };

type Props = { readonly list: { readonly label: Text; readonly href: string } };

function useSteps({ list }: Props) {
  const place = placeOf(useLocation().state);
  const navigate = useNavigate();
  const [before, after] = place ? [toPlace(place, -1), toPlace(place, 1)] : [];
  const go = (to: ReturnType<typeof toPlace>) => to && void navigate(to.href, { state: to.state, replace: true });
  // one step back restores the filters and the scroll position of the list
  const toList = () => void (place ? navigate(-1) : navigate(list.href));
  useKeys([
    { key: 'j', label: NEXT, run: () => go(after), when: after !== undefined },
    { key: 'k', label: PREVIOUS, run: () => go(before), when: before !== undefined },
    { key: 'u', label: TO_LIST, run: toList },
  ]);
  return { place, before, after, go };
}

/**
 * Shows the list from which the person came, and the place of the record in it: "8 of 128". J and K open its
 * neighbours.
 */
export function Crumb({ list }: Props) {
  const t = useWords();
  const language = useLanguage();
  const { place, before, after, go } = useSteps({ list });
  const step = (to: ReturnType<typeof toPlace>, label: Text, Icon: typeof IconChevronLeft) => (
    <button type="button" className="record-step" aria-label={t(label)} disabled={!to} onClick={() => go(to)}>
      <Icon size={14} stroke={1.5} aria-hidden />
    </button>
  );
  const number = (n: number) => formatNumber(n, language);
  const total = place?.total === undefined ? '' : `${number(place.total)}${place.totalIsExact === false ? '+' : ''}`;
  return (
    <span className="record-crumb">
      <Link to={place?.list ?? list.href}>{t(list.label)}</Link>
      {place && (
        <>
          <span>
            ›{' '}
            {total === ''
              ? t({ en: `number ${number(place.index + 1)}`, zh: `第 ${number(place.index + 1)} 项` })
              : t({
                  en: `${number(place.index + 1)} of ${total}`,
                  zh: `第 ${number(place.index + 1)} 项，共 ${total} 项`,
                })}
          </span>
          {step(before, PREVIOUS, IconChevronLeft)}
          {step(after, NEXT, IconChevronRight)}
        </>
      )}
    </span>
  );
}
