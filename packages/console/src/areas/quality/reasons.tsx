import type { DuplicateReason } from '@toric/contracts/customer/quality/duplicate.http';
import { DUPLICATE_REASON_WORDS } from '@toric/contracts/customer/quality/duplicate.words';
import { Said } from '../../kit/show/said.tsx';

/** Shows in words the facts in which two customers agree. */
export const Reasons = ({ reasons }: { readonly reasons: readonly DuplicateReason[] }) => (
  <span className="reasons">
    {reasons.map((reason, index) => (
      <span key={reason}>
        {index > 0 && ' · '}
        <Said>{DUPLICATE_REASON_WORDS[reason].label}</Said>
      </span>
    ))}
  </span>
);

/** Returns the facts in which two customers agree as plain text, for downloads. */
export const reasonsText = (reasons: readonly DuplicateReason[]): string =>
  reasons.map((reason) => DUPLICATE_REASON_WORDS[reason].label.en).join(', ');
