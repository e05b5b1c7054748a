/** Shows the logo of the shop: a lens with its axis. */
export function Mark({ size = 22 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 22 22" aria-hidden="true" fill="none" stroke="currentColor">
      <circle cx="11" cy="11" r="9" strokeWidth="2" />
      <circle cx="11" cy="11" r="3.6" strokeWidth="1.5" opacity=".55" />
      <path d="M3.5 15.3 18.5 6.7" strokeWidth="2" strokeLinecap="round" />
    </svg>
  );
}
