import { ListPartners, type PartnerView } from '@toric/contracts/customer/partners/partner.http';
import { useAnswer, useMay } from '../../app/api.ts';
import type { Option } from '../../kit/kit.types.ts';

const IN_USE = { query: { limit: 100, active: 'true' } } as const;

/** Returns the newest hundred partners in use. The list is empty for roles that may not read them. */
export function usePartners(): readonly PartnerView[] {
  const may = useMay();
  return useAnswer(ListPartners, IN_USE, { enabled: may(ListPartners) }).data?.data ?? [];
}

/** Returns all partners in use, as options. */
export const usePartnerOptions = (): readonly Option[] =>
  usePartners().map(({ id, name }) => ({ value: id, label: name }));

/** Returns the partners who write prescriptions, as options. */
export const usePrescriberOptions = (): readonly Option[] =>
  usePartners()
    .filter(({ kind }) => kind !== 'reseller')
    .map(({ id, name }) => ({ value: id, label: name }));
