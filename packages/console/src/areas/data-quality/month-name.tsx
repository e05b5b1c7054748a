import { formatMonth } from '../../app/formats.ts';
import { useLanguage } from '../../app/words.ts';

/** Shows a month in words, such as "Oct 2026". */
export const MonthName = ({ month }: { readonly month: string }) => <>{formatMonth(month, useLanguage())}</>;
