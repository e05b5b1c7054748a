import { ListDirectory } from '@toric/contracts/customer/desk/desk.http';
import { useAnswer, useMay } from '../../app/api.ts';

/** Returns the colleagues who can sign in and have this role. */
export function useColleagues(role: 'sales' | 'optician') {
  const may = useMay();
  return useAnswer(ListDirectory, { query: { role } }, { enabled: may(ListDirectory) }).data?.data ?? [];
}

/** Returns everybody who can work on a case, for a field of a form. */
export function useColleagueOptions() {
  const people = [...useColleagues('sales'), ...useColleagues('optician')];
  return [...new Map(people.map(({ id, name }) => [id, { value: id, label: name }])).values()];
}
