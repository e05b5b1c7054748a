/** Reads the stages of deals, which all pages of the area share. */
import { type DealStage, ListDealStages } from '@toric/contracts/customer/pipeline/deal.http';
import { useAnswer } from '../../app/api.ts';
import { useLanguage } from '../../app/words.ts';
import type { Option } from '../../kit/kit.types.ts';

/** Reads the stages in their order. */
export function useStages(): readonly DealStage[] {
  return useAnswer(ListDealStages).data?.data ?? [];
}

/** Returns a function that names a stage of deals in the person's language. */
export function useStageName(): (id: string) => string {
  const stages = useStages();
  const language = useLanguage();
  return (id) => stages.find((stage) => stage.id === id)?.name[language] ?? '…';
}

/** Returns the stages of deals that are in use, as options. */
export function useStageOptions(): readonly Option[] {
  const language = useLanguage();
  return useStages()
    .filter(({ isActive }) => isActive)
    .map(({ id, name }) => ({ value: id, label: name[language] }));
}
