/** Shows a score in percent. A rule that applies to nobody has no score. */
export const Score = ({ score }: { readonly score: number | null }) => <>{score === null ? '–' : `${score} %`}</>;
