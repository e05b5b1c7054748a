import { useEffect, useMemo } from 'react';

export type File = { readonly mediaType: string; readonly bytes: Uint8Array };

/** Returns an object URL for a file. It is revoked when the file is no longer shown. */
export function useAddressOf({ bytes, mediaType }: File): string {
  const address = useMemo(
    () => URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: mediaType })),
    [bytes, mediaType],
  );
  useEffect(() => () => URL.revokeObjectURL(address), [address]);
  return address;
}
