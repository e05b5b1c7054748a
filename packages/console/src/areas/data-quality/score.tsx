/** A score in percent. A rule that applies to nobody has none. */
export const Score = ({ score }: { readonly score: number | null }) => <>{score === null ? '–' : `${score} %`}</>;
