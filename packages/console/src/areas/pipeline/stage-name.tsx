import { useStageName } from './stages.ts';

/** Shows the name of a stage in the person's language. */
export const StageName = ({ id }: { readonly id: string }) => <span>{useStageName()(id)}</span>;
