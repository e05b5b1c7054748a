import { explain } from '../../app/problem.ts';
import { useWords } from '../../app/words.ts';
import type { Found } from './use-search.ts';

const WORDS = {
  nothing: {
    en: 'Nothing was found. Try a name, a phone number, the number of an order, or scan a box.',
    zh: '没有找到。请尝试姓名、电话号码、订单号，或扫描包装盒。',
  },
  partly: {
    en: 'A part of the shop gave no answer, so hits may be missing.',
    zh: '店铺的部分服务没有应答，结果可能不完整。',
  },
};

type Props = {
  readonly search: Found & { readonly isFetching: boolean; readonly isKnown: boolean };
  readonly hasEntries: boolean;
};

/** Shows that nothing was found, that the search failed, or that hits are missing. */
export function PaletteState({ search, hasEntries }: Props) {
  const t = useWords();
  const { problem, isKnown, unanswered, isFetching } = search;
  if (isFetching && !hasEntries) {
    return (
      <p className="pal-state">
        <span className="bone" />
      </p>
    );
  }
  if (problem) {
    return (
      <p className="pal-state t-stop" role="alert">
        {t(explain(problem))}
      </p>
    );
  }
  if (isKnown && unanswered.length > 0) return <p className="pal-state t-wait">{t(WORDS.partly)}</p>;
  return isKnown && !hasEntries ? <p className="pal-state dim">{t(WORDS.nothing)}</p> : null;
}
